"""Compares cold builds of one corpus: `python -m benchmarks --help`."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace

from benchmarks.command import (
    Conditions,
    add_posts,
    chosen_contenders,
    chosen_corpus,
    counted,
    measured_or_told,
    options_parser,
    place_to_build,
    publish,
)
from benchmarks.contenders import CONTENDERS, GAZETTE, PAIRS
from benchmarks.peers import PEERS
from benchmarks.report import BUILD, Report
from benchmarks.rounds import ColdBuild, Project, measure_rounds


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    parser = options_parser(
        "benchmarks",
        "Build the same made-up posts with Gazette, with bare Material and with Material's blog"
        " plugin, in turns, and compare the costs.",
        contenders=CONTENDERS,
        rounds=3,
    )
    add_posts(parser)
    parser.add_argument(
        "--growth", action="store_true", help="also build twice the posts with Gazette"
    )
    return measured_or_told(_compare, parser.parse_args(arguments))


def _compare(options: Namespace) -> None:
    corpus, contenders = chosen_corpus(options, options.posts), chosen_contenders(options)
    doubled = replace(corpus, posts=2 * corpus.posts)
    with place_to_build(options) as place:
        projects = {one: Project(place, one, corpus) for one in contenders}
        pairs = [
            (projects[one].case(), projects[other].case())
            for one, other in (*PAIRS, *((GAZETTE, peer) for peer in PEERS))
            if one in projects and other in projects
        ]
        measured = list(projects.values())
        if options.growth:
            measured.append(Project(place, GAZETTE, doubled))
            pairs.append((measured[-1].case(), projects[GAZETTE].case()))
        runs = measure_rounds([ColdBuild(project) for project in measured], options.pairs)
    rounds = counted(options.pairs, "round", "rounds")
    conditions = Conditions(corpus, contenders, f"{rounds} of cold builds in alternating order")
    publish(options, Report("median of a build", BUILD, runs, pairs), conditions)
