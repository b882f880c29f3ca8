"""The pages for everybody: axe-core finds nothing, and nothing runs off the screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

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
}
GUIDE = "guide/"
"""Not for axe: what it finds there is in the theme's code blocks."""


SCHEMES = {"light": "default", "dark": "slate"}


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(
    browser: Browser,
    watch: Callable[[BrowserContext], BrowserContext],
    server: LocalServer,
    scheme: Literal["light", "dark"],
    width: int,
) -> None:
    context = watch(
        browser.new_context(
            color_scheme=scheme, reduced_motion="reduce", viewport={"width": width, "height": 800}
        )
    )
    page = context.new_page()
    found = {}
    for name, path in PAGES.items():
        page.goto(f"{server.url}{path}")
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", SCHEMES[scheme])
        found[name] = [
            (violation["id"], node["target"][0])
            for violation in Axe().run(page).response["violations"]
            for node in violation["nodes"]
        ]
    context.close()
    assert found == {name: [] for name in PAGES}


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_nothing_runs_off_the_screen(page: Page, server: LocalServer, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for path in (*PAGES.values(), GUIDE):
        page.goto(f"{server.url}{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
