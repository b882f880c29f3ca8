"""Stored text is hostile, and inert."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.comments.widget import COMMENTS, DRAFT, NAME, Widget, comment

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


def test_stored_text_is_shown_as_text(page: Page, widget: Widget) -> None:
    link = "javascript:window.hacked=1"
    widget.store_comments(
        *(comment(number, name=text, body=text, url=link) for number, text in enumerate(VECTORS))
    )
    expect(widget.comments).to_have_count(len(VECTORS))
    for shown, vector in zip(widget.comments.all(), VECTORS, strict=True):
        assert shown.locator("[data-gz=author]").evaluate("node => node.textContent") == vector
        assert shown.locator("[data-gz=body]").evaluate("node => node.textContent") == vector
        shown.get_by_role("button", name="Edit").click()
        field = shown.get_by_label("Edit comment")
        assert field.evaluate("node => node.value") == vector
    assert widget.comments.locator("script, img, svg, iframe, .gz-prose a").count() == 0
    assert page.evaluate("window.hacked") is None
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "no overflow"


@pytest.mark.parametrize("vector", VECTORS, ids=range(len(VECTORS)))
def test_a_stored_name_and_draft_are_text(page: Page, widget: Widget, vector: str) -> None:
    text = {"version": 1, "text": vector}
    widget.store({NAME: text, DRAFT: text})
    expect(widget.name).to_have_value(vector)
    expect(widget.text).to_have_value(vector)
    assert page.evaluate("window.hacked") is None
    assert widget.region.locator("script, img, svg, iframe").count() == 0


def test_what_is_no_comment_is_not_shown(widget: Widget) -> None:
    hostile: list[dict[str, object]] = [
        {"post": "two"},
        {"name": {"toString": "x"}},
        {"name": ["x"]},
        {"body": None},
        {"body": 7},
        {"created": "yesterday"},
        {"created": "2026-99-99T99:99:99Z"},
        {"created": 1e308},
    ]
    widget.store_comments(
        comment(1),
        {**comment(), "id": "../../etc"},
        {**comment(), "id": "<b>"},
        *(comment(number, **fields) for number, fields in enumerate(hostile, start=2)),
    )
    expect(widget.comments).to_have_count(1)
    expect(widget.comments).to_contain_text(["Comment 1"])


def test_prototypes_cannot_be_polluted(page: Page, widget: Widget) -> None:
    hostile = '{"version": 1, "__proto__": {"hacked": 1, "text": "inherited"}, "constructor": "x"}'
    widget.store({NAME: hostile, DRAFT: hostile, f"{COMMENTS}__proto__": hostile})
    expect(widget.text).to_have_value("")
    widget.text.fill("Text")
    widget.button("Add comment").click()
    expect(widget.comments).to_contain_text(["Text"])
    assert page.evaluate("({}).hacked") is None


def test_a_megabyte_of_text_is_shown_as_text(page: Page, widget: Widget) -> None:
    text = "> *a **b `c [d](e) <f>&amp; " * 40_000
    widget.store_comments(comment(body=text))
    body = widget.comments.locator("[data-gz=body]")
    expect(body).to_have_js_property("textContent", text)
    assert page.evaluate("document.querySelectorAll('.gz-prose > *').length") == 0
    widget.button("Delete").click()
    expect(widget.comments).to_have_count(0)
