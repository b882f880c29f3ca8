"""From a post to the address of its feed, by keyboard and without scripts."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, expect

from tests.browser.local_server import LocalServer

POST = "posts/2026-06-29-the-chips-that-answer/"
OFFER = "#gz-series-ai-industrial-war"


def test_a_byline_leads_to_the_address_of_its_series_to_copy(
    page: Page, server: LocalServer
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server.url)
    page.goto(f"{server.url}{POST}")
    page.get_by_role("link", name="Subscribe", exact=True).click()
    expect(page).to_have_url(re.compile(f"/subscribe/{OFFER}$"))
    offer = page.locator(OFFER)
    expect(offer).to_be_in_viewport()
    copy = offer.get_by_role("button", name="Copy the address of the feed of The AI Industrial War")
    copy.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".md-dialog")).to_contain_text("Copied to clipboard")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{server.url}series/ai-industrial-war/atom.xml"
    expect(copy).to_be_focused()


def test_the_address_is_there_without_scripts(browser: Browser, server: LocalServer) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server.url}subscribe/{OFFER}", wait_until="load")
    offer = page.locator(OFFER)
    expect(offer.locator("code")).to_have_text(f"{server.url}series/ai-industrial-war/atom.xml")
    expect(offer.locator("button")).to_be_hidden()
    context.close()


def test_a_feed_looks_decent_in_a_browser(page: Page, server: LocalServer) -> None:
    for name in ("atom.xml", "rss.xml"):
        page.goto(f"{server.url}{name}")
        # Playwright finds elements in HTML only.
        shown = page.evaluate("""() => [...document.documentElement.querySelectorAll("*")]
            .filter((node) => node.getClientRects().length)
            .map((node) => node.tagName)""")
        kinds = {"atom.xml": "entry", "rss.xml": "item"}
        assert shown.count(kinds[name]) >= 10
        assert not {"id", "guid", "author", "content", "content:encoded"} & set(shown)
        notice = page.evaluate("getComputedStyle(document.documentElement, '::before').content")
        assert notice.startswith('"This is a feed.')
