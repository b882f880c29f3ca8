"""What every reader does works in Firefox and WebKitGTK."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from tests.browser.engines.reader import Reader

BODIES = ".gz-comment__body"
REPLIES = ".gz-replies .gz-comment__body"

QUESTION_HTML = "<p>Who <em>pays</em> for the <strong>memory</strong>?</p>"


def test_comments_are_written_kept_changed_and_carried_over(reader: Reader) -> None:
    write(reader)
    answer(reader)
    think_again(reader)
    publish(reader)
    carry_over(reader)


def write(reader: Reader) -> None:
    reader.open()
    reader.write("Ada", into="Your name (optional)")
    reader.write("Who *pays* for the **memory**?", into="Comment")
    reader.sees("[data-gz=preview-text]", QUESTION_HTML)
    reader.press("Add comment")
    reader.sees(BODIES, QUESTION_HTML)
    reader.open()
    reader.sees(BODIES, QUESTION_HTML)


def answer(reader: Reader) -> None:
    reader.press("Reply")
    reader.write("The readers.", into="Reply to Ada")
    reader.press("Add reply")
    reader.sees(REPLIES, "The readers.")
    reader.press("Edit")
    reader.write("The *writers*.", into="Edit comment")
    reader.press("Save")
    reader.sees(REPLIES, "<p>The <em>writers</em>.</p>")
    question, reply = reader.stored()
    assert reply["parent"] == question["id"]
    assert reply["edited"]


def lasting(reader: Reader) -> list[dict[str, object]]:
    """Return what is stored, but for what an edit began with: that is only for tabs that race."""
    return [
        {name: value for name, value in comment.items() if name != "replaces"}
        for comment in reader.stored()
    ]


def think_again(reader: Reader) -> None:
    before = lasting(reader)
    reader.press("Delete")
    reader.sees(BODIES, QUESTION_HTML)
    assert lasting(reader) != before
    reader.press("Undo")
    reader.sees(REPLIES, "<p>The <em>writers</em>.</p>")
    assert lasting(reader) == before


def publish(reader: Reader) -> None:
    _, reply = reader.stored()
    reader.press("Publish …")
    reader.sees(".gz-dialog__title", "Publish this comment")
    address = urlsplit(reader.driver.call("() => document.querySelector('dialog a[href]').href"))
    assert address.hostname == "github.com"
    assert address.path == "/example/daily/issues/new"
    fields = parse_qs(address.query)
    assert fields["comment"] == ["The *writers*."]
    assert reply["id"] in fields["data"][0]
    reader.press("Close")
    reader.sees("dialog")


def carry_over(reader: Reader) -> None:
    before = lasting(reader)
    reader.open("my-comments/")
    shown = [QUESTION_HTML, "<p>The <em>writers</em>.</p>"]
    reader.sees(".gz-mine__item .gz-prose", *shown)
    reader.press("Export")
    file = reader.downloaded()
    reader.press("Delete all")
    reader.sees(".gz-mine__item .gz-prose")
    assert reader.stored() == []
    reader.choose(file, for_="Import a file")
    # On a slow machine the post was on screen long enough to count as read, and that is told, too.
    keys = reader.driver.call("() => Object.keys(localStorage)")
    reading = " Read posts: 0 new, 1 already here." if "gazette:/:read:one" in keys else ""
    reader.sees(".gz-mine__status[data-gz=status]", f"2 new.{reading}")
    reader.sees(".gz-mine__item .gz-prose", *shown)
    assert lasting(reader) == before
    reader.open()
    reader.sees(BODIES, *shown)
