"""A publication of three posts with comments."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.comments.widget import Widget
from tests.browser.local_server import LocalServer
from tests.build.written_site import build_site, post_file

PALETTE = [
    {"media": "(prefers-color-scheme: light)", "scheme": "default"},
    {"media": "(prefers-color-scheme: dark)", "scheme": "slate"},
]
THEME = {
    "name": "material",
    "font": False,
    "features": ["navigation.instant"],
    "palette": PALETTE,
}


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalServer]:
    with LocalServer(tmp_path_factory.mktemp("empty")) as server:
        yield server


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, running: LocalServer) -> Path:
    posts = {
        "posts/first.md": post_file("On to [the second](second.md).", title="First", id="one"),
        "posts/second.md": post_file("Back to [the first](first.md).", title="Second"),
        "posts/silent.md": post_file(title="Silent", comments=False),
    }
    directory = tmp_path_factory.mktemp("comments")
    # Instant navigation works where the site's own address is the one it is served at.
    return build_site(directory, posts, theme=THEME, site_url=running.url).directory


@pytest.fixture(scope="session")
def moved_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same publication after its first post was renamed, its `id` written down."""
    posts = {"posts/2026/renamed.md": post_file(title="Renamed", id="one")}
    return build_site(tmp_path_factory.mktemp("moved"), posts, theme=THEME).directory


@pytest.fixture
def server(running: LocalServer, site: Path) -> LocalServer:
    running.directory = site
    return running


@pytest.fixture
def widget(page: Page, server: LocalServer) -> Widget:
    return Widget(page, server).open().ready()
