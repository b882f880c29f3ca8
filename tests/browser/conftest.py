"""A real Chromium on a real site. An error on a page or a request elsewhere fails the test."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Dialog,
    Page,
    Playwright,
    Request,
    WebError,
    expect,
    sync_playwright,
)

from tests.browser import chromium
from tests.browser.local_server import LocalServer

# Generous, for machines that run several browsers at once.
expect.set_options(timeout=15_000)


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
def elsewhere() -> tuple[str, ...]:
    """The beginnings of addresses, besides the site's, that a test's pages may request."""
    return ()


@pytest.fixture
def watch(
    complaints: list[str], server: LocalServer, elsewhere: tuple[str, ...]
) -> Callable[[BrowserContext], BrowserContext]:
    """Collects the errors of all pages in a context, and what they request elsewhere."""

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(f"{message.text} ({message.location['url']})")

    def on_error(error: WebError) -> None:
        complaints.append(str(error.error))

    def on_dialog(dialog: Dialog) -> None:
        # Asking before text is lost is right; the tests of that answer for themselves.
        if dialog.type != "beforeunload":
            complaints.append(f"dialog: {dialog.message}")
            dialog.dismiss()

    def on_request(request: Request) -> None:
        if not request.url.startswith((server.url, "data:", "blob:", *elsewhere)):
            complaints.append(f"request to {request.url}")

    def watched(context: BrowserContext) -> BrowserContext:
        context.set_default_timeout(15_000)
        context.on("console", on_console)
        context.on("weberror", on_error)
        context.on("dialog", on_dialog)
        context.on("request", on_request)
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
