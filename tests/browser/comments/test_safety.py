"""Stored text is hostile, and inert."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.comments.widget import Widget, comment, thread

VECTORS = [
    "<script>window.hacked = 1</script>",
    "<img src=x onerror='window.hacked = 1'>",
    "<svg/onload=window.hacked=1>",
    "\"'><iframe srcdoc='<script>parent.hacked=1</script>'>",
    "</textarea></template><script>window.hacked=1</script>",
    "<a href='javascript:window.hacked=1'>click</a>",
    "{{ 7 * 7 }} ${7 * 7} <!-- -->",
    "\u202eright to left\u202c \u0007\u0000 \ufeff \U0001f600",
    "x" * 10_240,
]


@pytest.mark.parametrize("vector", VECTORS, ids=range(len(VECTORS)))
def test_stored_text_is_shown_as_text(page: Page, widget: Widget, vector: str) -> None:
    widget.store(thread(comment(name=vector, body=vector, url="javascript:window.hacked=1")))
    shown = widget.comments.first
    expect(shown).to_be_visible()
    assert shown.locator("[data-gz=author]").evaluate("node => node.textContent") == vector
    assert shown.locator("[data-gz=body]").evaluate("node => node.textContent") == vector
    assert shown.locator("script, img, svg, iframe, a").count() == 0
    widget.button("Edit").click()
    expect(widget.region.get_by_label("Edit comment")).to_be_visible()
    assert page.evaluate("window.hacked") is None
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "no overflow"


@pytest.mark.parametrize("vector", VECTORS, ids=range(len(VECTORS)))
def test_a_stored_name_and_draft_are_text(page: Page, widget: Widget, vector: str) -> None:
    widget.store({"version": 1, "name": vector}, key="gazette:/:reader")
    widget.store({"version": 1, "text": vector, "edits": {vector: vector}}, "gazette:/:draft:one")
    expect(widget.region).to_be_visible()
    assert page.evaluate("window.hacked") is None
    assert widget.region.locator("script, img, svg, iframe").count() == 0


@pytest.mark.parametrize(
    "hostile",
    [
        {"id": "../../etc"},
        {"id": "<b>"},
        {"post": "two"},
        {"name": {"toString": "x"}},
        {"name": ["x"]},
        {"body": None},
        {"body": 7},
        {"created": "yesterday"},
        {"created": "2026-99-99T99:99:99Z"},
        {"created": 1e308},
    ],
    ids=str,
)
def test_what_is_no_comment_is_not_shown(widget: Widget, hostile: dict[str, object]) -> None:
    widget.store(thread(comment(1), comment(2, **hostile)))
    expect(widget.comments).to_contain_text(["Comment 1"])


def test_prototypes_cannot_be_polluted(page: Page, widget: Widget) -> None:
    widget.store('{"version": 1, "comments": [], "__proto__": {"hacked": 1}}')
    widget.store(
        '{"version": 1, "text": "", "edits": {"__proto__": {"hacked": 1}}}', "gazette:/:draft:one"
    )
    expect(widget.region).to_be_visible()
    assert page.evaluate("({}).hacked") is None
