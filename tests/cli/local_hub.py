"""A WebSub hub on the loopback interface, which answers as it is told."""

from __future__ import annotations

import sys
import threading
import time
from collections import deque
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple, Self
from urllib.parse import parse_qsl


class Answer(NamedTuple):
    """What the hub says; it thinks for `after_s` first."""

    status: int = 204
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    after_s: float = 0


class LocalHub:
    """Gives each of `answers` once, then the last one for ever, and keeps what it was told."""

    def __init__(self, *answers: Answer) -> None:
        self._answers = deque(answers or (Answer(),))
        self.told: list[dict[str, str]] = []
        self.times_s: list[float] = []
        self._server = _Server(("127.0.0.1", 0), partial(_Handler, self))
        self.url = f"http://127.0.0.1:{self._server.server_port}/hub"

    def __enter__(self) -> Self:
        # Most of a short test would else be spent on waiting for the server's end.
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def topics(self) -> list[str]:
        """The addresses that it was told of, in their order."""
        return [one["hub.url"] for one in self.told]

    def answer(self, form: dict[str, str]) -> Answer:
        """Keep `form`, and return what to say to it."""
        self.told.append(form)
        self.times_s.append(time.monotonic())
        return self._answers.popleft() if len(self._answers) > 1 else self._answers[0]


class _Server(ThreadingHTTPServer):
    def handle_error(self, *args: Any) -> None:
        # Who has lost patience with a slow hub is gone when it answers.
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(*args)


class _Handler(BaseHTTPRequestHandler):
    def __init__(self, hub: LocalHub, *args: Any) -> None:
        self._hub = hub
        super().__init__(*args)

    def do_POST(self) -> None:
        assert self.headers["Content-Type"] == "application/x-www-form-urlencoded"
        raw = self.rfile.read(int(self.headers["Content-Length"])).decode()
        answer = self._hub.answer(dict(parse_qsl(raw, strict_parsing=True)))
        time.sleep(answer.after_s)
        self.send_response(answer.status)
        for name, value in answer.headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        self.wfile.write(answer.body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Keep the tests' output to the tests."""
