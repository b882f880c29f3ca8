"""giscus, with a page of our own in its frame."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Frame, Page, Route, expect

from tests.browser.local_server import LocalServer
from tests.browser.providers.conftest import Publish
from tests.browser.providers.reading import Reader

HOST = "https://giscus.app"
OPTIONS = {
    "repo": "ada/notes",
    "repo_id": "R_1",
    "category": "Talk & <more>",
    "category_id": "DIC_1",
    "theme_dark": "dark_dimmed",
}
FRAME = """<!doctype html><title>giscus</title><script>
  window.seen = [];
  addEventListener("message", (event) => seen.push(event.data));
  parent.postMessage({ giscus: { resizeHeight: 432 } }, "*");
</script>"""


@pytest.fixture
def elsewhere() -> tuple[str, ...]:
    return (HOST,)


@pytest.fixture
def asked(context: BrowserContext) -> list[str]:
    """The addresses that were requested of giscus."""
    requests: list[str] = []

    def answer(route: Route) -> None:
        requests.append(route.request.url)
        route.fulfill(content_type="text/html", body=FRAME)

    context.route(f"{HOST}/**", answer)
    return requests


@pytest.fixture
def server(publish: Publish) -> LocalServer:
    return publish(provider="giscus", giscus=OPTIONS)


@pytest.fixture
def reader(page: Page, server: LocalServer, asked: list[str]) -> Reader:  # noqa: ARG001
    return Reader(page, server.url)


def query(url: str) -> dict[str, str]:
    parsed = parse_qs(urlsplit(url).query, keep_blank_values=True)
    return {name: value for name, [value] in parsed.items()}


def shown(page: Page) -> Frame:
    """Return the one frame of giscus on the page, once it has spoken."""
    expect(page.locator("iframe")).to_have_count(1)
    expect(page.locator("iframe")).to_have_css("height", "432px")
    [frame] = [frame for frame in page.frames if frame.url.startswith(HOST)]
    return frame


def test_the_frame_is_asked_for_the_posts_discussion(reader: Reader, asked: list[str]) -> None:
    reader.open()
    shown(reader.page)
    [url] = asked
    assert urlsplit(url).path == "/en/widget"
    assert query(url) == {
        "origin": f"{reader.url}posts/first/#gz-provider-title",
        "session": "",
        "theme": "light",
        "reactionsEnabled": "1",
        "emitMetadata": "0",
        "inputPosition": "bottom",
        "repo": "ada/notes",
        "repoId": "R_1",
        "category": "Talk & <more>",
        "categoryId": "DIC_1",
        "strict": "1",
        "description": "",
        "backLink": f"{reader.url}posts/first/",
        "term": "first",
    }
    expect(reader.page.locator("iframe")).to_have_attribute("title", "Comments")


def test_the_palette_is_followed(reader: Reader, asked: list[str]) -> None:
    reader.open()
    frame = shown(reader.page)
    reader.turn(dark=True)
    frame.wait_for_function("seen.length === 2")
    reader.turn(dark=False)
    frame.wait_for_function("seen.length === 3")
    themes = [message["giscus"]["setConfig"] for message in frame.evaluate("seen")]
    assert themes == [{"theme": "light"}, {"theme": "dark_dimmed"}, {"theme": "light"}]
    reader.turn(dark=True)
    reader.follow("the second")
    shown(reader.page)
    assert [query(url)["theme"] for url in asked] == ["light", "dark_dimmed"]


def test_instant_navigation_leaves_nothing_behind(reader: Reader, asked: list[str]) -> None:
    reader.open("posts/silent/")
    before = reader.listeners()
    reader.open()
    shown(reader.page)
    once = reader.listeners()
    for link in ("the second", "the first", "the second", "the first"):
        reader.follow(link)
        shown(reader.page)
    assert [query(url)["term"] for url in asked] == ["first", "second", "first", "second", "first"]
    assert reader.listeners() == once
    assert once["message"] == before.get("message", 0) + 1


def test_nothing_is_loaded_before_the_reader_comes_near(reader: Reader, asked: list[str]) -> None:
    reader.open("posts/long/")
    reader.page.wait_for_load_state("networkidle")
    assert asked == []
    reader.region.get_by_role("heading").scroll_into_view_if_needed()
    shown(reader.page)
    assert len(asked) == 1


def test_who_signs_in_comes_back_signed_in(reader: Reader, asked: list[str]) -> None:
    reader.open("posts/long/?giscus=to%26ken&other=1")
    frame = shown(reader.page)
    assert reader.page.url == f"{reader.url}posts/long/?other=1"
    reader.open()
    frame = shown(reader.page)
    assert [query(url)["session"] for url in asked] == ["to&ken", "to&ken"]
    assert reader.page.evaluate("localStorage['giscus-session']") == '"to&ken"'

    with reader.page.expect_event("framenavigated"):
        frame.evaluate("parent.postMessage({ giscus: { signOut: true } }, '*')")
    assert not reader.page.evaluate("localStorage['giscus-session']")
    assert query(asked[-1])["session"] == ""


def test_a_refused_token_is_given_up_once(reader: Reader, asked: list[str]) -> None:
    reader.open("posts/first/?giscus=stale")
    frame = shown(reader.page)
    complaint = "parent.postMessage({ giscus: { error: 'Bad credentials' } }, '*')"
    with reader.page.expect_event("framenavigated"):
        frame.evaluate(complaint)
    frame.wait_for_load_state()
    frame.evaluate(complaint)
    reader.follow("the second")
    shown(reader.page)
    assert [query(url)["session"] for url in asked] == ["stale", "", ""]


def test_other_windows_messages_are_ignored(reader: Reader) -> None:
    reader.open("posts/first/?giscus=token")
    shown(reader.page)
    for said in ({"giscus": {"signOut": True}}, {"giscus": {"resizeHeight": 9}}, None, "x"):
        reader.page.evaluate("said => window.postMessage(said, '*')", said)
    reader.page.evaluate("new Promise((resolve) => setTimeout(resolve))")
    shown(reader.page)
    assert reader.page.evaluate("localStorage['giscus-session']") == '"token"'
