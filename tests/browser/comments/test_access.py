"""For every reader: by keyboard, with a screen reader, without JavaScript, on paper."""

from __future__ import annotations

from typing import Literal, get_args

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.comments.widget import Widget, comment
from tests.browser.everybody import Watch, found_by_axe
from tests.browser.local_server import LocalServer

Scheme = Literal["light", "dark"]


def test_everything_can_be_done_by_keyboard(page: Page, widget: Widget) -> None:
    press = page.keyboard.press
    widget.name.focus()
    page.keyboard.type("Ada")
    press("Tab")
    page.keyboard.type("One")
    press("Tab")
    press("Enter")
    expect(widget.comments).to_have_count(1)
    for _ in range(4):  # back over the name, "Copy …" and "Delete" to "Edit"
        press("Shift+Tab")
    press("Enter")
    page.keyboard.type("!")
    press("Tab")
    press("Space")
    expect(widget.comments.first).to_contain_text("One!")
    press("Tab")
    press("Enter")
    expect(widget.comments).to_have_count(0)
    press("Enter")
    expect(widget.comments.first).to_contain_text("One!")


def test_each_comment_is_labelled_by_who_and_when(widget: Widget) -> None:
    widget.store_comments(comment(1), comment(2, name=""))
    first, second = widget.comments.all()
    expect(first).to_have_accessible_name("Ada, 28 Jun 2026, 10:00\u202fam")
    expect(second).to_have_accessible_name("You, 28 Jun 2026, 10:00\u202fam")
    expect(widget.region.get_by_role("listitem")).to_have_count(2)
    expect(widget.region.get_by_role("heading", name="Comments")).to_be_visible()


@pytest.mark.parametrize("scheme", get_args(Scheme))
@pytest.mark.parametrize("state", ["empty", "comments", "errors", "editing"])
def test_axe_finds_nothing(
    browser: Browser, watch: Watch, server: LocalServer, scheme: Scheme, state: str
) -> None:
    context = watch(browser.new_context(color_scheme=scheme, reduced_motion="reduce"))
    widget = Widget(context.new_page(), server).open()
    if state != "empty":
        widget.add("One")
        widget.add("Two")
        widget.button("Delete").last.click()
        expect(widget.comments).to_have_count(1)
    if state == "errors":
        widget.text.fill("")
        widget.button("Add comment").click()
        expect(widget.region.get_by_text("Write something first.")).to_be_visible()
    if state == "editing":
        widget.button("Edit").click()
    assert found_by_axe(widget.page, "gazette-comments") == []
    context.close()


def test_palette_colours_are_followed(browser: Browser, server: LocalServer, watch: Watch) -> None:
    shades = []
    schemes: tuple[Scheme, ...] = get_args(Scheme)
    for scheme in schemes:
        context = watch(browser.new_context(color_scheme=scheme))
        widget = Widget(context.new_page(), server).open()
        shades.append(widget.text.evaluate("node => getComputedStyle(node).backgroundColor"))
        context.close()
    assert shades[0] == "rgb(255, 255, 255)"
    assert shades[1] != shades[0]


def test_without_javascript_there_is_one_honest_sentence(
    browser: Browser, watch: Watch, server: LocalServer
) -> None:
    context = watch(browser.new_context(java_script_enabled=False))
    page = context.new_page()
    page.goto(server.url + "posts/first/")
    shown = page.locator("gazette-comments").inner_text().strip()
    assert "need JavaScript" in shown
    assert shown.count(".") == 1
    expect(page.locator("gazette-comments form")).to_be_hidden()
    context.close()


def test_on_paper_comments_are_plain_text(page: Page, widget: Widget) -> None:
    widget.add("To be printed")
    widget.add("Being edited")
    widget.button("Edit").last.click()
    page.emulate_media(media="print")
    expect(widget.region.get_by_text("To be printed")).to_be_visible()
    expect(widget.region.locator(".gz-prose", has_text="Being edited")).to_be_visible()
    expect(
        widget.region.locator("form, button, input, textarea").locator("visible=true")
    ).to_have_count(0)


def test_an_empty_section_is_not_printed(page: Page, widget: Widget) -> None:
    page.emulate_media(media="print")
    expect(widget.page.locator("gazette-comments section")).to_be_hidden()


def test_comments_work_on_a_phone(browser: Browser, watch: Watch, server: LocalServer) -> None:
    context = watch(browser.new_context(viewport={"width": 360, "height": 640}, has_touch=True))
    widget = Widget(context.new_page(), server).open()
    widget.text.fill("From a phone")
    widget.button("Add comment").tap()
    expect(widget.comments).to_have_count(1)
    for name in ("Add comment", "Edit", "Delete"):
        box = widget.button(name).bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 43.5, name
    assert widget.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    context.close()
