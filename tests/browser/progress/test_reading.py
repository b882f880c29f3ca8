"""A post is read when its end was on screen for a moment: not when it was opened."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.everybody import Watch
from tests.browser.local_server import LocalServer
from tests.browser.progress.reader import DAILY, Reader

LONGER_THAN_IT_TAKES_MS = 1500


def test_opening_a_long_post_is_not_reading_it(reader: Reader) -> None:
    reader.open("posts/d3/")
    reader.page.wait_for_timeout(LONGER_THAN_IT_TAKES_MS)
    assert reader.entries() == {}
    reader.read_on()
    expect(reader.marks).to_have_count(1)
    assert set(reader.entries()) == {"read:d3", "place:daily"}
    assert reader.marked() == ["d3"]


def test_a_short_post_is_read_as_it_stands(reader: Reader) -> None:
    reader.open("posts/w1/")
    expect(reader.marks).to_have_count(1)
    assert reader.marked() == ["w1"]


def test_a_jump_past_the_end_does_not_count(reader: Reader) -> None:
    reader.page.set_viewport_size({"width": 1280, "height": 300})
    reader.open("posts/d3/")
    reader.page.keyboard.press("End")
    reader.page.wait_for_timeout(LONGER_THAN_IT_TAKES_MS)
    end = reader.page.locator("gazette-progress[post]")
    assert end.evaluate("end => end.getBoundingClientRect().bottom < 0"), "it was passed"
    assert reader.entries() == {}


def test_a_moment_at_the_end_does_not_count(reader: Reader) -> None:
    reader.open("posts/d3/").read_on()
    reader.page.wait_for_timeout(300)
    reader.page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
    reader.page.wait_for_timeout(LONGER_THAN_IT_TAKES_MS)
    assert reader.entries() == {}


HIDE = """hidden => {
    Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
}"""


def test_a_page_in_the_background_does_not_count(reader: Reader) -> None:
    reader.open("posts/d3/")
    reader.page.evaluate(HIDE, True)
    reader.read_on()
    reader.page.wait_for_timeout(LONGER_THAN_IT_TAKES_MS)
    assert reader.entries() == {}
    reader.page.evaluate(HIDE, False)
    expect(reader.marks).to_have_count(1)


def test_a_post_left_before_its_time_is_not_read(reader: Reader) -> None:
    reader.page.goto(f"{reader.server.url}posts/w1/", wait_until="networkidle")
    reader.page.evaluate("window.samePage = true")
    reader.page.get_by_role("link", name="The whole series").click()
    expect(reader.page).to_have_url(re.compile("/series/war/$"))
    reader.page.wait_for_timeout(LONGER_THAN_IT_TAKES_MS)
    assert reader.page.evaluate("window.samePage"), "pages were exchanged, not loaded"
    # The test's own reading may have been slow.
    assert reader.page.locator("gazette-progress").count() == 1


def test_a_way_through_the_series_by_instant_navigation(reader: Reader) -> None:
    page = reader.page
    page.goto(f"{reader.server.url}{DAILY}", wait_until="networkidle")
    page.evaluate("window.samePage = true")
    reader.start.click()
    expect(page.locator("h1")).to_have_text("Day 1")
    for number in (1, 2, 3):
        reader.read_on()
        expect(reader.marks).to_have_count(number)
        if number < 3:
            page.get_by_role("link", name="Next part").click()
            expect(page.locator("h1")).to_have_text(f"Day {number + 1}")
    page.get_by_role("link", name="The whole series").click()
    expect(reader.start).to_have_text("Continue with part 4")
    assert page.evaluate("window.samePage"), "pages were exchanged, not loaded"
    reader.start.click()
    expect(page.locator("h1")).to_have_text("Day 4")
    page.go_back()
    expect(reader.start).to_have_text("Continue with part 4")
    assert reader.entries("read:").keys() == {"read:d1", "read:d2", "read:d3"}


def test_other_tabs_show_what_was_read(
    context: BrowserContext, reader: Reader, server: LocalServer
) -> None:
    reader.open()
    other = Reader(context.new_page(), server).open("posts/w2/")
    expect(other.marks).to_have_count(1)
    third = Reader(context.new_page(), server).open("series/war/")
    expect(third.marks).to_have_count(1)
    reader.page.evaluate("localStorage.clear()")
    expect(third.marks).to_have_count(0)


def test_where_storage_is_blocked_marks_last_until_the_page_is_left(
    browser: Browser, server: LocalServer
) -> None:
    # Not watched for errors, since Material's own scripts complain of it.
    context = browser.new_context()
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('denied') } })"
    )
    warned: list[str] = []
    reader = Reader(context.new_page(), server)
    reader.page.on("console", lambda message: warned.append(message.text))
    reader.page.goto(f"{server.url}posts/w1/", wait_until="networkidle")
    expect(reader.marks).to_have_count(1)
    reader.page.get_by_role("link", name="Next part").click()
    expect(reader.page.locator("h1")).to_have_text("Battle 2")
    expect(reader.marks).to_have_count(2)
    reader.page.reload()
    reader.page.get_by_role("link", name="The whole series").click()
    assert reader.marked() in ([], ["w2"]), "what was read before is forgotten"
    assert not [text for text in warned if "What was read" in text]
    context.close()


def test_without_scripts_nothing_is_marked(
    browser: Browser, watch: Watch, server: LocalServer
) -> None:
    context = watch(browser.new_context(java_script_enabled=False))
    reader = Reader(context.new_page(), server).open()
    expect(reader.marks).to_have_count(0)
    expect(reader.start).to_have_text("Start with part 1")
    expect(reader.line).to_be_hidden()
    context.close()
