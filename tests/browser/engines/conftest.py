"""Firefox and WebKitGTK on a publication whose pages note down what goes wrong on them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser import machine
from tests.browser.comments.conftest import THEME
from tests.browser.engines import firefox, webkit
from tests.browser.engines.driver import Driver
from tests.browser.engines.reader import Reader
from tests.browser.local_server import LocalServer
from tests.build.written_site import build_site, post_file

ENGINES = {"firefox": firefox, "webkit": webkit}

# Not every driver tells of errors, so the pages do. What a page that is left did not get is none.
NOTE_ERRORS = """
    let left = false;
    addEventListener("beforeunload", () => { left = true; });
    const note = (text) => {
        if (!left) sessionStorage.errors = `${sessionStorage.errors ?? ""}${text}\\n`;
    };
    console.error = console.warn = (...values) => note(values.join(" "));
    addEventListener("unhandledrejection", ({ reason }) => note(reason));
    addEventListener("error", ({ message, target }) => note(message ?? target.outerHTML), true);
"""


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalServer]:
    directory = tmp_path_factory.mktemp("engines")
    with LocalServer(directory) as running:
        docs = {
            "note-errors.js": NOTE_ERRORS,
            "posts/first.md": post_file(title="First", id="one"),
            "posts/silent.md": post_file(title="Silent", comments=False),
            "my-comments.md": "# My comments\n",
        }
        running.directory = build_site(
            directory,
            docs,
            theme=THEME,
            site_url=running.url,
            repo_url="https://github.com/example/daily",
            extra_javascript=["note-errors.js"],
        ).directory
        yield running


@pytest.fixture(scope="session", params=ENGINES)
def driver(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Driver]:
    engine = ENGINES[request.param]
    path = engine.find()
    if not path:
        machine.go_without(engine.REMEDY)
    with engine.run(path, tmp_path_factory.mktemp(request.param)) as running:
        yield running


@pytest.fixture
def reader(driver: Driver, server: LocalServer) -> Iterator[Reader]:
    """A reader who is new to the site, on a page without comments. Errors fail the test."""
    new = Reader(driver, server.url).open("posts/silent/")
    driver.call("() => { localStorage.clear(); sessionStorage.clear(); }")
    yield new
    assert driver.call("() => sessionStorage.errors") is None
