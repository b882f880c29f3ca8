"""What lists show of it: marks, the way on, what is new; and what their panel does."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.local_server import LocalServer
from tests.browser.progress.reader import AT, DAILY, Reader
from tests.browser.slow_network import hold


@pytest.fixture
def grown(running: LocalServer, later_site: Path) -> LocalServer:
    """The server after three more parts have appeared."""
    running.directory = later_site
    return running


def place(number: int, following: int | None) -> dict[str, object]:
    """Return what the browser keeps of a reader who has left off at part `number`."""

    def step(number: int) -> dict[str, object]:
        return {"post": f"d{number}", "number": number, "url": f"posts/d{number}/"}

    return {"at": AT, **step(number), "next": following and step(following)}


def visit(count: int) -> dict[str, object]:
    return {"at": AT, "count": count, "since": count}


def test_a_new_reader_sees_a_list_as_without_scripts(reader: Reader) -> None:
    for path in ("", DAILY, "series/war/"):
        reader.open(path).page.wait_for_load_state("networkidle")
        expect(reader.line).to_be_hidden()
        expect(reader.marks).to_have_count(0)
    expect(reader.start).to_have_text("Start with part 1")


def test_what_was_read_is_marked_in_all_lists(reader: Reader) -> None:
    reader.open().has_read("d12", "d3", "w1")
    for path, marked in {
        "": ["d12", "d3"],
        "page/2/": ["w1"],
        DAILY: ["d12", "d3"],
        f"{DAILY}2026/": ["d12", "d3"],
        "series/war/": ["w1"],
        "posts/d5/": ["d12", "d3"],
    }.items():
        reader.open(path).page.wait_for_load_state("networkidle")
        assert reader.marked() == sorted(marked), path


def test_the_reader_goes_on_where_they_left_off(reader: Reader) -> None:
    reader.open().store(place__daily=place(3, 4), read__d3={"at": AT})
    reader.open()
    expect(reader.start).to_have_text("Continue with part 4")
    expect(reader.line.get_by_role("link", name="Start with part 1")).to_be_visible()
    reader.start.click()
    expect(reader.page.locator("h1")).to_have_text("Day 4")


def test_who_was_up_to_date_goes_on_with_what_has_come(reader: Reader, grown: LocalServer) -> None:
    assert grown is reader.server
    reader.open().store(place__daily=place(12, None), read__d12={"at": AT})
    reader.open()
    expect(reader.start).to_have_text("Continue with part 13")
    reader.store(place__daily=place(2, None)).open()
    expect(reader.start).to_have_text("Continue after part 2")
    reader.start.click()
    expect(reader.page.locator("h1")).to_have_text("Day 2")
    expect(reader.page.get_by_role("link", name="Next part")).to_be_visible()


def test_a_place_outside_the_site_is_none(reader: Reader) -> None:
    hostile = {"post": "d4", "number": 4, "url": "javascript:window.pwned=1"}
    reader.open().store(place__daily={**place(3, 4), "next": hostile}, read__d3={"at": AT})
    reader.open()
    expect(reader.start).to_have_text("Continue with part 4")
    assert reader.start.get_attribute("href") == f"{reader.server.url}posts/d4/"
    assert reader.page.evaluate("window.pwned") is None


def test_what_is_new_is_told_until_it_is_read(reader: Reader, grown: LocalServer) -> None:
    assert grown is reader.server
    reader.open().store(visit__front=visit(15), visit__series__daily=visit(12))
    for path in ("", DAILY):
        for _ in range(2):
            reader.open(path)
            expect(reader.line).to_contain_text("3 new since your last visit")
    reader.has_read("d15", "d13")
    reader.open()
    expect(reader.line).to_contain_text("1 new since your last visit")
    reader.has_read("d14").open()
    expect(reader.line).to_be_visible()
    expect(reader.line.get_by_text("since your last visit")).to_be_hidden()


def test_further_pages_of_a_list_are_no_visit(reader: Reader) -> None:
    for path in ("page/2/", f"{DAILY}2026/", "archive/2026/"):
        reader.open(path).page.wait_for_load_state("networkidle")
    assert reader.entries() == {}


def test_all_parts_are_marked_at_once_and_that_is_undone(reader: Reader) -> None:
    reader.open().has_read("d3")
    before = reader.entries("read")
    reader.open().open_panel().press("Mark all parts as read")
    expect(reader.marks).to_have_count(10)
    expect(reader.panel.get_by_role("status")).to_have_text("All parts are marked as read.")
    expect(reader.panel.get_by_role("button", name="Undo")).to_be_focused()
    assert set(reader.entries("read")) == {"read:d3", "read-all:daily"}
    expect(reader.panel.get_by_role("button", name="Mark all parts")).to_be_hidden()
    reader.page.keyboard.press("Enter")
    expect(reader.panel.get_by_role("status")).to_have_text("Undone.")
    expect(reader.marks).to_have_count(1)
    assert reader.entries("read") == before
    expect(reader.panel.get_by_role("heading")).to_be_focused()


def test_presses_before_the_script_is_there_count_in_their_order(reader: Reader) -> None:
    held = hold(reader.page, "**/progress-panel.js")
    reader.open().has_read("d3")
    reader.open().open_panel().press("Mark all parts as read").press("Do not remember what I read")
    reader.page.wait_for_timeout(100)
    for route in held:
        route.continue_()
    expect(reader.panel.get_by_role("status")).to_have_text(
        "Forgotten. Nothing will be remembered."
    )


def test_marks_of_a_whole_series_show_everywhere(reader: Reader, grown: LocalServer) -> None:
    reader.open().has_read("d3").store(read_all__daily={"at": AT, "upto": 12, "url": "posts/d12/"})
    assert grown is reader.server
    for path, count in {f"{DAILY}2026/": 12, DAILY: 7, "": 7}.items():
        reader.open(path)
        expect(reader.marks).to_have_count(count)
    reader.open("posts/d13/")
    expect(reader.marks.first).to_be_visible()
    assert {"d1", "d12"} <= set(reader.marked())
    assert not {"d13", "d14", "d15"} & set(reader.marked())
    reader.open()
    expect(reader.start).to_have_text("Continue with part 13")


def test_the_switch_forgets_and_remembers_nothing_until_undone(reader: Reader) -> None:
    reader.open().has_read("d12", "w1").store(place__daily=place(12, None))
    reader.open().open_panel()
    before = reader.entries()
    reader.press("Do not remember what I read")
    expect(reader.panel.get_by_role("status")).to_have_text(
        "Forgotten. Nothing will be remembered."
    )
    expect(reader.marks).to_have_count(0)
    assert reader.entries() == {"progress": {"version": 1, "off": True}}
    reader.press("Undo")
    expect(reader.marks).to_have_count(1)
    assert reader.entries() == before
    reader.press("Do not remember what I read")
    reader.open("posts/w2/").page.wait_for_timeout(1500)
    assert reader.entries() == {"progress": {"version": 1, "off": True}}
    reader.open().open_panel().press("Remember what I read")
    expect(reader.panel.get_by_role("status")).to_have_text(
        "What you read from now on is remembered."
    )
    reader.open("posts/w2/")
    expect(reader.marks).to_have_count(1)


def test_the_panel_works_by_keyboard(reader: Reader) -> None:
    reader.open().has_read("d12").open()
    opener = reader.line.get_by_role("button", name="Reading marks")
    opener.press("Enter")
    expect(reader.panel).to_be_visible()
    reader.page.keyboard.press("Tab")
    expect(reader.panel.get_by_role("button", name="Mark all parts as read")).to_be_focused()
    reader.page.keyboard.press("Escape")
    expect(reader.panel).to_be_hidden()
    expect(opener).to_be_focused()


def test_paper_has_none_of_it(reader: Reader) -> None:
    reader.open().has_read("d12").open()
    expect(reader.line).to_be_visible()
    reader.page.emulate_media(media="print")
    expect(reader.line).to_be_hidden()
    expect(reader.page.locator(".gz-read").locator("visible=true")).to_have_count(0)
