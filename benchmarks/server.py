"""Serves a project as its author would, and sees when a browser is shown what is new."""

from __future__ import annotations

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import psutil

from benchmarks.contenders import MKDOCS_SERVE, SITE_DIRECTORY, Contender, PostsMissingError
from benchmarks.edits import Edit
from benchmarks.measure import MAXRSS_UNIT_BYTES, SILENCE, ended, last_words

HOST = "127.0.0.1"
PATIENCE_S = 600
"""How long a server may take to show anything."""

FAREWELL_S = 15
"""How long it may take to end when it is asked to."""

LOOK_EVERY_S = 0.005
IDLE_S = 0.5
IDLE_CPU, POLLING_CPU = 0.05, 0.3
"""A server is idle if for so long it uses no more than this part of a CPU; MkDocs is busy looking
through its files. The others must not be: Pelican misses what changes before it watches again."""


class ServerError(Exception):
    """A server did not start, ended, or never showed what it should. The message says which."""


def free_port() -> int:
    """Return the number of a port that is free now."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        number: int = probe.getsockname()[1]
        return number


@contextmanager
def serving(contender: Contender, project: Path, port: int) -> Iterator[Server]:
    """Serve `project` at `port` while the context lasts, and leave no process behind.

    Raises ServerError if the port is taken, PeerMissingError if the program is not installed.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise ServerError(f"Port {port} is taken: choose another one with --port.") from error
    command = contender.serve_command(port)
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(
            command,
            cwd=project,
            env=os.environ | SILENCE,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            # Ctrl-C in a terminal is for us alone, and a signal reaches all that it has started.
            process_group=0,
        )
        server = Server(contender, project, port, process, log, command)
        try:
            yield server
        finally:
            server.stop()


@dataclass(slots=True)
class Server:
    """A contender's server, which watches a project.

    Attributes:
        contender: Whose server it is.
        project: What it serves.
        port: Where it listens.
        process: What was started.
        log: What it has said.
        command: How it was started.
        peak_rss_bytes: The most that one of its processes held in RAM; known once it has stopped.
    """

    contender: Contender
    project: Path
    port: int
    process: subprocess.Popen[bytes]
    log: IO[bytes]
    command: Sequence[str]
    peak_rss_bytes: int = field(default=0, init=False)

    def wait_until_built(self) -> None:
        """Wait until its first build is done, and it does nothing but watch."""

        def is_built() -> bool:
            # MkDocs builds first and listens then; others may listen while they build.
            return self._page("") is not None and (self._tells_browsers or self._has_all_posts())

        self._wait_for("its first build", is_built, lambda: time.sleep(0.1))
        self.wait_until_idle()

    def wait_until_idle(self) -> None:
        """Wait until it does nothing but watch."""
        used_s = float(-PATIENCE_S)
        part = POLLING_CPU if self._tells_browsers else IDLE_CPU

        def is_idle() -> bool:
            nonlocal used_s
            before_s, used_s = used_s, self._cpu_s()
            return used_s - before_s < IDLE_S * part

        self._wait_for("an end of its work", is_idle, lambda: time.sleep(IDLE_S))

    def show(self, edit: Edit) -> tuple[float, float]:
        """Save `edit`, and return the seconds until a browser shows it, and the CPU's.

        With MkDocs, that is when the browser is told to load the page again and finds it changed.
        Other servers are asked for the page once its file has changed, and not all the time: some
        take it for a change when a file is opened, as they do themselves to serve it.
        """
        file = self.project / SITE_DIRECTORY / edit.page / "index.html"
        seen = _state_of(file)

        def is_shown() -> bool:
            nonlocal seen
            before, seen = seen, _state_of(file)
            if before == seen and not self._tells_browsers:
                return False
            return edit.mark in (self._page(edit.page) or "")

        pause = self._reloads() if self._tells_browsers else _moments()
        next(pause)
        cpu_s, start = self._cpu_s(), time.perf_counter()
        edit.save(self.contender, self.project)
        self._wait_for(f"{edit.mark!r} on {edit.page}", is_shown, lambda: next(pause))
        wall_s = time.perf_counter() - start
        return wall_s, self._cpu_s() - cpu_s

    def stop(self) -> None:
        """End it, and everything that it has started."""
        try:
            self._signal(signal.SIGINT)
            deadline = time.monotonic() + FAREWELL_S
            while not self._has_ended() and time.monotonic() < deadline:
                time.sleep(LOOK_EVERY_S)
        finally:
            self._signal(signal.SIGKILL)
            if not self._has_ended():
                self._reap(0)

    @property
    def _tells_browsers(self) -> bool:
        return self.contender.serve == MKDOCS_SERVE

    def _has_all_posts(self) -> bool:
        posts = len(list((self.project / self.contender.sources).glob("*.md")))
        try:
            self.contender.check(self.project, posts)
        except PostsMissingError:
            return False
        return True

    def _signal(self, number: signal.Signals) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, number)

    def _has_ended(self) -> bool:
        if self.process.returncode is None:
            self._reap(os.WNOHANG)
        return self.process.returncode is not None

    def _reap(self, how: int) -> None:
        pid, status, usage = os.wait4(self.process.pid, how)
        if pid:
            # Popen must not wait for a process that is gone.
            self.process.returncode = os.waitstatus_to_exitcode(status)
            self.peak_rss_bytes = usage.ru_maxrss * MAXRSS_UNIT_BYTES

    def _cpu_s(self) -> float:
        """Return the processor time of all its processes so far."""
        used_s = 0.0
        with contextlib.suppress(psutil.Error):
            process = psutil.Process(self.process.pid)
            for one in (process, *process.children(recursive=True)):
                used_s += sum(one.cpu_times()[:4])  # its own, and that of children that are gone
        return used_s

    def _wait_for(self, what: str, is_there: Callable[[], bool], pause: Callable[[], None]) -> None:
        """Look again and again, after a pause. Raises ServerError if that leads nowhere."""
        deadline = time.monotonic() + PATIENCE_S
        while True:
            pause()
            if is_there():
                return
            if self._has_ended():
                status = self.process.returncode
                raise ServerError(ended(self.project, self.command, status, self.log))
            if time.monotonic() > deadline:
                raise ServerError(
                    f"{self.contender.name} has not shown {what} in {PATIENCE_S} s:\n"
                    f"{last_words(self.log)}"
                )

    def _reloads(self) -> Iterator[None]:
        """Go on whenever MkDocs tells browsers to load their page again, and once before."""
        epoch = self._get("/livereload/0/1")
        while True:
            yield
            told = self._get(f"/livereload/{epoch}/1")
            if told is None:
                time.sleep(LOOK_EVERY_S)
            else:
                epoch = told

    def _page(self, path: str) -> str | None:
        return self._get(f"{self.contender.path}{path}")

    def _get(self, path: str) -> str | None:
        """Return what the server has there, if it has something and answers."""
        connection = http.client.HTTPConnection(HOST, self.port, timeout=PATIENCE_S)
        try:
            connection.request("GET", path)
            response = connection.getresponse()
            text = response.read().decode(errors="replace")
        except (OSError, http.client.HTTPException):
            return None
        finally:
            connection.close()
        return text if response.status == http.HTTPStatus.OK else None


def _state_of(file: Path) -> tuple[int, ...]:
    """Return what is another one after `file` has been written, without opening it."""
    try:
        state = file.stat()
    except FileNotFoundError:
        return ()
    return state.st_ino, state.st_mtime_ns, state.st_size


def _moments() -> Iterator[None]:
    while True:
        yield
        time.sleep(LOOK_EVERY_S)
