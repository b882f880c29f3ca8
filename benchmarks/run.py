"""Compares builds of one corpus: `python -m benchmarks --help`."""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from importlib.metadata import version
from pathlib import Path

from benchmarks import report
from benchmarks.contenders import CONTENDERS, GAZETTE, PAIRS, Contender, PostsMissingError
from benchmarks.corpus import Corpus
from benchmarks.measure import BuildFailedError, Cost, clear, measure_build
from benchmarks.peers import PEERS, Peer, PeerMissingError
from benchmarks.report import Case

REHEARSAL_POSTS = 6
PACKAGES = ("mkdocs", "mkdocs-material", "mkdocs-gazette")
CONTENDERS_BY_NAME = {contender.name: contender for contender in (*CONTENDERS, *PEERS)}


class Benchmark:
    """Measures some cases in a directory, round by round."""

    def __init__(
        self, directory: Path, corpus: Corpus, contenders: Sequence[Contender], *, growth: bool
    ) -> None:
        self.corpus = corpus
        self.contenders = contenders
        self.cases = [Case(contender.name, corpus.posts) for contender in contenders]
        self.pairs = [
            (Case(one.name, corpus.posts), Case(other.name, corpus.posts))
            for one, other in (*PAIRS, *((GAZETTE, peer) for peer in PEERS))
            if one in contenders and other in contenders
        ]
        if growth:
            subject = Case(GAZETTE.name, corpus.posts)
            doubled = replace(subject, posts=2 * corpus.posts)
            self.cases.append(doubled)
            self.pairs.append((doubled, subject))
        self._directory = directory

    def run(self, rounds: int) -> report.Runs:
        """Return each case's costs."""
        # Fills the machine's caches, has Python compile what it imports, and finds mistakes early.
        _say(f"rehearsing with {REHEARSAL_POSTS} posts")
        for contender in self.contenders:
            self._write(Case(contender.name, REHEARSAL_POSTS))
            self._build(Case(contender.name, REHEARSAL_POSTS))
        for case in self.cases:
            _say(f"writing {case}")
            self._write(case)
        costs: dict[Case, list[Cost]] = {case: [] for case in self.cases}
        for number in range(rounds):
            for case in rotated(self.cases, number):
                _say(f"round {number + 1} of {rounds}: {case} … ", end="")
                costs[case].append(self._build(case))
                _say(f"{costs[case][-1].wall_s:.1f} s")
        for case in self.cases:
            clear(self._project(case))
        return costs

    def _project(self, case: Case) -> Path:
        return self._directory / f"{case.contender}-{case.posts}"

    def _write(self, case: Case) -> None:
        shutil.rmtree(self._project(case), ignore_errors=True)
        corpus = replace(self.corpus, posts=case.posts)
        CONTENDERS_BY_NAME[case.contender].write(self._project(case), corpus)

    def _build(self, case: Case) -> Cost:
        command = CONTENDERS_BY_NAME[case.contender].build_command()
        cost = measure_build(self._project(case), command)
        CONTENDERS_BY_NAME[case.contender].check(self._project(case), case.posts)
        return cost


def rotated(cases: Sequence[Case], by: int) -> list[Case]:
    """Return `cases`, beginning with another one in each round."""
    start = by % len(cases)
    return [*cases[start:], *cases[:start]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    options = _parser().parse_args(arguments)
    corpus = Corpus(
        posts=options.posts,
        series=options.series,
        authors=options.authors,
        categories=options.categories,
        seed=options.seed,
    )
    with _directory(options.directory) as directory:
        chosen = [
            one
            for one in CONTENDERS_BY_NAME.values()
            if one is GAZETTE or one.name in options.contenders
        ]
        benchmark = Benchmark(directory, corpus, chosen, growth=options.growth)
        try:
            runs = benchmark.run(options.pairs)
        except (BuildFailedError, PostsMissingError, PeerMissingError) as error:
            _say(f"\n{error}")
            return 1
    conditions = _conditions(corpus, options.pairs, benchmark)
    tables = (report.median_table(runs), report.ratio_table(runs, benchmark.pairs))
    print("\n\n".join((conditions, *map(report.plain, tables))))
    if options.markdown:
        text = "\n\n".join((*map(report.markdown, tables), conditions))
        options.markdown.write_text(f"{text}\n", encoding="utf-8")
    if options.json:
        results = _results(runs, benchmark)
        options.json.write_text(f"{json.dumps(results, indent=2)}\n", encoding="utf-8")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Build the same made-up posts with Gazette, with bare Material and with"
        " Material's blog plugin, in turns, and compare the costs.",
    )
    for name, default, meaning in (
        ("--posts", 1000, "posts of the corpus"),
        ("--series", 5, "series they belong to"),
        ("--authors", 8, "authors who wrote them"),
        ("--categories", 30, "categories that they are in"),
        ("--pairs", 3, "rounds, each of which builds every site"),
        ("--seed", 1, "another seed, another corpus"),
    ):
        parser.add_argument(
            name, type=_positive, default=default, metavar="N", help=f"{meaning} ({default})"
        )
    parser.add_argument(
        "--contenders",
        nargs="+",
        choices=CONTENDERS_BY_NAME,
        default=[contender.name for contender in CONTENDERS],
        metavar="NAME",
        help=f"build only these, beside gazette itself ({', '.join(CONTENDERS_BY_NAME)})",
    )
    parser.add_argument(
        "--growth", action="store_true", help="also build twice the posts with Gazette"
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


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


@contextmanager
def _directory(wanted: Path | None) -> Iterator[Path]:
    """Give the directory `wanted`, or one that is gone afterwards."""
    if wanted:
        wanted.mkdir(parents=True, exist_ok=True)
        yield wanted.resolve()
    else:
        with tempfile.TemporaryDirectory(prefix="gazette-benchmark-") as made:
            yield Path(made)


def _versions(benchmark: Benchmark) -> dict[str, str]:
    ours = {"Python": platform.python_version(), **{one: version(one) for one in PACKAGES}}
    peers = (one for one in benchmark.contenders if isinstance(one, Peer))
    return {**ours, **{peer.name: peer.version() for peer in peers}}


def _machine() -> str:
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} CPUs"


def _conditions(corpus: Corpus, rounds: int, benchmark: Benchmark) -> str:
    """Return what the numbers hold for, in one paragraph."""
    versions = ", ".join(f"{name} {number}" for name, number in _versions(benchmark).items())
    times = "1 round" if rounds == 1 else f"{rounds} rounds"
    return (
        f"{corpus.posts:,} posts in {corpus.series} series and {corpus.categories} categories"
        f" by {corpus.authors} authors, seed {corpus.seed}; {times} of cold builds in alternating"
        f" order; {versions}; {_machine()}."
    )


def _results(runs: report.Runs, benchmark: Benchmark) -> dict[str, object]:
    """Return everything measured, in JSON's types."""
    return {
        "corpus": asdict(benchmark.corpus),
        "versions": _versions(benchmark),
        "machine": _machine(),
        "builds": [
            {**asdict(case), "rounds": [asdict(cost) for cost in costs]}
            for case, costs in runs.items()
        ],
        "ratios": [
            {
                "case": asdict(case),
                "base": asdict(base),
                **{
                    title: asdict(ratio)
                    for title, ratio in report.compare(runs, case, base).items()
                },
            }
            for case, base in benchmark.pairs
        ],
    }


def _say(words: str, end: str = "\n") -> None:
    """Show progress, apart from the results."""
    print(words, end=end, file=sys.stderr, flush=True)
