"""Storage that is blocked, full or damaged. What the reader has typed outlives all of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, expect

from tests.browser.comments.widget import COMMENTS, DRAFT, NAME, Widget, comment
from tests.browser.local_server import LocalServer


@pytest.fixture
def forbidding(browser: Browser) -> Iterator[BrowserContext]:
    """A browser whose reader has forbidden sites to store anything.

    Chromium's headless shell has no such setting, so a script does what browsers then do.
    """
    # Not watched for errors, since Material's own scripts complain of it.
    context = browser.new_context()
    context.add_init_script(
        """for (const name of ["localStorage", "sessionStorage"])
            Object.defineProperty(window, name, {
                get() {
                    throw new DOMException("Access is denied for this document.", "SecurityError");
                },
            });"""
    )
    yield context
    context.close()


def test_blocked_storage_is_said_and_loses_nothing(
    forbidding: BrowserContext, server: LocalServer
) -> None:
    page = forbidding.new_page()
    traces: list[str] = []
    page.on("pageerror", lambda error: traces.append(error.stack or ""))
    widget = Widget(page, server).open()
    with pytest.raises(Exception, match="Access is denied"):
        page.evaluate("localStorage.length")
    expect(widget.region.get_by_text("This browser keeps nothing for this site")).to_be_visible()
    widget.add("Kept while the page is open")
    widget.button("Edit").click()
    widget.region.get_by_label("Edit comment").fill("Changed")
    widget.button("Save").click()
    expect(widget.comments).to_contain_text(["Changed"])
    assert not [trace for trace in traces if "assets/gazette" in trace]

    asked: list[str] = []

    def leave(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", leave)
    page.reload()
    assert asked == ["beforeunload"], "before all of it is gone"
    expect(widget.region).to_be_visible()
    expect(widget.comments).to_have_count(0)
    page.reload()
    assert asked == ["beforeunload"], "nothing is left to lose"


FULL = "There is no room left in this browser's storage"


def fill_storage(page: Page) -> None:
    page.evaluate("""() => {
        for (let size = 2 ** 22; size >= 1; size /= 2) {
            try { localStorage.setItem(`filler ${size}`, "x".repeat(size)); } catch {}
        }
    }""")


def make_room(page: Page) -> None:
    page.evaluate(
        "Object.keys(localStorage).filter((key) => key.startsWith('filler'))"
        ".forEach((key) => localStorage.removeItem(key))"
    )


def test_full_storage_is_said_and_loses_nothing(page: Page, widget: Widget) -> None:
    fill_storage(page)
    widget.text.fill("Precious")
    widget.button("Add comment").click()
    expect(widget.text).to_have_accessible_description(re.compile(FULL))
    expect(widget.text).to_have_value("Precious")
    expect(widget.text).to_be_focused()
    expect(widget.comments).to_have_count(0)

    make_room(page)
    widget.button("Add comment").click()
    expect(widget.comments).to_contain_text(["Precious"])
    expect(widget.region.get_by_text(FULL)).to_be_hidden()


def test_full_storage_is_said_while_typing_and_before_leaving(page: Page, widget: Widget) -> None:
    fill_storage(page)
    widget.text.focus()
    page.keyboard.type("Precious")
    expect(widget.text).to_have_accessible_description(re.compile(FULL))
    expect(widget.status).to_contain_text(FULL)

    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    with page.expect_event("dialog"):
        page.evaluate("() => void setTimeout(() => location.reload())")
    expect(widget.text).to_have_value("Precious")
    assert asked == ["beforeunload"]

    make_room(page)
    widget.text.press("!")
    expect(widget.text).not_to_have_accessible_description(re.compile(FULL))
    page.reload()
    expect(widget.text).to_have_value("Precious!")
    assert asked == ["beforeunload"]


def test_full_storage_refuses_an_edit_and_keeps_both_texts(page: Page, widget: Widget) -> None:
    widget.add("Short")
    fill_storage(page)
    widget.button("Edit").click()
    field = widget.region.get_by_label("Edit comment")
    field.fill("Longer than before")
    widget.button("Save").click()
    expect(field).to_have_accessible_description(re.compile(FULL))
    expect(field).to_have_value("Longer than before")
    assert widget.stored()[0]["body"] == "Short"


def test_full_storage_refuses_to_undo_and_says_so(page: Page, widget: Widget) -> None:
    widget.add("One")
    widget.button("Delete").click()
    expect(widget.comments).to_have_count(0)
    fill_storage(page)
    widget.button("Undo").click()
    expect(widget.region.get_by_role("alert")).to_contain_text(FULL)
    expect(widget.button("Undo")).to_be_focused()

    make_room(page)
    widget.button("Undo").click()
    expect(widget.comments).to_contain_text(["One"])


DAMAGE = ["{", "null", "[]", "7", '"text"', '{"comments": []}', '{"version": 1, "id": 7}']


def test_damaged_comments_are_put_aside_and_spoil_no_other(widget: Widget) -> None:
    widget.store_comments(comment(1), comment(2))
    expect(widget.region.get_by_text("could not be read")).to_be_hidden()
    keys = [f"{COMMENTS}{comment(number)['id']}" for number in range(3, 3 + len(DAMAGE))]
    widget.store(dict(zip(keys, DAMAGE, strict=True)))
    expect(widget.comments).to_contain_text(["Comment 1", "Comment 2"])
    expect(widget.region.get_by_text("could not be read")).to_be_visible()
    assert sorted(widget.entries("gazette:/:damaged:").values()) == sorted(DAMAGE)
    assert not set(keys) & set(widget.entries(COMMENTS))


def test_damage_is_said_once(widget: Widget) -> None:
    widget.store({f"{COMMENTS}{comment()['id']}": "{"})
    expect(widget.region.get_by_text("could not be read")).to_be_visible()
    widget.page.reload()
    expect(widget.region).to_be_visible()
    expect(widget.region.get_by_text("could not be read")).to_be_hidden()


@pytest.mark.parametrize("damage", ["{", "[]"])
def test_a_damaged_draft_is_put_aside(widget: Widget, damage: str) -> None:
    widget.store({DRAFT: damage, NAME: damage})
    expect(widget.text).to_have_value("")
    widget.name.fill("Ada")
    widget.add("New")
    assert list(widget.entries("gazette:/:damaged:").values()) == [damage, damage]


def test_full_and_damaged_storage_is_shown_as_far_as_it_goes(page: Page, widget: Widget) -> None:
    broken = f"{COMMENTS}{comment(2)['id']}"
    page.evaluate(
        "entries => Object.entries(entries).forEach((entry) => localStorage.setItem(...entry))",
        {broken: "{", DRAFT: "{", f"{COMMENTS}{comment(1)['id']}": json.dumps(comment(1))},
    )
    fill_storage(page)
    page.reload()
    expect(widget.comments).to_contain_text(["Comment 1"])
    expect(widget.region.get_by_text("could not be read")).to_be_visible()
    widget.text.fill("Precious")
    widget.button("Add comment").click()
    expect(widget.text).to_have_accessible_description(re.compile(FULL))
    assert widget.entries(broken) == {broken: "{"}
    assert widget.entries(DRAFT) == {DRAFT: "{"}
