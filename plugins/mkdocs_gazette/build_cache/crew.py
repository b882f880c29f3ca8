"""Processes that work ahead of a build, from the last page towards the first.

Each is a copy of the build at one moment, makes the results that the build will ask for as far as
can be foreseen, and writes them to a file, under the same keys. The build takes what is there when
it comes to it, and does the rest itself: a wrong guess, a crash or a kill costs some time and
changes nothing. Nothing that they do is to be seen: they neither log nor print, and of plugins they
run only hooks that hand data to templates, where all plugins are known to be pure.
"""

from __future__ import annotations

import gc
import logging
import mmap
import os
import platform
import signal
import struct
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from tempfile import TemporaryFile
from typing import IO, TypeVar

from mkdocs.plugins import get_plugin_logger

from mkdocs_gazette.build_cache.store import Store

log = get_plugin_logger("gazette")

T = TypeVar("T")

_MOST = 7
"""How many processes there are at most. More than a few have nothing left to do."""

_FEWEST_TASKS = 50
"""Fewer do not pay for a process."""

_HEAD = struct.Struct("=32sQ")
"""What precedes each result in a file: its key, and its length in bytes."""


class Crew:
    """The results of `store` and of processes that work ahead, `processes` with the build itself.

    Whoever uses it `get`s and `put`s as with a store. `begin` starts the processes, `reached` tells
    them how far the build has come, and `end` sends them home.
    """

    def __init__(self, store: Store, processes: int | None) -> None:
        self._store = store
        self._processes = processes or len(_cpus())
        self._output: _Output | None = None
        self._workers: list[_Worker] = []
        self._progress = mmap.mmap(-1, 8)

    def get(self, key: bytes) -> bytes | None:
        """Return what is kept under `key`, None if nothing is."""
        if self._output:
            return None  # The store is not a worker's: its connection is the build's.
        found = self._store.get(key)
        for worker in self._workers if found is None else ():
            found = worker.results.find(key)
            if found is not None:
                self._store.put(key, found)
                break
        return found

    def put(self, key: bytes, value: bytes) -> None:
        """Keep `value` under `key`."""
        if self._output:
            self._output.write(key, value)
        else:
            self._store.put(key, value)

    def begin(self, tasks: Sequence[T], do: Callable[[T], object]) -> None:
        """Have `do` called with the last of `tasks`, the one before it, and so on.

        Without several processors, in a process with threads, or where processes cannot be copied,
        nothing is begun.
        """
        if self._output:
            return  # A worker has none of its own.
        self.end()
        count = min(self._processes - 1, _MOST, len(tasks) // _FEWEST_TASKS)
        # What other threads hold when a process is copied would be held for ever.
        if count < 1 or not _can_copy() or threading.active_count() > 1:
            return
        self.reached(0)
        for number in range(count):
            output = _Output()
            try:
                pid = os.fork()
            except OSError as error:
                log.debug("No process works ahead: %s", error)
                break
            if not pid:
                _work(lambda: self._work(output, tasks, do, number, count))  # noqa: B023 - at once
            self._workers.append(_Worker(pid, output))

    def reached(self, index: int) -> None:
        """Note that the build is at the task with this index."""
        self._progress[:] = struct.pack("=Q", index)

    def end(self) -> None:
        """End the processes. What they have done, and nobody has asked for, is gone."""
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    def _work(
        self, output: _Output, tasks: Sequence[T], do: Callable[[T], object], first: int, step: int
    ) -> None:
        """Do every `step`th task, until the build has come as far."""
        self._output = output
        build = os.getppid()
        for index in range(len(tasks) - 1 - first, -1, -step):
            (progress,) = struct.unpack("=Q", self._progress[:])
            if index <= progress or os.getppid() != build:
                break
            with suppress(Exception):  # The build will say what is wrong with it.
                do(tasks[index])


class _Worker:
    def __init__(self, pid: int, results: _Output) -> None:
        self.results = results
        self._pid = pid

    def end(self) -> None:
        with suppress(OSError):
            os.kill(self._pid, signal.SIGKILL)
        with suppress(OSError):
            os.waitpid(self._pid, 0)
        self.results.close()


class _Output:
    """A file without a name, to which one process writes results while another looks for them."""

    def __init__(self) -> None:
        self._file: IO[bytes] = TemporaryFile()  # noqa: SIM115 - it outlives this
        self._read = 0
        self._places: dict[bytes, tuple[int, int]] = {}

    def write(self, key: bytes, value: bytes) -> None:
        self._file.write(_HEAD.pack(key, len(value)))
        self._file.write(value)
        self._file.flush()

    def find(self, key: bytes) -> bytes | None:
        self._look_on()
        if key not in self._places:
            return None
        start, length = self._places[key]
        return os.pread(self._file.fileno(), length, start)

    def close(self) -> None:
        self._file.close()

    def _look_on(self) -> None:
        """Note where the results are that have been written since, as far as they are whole."""
        file = self._file.fileno()
        size = os.fstat(file).st_size
        while self._read + _HEAD.size <= size:
            key, length = _HEAD.unpack(os.pread(file, _HEAD.size, self._read))
            start = self._read + _HEAD.size
            if start + length > size:
                break
            self._places[key] = start, length
            self._read = start + length


def _can_copy() -> bool:
    # Systems of Apple break copies of processes that have used their libraries.
    return hasattr(os, "fork") and platform.system() != "Darwin"


def _cpus() -> Sequence[int]:
    if hasattr(os, "sched_getaffinity"):
        return sorted(os.sched_getaffinity(0))
    return range(os.cpu_count() or 1)


def _work(task: Callable[[], object]) -> None:
    """Do `task`, as all that there is left to do in this process."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        _be_silent()
        gc.freeze()  # What is there stays, and need not be copied to be looked through.
        task()
    finally:
        os._exit(0)  # Not the ordinary way: what is to be tidied up is the build's.


def _be_silent() -> None:
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nowhere, stream)
    sys.stdout = sys.stderr = os.fdopen(nowhere, "w", encoding="utf-8")
    named = (logging.getLogger(name) for name in list(logging.root.manager.loggerDict))
    for logger in (logging.root, *named):
        logger.handlers.clear()
    logging.root.addHandler(logging.NullHandler())
