"""Replies: to the reader's own comments, and to those that the publication has accepted."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.comments.accepted_files import accepted, accepted_id, files
from tests.browser.comments.conftest import THEME
from tests.browser.comments.widget import COMMENTS, DRAFT, Widget, comment
from tests.browser.local_server import LocalServer
from tests.build.written_site import build_site, post_file

LOST = "In reply to a comment that is no longer here"
ON_CLOSED = COMMENTS.replace(":one:", ":closed:")
REMOVED = datetime(2026, 6, 29, tzinfo=UTC)

ACCEPTED = [
    accepted(1),
    accepted(2, parent=1, name="Edsger"),
    accepted(3, parent=2),
    accepted(4),
    # Removed by the publication; its reply has a later time than any other comment.
    accepted(5, name="", body="", deleted=REMOVED),
    accepted(6, parent=5, name="Barbara", created=datetime(2026, 6, 30, tzinfo=UTC)),
]
CLOSED = [
    accepted(21, post="closed"),
    accepted(22, post="closed", parent=21),
    accepted(23, post="closed", parent=22),
    accepted(24, post="closed", parent=23, name="", body="", deleted=REMOVED),
    accepted(25, post="closed", parent=24),
]


def discussed_site(directory: Path, url: str, order: str) -> Path:
    docs = {
        "posts/first.md": post_file("On to [the second](second.md).", title="First", id="one"),
        "posts/second.md": post_file("Back to [the first](first.md).", title="Second"),
        "posts/closed.md": post_file(title="Closed", comments="closed"),
    }
    plugins = ["search", {"gazette": {"comments": {"order": order}}}]
    beside = files(*ACCEPTED, *CLOSED)
    return build_site(
        directory, docs, beside=beside, theme=THEME, plugins=plugins, site_url=url
    ).directory


@pytest.fixture(scope="session")
def oldest_first(tmp_path_factory: pytest.TempPathFactory, running: LocalServer) -> Path:
    return discussed_site(tmp_path_factory.mktemp("oldest"), running.url, "oldest")


@pytest.fixture(scope="session")
def newest_first(tmp_path_factory: pytest.TempPathFactory, running: LocalServer) -> Path:
    return discussed_site(tmp_path_factory.mktemp("newest"), running.url, "newest")


@pytest.fixture
def server(running: LocalServer, oldest_first: Path) -> LocalServer:
    running.directory = oldest_first
    return running


def own_id(number: int) -> str:
    return str(comment(number)["id"])


def remark(widget: Widget, text: str) -> Locator:
    """Return the comment with `text`, without its replies."""
    return widget.region.get_by_role("article").filter(has_text=text)


def reply_to(widget: Widget, text: str, reply: str) -> Locator:
    """Answer the comment with `text`, and return the reply."""
    remark(widget, text).get_by_role("button", name="Reply").click()
    field = widget.region.get_by_label("Reply to ")
    expect(field).to_be_focused()
    field.fill(reply)
    widget.button("Add reply").click()
    expect(field).to_have_count(0)
    return remark(widget, reply)


def above(shown: Locator) -> list[str]:
    """Return the ids of the comments among whose replies `shown` stands, the outermost first."""
    ids: list[str] = shown.evaluate("""node => {
        const ids = [];
        let at = node.closest("li").parentElement.closest("li");
        for (; at; at = at.parentElement.closest("li")) ids.unshift(at.id);
        return ids;
    }""")
    return [id_.removeprefix("comment-") for id_ in ids]


def notices(widget: Widget) -> Locator:
    """Return what stands in the place of comments that the reader deleted."""
    return widget.region.locator("p").filter(has_text="Comment deleted.", visible=True)


def texts(widget: Widget) -> list[str]:
    """Return the texts of all comments in the order of the page."""
    return [text.strip() for text in widget.region.locator(".gz-comment__body").all_inner_texts()]


def test_a_reply_to_ones_own_comment_stands_within_it(page: Page, widget: Widget) -> None:
    widget.name.fill("Ada")
    widget.add("Question")
    widget.add("Another")
    answer = reply_to(widget, "Question", "Answer")
    expect(answer).to_be_focused()
    expect(answer).to_contain_text("Ada")
    expect(widget.status).to_have_text("Comment added.")
    question, _, stored = widget.stored()
    assert stored["parent"] == question["id"]
    assert above(answer) == [question["id"]]
    further = reply_to(widget, "Answer", "Thanks")
    assert above(further) == [question["id"], stored["id"]]
    page.reload()
    expect(further).to_be_visible()
    assert above(further) == [question["id"], stored["id"]]
    assert texts(widget)[-4:] == ["Question", "Answer", "Thanks", "Another"]


def test_a_reply_to_an_accepted_comment_stands_within_it(page: Page, widget: Widget) -> None:
    answer = reply_to(widget, "Accepted 2", "Answer")
    assert above(answer) == [accepted_id(1), accepted_id(2)]
    assert [stored["parent"] for stored in widget.stored()] == [accepted_id(2)]
    page.reload()
    expect(answer).to_be_visible()
    assert above(answer) == [accepted_id(1), accepted_id(2)]
    assert texts(widget)[:4] == ["Accepted 1", "Accepted 2", "Accepted 3", "Answer"]


def test_the_form_says_whom_it_answers(widget: Widget) -> None:
    remark(widget, "Accepted 2").get_by_role("button", name="Reply").click()
    expect(widget.region.get_by_label("Reply to Edsger")).to_be_focused()
    widget.button("Cancel").click()
    expect(remark(widget, "Accepted 2").get_by_role("button", name="Reply")).to_be_focused()
    expect(widget.button("Add reply")).to_have_count(0)
    assert widget.stored() == []


def test_an_empty_reply_is_refused(widget: Widget) -> None:
    remark(widget, "Accepted 2").get_by_role("button", name="Reply").click()
    widget.button("Add reply").click()
    field = widget.region.get_by_label("Reply to Edsger")
    expect(field).to_be_focused()
    expect(field).to_have_accessible_description("Write something first.")


def test_deep_replies_look_flat_and_say_what_they_answer(widget: Widget) -> None:
    chain = [
        comment(number, name=f"N{number}", parent=own_id(number - 1) if number > 1 else None)
        for number in range(1, 9)
    ]
    widget.store_comments(*chain)
    shown = [remark(widget, f"Comment {number}") for number in range(1, 9)]
    expect(shown[-1]).to_be_visible()
    assert above(shown[-1]) == [own_id(number) for number in range(1, 8)]
    left = [one.evaluate("node => node.getBoundingClientRect().left") for one in shown]
    assert left[0] < left[1] < left[2] < left[3]
    assert len(set(left[4:])) == 1
    for number, one in enumerate(shown, start=1):
        context = one.locator("[data-gz=context]")
        expect(context).to_have_text([f"In reply to N{number - 1}"] if number > 4 else [])


def test_hundreds_of_replies_to_one_another_are_all_there(widget: Widget) -> None:
    chain = [
        comment(number, created="2026-06-28T10:00:00.000Z", parent=own_id(number - 1))
        for number in range(1, 301)
    ]
    widget.page.evaluate(
        "entries => entries.forEach((entry) => localStorage.setItem(...entry))",
        [[f"{COMMENTS}{one['id']}", json.dumps(one)] for one in chain],
    )
    widget.page.reload()
    widget.ready()
    expect(widget.region.locator("[data-gz-own]")).to_have_count(300)
    expect(widget.page.locator(f"#comment-{own_id(300)} > article")).to_be_visible()
    width = "document.documentElement.scrollWidth <= window.innerWidth"
    assert widget.page.evaluate(width), "no overflow"


def test_an_unsent_reply_survives_a_reload(page: Page, widget: Widget) -> None:
    widget.add("Mine")
    for text, draft in (("Mine", "To myself"), ("Accepted 2", "To Edsger")):
        remark(widget, text).get_by_role("button", name="Reply").click()
        widget.page.keyboard.type(draft)
    page.reload()
    to_edsger = widget.region.get_by_label("Reply to Edsger")
    to_myself = widget.region.get_by_label("Reply to You")
    expect(to_edsger).to_have_value("To Edsger")
    expect(to_myself).to_have_value("To myself")
    assert page.evaluate("document.activeElement === document.body"), "the page stays where it was"
    widget.button("Add reply").last.click()
    widget.button("Cancel").click()
    page.reload()
    expect(remark(widget, "To myself")).to_be_visible()
    expect(widget.button("Add reply")).to_have_count(0)


def test_an_unsent_reply_survives_instant_navigation(page: Page, widget: Widget) -> None:
    page.evaluate("window.sameDocument = true")
    remark(widget, "Accepted 2").get_by_role("button", name="Reply").click()
    page.keyboard.type("To Edsger")
    page.get_by_role("link", name="the second").click()
    expect(page).to_have_title("Second - The Daily")
    page.get_by_role("link", name="the first").click()
    expect(widget.region.get_by_label("Reply to Edsger")).to_have_value("To Edsger")
    widget.button("Add reply").click()
    expect(remark(widget, "To Edsger")).to_have_count(1)
    assert page.evaluate("window.sameDocument")


def test_a_deleted_comment_keeps_its_replies(page: Page, widget: Widget) -> None:
    widget.name.fill("Ada")
    widget.add("Question")
    answer = reply_to(widget, "Question", "Answer")
    [question, *_] = widget.stored()
    remark(widget, "Question").get_by_role("button", name="Delete").click()
    expect(widget.button("Undo")).to_be_focused()
    expect(remark(widget, "Question")).to_have_count(0)
    assert above(answer) == [question["id"]]
    assert (widget.stored()[0]["name"], widget.stored()[0]["body"]) == ("", "")

    widget.button("Undo").click()
    expect(remark(widget, "Question")).to_be_focused()
    expect(remark(widget, "Question")).to_contain_text("Ada")
    assert widget.stored()[0] == question

    remark(widget, "Question").get_by_role("button", name="Delete").click()
    page.reload()
    expect(answer).to_be_visible()
    assert above(answer) == [question["id"]]
    expect(notices(widget)).to_have_count(1)
    expect(widget.region.get_by_text("Question")).to_have_count(0)
    expect(widget.button("Undo")).to_have_count(0)


def test_the_last_reply_to_a_deleted_comment_can_be_brought_back(
    page: Page, widget: Widget
) -> None:
    widget.store_comments(
        comment(1, deleted="2026-06-29T10:00:00Z", name="", body=""),
        comment(2, parent=own_id(1)),
    )
    remark(widget, "Comment 2").get_by_role("button", name="Delete").click()
    expect(widget.button("Undo")).to_be_focused()
    widget.button("Undo").click()
    expect(remark(widget, "Comment 2")).to_be_focused()
    assert above(remark(widget, "Comment 2")) == [own_id(1)]

    remark(widget, "Comment 2").get_by_role("button", name="Delete").click()
    page.reload()
    expect(remark(widget, "Accepted 1")).to_be_visible()
    expect(notices(widget)).to_have_count(0)


def test_a_reply_to_what_is_gone_says_so(widget: Widget) -> None:
    widget.store_comments(comment(1, parent=own_id(99)), comment(2))
    expect(remark(widget, "Comment 1")).to_contain_text(LOST)
    expect(remark(widget, "Comment 2")).not_to_contain_text("In reply to")
    assert above(remark(widget, "Comment 1")) == []


def test_a_reply_to_what_the_publication_removed_stays_below_it(widget: Widget) -> None:
    widget.store_comments(comment(1, parent=accepted_id(5)))
    assert above(remark(widget, "Comment 1")) == [accepted_id(5)]
    expect(widget.region.get_by_text("This comment was removed.")).to_be_visible()

    # Where its place does not tell what it answers, it does not name another one's author.
    own = comment(2, post="closed", parent=accepted_id(24))
    widget.open("posts/closed/").store({f"{ON_CLOSED}{own['id']}": own})
    assert above(remark(widget, "Comment 2"))[-1] == accepted_id(24)
    expect(remark(widget, "Comment 2")).to_contain_text(LOST)


@pytest.mark.parametrize(
    "parents",
    [{1: 1}, {1: 2, 2: 1}, {1: 3, 2: 1, 3: 2, 4: 2}],
    ids=["itself", "each other", "a round, with a reply"],
)
def test_comments_that_answer_one_another_are_all_shown(
    widget: Widget, parents: dict[int, int]
) -> None:
    widget.store_comments(
        *(comment(number, parent=own_id(parent)) for number, parent in parents.items())
    )
    for number in parents:
        expect(remark(widget, f"Comment {number}")).to_have_count(1)
    expect(widget.region.get_by_text(LOST)).to_have_count(1)
    remark(widget, "Comment 1").get_by_role("button", name="Delete").click()
    expect(remark(widget, "Comment 1")).to_have_count(0)
    for number in set(parents) - {1}:
        expect(remark(widget, f"Comment {number}")).to_have_count(1)
    widget.button("Undo").click()
    expect(remark(widget, "Comment 1")).to_have_count(1)


OWN = [
    comment(1, created="2026-06-28T09:00:30.000Z"),
    comment(2, created="2026-06-28T09:03:30.000Z"),
    comment(3, created="2026-06-28T09:06:00.000Z"),
    comment(4, created="2026-06-28T09:02:30.000Z", parent=accepted_id(1)),
    comment(5, created="2026-06-28T09:01:30.000Z", parent=accepted_id(1)),
]


def test_own_and_accepted_comments_stand_in_order_of_time(widget: Widget) -> None:
    widget.store_comments(*OWN)
    assert texts(widget) == [
        "Comment 1",
        *("Accepted 1", "Comment 5", "Accepted 2", "Accepted 3", "Comment 4"),
        "Comment 2",
        "Accepted 4",
        "Accepted 6",
        "Comment 3",
    ]


def test_the_newest_can_come_first_and_replies_stay_in_order(
    widget: Widget, server: LocalServer, newest_first: Path
) -> None:
    server.directory = newest_first
    widget.store_comments(*OWN)
    assert texts(widget) == [
        "Comment 3",
        "Accepted 6",
        "Accepted 4",
        "Comment 2",
        *("Accepted 1", "Comment 5", "Accepted 2", "Accepted 3", "Comment 4"),
        "Comment 1",
    ]
    widget.text.fill("Now")
    widget.button("Add comment").click()
    expect(remark(widget, "Now")).to_be_visible()
    assert texts(widget)[0] == "Now"


def test_a_closed_post_takes_no_comments_and_leaves_own_ones_to_their_author(
    page: Page, widget: Widget
) -> None:
    own = comment(1, post="closed", parent=accepted_id(21))
    widget.open("posts/closed/")
    widget.store(
        {
            f"{ON_CLOSED}{own['id']}": own,
            DRAFT.replace(":one:new", f":closed:reply-{own['id']}"): {"version": 1, "text": "Old"},
        }
    )
    expect(widget.region.get_by_text("Comments on this post are closed.")).to_be_visible()
    expect(remark(widget, "Comment 1")).to_be_visible()
    assert above(remark(widget, "Comment 1")) == [accepted_id(21)]
    for name in ("Add comment", "Reply", "Add reply"):
        expect(widget.button(name)).to_have_count(0)
    expect(widget.region.get_by_role("textbox")).to_have_count(0)

    widget.button("Edit").click()
    widget.region.get_by_label("Edit comment").fill("Changed")
    widget.button("Save").click()
    expect(remark(widget, "Changed")).to_be_visible()
    widget.button("Delete").click()
    expect(remark(widget, "Changed")).to_have_count(0)
    widget.button("Undo").click()
    expect(remark(widget, "Changed")).to_be_focused()
    widget.button("Delete").click()
    page.reload()
    expect(remark(widget, "Accepted 21")).to_be_visible()
    assert widget.entries(ON_CLOSED) == {}
