"""Sites served to a real browser that reports whatever goes wrong on a page."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright
from tests.browser.chromium import FLAGS, find
from tests.browser.pages.watched_page import WatchedPage
from tests.build.hostile_site import CONFIG, hostile_docs
from tests.build.written_site import build_as_configured, build_site

OWN_CONFIG_FILE = Path(__file__).parents[3] / "mkdocs.yml"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Write nothing: what matters is what the browser says."""


def _served(directory: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(directory)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context()
    yield context
    context.close()


@pytest.fixture(scope="session")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the publication in this repository."""
    directory = tmp_path_factory.mktemp("own")
    build_as_configured(OWN_CONFIG_FILE, site_dir=str(directory))
    yield from _served(directory)


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site whose fields try to break out."""
    site = build_site(tmp_path_factory.mktemp("hostile"), hostile_docs(), **CONFIG)
    yield from _served(site.directory)


@pytest.fixture
def page(context: BrowserContext) -> Iterator[WatchedPage]:
    """A page on which nothing may go wrong unnoticed."""
    watched = WatchedPage(context.new_page())
    yield watched
    assert watched.troubles == []
