"""When another system's comments are loaded, and what is said when they do not come."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.everybody import Watch, found_by_axe
from tests.browser.local_server import LocalServer
from tests.browser.providers.conftest import Publish
from tests.browser.providers.reading import Reader

HOST = "https://talk.example"
FAILED = "The comments could not be loaded: talk.example does not answer"
FRAME = "<script>parent.postMessage({ giscus: { resizeHeight: 200 } }, '*')</script>"
GISCUS = {
    "repo": "ada/notes",
    "repo_id": "R_1",
    "category": "Talk",
    "category_id": "DIC_1",
    "host": HOST,
}


@pytest.fixture
def elsewhere() -> tuple[str, ...]:
    return (HOST,)


@pytest.fixture
def server(publish: Publish) -> LocalServer:
    return publish(provider="giscus", load="click", giscus=GISCUS)


@pytest.fixture
def reader(page: Page, server: LocalServer) -> Reader:
    return Reader(page, server.url)


def answer(route: Route) -> None:
    route.fulfill(content_type="text/html", body=FRAME)


def silence(route: Route) -> None:
    route.fulfill(content_type="text/html", body="<p>Nothing here")


def expect_failure(reader: Reader) -> None:
    expect(reader.part("failure")).to_be_visible()
    expect(reader.part("failure")).to_contain_text(FAILED)


def test_nothing_is_asked_elsewhere_before_the_click(reader: Reader) -> None:
    asked: list[str] = []
    reader.page.on("request", lambda request: asked.append(request.url))
    reader.page.route(f"{HOST}/**", answer)
    reader.open()
    expect(reader.part("offer")).to_be_visible()
    expect(reader.part("offer")).to_contain_text("kept by giscus on talk.example")
    reader.page.wait_for_load_state("networkidle")
    assert not [url for url in asked if url.startswith(HOST) or "giscus.js" in url]

    reader.button("Load comments").click()
    expect(reader.page.locator("iframe")).to_have_css("height", "200px")
    expect(reader.button("Load comments")).to_be_hidden()
    expect(reader.region.get_by_role("heading", name="Comments")).to_be_focused()
    expect(reader.region.get_by_role("status").last).to_have_text("Comments loaded.")
    assert [url for url in asked if url.startswith(HOST)]


def test_who_comes_back_from_signing_in_need_not_click_again(reader: Reader) -> None:
    reader.page.route(f"{HOST}/**", answer)
    reader.open("posts/first/?giscus=token")
    expect(reader.page.locator("iframe")).to_have_css("height", "200px")


def test_silence_is_said_and_a_late_answer_taken(reader: Reader) -> None:
    page = reader.page
    page.clock.install()
    page.route(f"{HOST}/**", silence)
    reader.open()
    reader.button("Load comments").click()
    expect(reader.part("progress")).to_be_visible()
    expect(reader.part("progress")).to_have_text("Loading comments from talk.example …")
    expect(page.locator("iframe")).to_have_count(1)
    expect(reader.part("failure")).to_be_hidden()
    page.clock.fast_forward(20_000)
    expect_failure(reader)
    expect(reader.region.get_by_role("status").last).to_contain_text(FAILED)

    [frame] = [frame for frame in page.frames if frame.url.startswith(HOST)]
    frame.evaluate("parent.postMessage({ giscus: { resizeHeight: 200 } }, '*')")
    expect(reader.button("Try again")).to_be_hidden()


def test_a_second_try_starts_anew(reader: Reader) -> None:
    page = reader.page
    page.clock.install()
    page.route(f"{HOST}/**", silence)
    reader.open()
    reader.button("Load comments").click()
    expect(page.locator("iframe")).to_have_count(1)
    page.clock.fast_forward(20_000)
    expect_failure(reader)
    before = reader.listeners()
    page.route(f"{HOST}/**", answer)
    reader.button("Try again").click()
    expect(page.locator("iframe")).to_have_count(1)
    expect(page.locator("iframe")).to_have_css("height", "200px")
    expect(reader.button("Try again")).to_be_hidden()
    assert reader.listeners() == before


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("isso", {"url": HOST}),
        ("remark42", {"host": HOST, "site_id": "notes"}),
        ("waline", {"server_url": HOST, "script": f"{HOST}/w.js", "style": f"{HOST}/w.css"}),
    ],
)
def test_a_script_that_does_not_come_is_said_at_once(
    browser: Browser, publish: Publish, name: str, options: dict[str, str]
) -> None:
    server = publish(provider=name, **{name: options})
    # Chromium itself notes in the console what it could not load, so that is not watched.
    context = browser.new_context()
    errors: list[str] = []
    context.on("weberror", lambda error: errors.append(str(error.error)))
    tries: list[str] = []

    def refuse(route: Route) -> None:
        tries.append(route.request.url)
        route.abort()

    context.route(f"{HOST}/**", refuse)
    reader = Reader(context.new_page(), server.url)
    reader.open()
    expect_failure(reader)
    expect(reader.target).to_be_empty()
    first = len(tries)
    with reader.page.expect_request(f"{HOST}/**"):
        reader.button("Try again").click()
    expect_failure(reader)
    assert len(tries) > first
    assert errors == []
    context.close()


def test_a_script_may_come_at_the_second_try(browser: Browser, publish: Publish) -> None:
    files = {"script": f"{HOST}/w.js", "style": f"{HOST}/w.css"}
    server = publish(provider="waline", waline={"server_url": HOST, **files})
    context = browser.new_context()
    context.route(f"{HOST}/**", lambda route: route.abort())
    reader = Reader(context.new_page(), server.url)
    reader.open()
    expect_failure(reader)
    body = "export const init = ({ el }) => { el.textContent = 'Here'; return null; };"
    headers = {"Access-Control-Allow-Origin": "*"}
    context.route(
        "**/w.js",
        lambda route: route.fulfill(content_type="text/javascript", headers=headers, body=body),
    )
    context.route("**/w.css", lambda route: route.fulfill(content_type="text/css", body=""))
    reader.button("Try again").click()
    expect(reader.target).to_have_text("Here")
    context.close()


def test_without_javascript_there_is_one_honest_sentence(
    browser: Browser, watch: Watch, server: LocalServer
) -> None:
    context = watch(browser.new_context(java_script_enabled=False))
    page = context.new_page()
    page.goto(server.url + "posts/first/")
    shown = page.locator("gazette-comment-provider").inner_text().strip()
    assert "come from talk.example and need JavaScript" in shown
    assert "Load comments" not in shown
    context.close()


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("state", ["offer", "failure"])
def test_axe_finds_nothing(reader: Reader, state: str, *, dark: bool) -> None:
    page = reader.page
    page.emulate_media(reduced_motion="reduce")
    page.clock.install()
    page.route(f"{HOST}/**", silence)
    reader.open()
    if dark:
        reader.turn(dark=True)
    if state == "failure":
        reader.button("Load comments").click()
        expect(page.locator("iframe")).to_have_count(1)
        page.clock.fast_forward(20_000)
        expect_failure(reader)
    page.clock.fast_forward(1_000)
    assert found_by_axe(page, "gazette-comment-provider") == []
