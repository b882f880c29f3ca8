"""Where comments live, and what they outlive."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from tests.browser import chromium
from tests.browser.comments.widget import KEY, Widget, comment, thread
from tests.browser.local_server import LocalServer

Watch = Callable[[BrowserContext], BrowserContext]
DRAFT = "gazette:/:draft:one"


def test_comments_survive_a_reload(page: Page, widget: Widget) -> None:
    widget.add("Still here")
    page.reload()
    expect(widget.comments).to_contain_text(["Still here"])


def test_comments_survive_a_restart_of_the_browser(
    playwright: Playwright, server: LocalServer, watch: Watch, tmp_path: Path
) -> None:
    for expected in (0, 1):
        context = watch(
            playwright.chromium.launch_persistent_context(
                tmp_path, executable_path=chromium.find(), args=chromium.FLAGS
            )
        )
        widget = Widget(context.new_page(), server).open()
        expect(widget.comments).to_have_count(expected)
        if not expected:
            widget.add("Still here")
        context.close()


def test_comments_survive_a_rename_of_the_post(
    widget: Widget, server: LocalServer, moved_site: Path
) -> None:
    widget.add("Still here")
    server.directory = moved_site
    widget.open("posts/2026/renamed/")
    expect(widget.comments).to_contain_text(["Still here"])


def test_comments_belong_to_their_post(widget: Widget) -> None:
    widget.add("On the first")
    widget.open("posts/second/")
    expect(widget.region).to_be_visible()
    expect(widget.comments).to_have_count(0)


def test_two_open_tabs_stay_in_step(context: BrowserContext, server: LocalServer) -> None:
    here, there = (Widget(context.new_page(), server).open() for _ in range(2))
    here.add("One")
    expect(there.comments).to_contain_text(["One"])
    there.add("Two")
    expect(here.comments).to_contain_text(["One", "Two"])
    here.comments.first.get_by_role("button", name="Delete").click()
    expect(there.comments).to_contain_text(["Two"])
    here.button("Undo").click()
    expect(there.comments).to_contain_text(["One", "Two"])


def test_another_tab_does_not_disturb_an_edit(context: BrowserContext, server: LocalServer) -> None:
    here, there = (Widget(context.new_page(), server).open() for _ in range(2))
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


def test_tabs_that_write_at_once_lose_nothing(context: BrowserContext, server: LocalServer) -> None:
    here, there = (Widget(context.new_page(), server).open() for _ in range(2))
    burst = """([prefix, count]) => {
        const form = document.querySelector("gazette-comments form");
        for (let number = 0; number < count; number += 1) {
            form.elements.namedItem("body").value = `${prefix} ${number}`;
            form.requestSubmit();
        }
    }"""
    there.page.evaluate(
        "source => { setTimeout(() => eval(source)([`there`, 20]), 0); }", f"({burst})"
    )
    here.page.evaluate(burst, ["here", 20])
    expect(here.comments).to_have_count(40)
    expect(there.comments).to_have_count(40)
    assert len(here.stored()["comments"]) == 40


def test_unsent_text_survives_a_reload(page: Page, widget: Widget) -> None:
    widget.add("Old")
    widget.text.fill("Half a thou")
    widget.button("Edit").click()
    widget.region.get_by_label("Edit comment").fill("Older")
    page.reload()
    expect(widget.text).to_have_value("Half a thou")
    expect(widget.region.get_by_label("Edit comment")).to_have_value("Older")
    widget.open("posts/second/")
    expect(widget.text).to_have_value("")


def test_unsent_text_is_stored_while_typing(page: Page, widget: Widget) -> None:
    widget.text.fill("Half a thou")
    page.wait_for_function("key => localStorage.getItem(key)?.includes('Half a thou')", arg=DRAFT)
    widget.button("Add comment").click()
    expect(widget.comments).to_have_count(1)
    assert widget.stored(DRAFT) is None


@pytest.fixture
def forbidding(playwright: Playwright, tmp_path: Path) -> Iterator[BrowserContext]:
    """A browser whose reader has forbidden sites to store anything."""
    preferences = tmp_path / "Default" / "Preferences"
    preferences.parent.mkdir()
    blocked = {"profile": {"default_content_setting_values": {"cookies": 2}}}
    preferences.write_text(json.dumps(blocked), encoding="utf-8")
    # Not watched for errors, since Material's own scripts complain of it.
    context = playwright.chromium.launch_persistent_context(
        tmp_path, executable_path=chromium.find(), args=chromium.FLAGS
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


def test_full_storage_is_said_and_loses_nothing(page: Page, widget: Widget) -> None:
    page.evaluate("""() => {
        for (let size = 2 ** 22; size >= 1; size /= 2) {
            try { localStorage.setItem(`filler ${size}`, "x".repeat(size)); } catch {}
        }
    }""")
    widget.text.fill("Precious")
    widget.button("Add comment").click()
    expect(widget.region.get_by_text("There is no room left")).to_be_visible()
    expect(widget.text).to_have_value("Precious")
    expect(widget.text).to_be_focused()
    expect(widget.comments).to_have_count(0)

    page.evaluate(
        "Object.keys(localStorage).filter((key) => key.startsWith('filler'))"
        ".forEach((key) => localStorage.removeItem(key))"
    )
    widget.button("Add comment").click()
    expect(widget.comments).to_contain_text(["Precious"])
    expect(widget.region.get_by_text("There is no room left")).to_be_hidden()


@pytest.mark.parametrize(
    "damage",
    ["{", "null", "[]", "7", '"text"', '{"version": 99, "comments": []}', '{"comments": []}'],
)
def test_damaged_storage_is_put_aside(widget: Widget, damage: str) -> None:
    widget.store(damage)
    expect(widget.region.get_by_text("could not be read")).to_be_visible()
    widget.add("New")
    aside = widget.page.evaluate(
        "Object.entries(localStorage).filter(([key]) => key.includes(':damaged:'))"
    )
    assert [value for _, value in aside] == [damage]


def test_one_damaged_comment_spoils_no_other(widget: Widget) -> None:
    widget.store(thread(comment(1), {"id": 7}, comment(2)))
    expect(widget.comments).to_contain_text(["Comment 1", "Comment 2"])
    expect(widget.region.get_by_text("could not be read")).to_be_visible()
    widget.page.reload()
    expect(widget.comments).to_have_count(2)
    expect(widget.region.get_by_text("could not be read")).to_be_hidden()


def test_instant_navigation_there_and_back(page: Page, widget: Widget) -> None:
    client = page.context.new_cdp_session(page)

    def listeners() -> int:
        window = client.send("Runtime.evaluate", {"expression": "window"})["result"]["objectId"]
        found = client.send("DOMDebugger.getEventListeners", {"objectId": window})["listeners"]
        return sum(listener["type"] in {"storage", "pagehide"} for listener in found)

    widget.add("One")
    page.evaluate("window.sameDocument = true")
    before = listeners()
    for _ in range(3):
        widget.text.fill("Half a thou")
        page.get_by_role("link", name="the second").click()
        expect(page).to_have_title("Second - The Daily")
        expect(widget.comments).to_have_count(0)
        expect(page.locator("gazette-comments")).to_have_count(1)
        page.get_by_role("link", name="the first").click()
        expect(page).to_have_title("First - The Daily")
        expect(widget.comments).to_have_count(1)
        expect(widget.text).to_have_value("Half a thou")
    assert page.evaluate("window.sameDocument"), "instant navigation replaces content only"
    assert listeners() == before
    widget.add("Two")
    assert len(widget.stored(KEY)["comments"]) == 2
