"""A post in several series leads on in the one in which its reader came."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal, cast, get_args

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.comments.conftest import THEME
from tests.browser.everybody import Look, Watch, found_by_axe, in_each_look, looking
from tests.browser.local_server import LocalServer
from tests.build.written_site import Docs, build_site, post_file

B = "b.ж"
"""A series' id that an address cannot hold as it is."""
SERIES = f"""\
series:
  a: {{title: Always}}
  {B}: {{title: Between}}
  c: {{title: Concluded, status: complete}}
"""
BETWEEN = {3, 4, 6, 9}


def docs() -> Docs:
    """Return nine posts in "a", of which four are also in "b", and two of those in "c" as well."""
    text = "Some text.\n\n" * 30
    memberships = {n: ["a", B, "c"] if n in {4, 6} else ["a", B] for n in BETWEEN}
    return {
        ".series.yml": SERIES,
        **{
            f"posts/{number}.md": post_file(
                f"{text}## Evening\n\n{text}",
                title=f"Post {number}",
                date=(date(2026, 1, 1) + timedelta(days=number)).isoformat(),
                series=memberships.get(number, "a"),
            )
            for number in range(1, 10)
        },
    }


Way = Literal["no scripts", "loaded", "exchanged"]


@pytest.fixture(scope="module", params=get_args(Way))
def way(request: pytest.FixtureRequest) -> Way:
    """How pages come: without scripts, with them, or by the theme's instant navigation."""
    return cast("Way", request.param)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, way: Way) -> Iterator[LocalServer]:
    with LocalServer(tmp_path_factory.mktemp("empty")) as started:
        theme = {**THEME, "features": ["navigation.instant"] if way == "exchanged" else []}
        site = build_site(
            tmp_path_factory.mktemp("several"), docs(), theme=theme, site_url=started.url
        )
        started.directory = site.directory
        yield started


@pytest.fixture
def page(browser: Browser, watch: Watch, way: Way) -> Iterator[Page]:
    context = watch(browser.new_context(java_script_enabled=way != "no scripts"))
    yield context.new_page()
    context.close()


with_scripts = pytest.mark.parametrize("way", ["loaded", "exchanged"], indirect=True)


def shown(page: Page) -> Locator:
    return page.locator(".gz-series").filter(visible=True)


def expect_part(page: Page, post: int, series: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Post {post}")
    expect(shown(page)).to_have_count(1)
    expect(shown(page)).to_have_attribute("aria-label", f"Series: {series}")


def go(page: Page, link: str) -> None:
    shown(page).get_by_role("link", name=link).first.click()


def open_series(page: Page, server: LocalServer) -> None:
    """Start with a series from the front page, and wait until the post shows that."""
    page.goto(server.url, wait_until="networkidle")
    page.get_by_role("link", name="Between").first.click()
    page.locator(".gz-landing__start").get_by_role("link", name="Start with part 1").click()
    expect_part(page, 3, "Between")


def test_a_series_leads_on_to_its_end_and_back(page: Page, server: LocalServer) -> None:
    open_series(page, server)
    for post in (4, 6, 9):
        go(page, "Next part")
        expect_part(page, post, "Between")
    expect(shown(page).get_by_role("link", name="Next part")).to_have_count(0)
    for post in (6, 4, 3):
        go(page, "Previous part")
        expect_part(page, post, "Between")
    expect(shown(page).get_by_role("link", name="Previous part")).to_have_count(0)


def test_the_browsers_own_way_back_stays_in_the_series(page: Page, server: LocalServer) -> None:
    open_series(page, server)
    for post in (4, 6):
        go(page, "Next part")
        expect_part(page, post, "Between")
    page.go_back()
    expect_part(page, 4, "Between")
    page.go_back()
    expect_part(page, 3, "Between")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Between")
    page.go_forward()
    expect_part(page, 3, "Between")
    page.go_forward()
    expect_part(page, 4, "Between")


def test_a_direct_visit_follows_the_first_series(page: Page, server: LocalServer) -> None:
    page.goto(f"{server.url}posts/3/", wait_until="networkidle")
    expect_part(page, 3, "Always")
    go(page, "Next part")
    expect_part(page, 4, "Always")
    go(page, "Next part")
    expect_part(page, 5, "Always")
    go(page, "Next part")
    expect_part(page, 6, "Always")


def test_the_other_series_are_a_line_each_and_lead_over(page: Page, server: LocalServer) -> None:
    page.goto(f"{server.url}posts/4/", wait_until="networkidle")
    lines = page.get_by_role("navigation", name="Also part of").get_by_role("listitem")
    expect(lines).to_have_count(2)
    expect(lines.nth(0)).to_contain_text("Between Part 2")
    lines.nth(1).get_by_role("link", name="Next part").click()
    expect_part(page, 6, "Concluded")
    expect(lines).to_have_count(2)
    expect(lines.nth(0)).to_contain_text("Always Part 6")


def test_the_head_is_where_one_arrives(page: Page, server: LocalServer) -> None:
    page.goto(f"{server.url}posts/4/#gz-in-b.%D0%B6", wait_until="networkidle")
    expect_part(page, 4, "Between")
    expect(page.locator(".gz-head")).to_be_in_viewport(ratio=1)
    box = page.get_by_role("banner").first.bounding_box()
    head = page.locator(".gz-head").bounding_box()
    assert box
    assert head
    assert box["y"] + box["height"] <= head["y"], "the header covers nothing"
    shown(page).scroll_into_view_if_needed()
    # The theme takes a page for one seen before if it is left while still being scrolled.
    page.wait_for_timeout(500)
    go(page, "Next part")
    expect_part(page, 6, "Between")
    expect(page.locator(".gz-head")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("way", ["no scripts"], indirect=True)
def test_the_keyboard_meets_what_is_seen_in_its_order(page: Page, server: LocalServer) -> None:
    page.goto(f"{server.url}posts/6/#gz-in-c", wait_until="networkidle")
    expect_part(page, 6, "Concluded")
    page.keyboard.press("Tab")
    expect(page.locator(".gz-head__series li:nth-child(3) a")).to_be_focused()
    links = page.locator(".gz-ways a").filter(visible=True).all()
    tops = [box["y"] for link in links if (box := link.bounding_box())]
    assert tops == sorted(tops)
    assert len(tops) == len(links) > 8
    links[0].focus()
    for link in links:
        expect(link).to_be_focused()
        page.keyboard.press("Tab")


@with_scripts
def test_with_scripts_the_series_outlasts_a_way_to_a_heading_and_back(
    page: Page, server: LocalServer, way: Way
) -> None:
    open_series(page, server)
    go(page, "Next part")
    expect_part(page, 4, "Between")
    page.locator(".md-sidebar--secondary").get_by_role("link", name="Evening").click()
    expect(page).to_have_url(f"{server.url}posts/4/#evening")
    expect_part(page, 4, "Between")
    go(page, "Next part")
    expect_part(page, 6, "Between")
    if way != "exchanged":
        return  # The way back loads the page anew here, where a browser would have kept it.
    page.go_back()
    expect(page).to_have_url(f"{server.url}posts/4/#evening")
    expect_part(page, 4, "Between")
    page.go_back()
    expect_part(page, 4, "Between")
    page.go_back()
    expect_part(page, 3, "Between")


@with_scripts
def test_with_scripts_a_visit_from_elsewhere_is_a_direct_one(
    page: Page, server: LocalServer
) -> None:
    open_series(page, server)
    page.get_by_role("link", name="The Daily").first.click()
    page.locator(".gz-list").get_by_role("link", name="Post 3").click()
    expect_part(page, 3, "Always")


def test_fragments_that_name_nothing_change_nothing(page: Page, server: LocalServer) -> None:
    for fragment in ("%", "gz-in-%E6", "gz-in-nothing", "gz-in-a"):
        page.goto("about:blank")
        page.goto(f"{server.url}posts/4/#{fragment}")
        expect_part(page, 4, "Always")


@in_each_look
@pytest.mark.parametrize("way", ["loaded"], indirect=True)
def test_axe_finds_nothing(browser: Browser, watch: Watch, server: LocalServer, look: Look) -> None:
    with looking(browser, watch, look) as page:
        page.goto(f"{server.url}posts/4/#gz-in-c", wait_until="networkidle")
        expect_part(page, 4, "Concluded")
        assert found_by_axe(page, "article") == []
        assert page.evaluate("document.documentElement.scrollWidth") <= look.width


@pytest.mark.parametrize("way", ["no scripts"], indirect=True)
def test_on_paper_no_way_is_shown(page: Page, server: LocalServer) -> None:
    page.goto(f"{server.url}posts/4/#gz-in-c", wait_until="networkidle")
    page.emulate_media(media="print")
    expect(page.locator(".gz-ways a").filter(visible=True)).to_have_count(0)
