"""Measures how builds grow with the posts: `python -m benchmarks.growth --help`."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from benchmarks.command import (
    Conditions,
    chosen_contenders,
    chosen_corpus,
    counted,
    measured_or_told,
    options_parser,
    place_to_build,
    positive,
    publish,
)
from benchmarks.contenders import BARE, GAZETTE
from benchmarks.growth_chart import draw_charts
from benchmarks.report import BUILD, Report
from benchmarks.rounds import ColdBuild, Project, measure_rounds

SIZES = (100, 300, 1000, 3000)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    parser = options_parser(
        "benchmarks.growth",
        "Build ever more made-up posts from scratch, and draw what time and memory that takes.",
        contenders=(GAZETTE, BARE),
        rounds=1,
    )
    parser.add_argument(
        "--posts",
        nargs="+",
        type=positive,
        default=SIZES,
        metavar="N",
        help=f"posts of each corpus, two sizes at least ({' '.join(map(str, SIZES))})",
    )
    parser.add_argument(
        "--chart", type=Path, metavar="DIR", help="also draw growth-light.svg and growth-dark.svg"
    )
    parser.add_argument(
        "--measured", type=Path, metavar="FILE", help="draw what --json wrote, and measure nothing"
    )
    options = parser.parse_args(arguments)
    if len(set(options.posts)) == 1:
        parser.error("growth needs two sizes at least")
    if options.measured and not options.chart:
        parser.error("--measured needs --chart, for where to draw")
    return measured_or_told(_draw_again if options.measured else _measure, options)


def _measure(options: Namespace) -> None:
    sizes, contenders = sorted(set(options.posts)), chosen_contenders(options)
    with place_to_build(options) as place:
        turns = [
            ColdBuild(Project(place, contender, chosen_corpus(options, size)))
            for size in sizes
            for contender in contenders
        ]
        runs = measure_rounds(turns, options.pairs)
    pairs = [
        (turn.project.case(), other.project.case())
        for other, turn in zip(turns, turns[len(contenders) :], strict=False)
    ]
    rounds = counted(options.pairs, "round", "rounds")
    corpus = chosen_corpus(options, sizes[-1])
    report = Report("median of a build", BUILD, runs, pairs)
    doing = f"{rounds} of cold builds"
    publish(options, report, Conditions(corpus, contenders, doing, sizes))
    if options.chart:
        draw_charts(report.results(), options.chart)


def _draw_again(options: Namespace) -> None:
    draw_charts(json.loads(options.measured.read_text(encoding="utf-8")), options.chart)


if __name__ == "__main__":
    sys.exit(main())
