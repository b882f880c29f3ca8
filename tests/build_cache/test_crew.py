"""Processes that work ahead: what they do is found, and what becomes of them does not matter."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from mkdocs_gazette.build_cache.crew import Crew
from mkdocs_gazette.build_cache.store import Store

pytestmark = pytest.mark.filterwarnings("ignore:.*use of fork:DeprecationWarning")

TASKS = 200
TIMEOUT_S = 30


def key(number: int) -> bytes:
    return number.to_bytes(32, "big")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store(tmp_path, 10_000_000, pytest.fail)) as store:
        yield store


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do not mind the threads of whatever runs the tests."""
    own = threading.active_count()
    count = threading.active_count
    monkeypatch.setattr(threading, "active_count", lambda: count() - own + 1)


@pytest.fixture
def crew(store: Store) -> Iterator[Crew]:
    crew = Crew(store, 2)
    yield crew
    crew.end()


def until(true: Callable[[], object]) -> None:
    end = time.monotonic() + TIMEOUT_S
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)


def children() -> list[int]:
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG) != (0, 0):
            pass
    found = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
    return [int(pid) for pid in found]


def test_results_come_from_the_last_to_the_first(crew: Crew, store: Store) -> None:
    big = bytes(100_000)
    crew.begin(range(TASKS), lambda number: crew.put(key(number), big + key(number)))
    until(lambda: crew.get(key(1)))
    assert all(crew.get(key(number)) == big + key(number) for number in range(1, TASKS))
    assert store.get(key(TASKS - 1)) == big + key(TASKS - 1), "what was found is kept"
    assert crew.get(key(0)) is None, "the build is at it"


def test_they_stop_where_the_build_is(crew: Crew) -> None:
    def slow(number: int) -> None:
        time.sleep(0.01)
        crew.put(key(number), b"done")

    crew.begin(range(TASKS), slow)
    crew.reached(TASKS - 10)
    until(lambda: crew.get(key(TASKS - 9)))
    time.sleep(0.1)
    assert crew.get(key(TASKS - 11)) is None


def test_workers_have_none_of_their_own(crew: Crew) -> None:
    def work(number: int) -> None:
        crew.begin(range(TASKS), lambda _: crew.put(key(number), b"by another"))
        crew.put(key(number), b"done")

    crew.begin(range(TASKS), work)
    until(lambda: crew.get(key(1)))
    assert {crew.get(key(number)) for number in range(1, TASKS)} == {b"done"}


def test_several_share_the_tasks(store: Store) -> None:
    crew = Crew(store, 4)
    crew.begin(range(TASKS), lambda number: crew.put(key(number), str(os.getpid()).encode()))
    until(lambda: all(crew.get(key(number)) for number in range(1, TASKS)))
    assert len({crew.get(key(number)) for number in range(1, TASKS)}) == 3
    crew.end()


@pytest.mark.parametrize(
    "fail", [lambda: 1 / 0, lambda: os._exit(1), lambda: os.kill(os.getpid(), signal.SIGKILL)]
)
def test_a_crash_costs_what_was_to_come(crew: Crew, fail: Callable[[], object]) -> None:
    def work(number: int) -> None:
        if number < TASKS // 2:
            fail()
        crew.put(key(number), b"done")

    crew.begin(range(TASKS), work)
    until(lambda: crew.get(key(TASKS // 2)))
    assert crew.get(key(TASKS // 2 - 1)) is None
    crew.put(key(1), b"here")
    assert crew.get(key(1)) == b"here"


def test_they_are_neither_heard_nor_seen(crew: Crew, capfd: pytest.CaptureFixture[str]) -> None:
    def loud(number: int) -> None:
        print("printed")  # noqa: T201
        logging.getLogger("mkdocs").error("logged")
        os.write(2, b"written")
        crew.put(key(number), b"done")

    crew.begin(range(TASKS), loud)
    until(lambda: crew.get(key(1)))
    assert capfd.readouterr() == ("", "")


def test_the_end_is_the_end(crew: Crew) -> None:
    before = children()
    crew.begin(range(TASKS), lambda _: time.sleep(TIMEOUT_S))
    assert len(children()) == len(before) + 1
    crew.end()
    assert children() == before


@pytest.mark.parametrize("processes", [1, 2])
def test_few_tasks_and_one_processor_need_nobody(store: Store, processes: int) -> None:
    crew, before = Crew(store, processes), children()
    crew.begin(range(10 if processes > 1 else TASKS), lambda _: None)
    assert children() == before


def test_a_process_with_threads_is_not_copied(crew: Crew) -> None:
    waiting, before = threading.Event(), children()
    thread = threading.Thread(target=waiting.wait)
    thread.start()
    try:
        crew.begin(range(TASKS), lambda _: None)
        assert children() == before
    finally:
        waiting.set()
        thread.join()


ORPHAN = """\
import os, sys, time
from pathlib import Path
from mkdocs_gazette.build_cache.crew import Crew
from mkdocs_gazette.build_cache.store import Store
crew = Crew(Store(Path(sys.argv[1]), 10_000_000, print), 2)
def work(number):
    Path(sys.argv[1], "pid").write_text(str(os.getpid()))
    time.sleep(0.1)
crew.begin(range(200), work)
time.sleep(60)
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_nobody_works_for_a_build_that_is_gone(tmp_path: Path, how: signal.Signals) -> None:
    build = subprocess.Popen([sys.executable, "-c", ORPHAN, tmp_path], stderr=subprocess.DEVNULL)
    until(lambda: (tmp_path / "pid").exists() and (tmp_path / "pid").read_text())
    worker = int((tmp_path / "pid").read_text())
    build.send_signal(how)
    build.wait(TIMEOUT_S)
    until(lambda: not _is_running(worker))


def _is_running(pid: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return False
