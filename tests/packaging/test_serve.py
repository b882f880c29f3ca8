"""`mkdocs serve` shows posts and drafts, and what changes in them."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.build.written_site import post_file, words
from tests.packaging.commands import ENVIRONMENT

CONFIG = "site_name: The Daily\ntheme: {name: material, font: false}\nplugins: [gazette]\n"
PATIENCE_S = 30


@dataclass(frozen=True)
class Server:
    """A running `mkdocs serve`."""

    docs: Path
    port: int

    def get(self, path: str) -> tuple[int, LexborHTMLParser]:
        """Return the status and page at `path`."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_S)
        try:
            connection.request("GET", path)
            response = connection.getresponse()
            return response.status, LexborHTMLParser(response.read().decode())
        finally:
            connection.close()

    def answers(self) -> bool:
        """Tell whether it has begun to serve."""
        try:
            self.get("/")
        except (OSError, HTTPException):
            return False
        return True


def wait_until(condition: Callable[[], bool]) -> None:
    """Return as soon as `condition` is true."""
    deadline = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.2)


def free_port() -> int:
    """Return a port on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    (tmp_path / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    server = Server(tmp_path / "docs", free_port())
    (server.docs / "posts").mkdir(parents=True)
    (server.docs / "posts/dusk.md").write_text(post_file("Lit.", title="Dusk"), encoding="utf-8")
    (server.docs / "posts/dawn.md").write_text(
        post_file("Out.", title="Dawn", draft=True), encoding="utf-8"
    )
    address = f"127.0.0.1:{server.port}"
    with (tmp_path / "log").open("w+", encoding="utf-8") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--strict", "--dev-addr", address],
            cwd=tmp_path,
            env=ENVIRONMENT,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_until(lambda: process.poll() is not None or server.answers())
            assert process.poll() is None, (tmp_path / "log").read_text(encoding="utf-8")
            yield server
        finally:
            process.terminate()
            process.wait(PATIENCE_S)


def test_it_serves_posts_and_drafts_and_follows_changes(server: Server) -> None:
    status, post = server.get("/posts/dusk/")
    assert status == HTTPStatus.OK
    assert words(post.css_first("h1")) == "Dusk"
    assert post.css(".gz-draft") == []

    status, draft = server.get("/posts/dawn/")
    assert status == HTTPStatus.OK
    assert words(draft.css_first(".gz-head .gz-draft")) == "Draft"

    edited = post_file("Lit again.", title="Evening")
    (server.docs / "posts/dusk.md").write_text(edited, encoding="utf-8")
    wait_until(lambda: words(server.get("/posts/dusk/")[1].css_first("h1")) == "Evening")
    _, front = server.get("/")
    assert "Evening" in [words(link) for link in front.css(".gz-entry__title a")]
