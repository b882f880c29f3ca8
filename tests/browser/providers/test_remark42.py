"""Remark42, with a script of our own that behaves as its own does."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.local_server import LocalServer
from tests.browser.providers.conftest import Publish
from tests.browser.providers.reading import Reader

HOST = "https://remark.example"
SCRIPT = """
window.calls = [];
function createInstance(config) {
  const node = document.getElementById("remark42");
  if (!node) throw new Error("Remark42: Can't find root node.");
  calls.push(["create", { ...config }]);
  const comments = document.createElement("p");
  comments.textContent = `Comments on ${config.url}`;
  node.append(comments);
  const listen = () => {};
  addEventListener("hashchange", listen);
  window.REMARK42.changeTheme = (theme) => calls.push(["theme", theme]);
  window.REMARK42.destroy = () => {
    calls.push(["destroy"]);
    removeEventListener("hashchange", listen);
    comments.remove();
  };
}
window.REMARK42 = { createInstance };
createInstance(window.remark_config);
"""


@pytest.fixture
def elsewhere() -> tuple[str, ...]:
    return (HOST,)


@pytest.fixture
def asked(context: BrowserContext) -> list[str]:
    """The addresses that were requested of Remark42."""
    requests: list[str] = []

    def answer(route: Route) -> None:
        requests.append(route.request.url)
        headers = {"Access-Control-Allow-Origin": "*"}
        route.fulfill(content_type="text/javascript", headers=headers, body=SCRIPT)

    context.route(f"{HOST}/**", answer)
    return requests


@pytest.fixture
def server(publish: Publish) -> LocalServer:
    options = {"host": f"{HOST}/", "site_id": "notes", "simple_view": True}
    return publish(provider="remark42", remark42=options)


@pytest.fixture
def reader(page: Page, server: LocalServer, asked: list[str]) -> Reader:  # noqa: ARG001
    return Reader(page, server.url)


def calls(reader: Reader) -> list[list[Any]]:
    """Return what was called in Remark42's script."""
    made: list[list[Any]] = reader.page.evaluate("calls")
    return made


def test_the_script_finds_its_configuration(reader: Reader, asked: list[str]) -> None:
    reader.open()
    expect(reader.target).to_contain_text("Comments on")
    assert asked == [f"{HOST}/web/embed.mjs"]
    [create, theme] = calls(reader)
    assert create == [
        "create",
        {
            "host": HOST,
            "site_id": "notes",
            "url": f"{reader.url}?post=first",
            "page_title": "1 & <b>",
            "components": ["embed"],
            "theme": "light",
            "locale": "en",
            "simple_view": True,
            "no_footer": False,
        },
    ]
    assert theme == ["theme", "light"]


def test_the_palette_is_followed(reader: Reader) -> None:
    reader.open()
    expect(reader.target).to_contain_text("Comments on")
    reader.turn(dark=True)
    reader.page.wait_for_function("calls.at(-1)[1] === 'dark'")
    reader.follow("the second")
    expect(reader.target).to_contain_text("?post=second")
    assert [call[1]["theme"] for call in calls(reader) if call[0] == "create"] == ["light", "dark"]


def test_instant_navigation_leaves_nothing_behind(reader: Reader, asked: list[str]) -> None:
    reader.open()
    expect(reader.target).to_contain_text("Comments on")
    before = reader.listeners()
    for link, post in (("the second", "second"), ("the first", "first")):
        reader.follow(link)
        expect(reader.target.locator("p")).to_have_count(1)
        expect(reader.target).to_contain_text(f"?post={post}")
    names = [name for name, *_ in calls(reader) if name != "theme"]
    assert names == ["create", "destroy", "create", "destroy", "create"]
    assert reader.listeners() == before
    assert len(asked) == 1


def test_who_leaves_before_it_is_loaded_finds_it_on_the_next_page(
    reader: Reader, context: BrowserContext
) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    context.route(f"{HOST}/**", hold)
    with reader.page.expect_request(f"{HOST}/**"):
        reader.open()
    reader.follow("the silent one")
    context.unroute(f"{HOST}/**", hold)
    [route] = held
    route.fallback()
    reader.page.wait_for_function("window.calls")
    reader.follow("the first")
    expect(reader.target.locator("p")).to_have_count(1)
    assert [name for name, *_ in calls(reader) if name != "theme"] == ["create"]
