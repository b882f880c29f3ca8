"""Deleting everything, and taking that back."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.local_server import LocalServer
from tests.browser.my_comments.library_page import LibraryPage, comment, key
from tests.browser.my_comments.test_transfer import FILL

OTHERS = {
    "gazette:/:draft:one:new": '{"version":1,"text":"Half a thou"}',
    "gazette:/:name": '{"version":1,"text":"Ada"}',
    "gazette:/other/:comments:one:x": "{}",
}
DAMAGED = {
    "gazette:/:comments:one:broken": "{",
    "gazette:/:damaged:comments:one:x:7": "}",
    key(comment(9)): '{"version":2,"later":true}',
}


def store_raw(page: Page, entries: dict[str, str]) -> None:
    page.evaluate(
        "entries => Object.entries(entries).forEach((entry) => localStorage.setItem(...entry))",
        entries,
    )


def test_all_is_deleted_but_drafts_and_other_sites_and_comes_back_exactly(
    library: LibraryPage,
) -> None:
    library.open(comment(1), comment(2, "a:b", state="submitted"))
    store_raw(library.page, {**OTHERS, **DAMAGED})
    before = library.entries()
    library.delete.click()
    expect(library.comments).to_have_count(0)
    expect(library.status).to_have_text("Deleted comments: 2.")
    expect(library.undo).to_be_focused()
    assert library.entries() == OTHERS
    library.undo.press("Enter")
    expect(library.status).to_have_text("Restored comments: 2.")
    expect(library.comments).to_have_count(2)
    expect(library.list).to_be_focused()
    expect(library.undo).to_be_hidden()
    assert library.entries() == before


def test_the_undo_button_stays_whatever_is_done_before(library: LibraryPage) -> None:
    library.open(comment(1, body="first"))
    library.delete.click()
    library.choose(library.export_file(comment(2)))
    expect(library.comments).to_have_count(1)
    library.delete.click()
    library.choose(library.export_file(comment(1, body="older", created="2026-01-01T00:00:00Z")))
    expect(library.comments).to_have_count(1)
    library.undo.click()
    expect(library.status).to_have_text("Restored comments: 1.")
    assert [stored["body"] for stored in library.stored()] == ["first", "Comment 2"]


def test_a_search_does_not_narrow_what_is_deleted(library: LibraryPage) -> None:
    library.open(comment(1), comment(2))
    library.search.fill("comment 2")
    library.delete.click()
    expect(library.status).to_have_text("Deleted comments: 2.")
    library.undo.click()
    expect(library.comments.locator("visible=true")).to_have_count(2)
    expect(library.search).to_have_value("")


def test_deletion_shows_in_other_tabs_and_does_not_undo_what_they_do(
    context: BrowserContext, library: LibraryPage, server: LocalServer
) -> None:
    library.open(comment(1), comment(2))
    other = LibraryPage(context.new_page(), server).open()
    expect(other.comments).to_have_count(2)
    library.delete.click()
    expect(other.comments).to_have_count(0)
    expect(other.undo).to_be_hidden()
    saved = comment(1, body="saved elsewhere", edited="2026-06-30T10:00:00.000Z")
    other.store(saved, comment(3))
    library.undo.click()
    expect(library.comments).to_have_count(3)
    expect(other.comments).to_have_count(3)
    assert library.stored()[0]["body"] == "saved elsewhere"


def test_what_does_not_fit_back_can_be_brought_back_later(library: LibraryPage) -> None:
    library.open(*(comment(number, body="x" * 500) for number in range(1, 4)))
    library.delete.click()
    library.page.evaluate(FILL, 1000)
    library.undo.click()
    expect(library.status).to_have_text(
        "Restored comments: 1. This browser's storage is full: 2 did not fit."
    )
    library.page.evaluate("localStorage.removeItem('other')")
    library.undo.click()
    expect(library.status).to_have_text("Restored comments: 2.")
    assert len(library.stored()) == 3


@pytest.mark.parametrize("leave", ["reload", "leave"])
def test_after_leaving_it_is_final(library: LibraryPage, leave: str) -> None:
    library.open(comment(1))
    library.delete.click()
    if leave == "leave":
        library.page.get_by_role("link", name="the first", exact=True).click()
    library.open()
    expect(library.undo).to_be_hidden()
    expect(library.comments).to_have_count(0)
