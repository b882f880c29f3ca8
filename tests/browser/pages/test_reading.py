"""A reader's way through the publication, with the theme's instant navigation."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, expect

from tests.browser.local_server import LocalServer


def test_from_the_front_page_through_a_series_and_back(page: Page, server: LocalServer) -> None:
    # Links are taken over once the theme has read the sitemap.
    page.goto(server.url, wait_until="networkidle")
    page.evaluate("window.samePage = true")
    page.get_by_role("link", name="The AI Industrial War").first.click()
    expect(page).to_have_url(re.compile(r"/series/ai-industrial-war/$"))
    page.get_by_role("link", name="Start with part 1").click()

    series = page.get_by_role("navigation", name="Series: The AI Industrial War")
    expect(series).to_contain_text("Part 1 of 3")
    first = page.title()
    series.get_by_role("link", name="Next part").click()
    expect(series).to_contain_text("Part 2 of 3")
    expect(series.get_by_role("link", name="Previous part")).to_have_count(1)
    assert page.title() != first

    page.go_back()
    expect(series).to_contain_text("Part 1 of 3")
    expect(series).to_have_count(1)
    expect(page.locator(".gz-byline")).to_have_count(1)
    assert page.title() == first
    assert page.evaluate("window.samePage") is True, "pages were exchanged, not loaded"


def test_a_post_found_by_the_search_opens(page: Page, server: LocalServer) -> None:
    page.goto(server.url)
    page.get_by_role("textbox", name="Search").press_sequentially("distillation")
    page.locator(".md-search-result__item a").first.click()
    expect(page).to_have_url(re.compile(r"/posts/"))
    expect(page.locator(".gz-head")).to_be_visible()


def test_everything_but_comments_can_be_read_without_scripts(
    browser: Browser, server: LocalServer
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server.url}series/ai-industrial-war/")
    page.get_by_role("link", name="Start with part 1").click()
    page.wait_for_url("**/posts/**")  # with its styles, which choose the series that is shown
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("link", name="Next part")).to_be_visible()
    expect(page.get_by_text("This post was written by")).to_be_visible()
    context.close()
