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
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    posts = {
        "posts/first.md": post_file("On to [the second](second.md).", title="First", id="one"),
        "posts/second.md": post_file("Back to [the first](first.md).", title="Second"),
        "posts/silent.md": post_file(title="Silent", comments=False),
    }
    return build_site(tmp_path_factory.mktemp("comments"), posts, theme=THEME).directory


@pytest.fixture(scope="session")
def moved_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same publication after its first post was renamed, its `id` written down."""
    posts = {"posts/2026/renamed.md": post_file(title="Renamed", id="one")}
    return build_site(tmp_path_factory.mktemp("moved"), posts, theme=THEME).directory


@pytest.fixture
def server(site: Path) -> Iterator[LocalServer]:
    with LocalServer(site) as started:
        yield started


@pytest.fixture
def widget(page: Page, server: LocalServer) -> Widget:
    return Widget(page, server).open()
