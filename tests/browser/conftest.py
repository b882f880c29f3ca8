"""A real Chromium on a real site. Any error on a page, and any request that leaves the site, fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from tests.browser import chromium
from tests.browser.local_server import LocalServer


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    launched = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.FLAGS)
    yield launched
    launched.close()


@pytest.fixture
def complaints() -> Iterator[list[str]]:
    """What went wrong on the pages of a test, which must be nothing in the end."""
    found: list[str] = []
    yield found
    assert found == []


@pytest.fixture
def watch(complaints: list[str], server: LocalServer) -> Callable[[BrowserContext], BrowserContext]:
    """Collects the errors of all pages in a context, and what they request elsewhere."""

    def watched(context: BrowserContext) -> BrowserContext:
        context.set_default_timeout(10_000)
        context.on(
            "console",
            lambda message: message.type == "error" and complaints.append(message.text),
        )
        context.on("weberror", lambda error: complaints.append(str(error.error)))
        context.on("dialog", lambda dialog: complaints.append(f"dialog: {dialog.message}"))
        context.on(
            "request",
            lambda request: (
                request.url.startswith((server.url, "data:", "blob:"))
                or complaints.append(f"request to {request.url}")
            ),
        )
        return context

    return watched


@pytest.fixture
def context(
    browser: Browser, watch: Callable[[BrowserContext], BrowserContext]
) -> Iterator[BrowserContext]:
    opened = watch(browser.new_context())
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()
