"""Goes from edit to edit, and compares what the two ways to build make of each state."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tests.incremental.builds import Builder, Clean, Result
from tests.incremental.comparison import difference
from tests.incremental.edits import Edit
from tests.incremental.sources import Sources, State


class DifferenceError(AssertionError):
    """An incremental build is not what a clean one is. `edits` led to it."""

    def __init__(self, edits: Sequence[Edit], told: str) -> None:
        steps = [f"  {number}. {edit}" for number, edit in enumerate(edits, start=1)]
        before = ["After these edits:", *steps] if steps else ["In the first build:"]
        super().__init__("\n".join([*before, told]))
        self.edits = tuple(edits)
        self.told = told


def compare_after_each(
    first: State, edits: Iterable[Edit], incremental: Builder, clean: Clean
) -> list[Result]:
    """Build `first`, and again after each edit, in both ways; return what came out each time.

    An edit that stops the build is taken back before the next one, and after one that changes
    nothing there is nothing to build. Raises DifferenceError as soon as the two results differ.
    """
    sources, built = Sources.of(first), first
    results = [_compare(sources, (), incremental, clean)]
    assert results[0].succeeded, results[0].outcome
    made: list[Edit] = []
    for edit in edits:
        sources.begin()
        if not results[-1].succeeded:
            sources.go_back(1)
        edit.apply(sources)
        made.append(edit)
        if sources.touched or sources.state() != built:
            results.append(_compare(sources, made, incremental, clean))
            built = sources.state()
    return results


def _compare(sources: Sources, edits: Sequence[Edit], incremental: Builder, clean: Clean) -> Result:
    result = incremental.build(sources)
    expected = clean.build(sources.state())
    if told := difference(result, expected):
        raise DifferenceError(edits, told)
    return expected
