"""Pages of right-to-left languages: nothing runs off the screen, and axe-core finds nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.everybody import Look, Watch, found_by_axe, in_each_look, looking
from tests.browser.local_server import LocalServer
from tests.build.sample_docs import AUTHORS
from tests.build.written_comments import accepted
from tests.build.written_site import build_site, post_file

PAGES = ("", "series/", "series/daily/", "posts/two/", "authors/", "authors/sol/", "archive/2026/")

WORDS = {
    "ar": ("الجريدة اليومية", "يوميات الذكاء", "الرقائق التي تجيب", "وصف قصير للمقال."),
    "he": ("העיתון", "יומן הבינה", "השבבים שעונים", "תיאור קצר של המאמר."),
}


@pytest.fixture(scope="module", params=WORDS)
def server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[LocalServer]:
    """A publication with titles and names of both directions."""
    name, series, title, description = WORDS[request.param]
    posts = {
        f"posts/{place}.md": post_file(
            f"An English beginning.\n\n{description}\n\n## {title}\n\n{description}",
            title=title if place != "two" else "An English title, with a question?",
            date=f"2026-06-0{number}",
            authors=["sol", "ada"],
            series=["daily", "war"],
            description={"one": "An English description.", "two": description}.get(place),
        )
        for number, place in enumerate(("one", "two", "three"), 1)
    }
    directory = tmp_path_factory.mktemp(request.param)
    site = build_site(
        directory,
        {
            **posts,
            ".authors.yml": AUTHORS,
            ".series.yml": f"series:\n  daily:\n    title: {series}\n  war:\n    title: The War\n",
            "assets/sol.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
        },
        beside={
            **accepted(1, "two", description),
            **accepted(2, "two", "In English.", parent=1),
        },
        site_name=name,
        theme={
            "name": "material",
            "font": False,
            "language": request.param,
            "direction": "rtl",
        },
        plugins=["gazette"],
    )
    with LocalServer(site.directory) as started:
        yield started


@in_each_look
def test_pages_are_for_everybody(
    browser: Browser, watch: Watch, server: LocalServer, look: Look
) -> None:
    found = {}
    with looking(browser, watch, look) as page:
        for path in PAGES:
            page.goto(f"{server.url}{path}")
            expect(page.locator("body")).to_have_attribute("dir", "rtl")
            assert page.evaluate("document.documentElement.scrollWidth") <= look.width, path
            found[path] = found_by_axe(page, "main")
    assert found == {path: [] for path in PAGES}


def test_titles_of_another_script_begin_at_the_edge_of_the_page(
    page: Page, server: LocalServer
) -> None:
    page.goto(server.url)
    titles = page.locator(".gz-list .gz-entry__title")
    expect(titles).to_have_count(3)
    # A lead story is set larger, so only the edges are compared.
    edges = titles.evaluate_all(
        """titles => titles.map(title => {
          const range = document.createRange();
          range.selectNodeContents(title);
          return Math.round(range.getBoundingClientRect().right);
        })"""
    )
    assert len(set(edges)) == 1


def test_each_paragraph_of_an_excerpt_runs_its_own_way_from_the_edge_of_the_page(
    page: Page, server: LocalServer
) -> None:
    page.goto(server.url)
    paragraphs = page.locator(".gz-entry__excerpt p")
    expect(paragraphs).to_have_count(3)
    ends = paragraphs.evaluate_all(
        """paragraphs => paragraphs.map(({ firstChild: text }) => {
          const range = document.createRange();
          range.setStart(text, text.length - 1);
          range.setEnd(text, text.length);
          const { left } = range.getBoundingClientRect();
          range.selectNodeContents(text);
          const all = range.getBoundingClientRect();
          return [left > all.left + all.width / 2, Math.round(all.right)];
        })"""
    )
    assert [stands_right for stands_right, _ in ends] == [True, False, False], "the full stop"
    assert len({edge for _, edge in ends}) == 1


def test_what_is_written_in_another_script_runs_its_own_way(
    page: Page, server: LocalServer
) -> None:
    page.goto(f"{server.url}posts/two/")
    name = page.locator("#gz-comment-name")
    name.fill("Tomás")
    assert name.evaluate("name => getComputedStyle(name).direction") == "ltr"
    name.fill("ليلى")
    assert name.evaluate("name => getComputedStyle(name).direction") == "rtl"
    codes = page.locator("#gz-comment-hint code")
    assert set(codes.evaluate_all("codes => codes.map(c => getComputedStyle(c).direction)")) == {
        "ltr"
    }


def test_the_next_part_is_on_the_left(page: Page, server: LocalServer) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{server.url}posts/two/")
    previous = page.locator(".gz-step--previous").first.bounding_box()
    following = page.locator(".gz-step--next").first.bounding_box()
    assert previous
    assert following
    assert following["x"] < previous["x"]
