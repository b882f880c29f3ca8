"""A reader's way through the publication, with the theme's instant navigation."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, expect
from tests.browser.pages.watched_page import WatchedPage


def test_from_the_front_page_through_a_series_and_back(page: WatchedPage, own_site: str) -> None:
    reader = page.page
    reader.goto(own_site)
    reader.evaluate("window.samePage = true")
    reader.get_by_role("link", name="The AI Industrial War").first.click()
    expect(reader).to_have_url(re.compile(r"/series/ai-industrial-war/$"))
    reader.get_by_role("link", name="Start with part 1").click()

    series = reader.get_by_role("navigation", name="Series: The AI Industrial War")
    expect(series).to_contain_text("Part 1 of 3")
    first = reader.title()
    series.get_by_role("link", name="Next part").click()
    expect(series).to_contain_text("Part 2 of 3")
    expect(series.get_by_role("link", name="Previous part")).to_have_count(1)
    assert reader.title() != first

    reader.go_back()
    expect(series).to_contain_text("Part 1 of 3")
    expect(series).to_have_count(1)
    expect(reader.get_by_role("contentinfo", name="About this post")).to_have_count(1)
    assert reader.title() == first
    assert reader.evaluate("window.samePage") is True, "pages were exchanged, not loaded"


def test_a_post_found_by_the_search_opens(page: WatchedPage, own_site: str) -> None:
    page.page.goto(own_site)
    page.page.get_by_role("textbox", name="Search").fill("distillation")
    page.page.locator(".md-search-result__item a").first.click()
    expect(page.page).to_have_url(re.compile(r"/posts/"))
    expect(page.page.locator(".gz-head")).to_be_visible()


def test_everything_but_comments_can_be_read_without_scripts(
    browser: Browser, own_site: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{own_site}series/ai-industrial-war/")
    page.get_by_role("link", name="Start with part 1").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("link", name="Next part")).to_be_visible()
    expect(page.get_by_text("This post was written by")).to_be_visible()
    context.close()
