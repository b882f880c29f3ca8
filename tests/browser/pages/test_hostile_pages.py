"""Hostile fields in a real browser: everything is read, searched and clicked, nothing runs."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect
from tests.browser.pages.watched_page import WatchedPage
from tests.build.hostile_site import PAYLOADS
from tests.sources.link_vectors import HARMLESS, RUNNABLE

PAGES = ["", "series/all/", *(f"posts/{name}/" for name in PAYLOADS)]
PAGES += [f"series/{name}/" for name in PAYLOADS]

FOREIGN_ATTRIBUTES = """() => [...document.querySelectorAll("*")]
  .flatMap((element) => [...element.attributes].map((attribute) => attribute.name))
  .filter((name) => /^on|pwned/.test(name))"""


def visit(page: Page, address: str) -> None:
    # The pictures are not there: their addresses end as no file's name can.
    page.route("**/assets/x.png*", lambda route: _picture(route))
    page.goto(address)


def _picture(route: Route) -> None:
    route.fulfill(content_type="image/svg+xml", body='<svg xmlns="http://www.w3.org/2000/svg"/>')


def assert_inert(page: Page) -> None:
    assert page.evaluate("window.pwned") is None
    assert page.evaluate(FOREIGN_ATTRIBUTES) == []
    assert page.locator("pwned, img[src=pwned]").count() == 0


@pytest.mark.parametrize("path", PAGES)
def test_nothing_runs_on_a_page(page: WatchedPage, hostile_site: str, path: str) -> None:
    visit(page.page, f"{hostile_site}{path}")
    expect(page.page.locator("h1").first).to_be_visible()
    assert_inert(page.page)


@pytest.mark.parametrize("query", ["harmless", "script", "onerror", "very long", "svg"])
def test_nothing_runs_in_the_search(page: WatchedPage, hostile_site: str, query: str) -> None:
    visit(page.page, f"{hostile_site}posts/braces/")
    page.page.get_by_role("textbox", name="Search").fill(query)
    results = page.page.locator(".md-search-result__item")
    expect(results.first).to_be_visible()
    results.first.hover()
    assert_inert(page.page)
    results.first.locator("a").first.click()
    expect(page.page.locator("h1").first).to_be_visible()
    assert_inert(page.page)


def test_nothing_runs_when_links_are_touched(page: WatchedPage, hostile_site: str) -> None:
    visit(page.page, f"{hostile_site}posts/script/")
    author = page.page.locator(".gz-byline__author").first
    author.hover()
    author.focus()
    assert_inert(page.page)
    assert page.page.locator("a.gz-byline__author").count() > 0


def test_a_long_word_does_not_push_the_page_wide(page: WatchedPage, hostile_site: str) -> None:
    page.page.set_viewport_size({"width": 360, "height": 740})
    for path in ("posts/unbroken/", "series/unbroken/", "", "posts/long/"):
        visit(page.page, f"{hostile_site}{path}")
        width = page.page.evaluate("document.documentElement.scrollWidth")
        assert width <= 360, path


PROTOCOL = "(link) => { try { return new URL(link, 'https://e.example/').protocol } catch { } }"


def test_the_browser_agrees_on_which_links_run(page: WatchedPage) -> None:
    """The vectors are what they claim to be, to the browser whose opinion counts."""
    harmless = {link: page.page.evaluate(PROTOCOL, link) for link in HARMLESS}
    assert {
        link: protocol
        for link, protocol in harmless.items()
        if protocol not in {"https:", "http:", "mailto:"}
    } == {}
    assert page.page.evaluate(PROTOCOL, "java\tscript:alert(1)") == "javascript:"
    assert page.page.evaluate(PROTOCOL, "\x01javascript:alert(1)") == "javascript:"
    run = [link for link in RUNNABLE if page.page.evaluate(PROTOCOL, link) == "javascript:"]
    assert len(run) >= 10
