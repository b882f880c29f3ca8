"""Where comments live, and what they outlive."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, Playwright, expect

from tests.browser import chromium
from tests.browser.comments.widget import DRAFT, Widget
from tests.browser.everybody import Watch
from tests.browser.local_server import LocalServer


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


def test_unsent_text_survives_a_reload(page: Page, widget: Widget) -> None:
    widget.add("Old")
    widget.text.fill("Half a thou")
    widget.button("Edit").click()
    widget.region.get_by_label("Edit comment").fill("Older")
    page.reload()
    expect(widget.text).to_have_value("Half a thou")
    expect(widget.region.get_by_label("Edit comment")).to_have_value("Older")
    assert page.evaluate("document.activeElement === document.body"), "the page stays where it was"
    widget.button("Cancel").click()
    page.reload()
    expect(widget.text).to_have_value("Half a thou")
    expect(widget.region.get_by_label("Edit comment")).to_have_count(0)
    widget.open("posts/second/")
    expect(widget.text).to_have_value("")


def test_unsent_text_is_stored_while_typing(page: Page, widget: Widget) -> None:
    widget.text.fill("Half a thou")
    page.wait_for_function("key => localStorage.getItem(key)?.includes('Half a thou')", arg=DRAFT)
    widget.button("Add comment").click()
    expect(widget.comments).to_have_count(1)
    assert "Half a thou" not in widget.entries(DRAFT)[DRAFT]


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
    assert len(widget.stored()) == 2
