"""What was read, on the page of a reader's own comments; and in their file."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from playwright.sync_api import Page, expect

from mkdocs_gazette.sources.schemas import SCHEMAS
from tests.browser.local_server import LocalServer
from tests.browser.my_comments.library_page import LibraryPage, comment
from tests.browser.progress.reader import AT, Reader
from tests.browser.progress.test_lists import place


class ReadingPage(LibraryPage):
    """The page at /my-comments/, its section on what was read."""

    def __init__(self, page: Page, server: LocalServer) -> None:
        super().__init__(page, server)
        self.section = page.get_by_role("region", name="What you have read")
        self.posts = self.section.get_by_role("list", name="Read last").get_by_role("link")
        self.said = self.section.get_by_role("status")

    def press(self, name: str) -> None:
        self.section.get_by_role("button", name=name, exact=True).click()


@pytest.fixture
def mine(page: Page, server: LocalServer) -> ReadingPage:
    return ReadingPage(page, server)


@pytest.fixture
def well_read(mine: ReadingPage, reader: Reader) -> ReadingPage:
    mine.open()
    reader.has_read("d1", "w1").store(
        read__d2={"at": "2026-06-21T10:00:00Z"},
        read__gone={"at": "2026-06-01T10:00:00Z"},
        read_all__war={"at": AT, "upto": 3, "url": "posts/w3/"},
        place__daily=place(2, 3),
        visit__front={"at": AT, "count": 3, "since": 3},
    )
    mine.page.reload()
    mine.ready()
    return mine


def test_nothing_read_is_said_so(mine: ReadingPage) -> None:
    mine.open()
    expect(mine.section).to_contain_text("This browser remembers nothing that you have read here.")
    expect(mine.export).to_be_hidden()
    expect(mine.section.get_by_role("button")).to_have_text(["Do not remember what I read"])


def test_what_was_read_is_counted_and_the_latest_named(well_read: ReadingPage) -> None:
    expect(well_read.section).to_contain_text("Posts read: 4. Series marked as read: 1.")
    expect(well_read.section.get_by_role("listitem")).to_have_count(4)
    assert well_read.posts.all_inner_texts()[0] == "Day 2"
    assert well_read.section.get_by_role("listitem").last.inner_text().startswith("gone")
    well_read.posts.first.click()
    expect(well_read.page.locator("h1")).to_have_text("Day 2")


def test_all_is_forgotten_and_comes_back(well_read: ReadingPage) -> None:
    before = well_read.entries()
    well_read.press("Forget what I read")
    expect(well_read.said).to_have_text("Forgotten.")
    expect(well_read.export).to_be_hidden()
    assert well_read.entries() == {}
    expect(well_read.section.get_by_role("button", name="Undo")).to_be_focused()
    well_read.press("Undo")
    expect(well_read.said).to_have_text("Undone.")
    expect(well_read.export).to_be_visible()
    assert well_read.entries() == before


def test_it_is_switched_off_and_on(well_read: ReadingPage) -> None:
    before = well_read.entries()
    well_read.press("Do not remember what I read")
    expect(well_read.section).to_contain_text("What you read is not remembered.")
    assert set(well_read.entries()) == {"gazette:/:progress"}
    well_read.press("Undo")
    assert well_read.entries() == before
    well_read.press("Do not remember what I read")
    well_read.press("Remember what I read")
    assert well_read.entries() == {}


def test_deleting_all_comments_leaves_it(well_read: ReadingPage, reader: Reader) -> None:
    before = reader.entries("read")
    well_read.store(comment(1, "d1"))
    well_read.delete.click()
    expect(well_read.status).to_have_text("Deleted comments: 1.")
    assert reader.entries("read") == before


def test_it_travels_with_the_comments(well_read: ReadingPage, reader: Reader) -> None:
    before = {**reader.entries("read"), **reader.entries("place")}
    text = well_read.exported()
    expect(well_read.status).to_have_text("Exported comments: 0. Exported read posts: 4.")
    file: dict[str, Any] = json.loads(text)
    checker = Draft202012Validator.FORMAT_CHECKER
    Draft202012Validator(dict(SCHEMAS["export"]()), format_checker=checker).validate(file)
    assert set(file["reading"]) == {"posts", "series", "places"}
    well_read.page.evaluate("localStorage.clear()")
    well_read.page.reload()
    well_read.ready().choose(text)
    expect(well_read.status).to_have_text("Read posts: 4 new, 0 already here.")
    expect(well_read.section).to_contain_text("Posts read: 4.")
    assert {**reader.entries("read"), **reader.entries("place")} == before
    well_read.choose(text)
    expect(well_read.status).to_have_text("Read posts: 0 new, 4 already here.")


def test_hostile_readings_are_refused_and_counted(mine: ReadingPage, reader: Reader) -> None:
    mine.open()
    payload = '"><img src=x onerror="window.pwned=1">'
    reading = {
        "posts": [{"post": payload, "at": AT}, {"post": "d1", "at": payload}, 7],
        "places": [{"series": "daily", **place(3, 4), "url": "javascript:window.pwned=1"}],
    }
    mine.choose(mine.export_file(comment(1, "d1"), reading=reading))
    expect(mine.status).to_have_text(
        "1 new. Read posts: 1 new, 0 already here. Of what was read, 3 refused."
    )
    expect(mine.section.get_by_text(payload)).to_be_visible()
    assert mine.page.evaluate("window.pwned") is None
    assert reader.entries("place") == {}


def test_who_wants_nothing_remembered_imports_nothing(mine: ReadingPage) -> None:
    mine.open()
    mine.press("Do not remember what I read")
    mine.choose(mine.export_file(reading={"posts": [{"post": "d1", "at": AT}]}))
    expect(mine.status).to_have_text(
        "What was read is left out, since it is not to be remembered here."
    )


def test_lists_lead_there(reader: Reader) -> None:
    reader.open().has_read("d12").open().open_panel()
    reader.panel.get_by_role("link", name="What you have read").click()
    section = reader.page.get_by_role("region", name="What you have read")
    expect(section).to_be_in_viewport()
