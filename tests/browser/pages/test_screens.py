"""The pages for everybody: axe-core finds nothing, and nothing runs off the screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.everybody import (
    Look,
    Watch,
    expect_palette,
    found_by_axe,
    in_each_look,
    looking,
)
from tests.browser.local_server import LocalServer

PAGES = {
    "front page": "",
    "running series": "series/ai-daily/",
    "complete series": "series/ai-industrial-war/",
    "shelf of series": "series/",
    "archive": "archive/",
    "year": "archive/2026/",
    "authors": "authors/",
    "author": "authors/sol/",
    "categories": "categories/",
    "category": "categories/law/",
    "post": "posts/2026-06-24-model-extraction/",
    "post of two series": "posts/2026-06-28-the-models-at-the-border/",
    "post without a series": "posts/2026-06-26-what-we-mean-by-reported/",
    "my comments": "my-comments/",
    "subscribing": "subscribe/",
}
GUIDE = "guide/"
"""Not for axe: what it finds there is in the theme's code blocks."""


@in_each_look
def test_axe_finds_nothing(browser: Browser, watch: Watch, server: LocalServer, look: Look) -> None:
    found = {}
    with looking(browser, watch, look) as page:
        for name, path in PAGES.items():
            page.goto(f"{server.url}{path}")
            expect_palette(page, look)
            found[name] = found_by_axe(page)
    assert found == {name: [] for name in PAGES}


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_nothing_runs_off_the_screen(page: Page, server: LocalServer, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for path in (*PAGES.values(), GUIDE):
        page.goto(f"{server.url}{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


CUTS = dict.fromkeys(PAGES, "</h1>") | {"front page": '<section class="gz-shelf'}
"""What follows the last that a slow network has brought."""


@pytest.mark.parametrize("name", PAGES)
def test_what_is_still_to_come_moves_nothing(page: Page, server: LocalServer, name: str) -> None:
    whole = page.request.get(f"{server.url}{PAGES[name]}").text()
    page.goto(f"{server.url}{PAGES[name]}")
    places = """() => [...document.querySelectorAll("h1, h1 ~ p, .gz-list, .gz-landing")]
        .map((node) => {
            const { left, top, width } = node.getBoundingClientRect();
            const { marginBottom } = getComputedStyle(node);
            return [node.className, left, top, width, marginBottom];
        })"""
    expected = page.evaluate(places)
    begun = whole[: whole.index(CUTS[name])]
    page.route(page.url, lambda route: route.fulfill(body=begun, content_type="text/html"))
    page.goto(page.url)
    shown = page.evaluate(places)
    assert shown
    assert shown == expected[: len(shown)]
