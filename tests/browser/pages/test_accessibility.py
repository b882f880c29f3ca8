"""The pages for everybody: axe-core finds nothing, and nothing runs off a small screen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect
from tests.browser.pages.watched_page import WatchedPage

PAGES = {
    "front page": "",
    "running series": "series/ai-daily/",
    "complete series": "series/ai-industrial-war/",
    "post with two authors": "posts/2026-06-28-the-models-at-the-border/",
    "post": "posts/2026-06-24-model-extraction/",
}

Scheme = Literal["light", "dark"]


@pytest.fixture
def page(browser: Browser, scheme: Scheme, width: int) -> Iterator[WatchedPage]:
    context = browser.new_context(
        color_scheme=scheme, reduced_motion="reduce", viewport={"width": width, "height": 800}
    )
    watched = WatchedPage(context.new_page())
    yield watched
    context.close()
    assert watched.troubles == []


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_axe_finds_nothing(page: WatchedPage, own_site: str, path: str, scheme: Scheme) -> None:
    page.page.goto(f"{own_site}{path}")
    shown = {"light": "default", "dark": "slate"}[scheme]
    expect(page.page.locator("body")).to_have_attribute("data-md-color-scheme", shown)
    found = Axe().run(page.page).response["violations"]
    assert [
        f"{violation['id']}: {node['html'][:200]}"
        for violation in found
        for node in violation["nodes"]
    ] == []


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
@pytest.mark.parametrize("scheme", ["light"])
def test_nothing_runs_off_the_screen(page: WatchedPage, own_site: str, width: int) -> None:
    for path in PAGES.values():
        page.page.goto(f"{own_site}{path}")
        assert page.page.evaluate("document.documentElement.scrollWidth") <= width, path
