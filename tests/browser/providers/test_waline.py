"""Waline, with a module of our own that behaves as its own does."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.local_server import LocalServer
from tests.browser.providers.conftest import Publish
from tests.browser.providers.reading import Reader

HOST = "https://files.example"
SCRIPT = """
window.calls = [];
export const defaultLocales = { "en": {}, "en-us": {}, "de": {} };
export function init({ el, ...options }) {
  calls.push(["init", options]);
  const style = document.createElement("style");
  style.textContent = `${options.dark} { --waline-color: white }`;
  document.head.append(style);
  const form = document.createElement("form");
  form.textContent = `Comments on ${options.path}`;
  el.append(form);
  return { destroy() { calls.push(["destroy"]); style.remove(); el.replaceChildren(); } };
}
"""
STYLE = ":root { --waline-color: black } [data-gz=widget] form { color: var(--waline-color) }"


@pytest.fixture
def elsewhere() -> tuple[str, ...]:
    return (HOST,)


@pytest.fixture
def asked(context: BrowserContext) -> list[str]:
    """The addresses that were requested elsewhere."""
    requests: list[str] = []

    def answer(route: Route) -> None:
        requests.append(route.request.url)
        style = route.request.url.endswith(".css")
        route.fulfill(
            content_type="text/css" if style else "text/javascript",
            headers={"Access-Control-Allow-Origin": "*"},
            body=STYLE if style else SCRIPT,
        )

    context.route(f"{HOST}/**", answer)
    return requests


@pytest.fixture
def server(publish: Publish) -> LocalServer:
    files = {"script": f"{HOST}/waline.js", "style": f"{HOST}/waline.css"}
    return publish(provider="waline", waline={"server_url": "https://waline.example/", **files})


@pytest.fixture
def reader(page: Page, server: LocalServer, asked: list[str]) -> Reader:  # noqa: ARG001
    return Reader(page, server.url)


def calls(reader: Reader) -> list[list[Any]]:
    """Return what was called in Waline's module."""
    made: list[list[Any]] = reader.page.evaluate("calls")
    return made


def test_the_module_is_told_what_to_show(reader: Reader, asked: list[str]) -> None:
    reader.open()
    expect(reader.target).to_contain_text("Comments on")
    assert sorted(asked) == [f"{HOST}/waline.css", f"{HOST}/waline.js"]
    options = {
        "serverURL": "https://waline.example",
        "path": "/?post=first",
        "lang": "en",
        "dark": ".gz-provider--dark",
        "emoji": False,
        "search": False,
    }
    assert calls(reader) == [["init", options]]


def test_the_palette_is_followed(reader: Reader) -> None:
    reader.open()
    form = reader.target.locator("form")
    expect(form).to_have_css("color", "rgb(0, 0, 0)")
    reader.turn(dark=True)
    expect(form).to_have_css("color", "rgb(255, 255, 255)")
    reader.follow("the second")
    expect(form).to_have_css("color", "rgb(255, 255, 255)")
    reader.turn(dark=False)
    expect(form).to_have_css("color", "rgb(0, 0, 0)")


def test_instant_navigation_leaves_nothing_behind(reader: Reader, asked: list[str]) -> None:
    reader.open()
    form = reader.target.locator("form")
    expect(form).to_have_text("Comments on /?post=first")
    before = reader.listeners()
    for link, post in (("the second", "second"), ("the first", "first")):
        reader.follow(link)
        expect(form).to_have_text(f"Comments on /?post={post}")
    assert [name for name, *_ in calls(reader)] == ["init", "destroy", "init", "destroy", "init"]
    assert reader.listeners() == before
    assert asked.count(f"{HOST}/waline.js") == 1
