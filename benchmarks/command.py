"""What the benchmark's commands have in common: options, conditions, results and how they end."""

from __future__ import annotations

import argparse
import json
import os
import platform
import signal
import tempfile
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

from benchmarks import report
from benchmarks.contenders import CONTENDERS, GAZETTE, Contender, PostsMissingError
from benchmarks.corpus import Corpus
from benchmarks.measure import BuildFailedError
from benchmarks.peers import PEERS, Peer, PeerMissingError
from benchmarks.report import C, Report
from benchmarks.rounds import say
from benchmarks.server import ServerError

PACKAGES = ("mkdocs", "mkdocs-material", "mkdocs-gazette")
BY_NAME: Mapping[str, Contender] = {one.name: one for one in (*CONTENDERS, *PEERS)}
INTERRUPTED = 130
"""The exit code of a command that was stopped, as shells have it."""


@dataclass(frozen=True, slots=True)
class Conditions:
    """What measurements hold for.

    Attributes:
        corpus: The posts.
        contenders: Whose sites were built, from whose versions.
        doing: What was done: "3 rounds of cold builds".
        sizes: How many of the posts were built, if not all of them each time.
    """

    corpus: Corpus
    contenders: Sequence[Contender]
    doing: str
    sizes: Sequence[int] = ()

    def __str__(self) -> str:
        corpus = self.corpus
        versions = ", ".join(f"{name} {number}" for name, number in self._versions().items())
        posts = ", ".join(f"{size:,}" for size in self.sizes or [corpus.posts])
        return (
            f"{posts} posts in {corpus.series} series and {corpus.categories} categories"
            f" by {corpus.authors} authors, seed {corpus.seed}; {self.doing}; {versions};"
            f" {_machine()}."
        )

    def results(self) -> Mapping[str, object]:
        """Return them in JSON's types."""
        return {
            "corpus": asdict(self.corpus),
            "versions": self._versions(),
            "machine": _machine(),
        }

    def _versions(self) -> Mapping[str, str]:
        ours = {"Python": platform.python_version(), **{one: version(one) for one in PACKAGES}}
        peers = (one for one in self.contenders if isinstance(one, Peer))
        return {**ours, **{peer.name: peer.version() for peer in peers}}


def options_parser(
    command: str, description: str, *, contenders: Sequence[Contender], rounds: int
) -> ArgumentParser:
    """Return a parser of the options that every command has, with the defaults of this one."""
    parser = ArgumentParser(prog=f"python -m {command}", description=description)
    for name, default, meaning in (
        ("--series", 5, "series they belong to"),
        ("--authors", 8, "authors who wrote them"),
        ("--categories", 30, "categories that they are in"),
        ("--pairs", rounds, "rounds, each of which measures every site"),
        ("--seed", 1, "another seed, another corpus"),
    ):
        parser.add_argument(
            name, type=positive, default=default, metavar="N", help=f"{meaning} ({default})"
        )
    names = [contender.name for contender in contenders]
    parser.add_argument(
        "--contenders",
        nargs="+",
        choices=BY_NAME,
        default=names,
        metavar="NAME",
        help=f"measure only these, beside gazette itself, of {', '.join(BY_NAME)}"
        f" ({' '.join(names)})",
    )
    parser.add_argument(
        "--directory", type=Path, metavar="DIR", help="build there and keep what was built"
    )
    parser.add_argument(
        "--markdown", type=Path, metavar="FILE", help="also write the tables as Markdown"
    )
    parser.add_argument(
        "--json", type=Path, metavar="FILE", help="also write every measurement as JSON"
    )
    return parser


def add_posts(parser: ArgumentParser) -> None:
    """Add the option of how many posts there are, for commands that measure one size."""
    parser.add_argument(
        "--posts", type=positive, default=1000, metavar="N", help="posts of the corpus (1000)"
    )


def positive(text: str) -> int:
    """Return the number in `text`, an argument."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


def chosen_corpus(options: Namespace, posts: int) -> Corpus:
    """Return the corpus that the options describe, of as many posts."""
    return Corpus(
        posts=posts,
        series=options.series,
        authors=options.authors,
        categories=options.categories,
        seed=options.seed,
    )


def chosen_contenders(options: Namespace) -> list[Contender]:
    """Return the contenders that the options name, and Gazette."""
    return [one for one in BY_NAME.values() if one is GAZETTE or one.name in options.contenders]


@contextmanager
def place_to_build(options: Namespace) -> Iterator[Path]:
    """Give the directory that the options name, or one that is gone afterwards."""
    if options.directory:
        options.directory.mkdir(parents=True, exist_ok=True)
        yield options.directory.resolve()
    else:
        with tempfile.TemporaryDirectory(prefix="gazette-benchmark-") as made:
            yield Path(made)


def publish(options: Namespace, measured: Report[C], conditions: Conditions) -> None:
    """Print the tables, and write what the options want written."""
    tables = [table for table in (measured.medians(), measured.ratios()) if len(table) > 1]
    print("\n\n".join((str(conditions), *map(report.plain, tables))))
    if options.markdown:
        text = "\n\n".join((*map(report.markdown, tables), str(conditions)))
        options.markdown.write_text(f"{text}\n", encoding="utf-8")
    if options.json:
        write_json(options.json, {**conditions.results(), **measured.results()})


def write_json(file: Path, results: Mapping[str, object]) -> None:
    """Write `results` to `file`."""
    file.write_text(f"{json.dumps(results, indent=2)}\n", encoding="utf-8")


def counted(number: int, one: str, several: str) -> str:
    """Return "1 round" or "3 rounds"."""
    return f"{number:,} {one if number == 1 else several}"


def measured_or_told(command: Callable[[Namespace], None], options: Namespace) -> int:
    """Run `command`, tell what it failed with, if it did, and return the exit code."""
    with _stopped_tidily():
        try:
            command(options)
        except (BuildFailedError, PostsMissingError, PeerMissingError, ServerError) as error:
            say(f"\n{error}")
            return 1
        except KeyboardInterrupt:
            say("\nInterrupted: there are no results.")
            return INTERRUPTED
    return 0


@contextmanager
def _stopped_tidily() -> Iterator[None]:
    """Have Ctrl-C and `kill` raise KeyboardInterrupt, even where a shell has them ignored."""
    numbers = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(number, signal.default_int_handler) for number in numbers]
    try:
        yield
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)


def _machine() -> str:
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} CPUs"
