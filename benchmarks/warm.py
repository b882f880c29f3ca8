"""Compares builds that begin with what an earlier one has kept: `python -m benchmarks.warm`."""

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
    publish,
)
from benchmarks.contenders import BARE, GAZETTE
from benchmarks.edits import later_posts
from benchmarks.measure import Cost
from benchmarks.report import BUILD, Case, Report
from benchmarks.rounds import Project, measure_rounds, tell

COLD, UNCHANGED, ONE_NEW = "cold", "nothing changed", "one post new"


@dataclass(frozen=True, slots=True)
class WarmBuilds:
    """A turn: a build from scratch, the same again, and again with a post added.

    The site is gone before each, what else the build before has left is not.
    """

    project: Project

    def take(self, number: int) -> Iterator[tuple[Case, Cost]]:  # noqa: ARG002 - all are alike
        """Build three times."""
        contender, directory = self.project.contender, self.project.directory
        (new,) = later_posts(self.project.corpus, 1)
        yield self._told(COLD, self.project.build())
        yield self._told(UNCHANGED, self.project.build(warm=True))
        contender.write_post(directory, new)
        yield self._told(ONE_NEW, self.project.build(warm=True, added=1))
        contender.remove_post(directory, new)

    def _told(self, what: str, cost: Cost) -> tuple[Case, Cost]:
        tell(what, cost.wall_s)
        return self.project.case(what), cost


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    parser = options_parser(
        "benchmarks.warm",
        "Build the same made-up posts from scratch, again with nothing changed and again with"
        " one post more, each time in a new process, and compare with bare Material's cold build.",
        contenders=(GAZETTE, BARE),
        rounds=3,
    )
    add_posts(parser)
    return measured_or_told(_compare, parser.parse_args(arguments))


def _compare(options: Namespace) -> None:
    corpus, contenders = chosen_corpus(options, options.posts), chosen_contenders(options)
    if BARE not in contenders:
        contenders.append(BARE)
    with place_to_build(options) as place:
        projects = {one: Project(place, one, corpus) for one in contenders}
        runs = measure_rounds([WarmBuilds(one) for one in projects.values()], options.pairs)
    base = projects[BARE].case(COLD)
    pairs = [
        (project.case(what), base)
        for project in projects.values()
        for what in (COLD, UNCHANGED, ONE_NEW)
        if project.case(what) != base
    ]
    rounds = counted(options.pairs, "round", "rounds")
    conditions = Conditions(
        corpus, contenders, f"{rounds} of cold and warm builds in alternating order"
    )
    publish(options, Report("median of a build", BUILD, runs, pairs), conditions)


if __name__ == "__main__":
    sys.exit(main())
