"""Measures in rounds, in which whatever is compared takes turns."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol, TypeVar

from benchmarks.contenders import Contender
from benchmarks.corpus import Corpus
from benchmarks.measure import Cost, Usage, clear, measure_build
from benchmarks.report import C, Case

C_co = TypeVar("C_co", bound=Usage, covariant=True)

REHEARSAL_POSTS = 6


class Turn(Protocol[C_co]):
    """What is measured without a break, once in each round."""

    @property
    def project(self) -> Project:
        """Where it happens."""

    def take(self, number: int) -> Iterator[tuple[Case, C_co]]:
        """Measure in the round `number`, from 0; tell each time at once, and yield the costs."""


@dataclass(frozen=True, slots=True)
class Project:
    """A contender's project of one size.

    Attributes:
        place: The directory that projects are in.
        contender: Whose it is.
        corpus: What is in it.
    """

    place: Path
    contender: Contender
    corpus: Corpus

    @property
    def directory(self) -> Path:
        """Where it is."""
        return self.place / f"{self.contender.name}-{self.corpus.posts}"

    def case(self, what: str = "") -> Case:
        """Return the case of `what` is done with it."""
        return Case(self.contender.name, self.corpus.posts, what)

    def write(self) -> None:
        """Write it, in place of what there was."""
        shutil.rmtree(self.directory, ignore_errors=True)
        self.contender.write(self.directory, self.corpus)

    def build(self, *, warm: bool = False, added: int = 0) -> Cost:
        """Build it with as many posts `added` to the corpus, and see that they are all there."""
        contender = self.contender
        command = contender.warm_command() if warm else contender.build_command()
        cost = measure_build(self.directory, command, warm=warm)
        contender.check(self.directory, self.corpus.posts + added)
        return cost


@dataclass(frozen=True, slots=True)
class ColdBuild:
    """A turn: one build from scratch."""

    project: Project
    what: str = ""

    def take(self, number: int) -> Iterator[tuple[Case, Cost]]:  # noqa: ARG002 - all are alike
        """Build."""
        cost = self.project.build()
        tell(self.what, cost.wall_s)
        yield self.project.case(self.what), cost


def measure_rounds(turns: Sequence[Turn[C]], rounds: int) -> dict[Case, list[C]]:
    """Have every turn taken in each of `rounds`, and return each case's costs.

    Projects are written before, once each.
    """
    _rehearse([turn.project for turn in turns])
    for project in dict.fromkeys(turn.project for turn in turns):
        say(f"writing {project.case()}")
        project.write()
    costs: dict[Case, list[C]] = {}
    for number in range(rounds):
        for turn in rotated(turns, number):
            say(f"round {number + 1} of {rounds}: {turn.project.case()}", end="")
            for case, cost in turn.take(number):
                costs.setdefault(case, []).append(cost)
            say("")
    for turn in turns:
        clear(turn.project.directory)
    return costs


def _rehearse(projects: Sequence[Project]) -> None:
    """Fill the machine's caches, have Python compile what it imports, and find mistakes early."""
    say(f"rehearsing with {REHEARSAL_POSTS} posts")
    small = (
        replace(project, corpus=replace(project.corpus, posts=REHEARSAL_POSTS))
        for project in projects
    )
    for project in dict.fromkeys(small):
        project.write()
        project.build()


def rotated(turns: Sequence[Turn[C]], by: int) -> list[Turn[C]]:
    """Return `turns`, beginning with another one in each round."""
    start = by % len(turns)
    return [*turns[start:], *turns[:start]]


def tell(what: str, wall_s: float) -> None:
    """Show what was measured just now."""
    say(f" … {what} {wall_s:.1f} s" if what else f" … {wall_s:.1f} s", end="")


def say(words: str, end: str = "\n") -> None:
    """Show progress, apart from the results."""
    print(words, end=end, file=sys.stderr, flush=True)
