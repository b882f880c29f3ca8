"""What reading progress adds to a page, and that nothing moves when it is shown."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.comments.test_budgets import ELSEWHERE, SHIFTS, requested
from tests.browser.local_server import LocalServer
from tests.browser.progress.conftest import built
from tests.browser.progress.reader import AT, DAILY, Reader
from tests.browser.progress.test_lists import place, visit
from tests.browser.slow_network import hold

ON_A_POST = 1_700
ON_A_LIST = 4_500
AT_THE_END = 600
ON_REQUEST = 1_100
ON_MY_COMMENTS = 2_200
"""Bytes, compressed by gzip, of scripts and the style sheet: what a post loads before its end is
reached; a list; what a post loads more at its end; what the panel of a list adds; what the page
My comments adds."""

SHARED = ("storage.js", "parts.js")
"""Counted with the comments."""


def compressed(files: Iterable[Path]) -> int:
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in files)


def of_progress(page: Page, address: str, site: Path) -> dict[str, Path]:
    """Return what reading progress has loaded at `address`."""
    ours = site / "assets/gazette"
    names = requested(page, address)
    words = [
        word for word in ELSEWHERE if word not in ("provider", "arrival", "redirect", "all-parts")
    ]
    return {name: ours / name for name in names if any(word in name for word in words)}


def test_a_post_loads_next_to_nothing(page: Page, server: LocalServer, site: Path) -> None:
    loaded = of_progress(page, f"{server.url}posts/d5/", site)
    assert set(loaded) == {"progress.css", "progress.define.js"}
    assert compressed(loaded.values()) <= ON_A_POST


def test_a_list_loads_little(page: Page, server: LocalServer, site: Path) -> None:
    loaded = of_progress(page, f"{server.url}{DAILY}", site)
    assert set(loaded) == {"progress.css", "progress.define.js", "progress.js", "reading.js"}
    assert compressed(loaded.values()) <= ON_A_LIST


def test_the_rest_is_small_too(site: Path) -> None:
    ours = site / "assets/gazette"
    assert compressed([ours / "reading-place.js"]) <= AT_THE_END
    panel = [ours / name for name in ("progress-panel.js", "forgetting.js")]
    library = [ours / name for name in ("my-reading.js", "reading-file.js")]
    assert compressed(panel) <= ON_REQUEST
    assert compressed(library) <= ON_MY_COMMENTS


@pytest.fixture(scope="module")
def german_site(tmp_path_factory: pytest.TempPathFactory, running: LocalServer) -> Path:
    return built(tmp_path_factory, running, 12, "de")


@pytest.fixture(params=["en", "de"])
def any_language(
    request: pytest.FixtureRequest, running: LocalServer, site: Path, german_site: Path
) -> Iterator[LocalServer]:
    running.directory = site if request.param == "en" else german_site
    yield running
    running.directory = site


PAINTED = "performance.getEntriesByName('first-contentful-paint').length > 0"


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_moves(
    browser: Browser,
    watch: Callable[[BrowserContext], BrowserContext],
    any_language: LocalServer,
    width: int,
) -> None:
    context = watch(browser.new_context(viewport={"width": width, "height": 800}))
    reader = Reader(context.new_page(), any_language).open()
    reader.has_read("d12", "d10", "w1").store(
        place__daily=place(10, 11), place__war={**place(1, 2), "at": AT}
    )
    # The script comes late, when all else has been painted.
    held = hold(reader.page, "**/progress.js")
    reader.page.add_init_script(f"({SHIFTS})()")
    for path in ("", DAILY, "series/war/", "posts/d12/"):
        reader.store(visit__front=visit(9), visit__series__daily=visit(8))
        with reader.page.expect_request("**/progress.js"):
            reader.page.goto(f"{any_language.url}{path}", wait_until="load")
        reader.page.wait_for_function(PAINTED)
        reader.page.wait_for_timeout(100)
        held.pop().continue_()
        expect(reader.page.locator("li > .gz-read").first).to_be_attached()
        assert reader.page.evaluate("window.shifts") == [], path
        assert reader.page.evaluate("document.documentElement.scrollWidth") <= width, path
    context.close()
