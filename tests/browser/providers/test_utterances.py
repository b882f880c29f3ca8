"""utterances, with a page of our own in its frame."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Frame, Page, Route, expect

from tests.browser.providers.conftest import Publish
from tests.browser.providers.reading import Reader

HOST = "https://utteranc.es"
FRAME = """<!doctype html><title>utterances</title><script>
  window.seen = [];
  addEventListener("message", (event) => seen.push(event.data));
  parent.postMessage({ type: "resize", height: 321 }, "*");
</script>"""


@pytest.fixture
def elsewhere() -> tuple[str, ...]:
    return (HOST,)


@pytest.fixture
def asked(context: BrowserContext) -> list[dict[str, str]]:
    """What utterances was asked for."""
    requests: list[dict[str, str]] = []

    def answer(route: Route) -> None:
        address = urlsplit(route.request.url)
        assert address.path == "/utterances.html"
        asked = parse_qs(address.query, keep_blank_values=True)
        requests.append({name: value for name, [value] in asked.items()})
        route.fulfill(content_type="text/html", body=FRAME)

    context.route(f"{HOST}/**", answer)
    return requests


def shown(page: Page) -> Frame:
    """Return the one frame of utterances on the page, once it has spoken."""
    expect(page.locator("iframe")).to_have_count(1)
    expect(page.locator("iframe")).to_have_css("height", "321px")
    [frame] = [frame for frame in page.frames if frame.url.startswith(HOST)]
    return frame


def test_the_frame_is_asked_for_the_posts_issue(
    page: Page, publish: Publish, asked: list[dict[str, str]]
) -> None:
    server = publish(provider="utterances", utterances={"repo": "ada/notes", "label": "talk"})
    reader = Reader(page, server.url)
    reader.open()
    shown(page)
    assert asked == [
        {
            "repo": "ada/notes",
            "issue-term": "first",
            "label": "talk",
            "theme": "github-light",
            "url": f"{server.url}posts/first/",
            "origin": server.url.rstrip("/"),
            "pathname": "posts/first/",
            "title": "1 & <b> - The Daily",
            "description": "",
            "og:title": "1 & <b>",
            "session": "",
        }
    ]


def test_the_palette_is_followed_and_nothing_is_left_behind(
    page: Page, publish: Publish, asked: list[dict[str, str]]
) -> None:
    server = publish(provider="utterances", utterances={"repo": "ada/notes"})
    reader = Reader(page, server.url)
    reader.open("posts/first/?utterances=token")
    frame = shown(page)
    assert "label" not in asked[0]
    assert page.url == f"{server.url}posts/first/"
    reader.turn(dark=True)
    frame.wait_for_function("seen.length === 2")
    light, dark = frame.evaluate("seen")
    assert light == {"type": "set-theme", "theme": "github-light"}
    assert dark == {"type": "set-theme", "theme": "github-dark"}

    before = reader.listeners()
    reader.follow("the second")
    shown(page)
    reader.follow("the first")
    shown(page)
    assert reader.listeners() == before
    assert [request["theme"] for request in asked] == ["github-light", "github-dark", "github-dark"]
    assert [request["issue-term"] for request in asked] == ["first", "second", "first"]
    assert {request["session"] for request in asked} == {"token"}
    assert page.evaluate("localStorage['utterances-session']") == "token"


def test_issues_by_path(page: Page, publish: Publish, asked: list[dict[str, str]]) -> None:
    options = {"repo": "ada/notes", "issue_term": "pathname"}
    Reader(page, publish(provider="utterances", utterances=options).url).open()
    shown(page)
    assert asked[0]["issue-term"] == "posts/first/"
