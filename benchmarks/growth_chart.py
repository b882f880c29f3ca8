"""Draws time and memory over the number of posts, both on scales of powers of ten."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from pathlib import Path
from statistics import median
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

WIDTH_PX = 360
"""A phone's. Wider screens have the same picture larger."""

LEFT_PX, RIGHT_PX, PLOT_PX = 44, 272, 150
"""Where scales begin and end, and how high one is. What is right of it has the lines' names."""

PANEL_PX, PLOT_TOP_PX, NAME_PX = 220, 32, 13
"""How high a chart with its title is, where its scale begins, and what a line's name takes."""

INKS = {
    "light": ("#333333", "#d0d0d0", ("#0068a8", "#b84a00", "#00735a", "#8a3d78", "#555555")),
    "dark": ("#dddddd", "#4a4d55", ("#6fbcf0", "#f0a04b", "#3fcfa8", "#e29ccd", "#aaaaaa")),
}
"""Text, grid and lines on a light page and on a dark one."""

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined
)


@dataclass(frozen=True, slots=True)
class Scale:
    """Puts values on a line by their logarithm."""

    lowest: float
    highest: float
    start_px: float
    end_px: float

    def place(self, value: float) -> float:
        """Return where `value` is."""
        part = (log10(value) - log10(self.lowest)) / (log10(self.highest) - log10(self.lowest))
        return round(self.start_px + part * (self.end_px - self.start_px), 1)


@dataclass(frozen=True, slots=True)
class Line:
    """A contender's line, the number of its colour, and where its name stands."""

    name: str
    colour: int
    points: Sequence[tuple[float, float]]
    name_y: float


@dataclass(frozen=True, slots=True)
class Panel:
    """A chart; ticks are places with what is written there."""

    title: str
    top: float
    x_ticks: Sequence[tuple[float, str]]
    y_ticks: Sequence[tuple[float, str]]
    lines: Sequence[Line]


Measured = Mapping[str, Mapping[int, float]]
"""Each contender's value at each size."""


def draw_charts(results: Mapping[str, Any], directory: Path) -> None:
    """Draw what `--json` writes to growth-light.svg and growth-dark.svg in `directory`."""
    measures: tuple[tuple[str, Callable[[Mapping[str, Any]], float]], ...] = (
        ("Time of a cold build, in seconds", lambda cost: cost["wall_s"]),
        ("Peak memory, in MB", lambda cost: cost["peak_rss_bytes"] / 1e6),
    )
    panels = []
    for number, (title, value) in enumerate(measures):
        measured: dict[str, dict[int, float]] = {}
        for build in results["builds"]:
            middle = median(map(value, build["rounds"]))
            measured.setdefault(build["contender"], {})[build["posts"]] = middle
        panels.append(_panel(title, number * PANEL_PX, measured))
    directory.mkdir(parents=True, exist_ok=True)
    for ground, (ink, grid, colours) in INKS.items():
        drawing = _TEMPLATES.get_template("growth_chart.svg.jinja").render(
            panels=panels,
            width=WIDTH_PX,
            height=len(panels) * PANEL_PX,
            left=LEFT_PX,
            right=RIGHT_PX,
            top=PLOT_TOP_PX,
            bottom=PLOT_TOP_PX + PLOT_PX,
            ink=ink,
            grid=grid,
            colours=colours,
        )
        (directory / f"growth-{ground}.svg").write_text(f"{drawing}\n", encoding="utf-8")


def _panel(title: str, top: float, measured: Measured) -> Panel:
    sizes = sorted({size for line in measured.values() for size in line})
    values = [value for line in measured.values() for value in line.values()]
    x = Scale(sizes[0], sizes[-1], LEFT_PX, RIGHT_PX)
    steps = _steps(min(values), max(values))
    y = Scale(steps[0], steps[-1], PLOT_TOP_PX + PLOT_PX, PLOT_TOP_PX)
    colours = {name: number for number, name in enumerate(measured)}
    lines: list[Line] = []
    for name, line in sorted(measured.items(), key=lambda one: -one[1][sizes[-1]]):
        points = [(x.place(size), y.place(value)) for size, value in sorted(line.items())]
        free_y = lines[-1].name_y + NAME_PX if lines else 0
        lines.append(Line(name, colours[name], points, max(points[-1][1], free_y)))
    return Panel(
        title=title,
        top=top,
        x_ticks=[(x.place(size), f"{size:,}") for size in sizes],
        y_ticks=[(y.place(step), f"{step:,g}") for step in steps],
        lines=lines,
    )


def _steps(lowest: float, highest: float) -> list[float]:
    """Return 1, 3, 10, 30, … as far as it takes to have all values between them."""
    powers = range(floor(log10(lowest)), ceil(log10(highest)) + 1)
    steps = [step * 10.0**power for power in powers for step in (1, 3)]
    first = max(step for step in steps if step <= lowest)
    last = min(step for step in (*steps, 10 * steps[-1]) if step >= highest)
    return [step for step in steps if first <= step <= last]
