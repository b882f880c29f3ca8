"""The reader's private comments are offered for copying into another system's form."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.comments.test_safety import VECTORS
from tests.browser.comments.widget import comment
from tests.browser.everybody import found_by_axe
from tests.browser.local_server import LocalServer
from tests.browser.providers.conftest import Publish
from tests.browser.providers.reading import Reader

COMMENTS = "gazette:/:comments:first:"


@pytest.fixture
def server(publish: Publish) -> LocalServer:
    return publish(provider="isso", load="click", isso={"url": "https://talk.example"})


@pytest.fixture
def reader(page: Page, server: LocalServer) -> Reader:
    opened = Reader(page, server.url)
    opened.open()
    return opened


def store(page: Page, *bodies: str) -> None:
    """Put comments on the first post into storage, as the site's own widget would have."""
    for number, body in enumerate(bodies, start=1):
        kept = comment(number, post="first", body=body)
        entry = [f"{COMMENTS}{kept['id']}", json.dumps(kept)]
        page.evaluate("([key, raw]) => localStorage.setItem(key, raw)", entry)


def offered(reader: Reader) -> Locator:
    return reader.region.locator("details")


def test_who_has_none_sees_nothing(reader: Reader) -> None:
    expect(reader.button("Load comments")).to_be_visible()
    expect(offered(reader)).to_be_hidden()


@pytest.mark.parametrize(("count", "noun"), [(1, "comment"), (2, "comments"), (12, "comments")])
def test_one_line_counts_them(reader: Reader, count: int, noun: str) -> None:
    store(reader.page, *[f"Comment {number}" for number in range(count)])
    reader.page.reload()
    line = offered(reader).locator("summary")
    expect(line).to_have_text(f"You have {count} private {noun} on this post")
    expect(offered(reader).get_by_role("listitem").first).to_be_hidden()


def test_a_comment_is_copied_as_it_was_written(reader: Reader) -> None:
    reader.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    store(reader.page, "First", "*Second*,\n\non two lines & <b>more</b>")
    reader.page.reload()
    offered(reader).locator("summary").click()
    offered(reader).get_by_role("button", name="Copy").last.click()
    expect(offered(reader).get_by_role("status")).to_have_text("Copied.")
    copied = reader.page.evaluate("navigator.clipboard.readText()")
    assert copied == "*Second*,\n\non two lines & <b>more</b>"


def test_where_there_is_no_clipboard_the_text_is_selected(reader: Reader) -> None:
    reader.page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', { value: undefined })"
    )
    store(reader.page, "First", "Second")
    reader.page.reload()
    offered(reader).locator("summary").click()
    offered(reader).get_by_role("button", name="Copy").last.click()
    expect(offered(reader).get_by_role("status")).to_contain_text("The text is selected")
    assert reader.page.evaluate("String(getSelection())") == "Second"


@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing(reader: Reader, *, dark: bool) -> None:
    reader.page.emulate_media(reduced_motion="reduce")
    store(reader.page, "First", "Second")
    reader.page.reload()
    if dark:
        reader.turn(dark=True)
    offered(reader).locator("summary").click()
    expect(offered(reader).get_by_role("listitem").first).to_be_visible()
    assert found_by_axe(reader.page, "gazette-comment-provider") == []


def test_another_tabs_comments_appear(reader: Reader, server: LocalServer) -> None:
    expect(offered(reader)).to_be_hidden()
    other = reader.page.context.new_page()
    other.goto(server.url)
    store(other, "From the other tab")
    expect(offered(reader).locator("summary")).to_contain_text("1 private comment")


def test_hostile_comments_are_text(reader: Reader) -> None:
    store(reader.page, *VECTORS)
    reader.page.evaluate(f"localStorage.setItem('{COMMENTS}broken', '{{')")
    reader.page.reload()
    offered(reader).locator("summary").click()
    bodies = offered(reader).locator("[data-gz=body]")
    expect(bodies).to_have_count(len(VECTORS))
    shown = bodies.evaluate_all("nodes => nodes.map((node) => node.textContent)")
    assert shown == VECTORS
    assert offered(reader).locator("script, img, svg, iframe, a").count() == 0
    assert reader.page.evaluate("window.hacked") is None
    assert reader.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
