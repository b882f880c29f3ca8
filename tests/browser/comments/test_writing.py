"""Writing, changing and deleting comments."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.comments.widget import Widget, comment


def test_a_comment_is_added_with_its_name_and_both_times(widget: Widget) -> None:
    widget.name.fill("Ada")
    added = widget.add("Who pays for the memory?")
    expect(added).to_contain_text("Ada")
    expect(added).to_contain_text("Who pays for the memory?")
    time = added.locator("time")
    assert datetime.fromisoformat(time.get_attribute("datetime") or "") <= datetime.now(UTC)
    expect(time).to_contain_text("now")
    expect(time).to_contain_text(str(datetime.now(UTC).year))
    expect(widget.status).to_have_text("Comment added.")
    expect(widget.text).to_have_value("")
    expect(widget.text).to_be_focused()


def test_the_page_says_where_comments_are_kept(widget: Widget) -> None:
    expect(widget.region.get_by_text("Kept in this browser only.")).to_be_visible()


def test_the_name_is_remembered_on_every_post(widget: Widget) -> None:
    widget.name.fill("Ada")
    widget.add("One")
    widget.open("posts/second/")
    expect(widget.name).to_have_value("Ada")


def test_comments_stand_in_order_of_time(widget: Widget) -> None:
    widget.store_comments(comment(3), comment(1), comment(2))
    expect(widget.comments).to_contain_text(["Comment 1", "Comment 2", "Comment 3"])


def test_relative_time_goes_on_while_the_page_is_open(page: Page, widget: Widget) -> None:
    written = datetime.now(UTC) - timedelta(minutes=5)
    page.clock.install()
    widget.store_comments(comment(created=written.isoformat().replace("+00:00", "Z")))
    expect(widget.comments.first).to_contain_text("5 minutes ago")
    page.clock.run_for(120_000)
    expect(widget.comments.first).to_contain_text("7 minutes ago")


def test_ctrl_enter_adds_a_comment(page: Page, widget: Widget) -> None:
    widget.text.fill("Quick")
    page.keyboard.press("Control+Enter")
    expect(widget.comments).to_have_count(1)


def test_a_double_click_adds_one_comment_and_complains_of_nothing(widget: Widget) -> None:
    widget.text.fill("Once")
    widget.button("Add comment").dblclick()
    expect(widget.comments).to_have_count(1)
    expect(widget.text).not_to_have_attribute("aria-invalid", "true")
    assert len(widget.stored()) == 1


def test_a_mistake_is_told_where_the_focus_is_already(page: Page, widget: Widget) -> None:
    widget.text.focus()
    page.keyboard.press("Control+Enter")
    expect(widget.status).to_have_text("Write something first.")


def test_saving_an_unchanged_comment_does_not_mark_it_edited(widget: Widget) -> None:
    widget.add("As it was")
    before = widget.stored()
    widget.button("Edit").click()
    widget.button("Save").click()
    expect(widget.button("Edit")).to_be_focused()
    expect(widget.region.get_by_text("edited", exact=True)).to_be_hidden()
    assert widget.stored() == before


def test_a_comment_is_edited_in_place(widget: Widget) -> None:
    widget.add("Frist")
    widget.button("Edit").click()
    field = widget.region.get_by_label("Edit comment")
    expect(field).to_be_focused()
    expect(field).to_have_value("Frist")
    field.fill("First")
    widget.button("Save").click()
    expect(widget.comments).to_have_count(1)
    expect(widget.comments.first).to_contain_text("First")
    expect(widget.comments.first).to_contain_text("edited")
    expect(widget.button("Edit")).to_be_focused()
    expect(widget.status).to_have_text("Comment saved.")
    assert widget.stored()[0]["edited"]


def test_cancelling_an_edit_changes_nothing(widget: Widget) -> None:
    widget.add("As it was")
    before = widget.stored()
    widget.button("Edit").click()
    widget.region.get_by_label("Edit comment").fill("Otherwise")
    widget.button("Cancel").click()
    expect(widget.comments.first).to_contain_text("As it was")
    expect(widget.button("Edit")).to_be_focused()
    assert widget.stored() == before


def test_a_deleted_comment_can_be_brought_back(widget: Widget) -> None:
    for text in ("One", "Two", "Three"):
        widget.add(text)
    before = widget.stored()
    widget.comments.nth(1).get_by_role("button", name="Delete").click()
    expect(widget.comments).to_contain_text(["One", "Three"])
    expect(widget.status).to_have_text("Comment deleted.")
    assert len(widget.stored()) == 2
    expect(widget.button("Undo")).to_be_focused()

    widget.button("Undo").click()
    expect(widget.comments).to_contain_text(["One", "Two", "Three"])
    expect(widget.comments.nth(1)).to_be_focused()
    expect(widget.status).to_have_text("Comment restored.")
    expect(widget.button("Undo")).to_have_count(0)
    assert widget.stored() == before


@pytest.mark.parametrize(
    ("label", "text", "message"),
    [
        ("Comment", " \n ", "Write something first."),
        ("Comment", "x" * 10_007, "Too long by 7: at most 10,000 characters fit."),
        ("Your name (optional)", "x" * 101, "Too long by 1: at most 100 characters fit."),
    ],
    ids=["empty", "long", "long name"],
)
def test_what_cannot_be_added_is_said_and_stays(
    widget: Widget, label: str, text: str, message: str
) -> None:
    widget.text.fill("Some text")
    field = widget.region.get_by_label(label, exact=True)
    field.fill(text)
    widget.button("Add comment").click()
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(re.compile(f"^{message}"))
    expect(widget.region.get_by_text(message)).to_be_visible()
    expect(field).to_have_value(text)
    expect(widget.comments).to_have_count(0)

    field.fill("Better")
    widget.text.fill("Better")
    widget.button("Add comment").click()
    expect(widget.comments).to_have_count(1)
    expect(field).not_to_have_attribute("aria-invalid", "true")


def test_an_empty_edit_is_refused(widget: Widget) -> None:
    widget.add("Text")
    widget.button("Edit").click()
    field = widget.region.get_by_label("Edit comment")
    field.fill("")
    widget.button("Save").click()
    expect(field).to_be_focused()
    expect(field).to_have_accessible_description("Write something first.")
    assert widget.stored()[0]["body"] == "Text"


def test_a_post_can_be_without_comments(page: Page, widget: Widget) -> None:
    widget.open("posts/silent/")
    expect(page.get_by_role("heading", name="Silent")).to_be_visible()
    expect(page.locator("gazette-comments")).to_have_count(0)
