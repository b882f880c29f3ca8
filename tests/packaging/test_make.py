"""The Makefile tells what it can do, and what it lacks."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from tests.packaging.checkout import ROOT
from tests.packaging.commands import ENVIRONMENT, run


def test_make_alone_lists_every_goal() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    goals = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert goals
    listed = {line.split()[1] for line in run("make", cwd=ROOT).splitlines()}
    assert listed == set(goals[1].split())


def test_without_a_python_it_says_in_one_sentence_what_to_install(tmp_path: Path) -> None:
    environment = tmp_path / "venv"
    made = subprocess.run(
        ["make", "--silent", "serve", "PYTHON=", f"VENV={environment}"],
        cwd=ROOT,
        env=ENVIRONMENT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert made.returncode != 0
    assert made.stderr.startswith("Install Python 3.11 or newer")
    assert not environment.exists()
