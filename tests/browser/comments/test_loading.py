"""What is loaded when, and that nothing is lost before it is there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, Route, expect

from tests.browser.comments.conftest import THEME
from tests.browser.comments.widget import COMMENTS, DRAFT, NAME, Widget, comment
from tests.browser.local_server import LocalServer
from tests.build.written_site import build_site, post_file

SECTION = "**/assets/gazette/comment-section.js"
DRAFTED = {"version": 1, "text": "A draft"}


@pytest.fixture
def scripts(page: Page) -> list[str]:
    """The names of what pages have fetched for the comments, stylesheets aside."""
    fetched: list[str] = []

    def note(request: Request) -> None:
        path = urlsplit(request.url).path
        if path.startswith("/assets/gazette/") and not path.endswith(".css"):
            fetched.append(path.rpartition("/")[2])

    page.on("request", note)
    return fetched


@pytest.fixture
def closed(page: Page, server: LocalServer) -> Widget:
    """Comments whose scripts have not been needed yet."""
    widget = Widget(page, server).open()
    expect(widget.region).to_be_visible()
    return widget


@pytest.fixture
def slow(page: Page) -> Page:
    """A page whose comments' scripts come late."""

    def wait(route: Route) -> None:
        page.wait_for_timeout(700)
        route.continue_()

    page.route(SECTION, wait)
    return page


def test_an_untouched_page_loads_next_to_nothing(
    page: Page, scripts: list[str], closed: Widget
) -> None:
    page.wait_for_load_state("networkidle")
    closed.region.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    # After a second a post may count as read, which loads modules of its own.
    assert "comments.define.js" in scripts
    assert not {"comment-section.js", "comments-templates.html", "markdown.js"} & {*scripts}
    expect(page.locator("gazette-comments[ready]")).to_have_count(0)


@pytest.mark.parametrize(
    "entry",
    [(DRAFT, DRAFTED), (f"{COMMENTS}{comment()['id']}", comment()), (NAME, DRAFTED)],
    ids=["a draft", "a comment", "a name"],
)
def test_what_is_kept_is_shown_without_a_touch(closed: Widget, entry: tuple[str, object]) -> None:
    closed.page.evaluate(
        "([key, value]) => localStorage.setItem(key, JSON.stringify(value))", list(entry)
    )
    closed.page.reload()
    expect(closed.page.locator("gazette-comments[ready]")).to_be_attached()


def test_the_parser_is_loaded_when_a_text_needs_it(scripts: list[str], closed: Widget) -> None:
    closed.ready()
    closed.add("Plain text, nothing more.")
    expect(closed.region.locator("[data-gz=preview]")).to_be_hidden()
    closed.store_comments(comment(1, body="*Formatted*"))
    expect(closed.comments.locator("em")).to_have_text("Formatted")
    assert "markdown.js" in scripts


def test_what_is_typed_before_the_scripts_are_there_is_kept(slow: Page, closed: Widget) -> None:
    closed.name.fill("Ada")
    closed.text.fill("Early")
    slow.locator("gazette-comments[ready]").wait_for()
    expect(closed.text).to_have_value("Early")
    slow.wait_for_function("key => localStorage.getItem(key)?.includes('Early')", arg=DRAFT)
    closed.button("Add comment").click()
    expect(closed.comments).to_contain_text(["Early"])
    expect(closed.comments).to_contain_text(["Ada"])


@pytest.mark.parametrize(
    ("stored", "expected"),
    [("", "Early"), ("A draft", "A draft\n\nEarly"), ("Early birds", "Early birds")],
)
def test_what_is_typed_early_replaces_nothing_that_is_stored(
    slow: Page, closed: Widget, stored: str, expected: str
) -> None:
    text = {"version": 1, "text": stored}
    name = {"version": 1, "text": "Ada"}
    slow.evaluate(
        "entries => entries.forEach((entry) => localStorage.setItem(...entry))",
        [[DRAFT, json.dumps(text)], [NAME, json.dumps(name)]],
    )
    slow.reload()
    closed.text.fill("Early")
    closed.name.fill("Grace")
    slow.locator("gazette-comments[ready]").wait_for()
    expect(closed.text).to_have_value(expected)
    expect(closed.name).to_have_value("Grace")
    slow.reload()
    expect(closed.text).to_have_value(expected)
    expect(closed.name).to_have_value("Grace")


def test_a_comment_added_before_the_scripts_are_there_is_added_once(
    slow: Page, closed: Widget
) -> None:
    closed.text.fill("Early")
    closed.button("Add comment").dblclick()
    expect(closed.comments).to_contain_text(["Early"])
    expect(closed.comments).to_have_count(1)
    expect(closed.text).to_have_value("")
    assert urlsplit(slow.url).query == "", "the form was not sent to the server"
    assert len(closed.stored()) == 1


def test_the_enter_key_in_the_name_adds_a_comment_early(slow: Page, closed: Widget) -> None:
    closed.text.fill("Early")
    closed.name.press("Enter")
    expect(closed.comments).to_contain_text(["Early"])
    assert urlsplit(slow.url).query == ""


def test_leaving_before_the_scripts_are_there_breaks_nothing(slow: Page, closed: Widget) -> None:
    closed.text.fill("Early")
    slow.get_by_role("link", name="the second").click()
    expect(slow).to_have_title("Second - The Daily")
    expect(closed.text).to_have_value("")
    closed.ready().add("On the second")
    expect(closed.comments).to_have_count(1)


@pytest.mark.parametrize("stored", [None, "", "A draft"])
@pytest.mark.parametrize("instant", [True, False], ids=["instant", "another page"])
def test_what_is_typed_before_the_scripts_are_there_outlives_the_page(
    page: Page, closed: Widget, stored: str | None, *, instant: bool
) -> None:
    # On the slowest of networks: they never come.
    page.route(SECTION, lambda _: None)
    if stored is not None:
        text = json.dumps({"version": 1, "text": stored})
        page.evaluate("entry => localStorage.setItem(...entry)", [DRAFT, text])
    closed.text.fill("Early")
    if instant:
        page.get_by_role("link", name="the second").click()
        expect(page).to_have_title("Second - The Daily")
    else:
        closed.open("posts/second/")
    page.unroute(SECTION)
    closed.open()
    expect(closed.text).to_have_value(f"{stored}\n\nEarly" if stored else "Early")


@pytest.fixture
def lossy(browser: Browser) -> Iterator[BrowserContext]:
    """A browser whose network fails. Not watched for errors, since it tells of each failure."""
    context = browser.new_context()
    context.set_default_timeout(15_000)
    yield context
    context.close()


@pytest.mark.parametrize("missing", ["comment-section.js", "prose.js", "comments-templates.html"])
def test_scripts_that_fail_to_load_leave_the_text_and_are_tried_again(
    lossy: BrowserContext, server: LocalServer, missing: str
) -> None:
    page = lossy.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    pattern = f"**/assets/gazette/{missing}"
    lossy.route(pattern, lambda route: route.abort())
    widget = Widget(page, server).open()
    with page.expect_console_message(lambda told: "could not be loaded" in told.text):
        widget.text.fill("Precious")
    widget.button("Add comment").click()
    expect(widget.text).to_have_value("Precious")
    expect(widget.comments).to_have_count(0)
    assert urlsplit(page.url).query == ""

    lossy.unroute(pattern)
    widget.button("Add comment").click()
    expect(widget.comments).to_contain_text(["Precious"])
    assert errors == []


def test_a_parser_that_fails_to_load_leaves_the_text(
    lossy: BrowserContext, server: LocalServer
) -> None:
    lossy.route("**/assets/gazette/vendor/**", lambda route: route.abort())
    widget = Widget(lossy.new_page(), server).open().ready()
    widget.add("*Formatted*")
    expect(widget.comments.locator("[data-gz=body]")).to_have_text("*Formatted*")
    widget.page.reload()
    expect(widget.comments.locator("[data-gz=body]")).to_have_text("*Formatted*")


def test_the_next_language_has_the_same_comments(
    page: Page, server: LocalServer, german: Path
) -> None:
    widget = Widget(page, server).open().ready()
    widget.name.fill("Ada")
    widget.add("In both")
    widget.text.fill("Half a thou")
    server.directory = german
    page.goto(f"{server.url}posts/erster/")
    region = page.get_by_role("region", name="Kommentare")
    expect(region.get_by_role("article")).to_contain_text(["In both"])
    expect(region.get_by_role("textbox").last).to_have_value("Half a thou")
    expect(region.get_by_label("Ihr Name (freiwillig)")).to_have_value("Ada")


@pytest.fixture(scope="session")
def german(tmp_path_factory: pytest.TempPathFactory, running: LocalServer) -> Path:
    """The first post in German, at an address of its own."""
    return build_site(
        tmp_path_factory.mktemp("german"),
        {"posts/erster.md": post_file(title="Erster", id="one")},
        theme={**THEME, "language": "de"},
        site_url=running.url,
    ).directory
