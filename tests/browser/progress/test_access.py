"""Reading marks for every reader: axe-core finds nothing, light and dark, wide and narrow."""

from __future__ import annotations

from playwright.sync_api import Browser, expect

from tests.browser.everybody import (
    Look,
    Watch,
    expect_palette,
    found_by_axe,
    in_each_look,
    looking,
)
from tests.browser.local_server import LocalServer
from tests.browser.progress.reader import DAILY, Reader
from tests.browser.progress.test_lists import place, visit


@in_each_look
def test_axe_finds_nothing(browser: Browser, watch: Watch, server: LocalServer, look: Look) -> None:
    with looking(browser, watch, look) as page:
        check_marks(Reader(page, server), look)


def check_marks(reader: Reader, look: Look) -> None:
    """Ask axe-core about lists, a post, what explains the marks, and all of it marked."""

    def check(state: str) -> None:
        expect_palette(reader.page, look)
        assert found_by_axe(reader.page, ".md-content") == [], state

    reader.open().has_read("d12", "d3").store(
        place__daily=place(3, 4), visit__front=visit(12), visit__series__daily=visit(10)
    )
    for path in (DAILY, "", "posts/d5/"):
        reader.open(path)
        expect(reader.marks.first).to_be_visible()
        check(path)
    reader.open().open_panel()
    check("panel")
    reader.press("Mark all parts as read")
    check("all marked")


def test_a_mark_is_more_than_a_colour(reader: Reader) -> None:
    reader.open().has_read("d12").open()
    entry = reader.page.locator(".gz-entry", has_text="Day 12")
    expect(entry.get_by_role("img", name="You have read this")).to_be_visible()
    for colours in ("active", "none"):
        reader.page.emulate_media(forced_colors=colours)
        tick = entry.locator(".gz-read").evaluate(
            "mark => getComputedStyle(mark, '::before').borderBlockEndWidth"
        )
        assert tick != "0px"


def test_right_to_left_marks_stand_at_the_other_end(reader: Reader) -> None:
    reader.open().has_read("d12").open()
    reader.page.evaluate("document.documentElement.dir = document.body.dir = 'rtl'")
    mark = reader.page.locator(".gz-entry .gz-read").bounding_box()
    title = reader.page.get_by_role("link", name="Day 12").bounding_box()
    assert mark
    assert title
    assert mark["x"] < title["x"]
