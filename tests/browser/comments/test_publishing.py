"""From private to submitted to accepted: how a reader hands a comment to the publication."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, get_args
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Request, expect

from tests.browser.comments.accepted_files import accepted, accepted_id, files
from tests.browser.comments.conftest import THEME
from tests.browser.comments.widget import Widget, comment
from tests.browser.everybody import Watch, found_by_axe
from tests.browser.local_server import LocalServer
from tests.build.written_site import build_site, post_file

Scheme = Literal["light", "dark"]
Build = Callable[..., Path]

REPOSITORY = "https://github.com/o/r"
FORM = f"{REPOSITORY}/issues/new"

OWN = comment(1, body="A *fine* point", created="2026-06-28T10:00:00.000Z")
ACCEPTED = accepted(
    1,
    id=OWN["id"],
    name="Ada",
    body="A *fine* point",
    created=datetime(2026, 6, 28, 10, tzinfo=UTC),
)


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory, running: LocalServer) -> Build:
    def build(publish: object, *more: object) -> Path:
        return build_site(
            tmp_path_factory.mktemp("publishing"),
            {"posts/first.md": post_file(title="First & last", id="one")},
            beside=files(accepted(2), accepted(3), *more),  # type: ignore[arg-type]
            plugins=["search", {"gazette": {"comments": {"publish": publish}}}],
            theme=THEME,
            site_url=running.url,
        ).directory

    return build


@pytest.fixture(scope="session")
def on_github(build: Build) -> Path:
    return build({"repository": REPOSITORY})


@pytest.fixture(scope="session")
def accepting(build: Build) -> Path:
    """The same publication after it has accepted the reader's comment."""
    return build({"repository": REPOSITORY}, ACCEPTED)


@pytest.fixture(scope="session")
def by_mail(build: Build) -> Path:
    return build({"forge": "mailto", "address": "letters@example.org"})


@pytest.fixture
def server(running: LocalServer, on_github: Path) -> LocalServer:
    running.directory = on_github
    return running


@pytest.fixture
def elsewhere() -> tuple[str, ...]:
    return (FORM,)


@pytest.fixture
def opened(context: BrowserContext) -> list[Request]:
    """What was asked of the forge, which is not really there."""
    requests: list[Request] = []

    def note(request: Request) -> None:
        if FORM in request.url:
            requests.append(request)

    context.on("request", note)
    context.route(f"{FORM}**", lambda route: route.fulfill(body="A form", content_type="text/html"))
    return requests


@pytest.fixture
def dialog(page: Page) -> Locator:
    return page.get_by_role("dialog", name="this comment")


def own(widget: Widget) -> Locator:
    return widget.page.locator("[data-gz-own] > article")


def publish(widget: Widget) -> Locator:
    """Open the dialog for the reader's last comment."""
    widget.button("Publish …").last.click()
    dialog = widget.page.get_by_role("dialog", name="this comment")
    expect(dialog).to_be_visible()
    return dialog


def link(dialog: Locator) -> Locator:
    return dialog.get_by_role("link", name="Continue on github.com")


def fields(link: Locator) -> dict[str, str]:
    """Return what the address of `link` fills in."""
    query = parse_qs(urlsplit(link.get_attribute("href") or "").query)
    return {name: value for name, [value] in query.items()}


def test_the_dialog_says_what_becomes_public(widget: Widget) -> None:
    widget.store_comments(OWN)
    dialog = publish(widget)
    expect(dialog).to_have_accessible_name("Publish this comment")
    expect(dialog).to_contain_text("Anyone will be able to read")
    expect(dialog.get_by_role("listitem")).to_have_text(
        [
            "your text, its time, and the name you gave: Ada",
            "the account that you hand it over with on github.com",
        ]
    )
    expect(dialog).to_contain_text("stays in the publication's history")
    expect(dialog.get_by_text("The text is too long for a link.")).to_be_hidden()
    expect(dialog.get_by_text("It answers a comment of yours")).to_be_hidden()
    text = dialog.get_by_label("What is handed over").input_value()
    for part in ("### Post\n\none", "### Name\n\nAda", "### Comment\n\nA *fine* point"):
        assert part in text


def test_a_comment_without_a_name_says_so(widget: Widget) -> None:
    widget.store_comments({**OWN, "name": ""})
    expect(publish(widget).get_by_role("listitem").first).to_contain_text("the name you gave: none")


def test_the_link_fills_in_the_forge_s_form_in_a_new_tab(
    page: Page, widget: Widget, opened: list[Request]
) -> None:
    widget.store_comments(OWN)
    dialog = publish(widget)
    expect(link(dialog)).to_have_attribute("target", "_blank")
    expect(link(dialog)).to_have_attribute("rel", "noopener")
    filled = fields(link(dialog))
    data = json.loads(filled.pop("data"))
    assert filled == {
        "template": "comment.yml",
        "title": "Comment on “First & last”",
        "post": "one",
        "name": "Ada",
        "comment": "A *fine* point",
    }
    assert data == {name: OWN[name] for name in ("id", "parent", "created", "edited", "revision")}
    assert opened == [], "nothing is sent before the reader says so"

    with page.context.expect_page() as popup:
        link(dialog).click()
    expect(popup.value.get_by_text("A form")).to_be_visible()
    assert popup.value.evaluate("opener") is None
    assert [request.url.partition("?")[0] for request in opened] == [FORM]


def test_what_was_handed_over_is_submitted(
    page: Page, widget: Widget, opened: list[Request]
) -> None:
    widget.store_comments(OWN)
    expect(own(widget)).to_contain_text("private")
    with page.context.expect_page():
        link(publish(widget)).click()
    expect(page.get_by_role("dialog", name="this comment")).to_have_count(0)
    expect(own(widget).get_by_text("submitted")).to_be_visible()
    expect(widget.status).to_contain_text("Handed over in a new tab.")
    assert [stored["state"] for stored in widget.stored()] == ["submitted"]
    assert len(opened) == 1
    page.reload()
    expect(own(widget).get_by_text("submitted")).to_be_visible()


def test_what_was_not_handed_over_after_all_is_private(widget: Widget) -> None:
    widget.store_comments(OWN)
    expect(publish(widget).get_by_role("button", name="Not handed over after all")).to_be_hidden()
    widget.page.keyboard.press("Escape")
    widget.store_comments({**OWN, "state": "submitted"})
    publish(widget).get_by_role("button", name="Not handed over after all").click()
    expect(own(widget).get_by_text("private")).to_be_visible()
    expect(widget.status).to_have_text("The comment is private again.")
    assert [stored["state"] for stored in widget.stored()] == ["private"]


def test_a_submitted_comment_that_is_edited_is_private_again(widget: Widget) -> None:
    widget.store_comments({**OWN, "state": "submitted"})
    widget.button("Edit").click()
    widget.button("Save").click()
    expect(own(widget).get_by_text("submitted")).to_be_visible()
    widget.button("Edit").click()
    widget.region.get_by_label("Edit comment").fill("A better point")
    widget.button("Save").click()
    expect(own(widget).get_by_text("private")).to_be_visible()
    assert [stored["state"] for stored in widget.stored()] == ["private"]


def test_an_accepted_comment_takes_in_the_reader_s_copy(
    page: Page, widget: Widget, server: LocalServer, accepting: Path
) -> None:
    mine = {**OWN, "state": "submitted"}
    reply = comment(2, parent=OWN["id"])
    widget.store_comments(mine, reply)
    expect(own(widget)).to_have_count(2)

    server.directory = accepting
    page.reload()
    widget.ready()
    shown = page.locator(f"[data-gz-id='{OWN['id']}'] > article")
    expect(shown.get_by_text("yours")).to_be_visible()
    expect(shown.locator("em")).to_have_text("fine")
    expect(own(widget)).to_have_count(1)
    expect(widget.region.get_by_text("A fine point")).to_have_count(1)
    expect(page.locator(f"#comment-{reply['id']}")).to_have_count(1)
    expect(page.locator(f"[data-gz-id='{OWN['id']}'] #comment-{reply['id']}")).to_be_visible()
    expect(page.locator(f"[data-gz-id='{accepted_id(2)}']").get_by_text("yours")).to_be_hidden()
    assert [stored["state"] for stored in widget.stored()] == ["accepted", "private"]
    page.reload()
    widget.ready()
    expect(shown.get_by_text("yours")).to_be_visible()
    expect(own(widget)).to_have_count(1)


def test_a_text_that_was_never_handed_over_is_not_called_accepted(
    page: Page, widget: Widget, server: LocalServer, accepting: Path
) -> None:
    changed = {**OWN, "body": "A better point", "edited": "2026-06-28T11:00:00.000Z"}
    widget.store_comments(changed)
    server.directory = accepting
    page.reload()
    widget.ready()
    shown = page.locator(f"[data-gz-id='{OWN['id']}'] > article")
    expect(shown.get_by_text("yours")).to_be_visible()
    assert [(stored["body"], stored["state"]) for stored in widget.stored()] == [
        ("A better point", "private")
    ]


def test_a_reply_says_that_what_it_answers_comes_first(widget: Widget) -> None:
    widget.store_comments(OWN, comment(2, parent=OWN["id"]))
    warning = "It answers a comment of yours that is not published."
    expect(publish(widget).get_by_text(warning)).to_be_visible()
    widget.page.keyboard.press("Escape")
    widget.store_comments(comment(2, parent=accepted_id(2)))
    widget.region.get_by_role("article").filter(has_text="Comment 2").get_by_role(
        "button", name="Publish …"
    ).click()
    expect(
        widget.page.get_by_role("dialog", name="this comment").get_by_text(warning)
    ).to_be_hidden()


@pytest.mark.parametrize("text", ["漢字 " * 1000, "Жук! " * 1999, "x" * 10_000])
def test_text_too_long_for_a_link_is_copied(
    page: Page, widget: Widget, opened: list[Request], text: str
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    widget.store_comments({**OWN, "body": text})
    dialog = publish(widget)
    expect(dialog.get_by_text("The text is too long for a link. It will be copied")).to_be_visible()
    filled = fields(link(dialog))
    assert filled["post"] == "one"
    assert "comment" not in filled
    with page.context.expect_page():
        link(dialog).click()
    page.bring_to_front()
    assert page.evaluate("navigator.clipboard.readText()") == text
    expect(own(widget).get_by_text("submitted")).to_be_visible()
    assert len(opened) == 1


def test_text_that_the_browser_does_not_copy_stays_before_the_reader(
    page: Page, widget: Widget, opened: list[Request]
) -> None:
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    widget.store_comments({**OWN, "body": "漢" * 5000})
    dialog = publish(widget)
    with page.context.expect_page():
        link(dialog).click()
    page.bring_to_front()
    expect(dialog.get_by_text("The text is selected: copy it with Ctrl+C.")).to_be_visible()
    text = dialog.get_by_label("What is handed over")
    expect(text).to_be_focused()
    expect(own(widget).get_by_text("submitted")).to_be_visible()
    assert len(opened) == 1
    selected = text.evaluate("node => node.value.slice(node.selectionStart, node.selectionEnd)")
    assert selected == "漢" * 5000, "what belongs into the form's field"


def test_copy_and_download(page: Page, widget: Widget, dialog: Locator) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    widget.store_comments(OWN)
    publish(widget)
    text = dialog.get_by_label("What is handed over").input_value()
    dialog.get_by_role("button", name="Copy", exact=True).click()
    expect(dialog.get_by_role("status")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == text
    with page.expect_download() as download:
        dialog.get_by_role("button", name="Download").click()
    assert download.value.suggested_filename == f"comment-{OWN['id']}.md"
    assert download.value.path().read_text(encoding="utf-8") == text
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_have_count(0)
    assert [stored["state"] for stored in widget.stored()] == ["private"]


def test_without_a_forge_comments_are_copied_only(
    page: Page, running: LocalServer, site: Path
) -> None:
    running.directory = site
    widget = Widget(page, running).open().ready().store_comments(OWN)
    expect(widget.button("Publish …")).to_have_count(0)
    widget.button("Copy …").click()
    dialog = page.get_by_role("dialog", name="Copy this comment")
    expect(dialog.get_by_role("link")).to_have_count(0)
    expect(dialog.get_by_role("button")).to_have_text(["Copy", "Download", "Close"])
    expect(dialog).not_to_contain_text("Anyone")
    text = dialog.get_by_label("Text").input_value()
    assert text.endswith("\n\nA *fine* point")


def test_a_mailbox_takes_comments_by_mail(page: Page, running: LocalServer, by_mail: Path) -> None:
    running.directory = by_mail
    widget = Widget(page, running).open().ready().store_comments(OWN)
    dialog = publish(widget)
    mail = dialog.get_by_role("link", name="Write an e-mail")
    href = mail.get_attribute("href") or ""
    assert href.startswith("mailto:letters@example.org?subject=Comment%20on%20")
    assert fields(mail)["body"].endswith("### Comment\r\n\r\nA *fine* point")
    expect(dialog).to_contain_text("nothing of your address, which only the publication sees")


def test_the_dialog_is_used_by_keyboard(
    page: Page, widget: Widget, dialog: Locator, opened: list[Request]
) -> None:
    widget.store_comments(OWN)
    button = widget.button("Publish …")
    button.focus()
    page.keyboard.press("Enter")
    expect(dialog).to_be_visible()
    assert page.evaluate("document.activeElement.closest('dialog') !== null")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(button).to_be_focused()

    page.keyboard.press("Enter")
    expect(dialog).to_be_visible()
    for _ in range(8):
        if link(dialog).evaluate("node => node === document.activeElement"):
            break
        page.keyboard.press("Tab")
    with page.context.expect_page():
        page.keyboard.press("Enter")
    page.bring_to_front()
    expect(own(widget).get_by_text("submitted")).to_be_visible()
    expect(button).to_be_focused()
    assert len(opened) == 1


@pytest.mark.parametrize("scheme", get_args(Scheme))
def test_axe_finds_nothing_in_the_dialog(
    browser: Browser, watch: Watch, server: LocalServer, scheme: Scheme
) -> None:
    context = watch(browser.new_context(color_scheme=scheme, reduced_motion="reduce"))
    widget = Widget(context.new_page(), server).open().ready()
    parent = {**OWN, "state": "submitted", "body": "漢" * 5000}
    widget.store_comments(parent, {**comment(2), "parent": OWN["id"], "body": "漢" * 5000})
    publish(widget)
    assert found_by_axe(widget.page, "gazette-comments") == []
    context.close()


def test_the_dialog_fits_on_a_phone(browser: Browser, watch: Watch, server: LocalServer) -> None:
    context = watch(browser.new_context(viewport={"width": 360, "height": 640}))
    widget = Widget(context.new_page(), server).open().ready()
    widget.store_comments({**OWN, "state": "submitted", "name": "x" * 100})
    dialog = publish(widget)
    box = dialog.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    assert dialog.evaluate("node => node.scrollWidth <= node.clientWidth")
    context.close()
