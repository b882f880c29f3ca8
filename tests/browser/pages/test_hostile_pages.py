"""Hostile fields in a real browser: everything is opened, searched and touched, nothing runs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.local_server import LocalServer
from tests.build.hostile_site import CONFIG, PAYLOADS, hostile_docs
from tests.build.written_site import build_site
from tests.sources.link_vectors import HARMLESS, RUNNABLE


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalServer]:
    site = build_site(tmp_path_factory.mktemp("hostile"), hostile_docs(), **CONFIG)
    with LocalServer(site.directory) as started:
        yield started


@pytest.fixture
def page(page: Page) -> Page:
    # The authors' pictures are not there: no file can be called as their addresses end.
    page.route("**/assets/x.png*", _show_a_picture)
    return page


def _show_a_picture(route: Route) -> None:
    route.fulfill(content_type="image/svg+xml", body='<svg xmlns="http://www.w3.org/2000/svg"/>')


FOREIGN_ATTRIBUTES = """() => [...document.querySelectorAll("*")]
  .flatMap((element) => [...element.attributes].map((attribute) => attribute.name))
  .filter((name) => /^on|pwned/.test(name))"""


def assert_inert(page: Page) -> None:
    """Nothing has run, and nothing stands there to run later."""
    expect(page.locator("h1").first).to_be_attached()
    assert page.evaluate("window.pwned") is None
    assert page.evaluate(FOREIGN_ATTRIBUTES) == []
    assert page.locator("pwned, img[src=pwned]").count() == 0


@pytest.mark.parametrize("name", PAYLOADS)
def test_nothing_runs_on_a_post_and_its_series(page: Page, server: LocalServer, name: str) -> None:
    for path in (f"posts/{name}/", f"series/{name}/"):
        page.goto(f"{server.url}{path}")
        assert_inert(page)


@pytest.mark.parametrize("path", ["", "series/all/", "subscribe/", "404.html"])
def test_nothing_runs_on_pages_that_list_them_all(
    page: Page, server: LocalServer, path: str
) -> None:
    page.goto(f"{server.url}{path}")
    assert_inert(page)


@pytest.mark.parametrize("query", ["harmless", "long", "left", "escape"])
def test_nothing_runs_in_the_search(page: Page, server: LocalServer, query: str) -> None:
    page.goto(f"{server.url}posts/braces/")
    page.get_by_role("textbox", name="Search").press_sequentially(query)
    results = page.locator(".md-search-result__item")
    expect(results.first).to_be_visible()
    assert_inert(page)
    results.first.hover()
    results.first.locator("a").first.click()
    page.wait_for_load_state()
    assert_inert(page)


def test_nothing_runs_when_links_are_touched(page: Page, server: LocalServer) -> None:
    page.goto(f"{server.url}posts/handler/")
    for link in page.locator("a.gz-byline__author").all():
        link.hover()
        link.focus()
    assert page.locator("a.gz-byline__author").count() > 0
    assert_inert(page)


OF_OURS_AND_TOO_WIDE = """(width) =>
  [...document.querySelectorAll("h1, [class^=gz-], gazette-comments")]
  .filter((element) => element.getBoundingClientRect().right > width)
  .map((element) => element.className || element.tagName)"""


@pytest.mark.parametrize("name", ["unbroken", "long", "turned"])
def test_long_titles_stay_on_a_small_screen(page: Page, server: LocalServer, name: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    for path in (f"posts/{name}/", f"series/{name}/", ""):
        page.goto(f"{server.url}{path}")
        assert page.evaluate(OF_OURS_AND_TOO_WIDE, 360) == [], path


PROTOCOL = "(link) => { try { return new URL(link, 'https://e.example/').protocol } catch { } }"


def test_the_browser_agrees_on_which_links_run(page: Page) -> None:
    protocols = {link: page.evaluate(PROTOCOL, link) for link in (*HARMLESS, *RUNNABLE)}
    assert {protocols[link] for link in HARMLESS} == {"https:", "http:", "mailto:"}
    disguised = ["java\tscript:alert(1)", "\x01javascript:alert(1)", " javascript:alert(1)"]
    assert {protocols[link] for link in disguised} == {"javascript:"}
