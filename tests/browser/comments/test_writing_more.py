"""The preview, notes on changed articles, and texts whose place is damaged or gone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from mkdocs_gazette.rich_text import rich_text
from tests.browser.comments.conftest import THEME
from tests.browser.comments.widget import DRAFT, NAME, Widget, comment
from tests.browser.local_server import LocalServer
from tests.build.written_site import build_site, post_file

UNREADABLE = "Some of what was stored here could not be read."
PREVIEWED = "document.querySelector('[data-gz=preview-text]').innerHTML"
AS_PARSED = """html => {
    const template = document.createElement("template");
    template.innerHTML = html;
    return template.innerHTML;
}"""

EDIT_DRAFT = DRAFT.replace(":new", f":{comment()['id']}")
REPLY_DRAFT = DRAFT.replace(":new", f":reply-{comment()['id']}")


@pytest.mark.parametrize(
    "text",
    [
        "*Emphasis*, **strong**, `code`",
        "- one\n- two",
        "> quoted\n\nand answered",
        "```\ncode\n```",
        "[a link](https://e.example/?a=1&b=2)",
        "https://e.example.",
        "# Heading",
        "1. one\n2. two",
    ],
)
def test_the_preview_is_what_the_publication_shows(widget: Widget, text: str) -> None:
    preview = widget.region.get_by_role("group", name="Preview")
    widget.text.fill("Nothing special")
    expect(preview).to_be_hidden()
    widget.text.fill(text)
    expect(preview).to_be_visible()
    assert widget.page.evaluate(PREVIEWED) == widget.page.evaluate(AS_PARSED, rich_text(text))
    widget.button("Add comment").click()
    expect(preview).to_be_hidden()
    shown = widget.comments.last.locator("[data-gz=body]")
    expect(shown).not_to_have_class("gz-prose--plain")
    expect(shown.locator("> *").first).to_be_visible()
    assert shown.inner_html() == widget.page.evaluate(AS_PARSED, rich_text(text))


@pytest.mark.parametrize("text", ["Plain", "Two\n\nparagraphs", "2 * 3 < 7 & so on", "snake_case"])
def test_plain_text_needs_no_preview(page: Page, widget: Widget, text: str) -> None:
    widget.text.fill("*x*")
    preview = widget.region.get_by_role("group", name="Preview")
    expect(preview).to_be_visible()
    widget.text.fill(text)
    expect(preview).to_be_hidden()
    assert page.evaluate(PREVIEWED) == ""


def test_the_preview_follows_each_field(page: Page, widget: Widget) -> None:
    widget.add("Question")
    widget.button("Edit").click()
    widget.region.get_by_label("Edit comment").fill("*Changed*")
    expect(widget.region.get_by_role("group", name="Preview").locator("em")).to_have_text("Changed")
    page.reload()
    expect(widget.region.get_by_role("group", name="Preview").locator("em")).to_have_text("Changed")
    widget.button("Cancel").click()
    widget.button("Reply").click()
    widget.region.get_by_label("Reply to You").fill("**Answer**")
    preview = widget.region.get_by_role("group", name="Preview")
    expect(preview.locator("strong")).to_have_text("Answer")


def test_the_preview_shows_what_another_tab_types(
    widget: Widget, context: BrowserContext, server: LocalServer
) -> None:
    there = Widget(context.new_page(), server).open().ready()
    widget.text.fill("*One*")
    preview = there.region.get_by_role("group", name="Preview")
    expect(preview.locator("em")).to_have_text("One")
    widget.button("Add comment").click()
    expect(there.text).to_have_value("")
    expect(preview).to_be_hidden()


@pytest.fixture(scope="session")
def with_history(tmp_path_factory: pytest.TempPathFactory, running: LocalServer) -> Path:
    """The publication on a forge that shows what changed."""
    return build_site(
        tmp_path_factory.mktemp("history"),
        {"posts/first.md": post_file(title="First", id="one")},
        theme=THEME,
        site_url=running.url,
        repo_url="https://codeberg.org/o/r",
        edit_uri="_edit/main/docs/",
    ).directory


def test_a_comment_on_an_older_article_says_so(
    page: Page, running: LocalServer, with_history: Path
) -> None:
    running.directory = with_history
    widget = Widget(page, running).open().ready()
    widget.add("On the article as it is")
    now = widget.stored()[0]["revision"]
    assert now
    widget.store_comments(
        comment(1, revision="older"), comment(2, revision=now), comment(3, revision=None)
    )
    note = "The article has changed since."
    expect(widget.comments.nth(0).get_by_text(note)).to_be_visible()
    for number in (1, 2, 3):
        expect(widget.comments.nth(number).get_by_text(note)).to_be_hidden()
    link = widget.comments.nth(0).get_by_role("link", name="What changed")
    url = "https://codeberg.org/o/r/commits/branch/main/docs/posts/first.md"
    expect(link).to_have_attribute("href", url)


def test_without_a_forge_there_is_no_link_to_what_changed(widget: Widget) -> None:
    widget.store_comments(comment(1, revision="older"))
    expect(widget.comments.get_by_text("The article has changed since.")).to_be_visible()
    expect(widget.comments.get_by_role("link", name="What changed")).to_have_count(0)


@pytest.fixture
def tabs(context: BrowserContext, server: LocalServer) -> tuple[Widget, Widget]:
    here, there = (Widget(context.new_page(), server).open().ready() for _ in range(2))
    return here, there


def test_an_edit_of_what_another_tab_has_changed_asks_first(tabs: tuple[Widget, Widget]) -> None:
    here, there = tabs
    here.add("As it was")
    expect(there.comments).to_have_count(1)
    for tab in tabs:
        tab.button("Edit").click()
    here.region.get_by_label("Edit comment").fill("Changed here")
    here.button("Save").click()
    expect(here.comments).to_contain_text(["Changed here"])

    field = there.region.get_by_label("Edit comment")
    field.fill("Changed there")
    there.button("Save").click()
    expect(field).to_be_focused()
    expect(field).to_have_value("Changed there")
    expect(there.region.get_by_text("meanwhile, to: “Changed here”")).to_be_visible()
    assert here.stored()[0]["body"] == "Changed here"
    there.button("Save").click()
    expect(here.comments).to_contain_text(["Changed there"])


def test_an_edit_goes_on_when_another_tab_deletes_what_has_replies(
    tabs: tuple[Widget, Widget],
) -> None:
    here, there = tabs
    here.store_comments(comment(1), comment(2, parent=comment(1)["id"]))
    there.page.reload()
    there.button("Edit").first.click()
    field = there.region.get_by_label("Edit comment")
    field.fill("A better question")
    here.button("Delete").first.click()
    there.page.wait_for_function(
        "key => JSON.parse(localStorage.getItem(key)).deleted !== null",
        arg=EDIT_DRAFT.replace("draft", "comments"),
    )
    expect(field).to_be_visible()
    expect(field).to_have_value("A better question")
    there.button("Save").click()
    expect(there.comments).to_contain_text(["A better question", "Comment 2"])
    expect(here.comments).to_contain_text(["A better question", "Comment 2"])
    expect(here.comments.first).to_contain_text("Ada")


@pytest.mark.parametrize(
    ("draft", "replies"),
    [(EDIT_DRAFT, 0), (EDIT_DRAFT, 1), (REPLY_DRAFT, 0)],
    ids=["edit", "edit of one with replies", "reply"],
)
def test_text_at_a_comment_that_was_deleted_goes_into_the_form(
    widget: Widget, draft: str, replies: int
) -> None:
    kept = [comment(2, parent=comment(1)["id"])] * replies
    gone = [comment(1, name="", body="", deleted="2026-06-29T10:00:00Z")] * replies
    widget.store({draft: {"version": 1, "text": "Precious"}})
    widget.store_comments(*gone, *kept)
    expect(widget.text).to_have_value("Precious")
    widget.page.reload()
    expect(widget.text).to_have_value("Precious")
    assert draft not in widget.entries(draft)
    widget.button("Add comment").click()
    expect(widget.comments).to_contain_text([*["Comment 2"] * replies, "Precious"])


def test_text_whose_place_is_gone_waits_until_the_form_is_free(widget: Widget) -> None:
    widget.store(
        {
            EDIT_DRAFT: {"version": 1, "text": "Precious"},
            REPLY_DRAFT: {"version": 1, "text": "Dear"},
            DRAFT: {"version": 1, "text": "Half a thou"},
        }
    )
    expect(widget.text).to_have_value("Half a thou")
    shown = []
    for _ in range(2):
        widget.button("Add comment").click()
        expect(widget.text).to_have_value("")
        widget.page.reload()
        expect(widget.text).not_to_have_value("")
        shown.append(widget.text.input_value())
    assert sorted(shown) == ["Dear", "Precious"]
    assert list(widget.entries("gazette:/:draft:one:")) == [DRAFT]


@pytest.mark.parametrize(
    ("key", "damage"),
    [(DRAFT, "{"), (NAME, "[]"), (EDIT_DRAFT, '{"version": 1, "text": 7}')],
    ids=["new", "name", "edit"],
)
def test_a_damaged_text_is_told(widget: Widget, key: str, damage: str) -> None:
    widget.store_comments(comment())
    expect(widget.region.get_by_text(UNREADABLE)).to_be_hidden()
    widget.store({key: damage})
    expect(widget.region.get_by_text(UNREADABLE)).to_be_visible()
    assert list(widget.entries("gazette:/:damaged:").values()) == [damage]
    expect(widget.text).to_have_value("")
    widget.page.reload()
    expect(widget.comments).to_have_count(1)
    expect(widget.region.get_by_text(UNREADABLE)).to_be_hidden()
