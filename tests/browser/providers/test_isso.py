"""Isso, its real widget and its real server."""

from __future__ import annotations

import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.local_server import LocalServer
from tests.browser.providers.conftest import Publish
from tests.browser.providers.reading import Reader

CONFIG = """
[general]
dbpath = {directory}/comments.db
host = {site}
[server]
listen = http://127.0.0.1:{port}/
[guard]
enabled = false
"""


@pytest.fixture(scope="module")
def isso(tmp_path_factory: pytest.TempPathFactory, running: LocalServer) -> Iterator[str]:
    """The address of an Isso server that takes comments from the site."""
    directory = tmp_path_factory.mktemp("isso")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    config = directory / "isso.cfg"
    config.write_text(CONFIG.format(directory=directory, site=running.url, port=port))
    command = [str(Path(sys.executable).parent / "isso"), "-c", str(config), "run"]
    with (directory / "log").open("wb") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log)
        try:
            _wait_for(port, server, directory / "log")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait()


def _wait_for(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(300):
        if server.poll() is not None:
            break
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", "/config")
            if connection.getresponse().status == http.HTTPStatus.OK:
                return
        except OSError:
            time.sleep(0.1)
        finally:
            connection.close()
    pytest.fail(f"Isso did not start:\n{log.read_text()}")


@pytest.fixture
def elsewhere(isso: str) -> tuple[str, ...]:
    return (isso,)


@pytest.fixture
def server(publish: Publish, isso: str) -> LocalServer:
    return publish(provider="isso", isso={"url": isso})


@pytest.fixture
def reader(page: Page, server: LocalServer) -> Reader:
    return Reader(page, server.url)


def post(reader: Reader, text: str) -> None:
    """Write a comment with Isso's own form."""
    expect(reader.target.locator(".isso-postbox")).to_have_count(1)
    reader.target.get_by_role("textbox", name="Type Comment").fill(text)
    reader.target.get_by_role("button", name="Submit").click()
    expect(reader.target.locator(".isso-text", has_text=text)).to_have_count(1)


def comments(reader: Reader) -> list[str]:
    """Return the comments' texts once they are there."""
    expect(reader.target.locator(".isso-thread-heading")).not_to_be_empty()
    return [
        text.strip() for text in reader.target.locator("#isso-root .isso-text").all_inner_texts()
    ]


def test_a_comment_reaches_the_server_and_comes_back(reader: Reader, page: Page) -> None:
    reader.open()
    post(reader, "Kept by Isso")
    page.context.clear_cookies()
    reader.open()
    expect(reader.target.locator(".isso-thread-heading")).to_have_text("One Comment")
    assert comments(reader) == ["Kept by Isso"]
    thread = reader.target.locator("#isso-thread")
    expect(thread).to_have_attribute("data-isso-id", "/?post=first")
    expect(thread).to_have_attribute("data-title", "1 & <b>")


def test_each_post_has_its_own_comments_and_one_form(reader: Reader) -> None:
    reader.open("posts/long/")
    reader.region.get_by_role("heading", name="Comments").scroll_into_view_if_needed()
    post(reader, "Below the long one")
    once = reader.listeners()
    reader.follow("the first")
    reader.follow("the second")
    assert comments(reader) == []
    post(reader, "Below the second")
    reader.follow("the first")
    assert "Below the second" not in comments(reader)
    reader.follow("the second")
    assert comments(reader) == ["Below the second"]
    expect(reader.page.locator("#isso-thread, .isso-postbox, #isso-root")).to_have_count(3)
    assert reader.page.locator("script[data-isso]").count() == 0
    assert reader.listeners() == once


def test_what_is_not_sent_yet_waits_below_its_post(reader: Reader) -> None:
    reader.open()
    field = reader.target.get_by_role("textbox", name="Type Comment")
    field.fill("Half a thought")
    reader.follow("the second")
    expect(field).to_have_value("")
    reader.follow("the first")
    expect(field).to_have_value("Half a thought")


@pytest.mark.parametrize("held_back", ["embed.min.js", "config", "?uri="])
def test_who_leaves_early_finds_the_next_posts_comments(reader: Reader, held_back: str) -> None:
    page = reader.page
    held: list[Route] = []

    def hold(route: Route) -> None:
        if held_back in route.request.url and not held:
            held.append(route)
        else:
            route.continue_()

    reader.open()
    early = f"Before {held_back}"
    post(reader, early)
    page.context.route("**/*", hold)
    with page.expect_request(lambda request: held_back in request.url):
        page.reload()
    reader.follow("the second")
    held[0].continue_()
    expect(reader.target.locator(".isso-thread-heading")).not_to_be_empty()
    expect(reader.target.locator(".isso-postbox")).to_have_count(1)
    assert early not in comments(reader)
    reader.follow("the first")
    assert early in comments(reader)


def test_its_colours_are_the_pages(reader: Reader) -> None:
    reader.open()
    field = reader.target.get_by_role("textbox", name="Type Comment")
    expect(field).to_have_css("background-color", "rgb(255, 255, 255)")
    reader.turn(dark=True)
    body = reader.page.evaluate("getComputedStyle(document.body).backgroundColor")
    expect(field).to_have_css("background-color", body)


def test_a_link_to_a_comment_loads_the_comments(reader: Reader) -> None:
    reader.open("posts/long/#isso-1")
    expect(reader.target.locator("#isso-thread")).to_have_count(1)


def test_threads_by_address(publish: Publish, isso: str, page: Page) -> None:
    server = publish(provider="isso", isso={"url": isso, "thread": "address"}, load="click")
    reader = Reader(page, server.url)
    reader.open()
    reader.button("Load comments").click()
    thread = reader.target.locator("#isso-thread")
    expect(thread).to_have_attribute("data-isso-id", "/posts/first/")
    assert comments(reader) == []
