"""The line on how safely comments are kept; and the page for every reader."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, expect

from tests.browser.everybody import Look, Watch, found_by_axe, in_each_look, looking
from tests.browser.local_server import LocalServer
from tests.browser.my_comments.library_page import LibraryPage, comment


def line(library: LibraryPage) -> str:
    return library.widget.locator(".gz-health").inner_text()


def test_room_and_last_export_are_told(library: LibraryPage) -> None:
    library.open(comment(1))
    assert line(library) == (
        "1% of this site's storage is used. Last export: never. "
        "A private window forgets comments when it is closed."
    )
    library.page.evaluate(
        """() => {
            localStorage.setItem("other", "x".repeat(2.5 * 2 ** 20));
            const at = new Date(Date.now() - 12 * 864e5).toISOString();
            localStorage.setItem("gazette:/:exported", JSON.stringify({ version: 1, at }));
        }"""
    )
    library.page.reload()
    library.ready()
    assert line(library).startswith("51% of this site's storage is used. Last export: 12 days ago.")


def test_safari_is_told_of_its_seven_days(page: Page, library: LibraryPage) -> None:
    library.open(comment(1))
    assert "seven days" not in line(library)
    page.add_init_script(
        "Object.defineProperty(navigator, 'vendor', { value: 'Apple Computer, Inc.' })"
    )
    library.open()
    assert "deletes comments after seven days of use without a visit" in line(library)


def test_a_window_whose_storage_is_promised_is_not_told_of_private_ones(
    page: Page, library: LibraryPage
) -> None:
    page.add_init_script("navigator.storage.persisted = async () => true")
    library.open(comment(1))
    assert "private window" not in line(library)


def test_blocked_storage_is_told_and_all_works_until_the_page_is_left(
    browser: Browser, server: LocalServer
) -> None:
    # Not watched for errors, since Material's own scripts complain of it.
    context = browser.new_context()
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('denied') } })"
    )
    library = LibraryPage(context.new_page(), server).open()
    assert line(library).startswith("This browser keeps nothing for this site")
    library.choose(library.export_file(comment(1)))
    expect(library.comments).to_have_count(1)
    library.delete.click()
    library.undo.click()
    expect(library.comments).to_have_count(1)
    context.close()


def test_an_import_asks_the_browser_once_to_keep_it(page: Page, library: LibraryPage) -> None:
    page.add_init_script("navigator.storage.persist = async () => void (window.asked = true)")
    library.open()
    library.choose(library.export_file())
    expect(library.status).to_contain_text("no comments")
    assert not page.evaluate("window.asked")
    library.choose(library.export_file(comment(1)))
    expect(library.comments).to_have_count(1)
    assert page.evaluate("window.asked")
    page.reload()
    library.ready().choose(library.export_file(comment(2)))
    expect(library.comments).to_have_count(2)
    assert not page.evaluate("window.asked")


def test_everything_can_be_done_by_keyboard(page: Page, library: LibraryPage) -> None:
    library.open(comment(1), comment(2))
    # Choosers are caught from here on: asked for just before the key, the request may come later
    # than the key does.
    page.on("filechooser", lambda _: None)
    press = page.keyboard.press
    library.search.focus()
    page.keyboard.type("comment 2")
    expect(library.comments.locator("visible=true")).to_have_count(1)
    for _ in "comment 2":
        press("Backspace")
    press("Tab")
    with page.expect_download():
        press("Enter")
    press("Tab")
    expect(library.file).to_be_focused()
    with page.expect_file_chooser() as chooser:
        press("Enter")
    chooser.value.set_files([])
    press("Tab")
    press("Space")
    expect(library.comments).to_have_count(0)
    expect(library.undo).to_be_focused()
    press("Space")
    expect(library.comments).to_have_count(2)
    press("Tab")
    expect(library.list.get_by_role("link", name="First")).to_be_focused()


def test_the_focus_on_the_file_field_can_be_seen(page: Page, library: LibraryPage) -> None:
    library.open(comment(1))
    library.export.focus()
    page.keyboard.press("Tab")
    label = library.widget.locator("label", has_text="Import a file")
    assert label.evaluate("node => getComputedStyle(node).outlineStyle") == "solid"


@in_each_look
def test_axe_finds_nothing_and_nothing_runs_off_the_screen(
    browser: Browser, watch: Watch, server: LocalServer, look: Look
) -> None:
    with looking(browser, watch, look) as page:
        check_states(LibraryPage(page, server), look)


def check_states(library: LibraryPage, look: Look) -> None:
    """Ask axe-core about each state of the page, and measure it."""

    def check(state: str) -> None:
        assert found_by_axe(library.page, "gazette-my-comments") == [], state
        wide = library.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= look.width, state

    library.open()
    check("empty")
    library.open(
        comment(1),
        comment(2, "W" * 300, body="W" * 3000),
        comment(3, "two", state="accepted", edited="2026-06-29T10:00:00Z"),
    )
    check("comments")
    library.search.fill("nowhere")
    expect(library.status).to_contain_text("0 of 3")
    check("nothing found")
    library.choose(library.export_file(comment(4), site="https://old.example/"))
    expect(library.status).to_contain_text("another site")
    check("a question")
    library.delete.click()
    check("deleted")


def test_all_can_be_hit_with_a_thumb(browser: Browser, watch: Watch, server: LocalServer) -> None:
    context = watch(browser.new_context(viewport={"width": 360, "height": 640}, has_touch=True))
    library = LibraryPage(context.new_page(), server).open(comment(1))
    label = library.widget.locator("label", has_text="Import a file")
    for control in (library.export, label, library.delete, library.search):
        box = control.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 43.5
    context.close()


def test_on_paper_there_are_comments_and_no_controls(page: Page, library: LibraryPage) -> None:
    library.open(comment(1))
    library.exported()
    page.emulate_media(media="print")
    expect(library.list.get_by_text("Comment 1")).to_be_visible()
    controls = library.widget.locator("button, input, label, .gz-health, [role=status]")
    expect(controls.locator("visible=true")).to_have_count(0)


def test_without_javascript_there_is_one_honest_sentence(
    browser: Browser, watch: Watch, server: LocalServer
) -> None:
    context = watch(browser.new_context(java_script_enabled=False))
    page = context.new_page()
    page.goto(server.url + "my-comments/")
    shown = page.locator("gazette-my-comments").inner_text().strip()
    assert re.fullmatch(r"[^.]*needs JavaScript[^.]*\.", shown)
    context.close()
