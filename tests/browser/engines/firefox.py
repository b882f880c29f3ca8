"""Firefox, driven over WebDriver BiDi: the protocol it speaks itself, without a driver between."""

from __future__ import annotations

import json
import os
import re
import subprocess
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

from tests.browser import machine
from tests.browser.engines.driver import PATIENCE_S, eventually

COMMANDS = ("firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox")
REMEDY = "Install Firefox (on Debian: apt install firefox-esr), or set GAZETTE_FIREFOX to it."

_LISTENING = re.compile(r"WebDriver BiDi listening on (ws://\S+)\s")


def find() -> str | None:
    """Return the path of a Firefox; `GAZETTE_FIREFOX` in the environment overrides the search."""
    return os.environ.get("GAZETTE_FIREFOX") or machine.first_that_runs(COMMANDS)


def packages() -> tuple[str, ...]:
    """Return the names of Debian's packages that it is in."""
    return ("firefox-esr",) if machine.has_apt() and not machine.is_ubuntu() else ()


@contextmanager
def run(path: str, directory: Path) -> Iterator[Firefox]:
    """Run the Firefox at `path`; its profile and what it downloads are below `directory`."""
    downloads = directory / "downloads"
    profile = directory / "profile"
    profile.mkdir()
    settings = {"browser.download.folderList": 2, "browser.download.dir": str(downloads)}
    lines = [f"user_pref({json.dumps(k)}, {json.dumps(v)});\n" for k, v in settings.items()]
    (profile / "user.js").write_text("".join(lines), encoding="utf-8")
    log = directory / "log"
    with (
        log.open("wb") as output,
        subprocess.Popen(
            [path, "--headless", "--profile", profile, "--remote-debugging-port", "0"],
            env={**os.environ, "HOME": str(directory)},
            stdout=output,
            stderr=output,
        ) as process,
    ):
        try:
            address = f"{_address(process, log)}/session"
            with connect(address, proxy=None, ping_interval=None, max_size=None) as socket:
                yield Firefox(socket, downloads)
        finally:
            process.kill()


def _address(process: subprocess.Popen[bytes], log: Path) -> str:
    """Return where it listens, which it says itself."""

    def said() -> re.Match[str] | None:
        return _LISTENING.search(log.read_text(encoding="utf-8", errors="replace"))

    eventually(lambda: bool(said()) or process.poll() is not None, True)
    found = said()
    assert found, f"Firefox did not start; it said:\n{log.read_text(encoding='utf-8')}"
    return found[1]


class RefusedError(Exception):
    """Firefox has not done what it was asked for."""


class Firefox:
    """A running Firefox."""

    def __init__(self, socket: ClientConnection, downloads: Path) -> None:
        self.downloads = downloads
        self._socket = socket
        self._sent = 0
        self._ask("session.new", capabilities={})
        self._window = self._ask("browsingContext.getTree")["contexts"][0]["context"]

    def open(self, url: str) -> None:
        """Load a page, and wait until it is complete."""
        self._ask("browsingContext.navigate", context=self._window, url=url, wait="complete")

    def call(self, function: str, *arguments: object) -> Any:
        """Return what a function in the page returns, or promises."""
        source = f"""async (json) =>
            JSON.stringify(await ({function})(...JSON.parse(json)) ?? null)"""
        return json.loads(self._run(source, arguments)["value"])

    def click(self, find: str, *arguments: object) -> None:
        """Scroll to an element and click it with the mouse."""
        for tries_left in range(9, -1, -1):
            origin = {"type": "element", "element": self._element(find, arguments)}
            try:
                self._act(
                    "pointer",
                    {"type": "pointerMove", "x": 0, "y": 0, "origin": origin},
                    {"type": "pointerDown", "button": 0},
                    {"type": "pointerUp", "button": 0},
                )
            except RefusedError as refusal:
                # While a page is first painted there is, for a moment, nothing to click on.
                if "NS_ERROR_FAILURE" not in str(refusal) or not tries_left:
                    raise
                self._ask("input.releaseActions", context=self._window)
                time.sleep(0.2)
            else:
                return

    def type(self, text: str) -> None:
        """Type text with the keyboard, wherever the focus is."""
        keys = text.replace("\n", "\ue007")  # the Enter key
        self._act(
            "key", *({"type": move, "value": k} for k in keys for move in ("keyDown", "keyUp"))
        )

    def choose(self, file: Path, find: str, *arguments: object) -> None:
        """Choose a file in an element for files."""
        element = self._element(find, arguments)
        self._ask("input.setFiles", context=self._window, element=element, files=[str(file)])

    def _element(self, find: str, arguments: Iterable[object]) -> dict[str, str]:
        # Again and again where a page is just being loaded.
        source = f"""async (json) => {{
            const find = () => ({find})(...JSON.parse(json));
            let element = find();
            for (let tries = 0; !element && tries < 100; tries += 1) {{
                await new Promise((resolve) => setTimeout(resolve, 100));
                element = find();
            }}
            element.scrollIntoView({{ block: "center", behavior: "instant" }});
            return element;
        }}"""
        return {"sharedId": self._run(source, arguments)["sharedId"]}

    def _run(self, function: str, arguments: Iterable[object]) -> dict[str, Any]:
        answer = self._ask(
            "script.callFunction",
            functionDeclaration=function,
            arguments=[{"type": "string", "value": json.dumps(list(arguments))}],
            awaitPromise=True,
            target={"context": self._window},
            userActivation=False,
        )
        assert answer["type"] == "success", answer["exceptionDetails"]["text"]
        result: dict[str, Any] = answer["result"]
        return result

    def _act(self, kind: str, *actions: Mapping[str, object]) -> None:
        source = {"type": kind, "id": kind, "actions": actions}
        self._ask("input.performActions", context=self._window, actions=[source])

    def _ask(self, method: str, **params: object) -> dict[str, Any]:
        self._sent += 1
        self._socket.send(json.dumps({"id": self._sent, "method": method, "params": params}))
        while True:
            answer = json.loads(self._socket.recv(2 * PATIENCE_S))
            if answer.get("id") == self._sent:
                if answer["type"] != "success":
                    raise RefusedError(f"{method}: {answer['message']}")
                result: dict[str, Any] = answer["result"]
                return result
