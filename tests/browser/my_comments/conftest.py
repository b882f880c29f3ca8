"""A publication of four posts, two of them in a series."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.comments.conftest import THEME
from tests.browser.local_server import LocalServer
from tests.browser.my_comments.library_page import LibraryPage
from tests.build.written_site import build_site, post_file


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalServer]:
    with LocalServer(tmp_path_factory.mktemp("empty")) as server:
        yield server


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, running: LocalServer) -> Path:
    docs = {
        ".series.yml": "series:\n  daily: {title: The Daily}\n",
        "posts/first.md": post_file(
            "See [my comments](../my-comments.md).", title="First", id="one", series="daily"
        ),
        "posts/second.md": post_file(title="Second", id="two", series="daily"),
        "posts/third.md": post_file(title="Die Übung", id="three"),
        "posts/fourth.md": post_file(title="Fourth", id="four.th"),
        "my-comments.md": "# My comments\n\nBack to [the first](posts/first.md).\n",
    }
    directory = tmp_path_factory.mktemp("my-comments")
    return build_site(directory, docs, theme=THEME, site_url=running.url).directory


@pytest.fixture
def server(running: LocalServer, site: Path) -> LocalServer:
    running.directory = site
    return running


@pytest.fixture
def library(page: Page, server: LocalServer) -> LibraryPage:
    return LibraryPage(page, server)
