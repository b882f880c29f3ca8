"""Compares how soon an author sees an edit: `python -m benchmarks.rebuilds --help`."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.command import (
    Conditions,
    add_posts,
    chosen_contenders,
    chosen_corpus,
    counted,
    measured_or_told,
    options_parser,
    place_to_build,
    positive,
    publish,
)
from benchmarks.contenders import BARE, GAZETTE, SITE_DIRECTORY
from benchmarks.edits import make_edits
from benchmarks.measure import CACHES, Usage, put_aside
from benchmarks.report import USAGE, Case, Report
from benchmarks.rounds import ColdBuild, Project, Turn, measure_rounds, tell
from benchmarks.server import free_port, serving

COLD = "cold build"


@dataclass(frozen=True, slots=True)
class Rebuilds:
    """A turn: the site is served, begun cold, and one edit of each kind is made meanwhile.

    Attributes:
        project: What is served.
        port: Where; a free one if None.
    """

    project: Project
    port: int | None = None

    def take(self, number: int) -> Iterator[tuple[Case, Usage]]:
        """Edit."""
        contender, directory = self.project.contender, self.project.directory
        edits = make_edits(contender, self.project.corpus, number)
        put_aside(directory, (SITE_DIRECTORY, *CACHES))
        taken = {}
        with serving(contender, directory, self.port or free_port()) as server:
            server.wait_until_built()
            for edit in edits:
                taken[edit.kind] = server.show(edit)
                wall_s, _ = taken[edit.kind]
                tell(edit.kind, wall_s)
                server.wait_until_idle()
        for edit in reversed(edits):
            edit.undo(contender, directory)
        for kind, (wall_s, cpu_s) in taken.items():
            yield self.project.case(kind), Usage(wall_s, cpu_s, server.peak_rss_bytes)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    parser = options_parser(
        "benchmarks.rebuilds",
        "Serve the same made-up posts, edit some, measure how long it takes until a browser shows"
        " each edit, and compare with bare Material's cold build.",
        contenders=(GAZETTE, BARE),
        rounds=5,
    )
    add_posts(parser)
    parser.add_argument(
        "--port", type=positive, metavar="N", help="serve there (at any port that is free)"
    )
    return measured_or_told(_compare, parser.parse_args(arguments))


def _compare(options: Namespace) -> None:
    corpus, contenders = chosen_corpus(options, options.posts), chosen_contenders(options)
    with place_to_build(options) as place:
        projects = [Project(place, one, corpus) for one in contenders]
        base = Project(place / "built", BARE, corpus)
        turns: list[Turn[Usage]] = [Rebuilds(project, options.port) for project in projects]
        runs = measure_rounds([*turns, ColdBuild(base, COLD)], options.pairs)
    pairs = [(case, base.case(COLD)) for case in runs if case != base.case(COLD)]
    rounds = counted(options.pairs, "round", "rounds")
    conditions = Conditions(corpus, contenders, f"{rounds} of one edit of each kind")
    publish(options, Report("until a browser shows it", USAGE, runs, pairs), conditions)


if __name__ == "__main__":
    sys.exit(main())
