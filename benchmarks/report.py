"""Turns measured builds into medians, ratios and tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.measure import Cost


@dataclass(frozen=True, slots=True)
class Case:
    """What is built: a contender's project of so many posts."""

    contender: str
    posts: int

    def __str__(self) -> str:
        return f"{self.contender}, {self.posts:,} posts"


@dataclass(frozen=True, slots=True)
class Measure:
    """A column of the tables: what of a cost it shows, and how."""

    title: str
    value: Callable[[Cost], float]
    show: Callable[[float], str]


@dataclass(frozen=True, slots=True)
class Ratio:
    """How a case compares with another one, over all rounds."""

    median: float
    lowest: float
    highest: float

    def __str__(self) -> str:
        middle, low, high = (f"{one:.2f}" for one in (self.median, self.lowest, self.highest))
        return middle if low == high else f"{middle} ({low}–{high})"


MEASURES = (
    Measure("wall", lambda cost: cost.wall_s, lambda seconds: f"{seconds:.1f} s"),
    Measure("CPU", lambda cost: cost.cpu_s, lambda seconds: f"{seconds:.1f} s"),
    Measure("peak memory", lambda cost: cost.peak_rss_bytes, lambda size: f"{size / 1e6:.0f} MB"),
    Measure("output", lambda cost: cost.output_bytes, lambda size: f"{size / 1e6:.1f} MB"),
    Measure("files", lambda cost: cost.output_files, lambda count: f"{count:,.0f}"),
)

Runs = Mapping[Case, Sequence[Cost]]
"""Each case's costs, one a round, in the order of the rounds."""

Table = Sequence[Sequence[str]]
"""Rows of cells; the first row has the titles."""


def compare(runs: Runs, case: Case, base: Case) -> dict[str, Ratio]:
    """Return how `case` compares with `base` in each measure.

    The two are compared within each round, in which the machine was equally busy with others.
    """
    ratios = {}
    for measure in MEASURES:
        rounds = [
            measure.value(cost) / measure.value(other)
            for cost, other in zip(runs[case], runs[base], strict=True)
        ]
        ratios[measure.title] = Ratio(median(rounds), min(rounds), max(rounds))
    return ratios


def median_table(runs: Runs) -> Table:
    """Return a table of what each case costs."""
    rows = [
        [
            str(case),
            *(measure.show(median(map(measure.value, costs))) for measure in MEASURES),
        ]
        for case, costs in runs.items()
    ]
    return [["median of a build", *_titles()], *rows]


def ratio_table(runs: Runs, pairs: Sequence[tuple[Case, Case]]) -> Table:
    """Return a table of how the first case of each pair compares with the second."""
    rows = [
        [f"{case} ÷ {base}", *map(str, compare(runs, case, base).values())] for case, base in pairs
    ]
    return [["ratio: median (lowest–highest)", *_titles()], *rows]


def _titles() -> list[str]:
    return [measure.title for measure in MEASURES]


def plain(table: Table) -> str:
    """Return `table` in columns, numbers to the right."""
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    lines = []
    for first, *others in table:
        cells = [first.ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True)]
        lines.append("  ".join(cells))
    return "\n".join(lines)


def markdown(table: Table) -> str:
    """Return `table` as Markdown, numbers to the right."""
    titles, *rows = table
    rule = ["---", *("---:" for _ in titles[1:])]
    return "\n".join(f"| {' | '.join(row)} |" for row in (titles, rule, *rows))
