"""Serves a built site on the loopback interface, as any static host would."""

from __future__ import annotations

import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Self


class LocalServer:
    """A server whose `directory` can be exchanged while it runs, as a deploy does."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._server = _Server(("127.0.0.1", 0), partial(_Handler, self))
        self.url = f"http://127.0.0.1:{self._server.server_port}/"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    def handle_error(self, *args: Any) -> None:
        # A browser that leaves a page need not wait for what it asked for.
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(*args)


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, server: LocalServer, *args: Any) -> None:
        super().__init__(*args, directory=str(server.directory))

    def do_GET(self) -> None:
        # Two sites that were built within one second would pass for the same one.
        del self.headers["If-Modified-Since"]
        super().do_GET()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Keep the tests' output to the tests."""
