"""Serves sites as the hosts of static sites do: over HTTP/2, encrypted and compressed.

Over HTTP/1.1 Lighthouse counts a connection for every file that is loaded at once, which
no such host asks of a browser any more.
"""

from __future__ import annotations

import asyncio
import socket
import tempfile
import threading
from pathlib import Path
from typing import Self, cast

import trustme
from hypercorn.asyncio import serve
from hypercorn.config import Config
from hypercorn.typing import ASGIFramework
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

ADDRESS = "127.0.0.1"


class Host:
    """Serves what is in `directory` while it is entered; its certificate is its own."""

    def __init__(self, directory: Path) -> None:
        self._files = Starlette(
            routes=[Mount("/", StaticFiles(directory=directory, html=True))],
            middleware=[Middleware(GZipMiddleware)],
        )
        self._socket = socket.create_server((ADDRESS, 0))
        self.url = f"https://{ADDRESS}:{self._socket.getsockname()[1]}/"
        self._loop = asyncio.new_event_loop()
        self._closing = asyncio.Event()
        self._thread = threading.Thread(target=self._run)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._closing.set)
        self._thread.join()

    def _run(self) -> None:
        config = Config()
        # The server owns what it is given, and closes it.
        config.bind = [f"fd://{self._socket.detach()}"]
        config.errorlog = None
        with tempfile.TemporaryDirectory() as directory:
            config.certfile = config.keyfile = str(Path(directory, "host.pem"))
            certificate = trustme.CA().issue_cert(ADDRESS)
            certificate.private_key_and_cert_chain_pem.write_to_path(config.certfile)
            with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
                runner.run(self._serve(config))

    async def _serve(self, config: Config) -> None:
        # Both mean ASGI, and write its types differently.
        files = cast("ASGIFramework", self._files)
        await serve(files, config, shutdown_trigger=self._closing.wait)
