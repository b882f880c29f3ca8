"""A publication with a running series of twelve long parts and a complete one of three."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.comments.conftest import THEME
from tests.browser.local_server import LocalServer
from tests.browser.progress.reader import Reader
from tests.build.written_site import build_site, post_file

LONG = "\n\n".join(["A paragraph of some length that fills a line or two of the page."] * 40)
SERIES = """\
series:
  daily: {title: The Daily, description: One piece a day.}
  war: {title: The War, status: complete}
"""


def docs(parts: int) -> dict[str, str]:
    """Return a publication whose running series has `parts` parts, the posts d1, d2, …"""
    return {
        ".series.yml": SERIES,
        **{
            f"posts/d{number}.md": post_file(
                LONG, title=f"Day {number}", date=f"2026-06-{number:02}", series="daily"
            )
            for number in range(1, parts + 1)
        },
        **{
            f"posts/w{number}.md": post_file(
                "Short.", title=f"Battle {number}", date=f"2026-05-{number:02}", series="war"
            )
            for number in range(1, 4)
        },
    }


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalServer]:
    with LocalServer(tmp_path_factory.mktemp("empty")) as server:
        yield server


def built(
    tmp_path_factory: pytest.TempPathFactory, server: LocalServer, parts: int, language: str = "en"
) -> Path:
    """Build the publication, its lists cut into pages of ten."""
    options = {"gazette": {"series": {"per_page": 10}, "index": {"per_page": 10}}}
    return build_site(
        tmp_path_factory.mktemp("progress"),
        docs(parts),
        theme={**THEME, "language": language},
        site_url=server.url,
        plugins=["search", options],
    ).directory


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, running: LocalServer) -> Path:
    return built(tmp_path_factory, running, 12)


@pytest.fixture(scope="session")
def later_site(tmp_path_factory: pytest.TempPathFactory, running: LocalServer) -> Path:
    """The same publication after three more parts."""
    return built(tmp_path_factory, running, 15)


@pytest.fixture
def server(running: LocalServer, site: Path) -> LocalServer:
    running.directory = site
    return running


@pytest.fixture
def reader(page: Page, server: LocalServer) -> Reader:
    return Reader(page, server)
