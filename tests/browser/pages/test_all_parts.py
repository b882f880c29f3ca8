"""Below the parts around a post, all parts of its year are shown in place."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Literal, get_args

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.browser.comments.conftest import THEME
from tests.browser.comments.test_budgets import SHIFTS, requested
from tests.browser.everybody import Look, Watch, found_by_axe, in_each_look, looking
from tests.browser.local_server import LocalServer
from tests.browser.progress.reader import POSTS_OF_MARKS, Reader
from tests.browser.slow_network import hold
from tests.build.written_site import Docs, build_site, post_file

AT_REST = 800
ON_REQUEST = 1_000
STYLES = 700
"""Bytes, compressed by gzip, of the scripts and the style sheet."""

PARTS = 70
HOSTILE = "<img src=pwned onerror='window.pwned = 1'></a><script>window.pwned = 1</script>"
LONG = "How the longest of all titles, of which there is one in each series, is broken into lines"
TITLES = {45: HOSTILE, 46: "عنوان بالعربية", 47: LONG}
SERIES = """\
series:
  daily: {title: The Daily}
  tale: {title: The Tale, status: complete}
"""


def docs() -> Docs:
    """Return 70 days from 20 November on, every sixth of which, 11 in all, is in a tale as well.

    The tale's page, written by hand, lists the newest posts above its parts.
    """
    first = date(2025, 11, 19)
    return {
        ".series.yml": SERIES,
        "series/tale.md": "# The Tale\n\n<!-- gazette: latest posts -->\n",
        **{
            f"posts/{n}.md": post_file(
                "Some text.\n\n" * 20,
                title=TITLES.get(n, f"Day {n}"),
                date=(first + timedelta(days=n)).isoformat(),
                series=["daily", "tale"] if n % 6 == 0 else "daily",
            )
            for n in range(1, PARTS + 1)
        },
    }


Way = Literal["loaded", "exchanged"]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[Way, LocalServer]]:
    """The site with pages that are loaded, and by the theme's instant navigation."""
    sites: dict[Way, LocalServer] = {}
    for way in get_args(Way):
        sites[way] = server = LocalServer(tmp_path_factory.mktemp("empty"))
        server.__enter__()
        server.directory = build_site(
            tmp_path_factory.mktemp(way),
            docs(),
            theme={**THEME, "features": ["navigation.instant"] if way == "exchanged" else []},
            site_url=server.url,
            plugins=["search", {"gazette": {"series": {"per_page": 30}}}],
        ).directory
    yield sites
    for server in sites.values():
        server.__exit__()


@pytest.fixture
def way() -> Way:
    """How pages come."""
    return "loaded"


@pytest.fixture
def server(served: dict[Way, LocalServer], way: Way) -> LocalServer:
    return served[way]


both_ways = pytest.mark.parametrize("way", get_args(Way))


NUMBER = "> :first-child"


class Parts:
    """The list of parts below a post, and what a reader does there."""

    def __init__(self, page: Page, server: LocalServer) -> None:
        self.page = page
        self.server = server
        self.navigation = page.locator(".gz-series").filter(visible=True)
        self.link = self.navigation.locator(".gz-all-parts__link")
        self.list = self.navigation.locator(".gz-all-parts__list")
        self.items = self.list.get_by_role("listitem")
        self.months = self.list.locator(".gz-all-parts__month")
        self.here = self.list.locator("[aria-current=page]")

    def open(self, post: int, fragment: str = "") -> Parts:
        """Open a post's page."""
        self.page.goto(f"{self.server.url}posts/{post}/{fragment}", wait_until="networkidle")
        return self

    def expand(self) -> Parts:
        """Have all parts shown."""
        self.link.click()
        expect(self.link).to_have_attribute("aria-expanded", "true")
        expect(self.list).to_be_visible()
        return self

    def titles(self) -> list[str]:
        return self.items.locator(".gz-series__name").all_inner_texts()


@pytest.fixture
def parts(page: Page, server: LocalServer) -> Parts:
    return Parts(page, server)


def expect_in_view(parts: Parts) -> None:
    """Expect the current part where it is seen without scrolling the list."""
    box, here = parts.list.bounding_box(), parts.here.bounding_box()
    assert box
    assert here
    assert box["y"] <= here["y"]
    assert here["y"] + here["height"] <= box["y"] + box["height"]


@both_ways
@pytest.mark.parametrize(
    ("post", "first", "count", "months"),
    [
        (1, 1, 42, ["November 2025", "December 2025"]),
        (30, 1, 42, ["November 2025", "December 2025"]),
        (42, 1, 42, ["November 2025", "December 2025"]),
        (43, 43, 28, ["January 2026"]),
        (70, 43, 28, ["January 2026"]),
    ],
)
def test_all_parts_of_a_long_series_year_are_shown(
    parts: Parts, post: int, first: int, count: int, months: list[str]
) -> None:
    parts.open(post)
    year = 2025 if post < 43 else 2026
    expect(parts.link).to_have_text(f"All parts of {year}")
    expect(parts.list).to_be_hidden()
    parts.link.scroll_into_view_if_needed()
    before = parts.page.evaluate("scrollY")
    parts.expand()
    expect(parts.items).to_have_count(count)
    assert parts.months.all_inner_texts() == months
    numbers = parts.items.locator(NUMBER).all_inner_texts()
    assert numbers == [str(number) for number in range(first, first + count)]
    expect(parts.here).to_have_count(1)
    expect(parts.here.locator(NUMBER)).to_have_text(str(post))
    expect(parts.here.get_by_role("link")).to_have_count(0)
    expect_in_view(parts)
    assert parts.page.evaluate("scrollY") == before, "the page stays where it is"
    assert parts.page.url == f"{parts.server.url}posts/{post}/"
    parts.link.click()
    expect(parts.list).to_be_hidden()
    expect(parts.link).to_have_attribute("aria-expanded", "false")


@both_ways
def test_all_parts_of_a_short_series_are_shown_and_its_links_stay_in_it(parts: Parts) -> None:
    parts.open(36, "#gz-in-tale").expand()
    expect(parts.link).to_have_text("All parts")
    expect(parts.items).to_have_count(11)
    expect(parts.months).to_have_count(0)
    assert parts.titles() == [f"Day {n}" for n in range(6, 67, 6)]
    expect(parts.here).to_contain_text("Day 36")
    parts.list.get_by_role("link", name="Day 48").click()
    expect(parts.page).to_have_url(f"{parts.server.url}posts/48/#gz-in-tale")
    expect(parts.navigation).to_have_attribute("aria-label", "Series: The Tale")
    parts.expand()
    expect(parts.here).to_contain_text("Day 48")


@both_ways
def test_links_lead_on_and_the_next_page_has_its_own(parts: Parts) -> None:
    parts.open(30).expand()
    parts.list.get_by_role("link", name="Day 2", exact=True).click()
    expect(parts.page.get_by_role("heading", level=1)).to_have_text("Day 2")
    expect(parts.list).to_be_hidden()
    parts.expand()
    expect(parts.here).to_contain_text("Day 2")
    parts.page.go_back()
    expect(parts.page.get_by_role("heading", level=1)).to_have_text("Day 30")
    parts.page.wait_for_load_state("networkidle")
    expect(parts.link).to_be_visible()


def test_the_page_is_fetched_once_and_only_when_asked_for(parts: Parts) -> None:
    fetched: list[str] = []
    parts.page.on("request", lambda request: fetched.append(request.url))
    year = f"{parts.server.url}series/daily/2025/"
    parts.open(30)
    assert year not in fetched
    for _ in range(3):
        parts.expand()
        parts.link.click()
        expect(parts.list).to_be_hidden()
    assert fetched.count(year) == 1


def test_loading_is_told_and_pressing_again_changes_nothing(parts: Parts) -> None:
    held = hold(parts.open(30).page, "**/series/daily/2025/")
    with parts.page.expect_request("**/series/daily/2025/"):
        parts.link.click()
    status = parts.navigation.get_by_role("status")
    expect(status).to_have_text("Loading …")
    parts.link.click()
    expect(parts.link).to_have_attribute("aria-expanded", "false")
    assert len(held) == 1
    held[0].continue_()
    expect(parts.items).to_have_count(42)
    expect(status).to_be_empty()


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_works_by_keyboard(parts: Parts, key: str) -> None:
    parts.open(30)
    button = parts.navigation.get_by_role("button", name="All parts of 2025", expanded=False)
    button.focus()
    parts.page.keyboard.press(key)
    expect(parts.items).to_have_count(42)
    expect(parts.link).to_be_focused()
    parts.page.keyboard.press("Tab")
    expect(parts.items.first.get_by_role("link")).to_be_focused()
    parts.page.keyboard.press("Escape")
    expect(parts.list).to_be_hidden()
    expect(parts.link).to_be_focused()
    parts.page.keyboard.press(key)
    expect(parts.list).to_be_visible()
    parts.page.keyboard.press(key)
    expect(parts.list).to_be_hidden()
    assert parts.page.url == f"{parts.server.url}posts/30/"


@both_ways
def test_a_new_tab_is_one(parts: Parts, context: BrowserContext) -> None:
    parts.open(30)
    for options in ({"modifiers": ["Control"]}, {"button": "middle"}):
        with context.expect_page() as opened:
            parts.link.click(**options)
        expect(opened.value.get_by_role("heading", level=1)).to_have_text("The Daily, 2025")
        assert opened.value.url.endswith("/series/daily/2025/#2025-12")
        opened.value.close()
    expect(parts.list).to_be_hidden()


def test_without_scripts_it_is_a_link(browser: Browser, watch: Watch, server: LocalServer) -> None:
    context = watch(browser.new_context(java_script_enabled=False))
    parts = Parts(context.new_page(), server).open(30)
    parts.navigation.get_by_role("link", name="All parts of 2025").click()
    expect(parts.page).to_have_url(f"{server.url}series/daily/2025/#2025-12")
    expect(parts.page.locator(":target")).to_have_text("December 2025")
    parts.open(36, "#gz-in-tale").navigation.get_by_role("link", name="All parts").click()
    expect(parts.page).to_have_url(f"{server.url}series/tale/")
    context.close()


@both_ways
@pytest.mark.parametrize("missing", ["the module", "the page", "its parts"])
def test_on_failure_the_link_is_followed(parts: Parts, complaints: list[str], missing: str) -> None:
    """As when offline: the page itself comes at the second request."""
    refused: list[str] = []

    def refuse(route: Route) -> None:
        refused.append(route.request.url)
        if len(refused) > 1:
            route.continue_()
        elif missing == "its parts":
            route.fulfill(content_type="text/html", body="<h1>Sign in to this network</h1>")
        else:
            route.abort("internetdisconnected")

    parts.open(30)
    module = missing == "the module"
    parts.page.route("**/all-parts.js" if module else "**/series/daily/2025/", refuse)
    parts.link.click()
    expect(parts.page.get_by_role("heading", level=1)).to_have_text("The Daily, 2025")
    assert parts.page.url.startswith(f"{parts.server.url}series/daily/2025/")
    # The browser tells of what it could not load, and we of nothing.
    assert [text for text in complaints if "ERR_INTERNET_DISCONNECTED" not in text] == []
    complaints.clear()


@pytest.mark.parametrize("way", ["exchanged"])
def test_leaving_while_it_loads_leads_nowhere_else(parts: Parts) -> None:
    page = parts.open(30).page
    held = hold(page, "**/series/daily/2025/")
    with page.expect_request("**/series/daily/2025/"):
        parts.link.click()
    parts.navigation.get_by_role("link", name="Next part").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Day 31")
    held[0].abort()
    page.wait_for_timeout(300)
    assert page.url == f"{parts.server.url}posts/31/"


def test_hostile_titles_are_text(parts: Parts) -> None:
    parts.open(50).expand()
    assert HOSTILE in parts.titles()
    assert parts.page.evaluate("window.pwned") is None
    assert parts.page.locator("img[src=pwned]").count() == 0


def test_a_page_that_leads_elsewhere_is_not_shown_in_place(parts: Parts) -> None:
    entry = (
        "<section class=gz-list><ol class=gz-list__entries><li class=gz-entry>"
        "<span class=gz-entry__number>7</span><p class=gz-entry__title>"
        '<a href="javascript:window.pwned=1">Seven</a></ol></section>'
    )
    parts.open(30).page.route(
        "**/series/daily/2025/",
        lambda route: route.fulfill(content_type="text/html", body=entry),
        times=1,
    )
    parts.link.click()
    expect(parts.page.get_by_role("heading", level=1)).to_have_text("The Daily, 2025")


def test_what_was_read_is_marked_there_too(page: Page, server: LocalServer) -> None:
    parts = Parts(page, server).open(30)
    Reader(page, server).has_read("3", "29", "30")
    parts.open(30).expand()
    marks = parts.list.get_by_role("img", name="You have read this")
    expect(marks).to_have_count(3)
    assert marks.evaluate_all(POSTS_OF_MARKS) == ["3", "29", "30"]


@in_each_look
def test_axe_finds_nothing_and_nothing_moves_before(
    browser: Browser, watch: Watch, server: LocalServer, look: Look
) -> None:
    with looking(browser, watch, look) as page:
        check_list(page, server, look)


def check_list(page: Page, server: LocalServer, look: Look) -> None:
    """Ask axe-core about all parts, and measure them."""
    held = hold(page, "**/all-parts.define.js")
    page.add_init_script(f"({SHIFTS})()")
    page.goto(f"{server.url}posts/50/", wait_until="commit")
    parts = Parts(page, server)
    parts.link.scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    held[0].continue_()
    expect(parts.link).to_have_role("button")
    page.wait_for_timeout(100)
    assert page.evaluate("window.shifts") == []
    parts.expand()
    assert found_by_axe(page, ".md-content") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= look.width
    assert parts.list.evaluate("list => list.scrollWidth <= list.clientWidth")


def test_paper_has_none_of_it(parts: Parts) -> None:
    parts.open(30).expand()
    parts.page.emulate_media(media="print")
    expect(parts.list).to_be_hidden()
    expect(parts.link).to_be_hidden()


def test_it_is_small_and_the_rest_comes_on_request(
    page: Page, served: dict[Way, LocalServer]
) -> None:
    server = served["loaded"]
    ours: Path = server.directory / "assets/gazette"
    loaded = {name for name in requested(page, f"{server.url}posts/30/") if "all-parts" in name}
    assert loaded == {"all-parts.css", "all-parts.define.js"}
    for name, budget in {
        "all-parts.define.js": AT_REST,
        "all-parts.js": ON_REQUEST,
        "all-parts.css": STYLES,
    }.items():
        assert len(gzip.compress((ours / name).read_bytes(), 9)) <= budget, name


def test_a_long_title_does_not_widen_the_page(page: Page, server: LocalServer) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{server.url}posts/47/")
    expect(page.get_by_role("heading", level=1)).to_have_text(LONG)
    # As in a header without a search, where the title ends at the edge of the screen.
    page.add_style_tag(content="label.md-header__button[for=__search] { display: none }")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
