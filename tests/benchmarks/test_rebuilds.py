"""Sites are served and edited for real, with few posts."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from benchmarks import rebuilds, rounds, server
from benchmarks.contenders import BARE, CONTENDERS, GAZETTE, MATERIAL_BLOG, Contender
from benchmarks.corpus import Corpus
from benchmarks.edits import ADDED, SERIES, TEXT, TITLE, make_edits
from benchmarks.peers import HUGO, PELICAN, ZENSICAL
from benchmarks.server import HOST, ServerError, free_port, serving
from tests.packaging.checkout import ROOT
from tests.packaging.commands import ENVIRONMENT, run_python

CORPUS = Corpus(posts=4)

WATCHER = """\
import http.server, pathlib, shutil, sys, threading, time
def build():
    for post in pathlib.Path("docs/posts").glob("*.md"):
        page = pathlib.Path("site/posts", post.stem, "index.html")
        page.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(post, page)
build()
class Handler(http.server.SimpleHTTPRequestHandler):
    def __init__(self, *args):
        super().__init__(*args, directory="site")
site = http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler)
threading.Thread(target=site.serve_forever, daemon=True).start()
while True:
    time.sleep(0.05)
    build()
"""
"""A generator that does not tell browsers of what is new."""


@pytest.mark.parametrize(
    "contender", [*CONTENDERS, ZENSICAL, HUGO, PELICAN], ids=lambda one: one.name
)
def test_edits_are_different_and_undone(contender: Contender, tmp_path: Path) -> None:
    contender.write(tmp_path, CORPUS)
    before = contents(tmp_path)
    kinds, changed = [], []
    for number in range(2):
        edits = make_edits(contender, CORPUS, number)
        assert len({edit.mark for edit in edits}) == len(edits)
        for edit in edits:
            edit.save(contender, tmp_path)
            (touched,) = contents(tmp_path) - before
            assert edit.kind == ADDED or edit.mark in touched[1]
            kinds.append(edit.kind)
            changed.append(edit.page)
            edit.undo(contender, tmp_path)
            assert contents(tmp_path) == before
    known = [TEXT, TITLE, ADDED, *([SERIES] if contender.series_file else [])]
    assert kinds == [*known, *known[1:], known[0]]
    assert len(set(changed)) == len(changed) - 1, "only the post added is the same one"


def contents(project: Path) -> set[tuple[Path, str]]:
    """Return the posts' and the series' files, and what they say."""
    files = [*project.rglob("*.md"), *project.rglob(".series.yml")]
    return {(file, file.read_text(encoding="utf-8")) for file in files}


def test_the_command(tmp_path: Path) -> None:
    data = tmp_path / "data.json"
    few = ("--posts", "3", "--pairs", "1", "--json", str(data))
    told = run_python("-m", "benchmarks.rebuilds", *few, "--directory", str(tmp_path), cwd=ROOT)
    assert "gazette, 3 posts: text edited ÷ bare, 3 posts: cold build" in told
    measured = json.loads(data.read_text(encoding="utf-8"))["builds"]
    assert [(one["contender"], one["what"]) for one in measured] == [
        *(("gazette", kind) for kind in (TEXT, TITLE, ADDED, SERIES)),
        *(("bare", kind) for kind in (TEXT, TITLE, ADDED)),
        ("bare", rebuilds.COLD),
    ]
    for one in measured:
        (used,) = one["rounds"]
        assert 0.1 < used["cpu_s"] < 60
        assert used["wall_s"] > 0.1
        assert 20e6 < used["peak_rss_bytes"] < 2e9
    assert contents(tmp_path / "gazette-3") == {
        (tmp_path / "gazette-3" / file.relative_to(tmp_path / "again"), text)
        for file, text in written_again(tmp_path / "again")
    }


def written_again(project: Path) -> set[tuple[Path, str]]:
    GAZETTE.write(project, Corpus(posts=3))
    return contents(project)


def test_a_server_that_tells_nobody_is_watched(tmp_path: Path) -> None:
    watched = replace(BARE, serve=(sys.executable, "-c", WATCHER, "{port}"), path="/")
    watched.write(tmp_path, CORPUS)
    with serving(watched, tmp_path, free_port()) as started:
        started.wait_until_built()
        for edit in make_edits(watched, CORPUS, 0):
            wall_s, cpu_s = started.show(edit)
            assert 0 < wall_s < 60
            assert 0 <= cpu_s < 60
        started.log.seek(0)
        asked = started.log.read().count(b"GET /posts/")
        assert 3 <= asked <= 6, "not before there is something new"
    assert started.process.returncode is not None
    assert started.peak_rss_bytes > 5e6
    assert not psutil.pid_exists(started.process.pid)


def test_a_port_that_is_taken_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rounds.Project, "build", lambda _: None)
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        few = ["--posts", "2", "--port", port, "--directory", str(tmp_path)]
        assert rebuilds.main(few) == 1
    assert f"Port {port} is taken: choose another one with --port." in capsys.readouterr().err


def test_a_server_that_dies_has_its_last_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))  # MkDocs leaves an empty directory there
    BARE.write(tmp_path, CORPUS)
    (tmp_path / "mkdocs.yml").write_text("site_name: 1\n", encoding="utf-8")
    with (
        pytest.raises(ServerError, match=r"(?s)mkdocs serve .* ended with 1\n.*'site_name'"),
        serving(BARE, tmp_path, free_port()) as started,
    ):
        started.wait_until_built()


def test_an_edit_that_never_shows_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "PATIENCE_S", 1)
    idle = replace(MATERIAL_BLOG, serve=(sys.executable, "-m", "http.server", "{port}"), path="/")
    idle.write(tmp_path, CORPUS)
    with (
        serving(idle, tmp_path, free_port()) as started,
        pytest.raises(ServerError, match=r"has not shown 'Text of round 1\.' on blog/posts/"),
    ):
        started.show(make_edits(idle, CORPUS, 0)[0])


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_command_leaves_nothing(number: signal.Signals, tmp_path: Path) -> None:
    with subprocess.Popen(
        (sys.executable, "-m", "benchmarks.rebuilds", "--posts", "3"),
        cwd=ROOT,
        env={**ENVIRONMENT, "TMPDIR": str(tmp_path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as command:
        deadline = time.monotonic() + 120
        while not (serves := servers_of(command.pid)):
            assert time.monotonic() < deadline
            time.sleep(0.1)
        os.kill(command.pid, number)
        out, said = command.communicate(timeout=60)
    assert command.returncode == 130
    assert said.endswith("Interrupted: there are no results.\n")
    assert out == ""
    assert not any(psutil.pid_exists(pid) for pid in serves)
    assert list(tmp_path.iterdir()) == []


def servers_of(pid: int) -> list[int]:
    """Return the processes that the process `pid` has serving something."""
    found = []
    for one in psutil.Process(pid).children(recursive=True):
        with contextlib.suppress(psutil.Error):  # it has ended meanwhile
            if "serve" in one.cmdline():
                found.append(one.pid)
    return found
