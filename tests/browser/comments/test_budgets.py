"""What readers' browsers load, and that nothing moves while they do."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.comments.widget import Widget, comment
from tests.browser.local_server import LocalServer
from tests.build.written_comments import accepted
from tests.build.written_site import build_site, post_file

SCRIPTS_AT_REST = 6_000
SCRIPTS = 40_100
STYLES = 4_000
STYLES_OF_LISTS = 2_000
"""Bytes, compressed by gzip, of what Gazette adds to a site."""

ELSEWHERE = ("provider", "arrival", "redirect", "progress", "reading", "forgetting", "all-parts")
"""Words in the names of modules that have budgets of their own."""


def compressed(files: Iterable[Path]) -> int:
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in files)


@pytest.fixture
def ours(site: Path) -> Path:
    return site / "assets/gazette"


def test_all_scripts_together_are_small(ours: Path) -> None:
    scripts = [
        path
        for path in ours.rglob("*.js")
        if not any(word in path.relative_to(ours).as_posix() for word in ELSEWHERE)
    ]
    assert len(scripts) > 20
    assert compressed(scripts) <= SCRIPTS


def test_styles_are_small(ours: Path) -> None:
    # Those of My comments are loaded on that page only, and those of providers with a provider.
    assert compressed(ours / name for name in ("gazette.css", "comments.css")) <= STYLES
    assert compressed([ours / "lists.css"]) <= STYLES_OF_LISTS


def requested(page: Page, address: str) -> list[str]:
    paths: list[str] = []
    page.on("request", lambda request: paths.append(request.url))
    page.goto(address, wait_until="networkidle")
    return [path.partition("/assets/gazette/")[2] for path in paths if "/assets/gazette/" in path]


def test_a_page_at_rest_loads_next_to_nothing(page: Page, server: LocalServer, ours: Path) -> None:
    # Without the second after which a short post counts as read.
    page.clock.install()
    loaded = requested(page, f"{server.url}posts/first/")
    scripts = [ours / name for name in loaded if name.endswith(".js")]
    assert scripts
    assert compressed(scripts) <= SCRIPTS_AT_REST
    assert not [name for name in loaded if "templates" in name or "vendor" in name]


def test_the_parser_is_loaded_for_markup_only(page: Page, widget: Widget) -> None:
    parser = "vendor/markdown.js"
    paths: list[str] = []
    page.on("request", lambda request: paths.append(request.url))
    widget.store_comments(comment(body="Nothing to be formatted; it's 1.5 lines.\nNo more."))
    page.wait_for_load_state("networkidle")
    assert not [path for path in paths if path.endswith(parser)]
    with page.expect_request(f"**/{parser}"):
        widget.store_comments(comment(body="*Something* to be formatted."))


SHIFTS = """() => {
    const place = ({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(" ");
    window.shifts = [];
    new PerformanceObserver((list) => {
        for (const { value, sources } of list.getEntries())
            window.shifts.push([value, ...sources.map(({ node, previousRect, currentRect }) =>
                `${(node?.outerHTML ?? node?.data ?? "").slice(0, 80)}: `
                + `${place(previousRect)} → ${place(currentRect)}`)]);
    }).observe({ type: "layout-shift", buffered: true });
}"""


@pytest.fixture(scope="module")
def discussed(tmp_path_factory: pytest.TempPathFactory, running: LocalServer) -> Path:
    beside: dict[str, str] = {}
    for number in range(20):
        beside |= accepted(number, "one", f"*Comment* {number}")
    text = "\n\n".join(["A paragraph of some length that fills a line or two of the page."] * 20)
    posts = {"posts/first.md": post_file(text, title="First", id="one")}
    directory = tmp_path_factory.mktemp("discussed")
    return build_site(directory, posts, beside=beside, site_url=running.url).directory


@pytest.fixture
def discussed_server(running: LocalServer, discussed: Path, site: Path) -> Iterator[LocalServer]:
    running.directory = discussed
    yield running
    running.directory = site


def test_nothing_moves(page: Page, discussed_server: LocalServer) -> None:
    widget = Widget(page, discussed_server).open()
    entries = (comment(number, body=f"*Mine* {number}") for number in range(1, 40))
    widget.store_comments(*entries)
    page.add_init_script(f"({SHIFTS})()")
    page.goto(f"{discussed_server.url}posts/first/", wait_until="networkidle")
    page.locator("gazette-comments[ready]").wait_for()
    assert page.evaluate("window.shifts") == []
    for _ in range(10):
        page.mouse.wheel(0, 700)
        page.wait_for_timeout(100)
    assert page.evaluate("window.shifts") == []
