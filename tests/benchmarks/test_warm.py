"""Builds that begin with what earlier ones have left."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from benchmarks import warm
from benchmarks.measure import clear, measure_build
from tests.packaging.checkout import ROOT
from tests.packaging.commands import run_python

KEEPER = """\
import pathlib
kept = pathlib.Path(".cache/times")
times = int(kept.read_text()) + 1 if kept.is_file() else 1
kept.parent.mkdir(exist_ok=True)
kept.write_text(str(times))
pathlib.Path("site").mkdir()
pathlib.Path("site/times").write_text(str(times))
"""
"""A generator that counts its builds, and fails where a site is left."""


def test_a_warm_build_has_the_caches_and_no_site(tmp_path: Path) -> None:
    times = []
    for is_warm in (False, True, True, False, True):
        measure_build(tmp_path, (sys.executable, "-c", KEEPER), warm=is_warm)
        times.append((tmp_path / "site/times").read_text(encoding="utf-8"))
    assert times == ["1", "2", "3", "1", "2"]
    clear(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".cache", "site"]


def test_the_command(tmp_path: Path) -> None:
    data = tmp_path / "data.json"
    few = ("--posts", "3", "--pairs", "2", "--directory", str(tmp_path), "--json", str(data))
    told = run_python("-m", "benchmarks.warm", *few, cwd=ROOT)
    assert "gazette, 3 posts: nothing changed ÷ bare, 3 posts: cold" in told
    assert "round 2 of 2: bare, 3 posts … cold " in told
    builds = json.loads(data.read_text(encoding="utf-8"))["builds"]
    assert [(one["contender"], one["what"]) for one in builds] == [
        (name, what)
        for name in ("gazette", "bare")
        for what in (warm.COLD, warm.UNCHANGED, warm.ONE_NEW)
    ]
    files = [one["rounds"][1]["output_files"] for one in builds]
    assert files[0] == files[1] < files[2]
    assert files[3] == files[4] == files[5] - 1
    assert len(list((tmp_path / "bare-3/docs/posts").glob("*.md"))) == 3
