"""What is measured in a browser is really there."""

from __future__ import annotations

from tests.packaging.checkout import ROOT
from tests.packaging.commands import run_python


def test_own_comments_and_first_paints_are_timed() -> None:
    few = ("--comments", "20", "--rounds", "1")
    told = run_python("-m", "benchmarks.in_browser", *few, cwd=ROOT)
    assert "20 own comments shown after " in told
    assert "first paint with 20 accepted comments after " in told
