"""Everything a reader wrote is there, in its place, and can be found."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.local_server import LocalServer
from tests.browser.my_comments.library_page import LibraryPage, comment, key

WRITTEN = (
    comment(1, "one"),
    comment(2, "three", state="submitted"),
    comment(3, "two", state="accepted", edited="2026-06-30T10:00:00Z"),
    comment(4, "four.th"),
    comment(5, "gone"),
    comment(6, "one", body="Zuletzt: 面包, café\nand <b>more</b>"),
)


def headings(library: LibraryPage) -> list[str]:
    return library.list.get_by_role("heading").locator("visible=true").all_inner_texts()


def test_comments_stand_below_their_series_and_posts(library: LibraryPage) -> None:
    library.open(*WRITTEN)
    expect(library.comments).to_have_count(6)
    assert headings(library) == [
        "The Daily",
        "First",
        "Second",
        "Other posts",
        "gone",
        "Fourth",
        "Die Übung",
    ]
    expect(library.comments.nth(1)).to_contain_text("Zuletzt: 面包, café\nand <b>more</b>")


def test_each_comment_leads_to_its_place(library: LibraryPage) -> None:
    library.open(*WRITTEN)
    url = f"{library.server.url}posts/first/"
    assert library.list.get_by_role("link", name="First").get_attribute("href") == url
    link = library.comments.first.get_by_role("link")
    assert link.get_attribute("href") == f"{url}#comment-{comment(1)['id']}"
    expect(library.list.get_by_role("link", name="gone")).to_have_count(0)


def test_each_comment_tells_its_state_and_times(library: LibraryPage) -> None:
    library.open(*WRITTEN[:3])
    edited, private, submitted = library.comments.all()
    expect(private).to_contain_text("Private")
    expect(private).not_to_contain_text("edited")
    expect(private).to_contain_text("28 Jun 2026, 12:01\u202fam")
    expect(edited).to_contain_text("edited 30 Jun 2026, 10:00\u202fam")
    expect(edited).to_contain_text("Accepted")
    expect(submitted).to_contain_text("Submitted")


def test_what_is_deleted_is_not_shown(library: LibraryPage) -> None:
    library.open(comment(1), comment(2, name="", body="", deleted="2026-06-29T10:00:00Z"))
    expect(library.comments).to_have_count(1)


def test_without_comments_the_page_says_so_and_can_import(library: LibraryPage) -> None:
    library.open()
    expect(library.widget.get_by_text("There are no comments of yours")).to_be_visible()
    expect(library.search).to_be_hidden()
    expect(library.export).to_be_hidden()
    library.choose(library.export_file(comment(1)))
    expect(library.comments).to_have_count(1)
    expect(library.search).to_be_visible()


def test_search_finds_all_words_in_texts_and_titles(library: LibraryPage) -> None:
    library.open(*WRITTEN)
    for query, count in (
        ("comment 3", 1),
        ("CAFE 面包", 1),
        ("ubung", 1),
        ("the daily", 3),
        ("  ", 6),
        ("<b>", 1),
        ("nowhere", 0),
        (".*", 0),
    ):
        library.search.fill(query)
        expect(library.comments.locator("visible=true")).to_have_count(count)
        expect(library.status).to_have_text(f"{count} of 6 comments found.")
    library.search.fill("ubung")
    assert headings(library) == ["Other posts", "Die Übung"]
    library.search.fill("")
    expect(library.status).to_have_text("")
    assert len(headings(library)) == 7


def test_what_another_tab_writes_and_deletes_shows(
    context: BrowserContext, library: LibraryPage, server: LocalServer
) -> None:
    library.open(comment(1))
    link = library.comments.first.get_by_role("link")
    link.focus()
    other = context.new_page()
    other.goto(server.url + "posts/first/")
    other.evaluate(
        "([key, raw]) => localStorage.setItem(key, JSON.stringify(raw))",
        [key(comment(2)), comment(2)],
    )
    expect(library.comments).to_have_count(2)
    expect(link).to_be_focused()
    other.evaluate("localStorage.clear()")
    expect(library.comments).to_have_count(0)
    expect(library.list).to_be_focused()


def test_a_search_under_way_goes_on_when_another_tab_writes(
    context: BrowserContext, library: LibraryPage, server: LocalServer
) -> None:
    library.open(comment(1), comment(2))
    library.search.fill("comment 2")
    other = context.new_page()
    other.goto(server.url + "posts/first/")
    other.evaluate(
        "([key, raw]) => localStorage.setItem(key, JSON.stringify(raw))",
        [key(comment(3)), comment(3)],
    )
    expect(library.list.locator("li")).to_have_count(3)
    expect(library.comments).to_have_count(1)


def test_without_the_posts_data_there_are_ids_and_all_else(
    browser: Browser, server: LocalServer
) -> None:
    context = browser.new_context()
    errors: list[Any] = []
    context.on("weberror", lambda error: errors.append(error.error))
    context.route("**/posts.json", lambda route: route.abort())
    library = LibraryPage(context.new_page(), server).open(comment(1), comment(2, "a:b"))
    assert headings(library) == ["Posts", "a:b", "one"]
    library.search.fill("comment 2")
    expect(library.comments.locator("visible=true")).to_have_count(1)
    library.delete.click()
    library.undo.click()
    expect(library.comments).to_have_count(2)
    assert errors == []
    context.close()


@pytest.mark.parametrize(
    "body", ["", "{", "null", "[]", "{}", '{"posts": 7, "series": "x"}', '{"posts": {"one": null}}']
)
def test_data_that_is_no_data_is_none(page: Page, library: LibraryPage, body: str) -> None:
    page.route("**/posts.json", lambda route: route.fulfill(body=body))
    library.open(comment(1))
    assert headings(library) == ["Posts", "one"]


def test_instant_navigation_finds_and_leaves_the_page(page: Page, library: LibraryPage) -> None:
    library.open(comment(1))
    page.evaluate("window.stays = true")
    for _ in range(2):
        page.get_by_role("link", name="the first", exact=True).click()
        expect(page).to_have_title(re.compile("First"))
        page.get_by_role("link", name="my comments", exact=True).click()
        library.ready()
        expect(library.comments).to_have_count(1)
    library.delete.click()
    library.undo.click()
    expect(library.comments).to_have_count(1)
    assert page.evaluate("window.stays"), "the page was replaced, not loaded"


def test_a_thousand_comments_are_all_there(library: LibraryPage) -> None:
    posts = ("one", "two", "three", "four.th")
    library.open(*(comment(number, posts[number % 4]) for number in range(1, 1001)))
    assert library.comments.count() == 1000
    library.search.fill("comment 77")
    expect(library.status).to_have_text("19 of 1,000 comments found.")


def test_nothing_moves_while_it_loads(
    browser: Browser, watch: Callable[[BrowserContext], BrowserContext], server: LocalServer
) -> None:
    context = watch(browser.new_context())
    library = LibraryPage(context.new_page(), server)
    library.open(*(comment(number) for number in range(1, 60)))
    shifts = library.page.evaluate(
        """() => new Promise((resolve) => {
            const seen = [];
            new PerformanceObserver((list) => seen.push(...list.getEntries().map((e) => e.value)))
                .observe({ type: "layout-shift", buffered: true });
            requestAnimationFrame(() => setTimeout(() => resolve(seen)));
        })"""
    )
    assert shifts == []
    context.close()
