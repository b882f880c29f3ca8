"""Turns measured builds into medians, ratios and tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from statistics import median
from typing import Generic, TypeVar

from benchmarks.measure import Cost, Usage

C = TypeVar("C", bound=Usage)
C_contra = TypeVar("C_contra", bound=Usage, contravariant=True)


@dataclass(frozen=True, slots=True)
class Case:
    """What is measured: a contender's project of so many posts, and what is done with it."""

    contender: str
    posts: int
    what: str = ""

    def __str__(self) -> str:
        return f"{self.contender}, {self.posts:,} posts" + (f": {self.what}" if self.what else "")


@dataclass(frozen=True, slots=True)
class Measure(Generic[C_contra]):
    """A column of the tables: what of a cost it shows, and how.

    Attributes:
        title: The column's title.
        value: What it shows of a cost.
        number: Turns that into text.
        unit: Stands behind the text.
        span: Whether the lowest and the highest stand beside a median.
    """

    title: str
    value: Callable[[C_contra], float]
    number: Callable[[float], str]
    unit: str = ""
    span: bool = False

    def show(self, costs: Iterable[C_contra]) -> str:
        """Return the median of `costs`."""
        values = sorted(map(self.value, costs))
        low, middle, high = map(self.number, (values[0], median(values), values[-1]))
        span = f" ({low}–{high})" if self.span and low != high else ""
        return f"{middle}{self.unit}{span}"


@dataclass(frozen=True, slots=True)
class Ratio:
    """How a case compares with another one, over all rounds."""

    median: float
    lowest: float
    highest: float

    def __str__(self) -> str:
        middle, low, high = (f"{one:.2f}" for one in (self.median, self.lowest, self.highest))
        return middle if low == high else f"{middle} ({low}–{high})"


_WALL: Measure[Usage] = Measure("wall", lambda cost: cost.wall_s, "{:.1f}".format, " s")
_CPU = replace(_WALL, title="CPU", value=lambda cost: cost.cpu_s)
_MEMORY: Measure[Usage] = Measure(
    "peak memory", lambda cost: cost.peak_rss_bytes / 1e6, "{:.0f}".format, " MB"
)
USAGE: tuple[Measure[Usage], ...] = (
    replace(_WALL, number="{:.2f}".format, span=True),
    replace(_CPU, number="{:.2f}".format),
    _MEMORY,
)
"""What can be told of all that a generator does, however short it is."""

BUILD: tuple[Measure[Cost], ...] = (
    _WALL,
    _CPU,
    _MEMORY,
    Measure("output", lambda cost: cost.output_bytes / 1e6, "{:.1f}".format, " MB"),
    Measure("files", lambda cost: cost.output_files, "{:,.0f}".format),
)
"""What can be told of a build."""

Table = Sequence[Sequence[str]]
"""Rows of cells; the first row has the titles."""


@dataclass(frozen=True, slots=True)
class Report(Generic[C]):
    """What was measured, and how it is to be told.

    Attributes:
        title: What the medians are of.
        measures: The columns.
        runs: Each case's costs, one a round, in the order of the rounds.
        pairs: Which cases are compared with which.
    """

    title: str
    measures: Sequence[Measure[C]]
    runs: Mapping[Case, Sequence[C]]
    pairs: Sequence[tuple[Case, Case]]

    def compare(self, case: Case, base: Case) -> dict[str, Ratio]:
        """Return how `case` compares with `base` in each measure.

        The two are compared within each round, in which the machine was equally busy with others.
        """
        ratios = {}
        for measure in self.measures:
            rounds = [
                measure.value(cost) / measure.value(other)
                for cost, other in zip(self.runs[case], self.runs[base], strict=True)
            ]
            ratios[measure.title] = Ratio(median(rounds), min(rounds), max(rounds))
        return ratios

    def medians(self) -> Table:
        """Return a table of what each case costs."""
        rows = [
            [str(case), *(measure.show(costs) for measure in self.measures)]
            for case, costs in self.runs.items()
        ]
        return [[self.title, *self._titles()], *rows]

    def ratios(self) -> Table:
        """Return a table of how the first case of each pair compares with the second."""
        rows = [
            [f"{case} ÷ {base}", *map(str, self.compare(case, base).values())]
            for case, base in self.pairs
        ]
        return [["ratio: median (lowest–highest)", *self._titles()], *rows]

    def results(self) -> Mapping[str, object]:
        """Return everything measured, in JSON's types."""
        return {
            "builds": [
                {**asdict(case), "rounds": [asdict(cost) for cost in costs]}
                for case, costs in self.runs.items()
            ],
            "ratios": [
                {
                    "case": asdict(case),
                    "base": asdict(base),
                    **{title: asdict(ratio) for title, ratio in self.compare(case, base).items()},
                }
                for case, base in self.pairs
            ],
        }

    def _titles(self) -> list[str]:
        return [measure.title for measure in self.measures]


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
