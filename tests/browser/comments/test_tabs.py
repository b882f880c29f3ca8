"""One reader, two tabs: both show the same, and neither undoes what the other did."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.comments.widget import COMMENTS, DRAFT, Widget, comment
from tests.browser.local_server import LocalServer

PLACES = ["two tabs", "two windows"]


@pytest.fixture
def tabs(context: BrowserContext, server: LocalServer) -> tuple[Widget, Widget]:
    here, there = (Widget(context.new_page(), server).open().ready() for _ in range(2))
    return here, there


def test_two_open_tabs_stay_in_step(tabs: tuple[Widget, Widget]) -> None:
    here, there = tabs
    here.add("One")
    expect(there.comments).to_contain_text(["One"])
    there.add("Two")
    expect(here.comments).to_contain_text(["One", "Two"])
    here.comments.first.get_by_role("button", name="Delete").click()
    expect(there.comments).to_contain_text(["Two"])
    here.button("Undo").click()
    expect(there.comments).to_contain_text(["One", "Two"])


def test_another_tab_does_not_disturb_an_edit(tabs: tuple[Widget, Widget]) -> None:
    here, there = tabs
    here.add("One")
    expect(there.comments).to_have_count(1)
    there.button("Edit").click()
    there.region.get_by_label("Edit comment").fill("One and a half")
    here.button("Delete").click()
    expect(here.comments).to_have_count(0)
    here.add("Two")
    expect(there.comments).to_have_count(2)
    expect(there.region.get_by_label("Edit comment")).to_have_value("One and a half")
    there.button("Save").click()
    expect(here.comments).to_contain_text(["One and a half", "Two"])


def test_tabs_that_write_at_once_lose_nothing(tabs: tuple[Widget, Widget]) -> None:
    here, there = tabs
    burst = """async ([prefix, count]) => {
        const form = document.querySelector("gazette-comments form");
        const body = form.elements.namedItem("body");
        for (let number = 0; number < count; number += 1) {
            body.value = `${prefix} ${number}`;
            form.requestSubmit();
            await new Promise((resolve) => setTimeout(resolve));
        }
    }"""
    there.page.evaluate(f"() => void ({burst})(['there', 20])")
    here.page.evaluate(burst, ["here", 20])
    expect(here.comments).to_have_count(40)
    expect(there.comments).to_have_count(40)
    assert len(here.stored()) == 40


RACE = """async ([mark, rounds, start]) => {
    // Both wait for the same moment of the same clock, round after round.
    const form = document.querySelector("gazette-comments form");
    const body = form.elements.namedItem("body");
    const complaints = [];
    for (let round = 0; round < rounds; round += 1) {
        const moment = start + round * 25;
        while (Date.now() < moment - 8) await new Promise((resolve) => setTimeout(resolve));
        while (Date.now() < moment);
        body.value = `${mark} ${round}`;
        form.requestSubmit();
        const error = form.querySelector("[data-gz=error]").textContent;
        if (error) complaints.push(`${round}: ${error}`);
    }
    return (window.raced = complaints);
}"""


def beside(page: Page, server: LocalServer, place: str) -> Widget:
    """Open the post once more: in a tab, or in a window, which shares the page's process."""
    if place == "two tabs":
        return Widget(page.context.new_page(), server).open().ready()
    with page.expect_popup() as popup:
        page.evaluate("() => void window.open('about:blank', '', 'popup,width=800,height=600')")
    return Widget(popup.value, server).open().ready()


@pytest.mark.parametrize("place", PLACES)
def test_writing_at_the_same_moment_loses_nothing(
    page: Page, widget: Widget, server: LocalServer, place: str
) -> None:
    rounds = 200
    there = beside(page, server, place)
    start = page.evaluate("Date.now() + 500")
    there.page.evaluate(f"(given) => void ({RACE})(given)", ["there", rounds, start])
    assert page.evaluate(RACE, ["here", rounds, start]) == []
    assert (
        there.page.evaluate(
            "new Promise((resolve) => setInterval(() => window.raced && resolve(window.raced), 20))"
        )
        == []
    )
    written = sorted(f"{mark} {round_}" for mark in ("here", "there") for round_ in range(rounds))
    for tab in (widget, there):
        # Browsers show each tab what another wrote only a little later.
        expect(tab.comments).to_have_count(2 * rounds, timeout=30_000)
        assert sorted(stored["body"] for stored in tab.stored()) == written


OPEN = """(text) => {
    document.querySelector("gazette-comments [data-gz=edit]").click();
    document.querySelector("gazette-comments [data-gz=inline-input]").value = text;
}"""
SAVE = """async (moment) => {
    const input = document.querySelector("gazette-comments [data-gz=inline-input]");
    while (Date.now() < moment - 8) await new Promise((resolve) => setTimeout(resolve));
    while (Date.now() < moment);
    input.form.requestSubmit();
}"""
HELD = """() => {
    const input = document.querySelector("gazette-comments [data-gz=inline-input]");
    return input && [input.value, document.getElementById(`${input.id}-error`).textContent];
}"""
CANCEL = "() => document.querySelector('gazette-comments [data-gz=cancel]')?.click()"


@pytest.mark.parametrize("place", PLACES)
def test_edits_of_one_comment_at_the_same_moment_lose_neither(
    page: Page, widget: Widget, server: LocalServer, place: str
) -> None:
    there = beside(page, server, place)
    pages = {"here": page, "there": there.page}
    widget.add("First")
    for round_ in range(20):
        # Both begin with the same version, so that neither edit knows of the other.
        [begun] = widget.stored()
        for mark, tab in pages.items():
            expect(tab.locator("[data-gz=body]")).to_have_text(begun["body"])
            tab.evaluate(OPEN, f"{mark} {round_}")
        moment = page.evaluate("Date.now() + 40")
        there.page.evaluate(f"(moment) => void ({SAVE})(moment)", moment)
        page.evaluate(SAVE, moment)
        # One text is the comment's; the other is before the reader again, who is told of both.
        texts = {f"{mark} {round_}" for mark in pages}
        for _ in range(200):
            [stored] = widget.stored()
            held = [form for tab in pages.values() if (form := tab.evaluate(HELD))]
            # An edit that has yet to be saved has no complaint.
            if len(held) == 1 and held[0][1] and {stored["body"], held[0][0]} == texts:
                break
            page.wait_for_timeout(20)
        [(text, complaint)] = held
        assert {stored["body"], text} == texts
        assert f"meanwhile, to: “{stored['body']}”" in complaint
        for tab in pages.values():
            tab.evaluate(CANCEL)


def test_an_edit_elsewhere_is_shown(tabs: tuple[Widget, Widget]) -> None:
    here, there = tabs
    here.add("Frist")
    expect(there.comments).to_contain_text(["Frist"])
    there.button("Edit").click()
    there.region.get_by_label("Edit comment").fill("First")
    there.button("Save").click()
    expect(here.comments).to_contain_text(["First"])


def test_what_is_brought_back_elsewhere_is_no_longer_deleted(tabs: tuple[Widget, Widget]) -> None:
    here, there = tabs
    here.add("One")
    there.button("Edit").click()
    here.button("Delete").click()
    there.button("Save").click()
    expect(there.comments).to_have_count(0)
    expect(there.region.get_by_role("heading")).to_be_focused()

    here.button("Undo").click()
    there.button("Delete").click()
    expect(here.comments).to_have_count(0)
    there.button("Undo").click()
    expect(here.comments).to_have_count(1)
    expect(here.button("Undo")).to_have_count(0)


def test_unsent_text_is_one_text_in_all_tabs(tabs: tuple[Widget, Widget]) -> None:
    here, there = tabs
    here.name.fill("Ada")
    here.text.fill("Half a")
    expect(there.text).to_have_value("Half a")
    expect(there.name).to_have_value("Ada")
    there.text.fill("Half a thought")
    expect(here.text).to_have_value("Half a thought")
    there.button("Add comment").click()
    expect(here.comments).to_contain_text(["Half a thought"])
    expect(here.text).to_have_value("")


def test_a_tab_without_text_takes_none_away(
    tabs: tuple[Widget, Widget], context: BrowserContext, server: LocalServer
) -> None:
    here, there = tabs
    here.text.fill("Half a thou")
    expect(there.text).to_have_value("Half a thou")
    # Asleep, a tab is told of nothing; awake, it must not store what it still shows.
    there.page.evaluate("document.querySelector('gazette-comments textarea').value = ''")
    there.open("posts/second/")
    again = Widget(context.new_page(), server).open()
    expect(again.text).to_have_value("Half a thou")


@pytest.mark.parametrize(
    "waking",
    [
        "document.dispatchEvent(new Event('visibilitychange'))",
        "window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))",
    ],
    ids=["shown again", "out of the back-forward cache"],
)
def test_a_tab_that_slept_catches_up(page: Page, widget: Widget, waking: str) -> None:
    # A tab's own writes raise no event in it, as if it had slept through another's.
    for key, value in (
        (f"{COMMENTS}{comment()['id']}", comment()),
        (DRAFT, {"version": 1, "text": "Half a thou"}),
    ):
        page.evaluate(
            "([key, value]) => localStorage.setItem(key, JSON.stringify(value))", [key, value]
        )
    expect(widget.comments).to_have_count(0)
    page.evaluate(waking)
    expect(widget.comments).to_have_count(1)
    expect(widget.text).to_have_value("Half a thou")


def test_clearing_storage_elsewhere_leaves_the_text_in_its_field(
    tabs: tuple[Widget, Widget],
) -> None:
    here, there = tabs
    here.add("One")
    here.text.fill("Half a thou")
    expect(there.text).to_have_value("Half a thou")
    there.page.evaluate("localStorage.clear()")
    expect(here.comments).to_have_count(0)
    expect(here.text).to_have_value("Half a thou")
