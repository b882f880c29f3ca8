"""The publications whose pages are judged, each with the same pages without Gazette."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks.contenders import BARE, GAZETTE, MKDOCS, SITE_DIRECTORY, Contender, write, yaml_text
from benchmarks.corpus import Corpus
from benchmarks.measure import measure_build

ROOT = Path(__file__).parents[2]
CORPUS = Corpus(posts=60)

STYLES = "assets/site.css"
ASKED_OF_THE_THEME: Mapping[str, Any] = {
    "site_description": "A publication without readers.",
    "extra_css": [STYLES],
}
"""What the guide tells to write for full marks, here for both sites: none of it is Gazette's."""


@dataclass(frozen=True, slots=True)
class Site:
    """A publication that is built, and the same sources built without Gazette.

    Attributes:
        name: What the table calls it.
        built: The directory of its pages.
        bare: The directory of the pages without Gazette.
        series: The id of the series whose pages are judged.
        other: The path of a bare page, to stand beside those that only Gazette makes.
    """

    name: str
    built: Path
    bare: Path
    series: str
    other: str = ""

    def pages(self) -> dict[str, tuple[str, str]]:
        """Return, by name, the path of each page and that of the bare page beside it."""
        post = self._middle_post()
        return {
            "front page": ("", self.other),
            "series": (f"series/{self.series}/", self.other),
            "post": (post, post),
            "subscribe": ("subscribe/", self.other),
        }

    def _middle_post(self) -> str:
        feed = json.loads((self.built / f"series/{self.series}/feed.json").read_text("utf-8"))
        items = feed["items"]
        _, folder, path = items[len(items) // 2]["url"].partition("posts/")
        return f"{folder}{path}"


def build_corpus(directory: Path) -> Site:
    """Build the benchmark's posts in `directory`."""
    built, bare = (_build(contender, directory) for contender in (GAZETTE, BARE))
    return Site("benchmark", built, bare, series="series-1")


def _build(contender: Contender, directory: Path) -> Path:
    asked = replace(
        contender,
        config={**contender.config, **ASKED_OF_THE_THEME},
        pages={STYLES: (ROOT / "docs" / STYLES).read_text("utf-8")},
    )
    project = directory / asked.name
    asked.write(project, CORPUS)
    measure_build(project, asked.build_command())
    asked.check(project, CORPUS.posts)
    return project / SITE_DIRECTORY


def build_own(directory: Path) -> Site:
    """Build this repository's own publication in `directory`."""
    built, bare = directory / "own", directory / "own-bare"
    without_gazette = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "docs_dir": str(ROOT / "docs"),
        "plugins": ["search"],
    }
    write(directory / "without-gazette.yml", yaml_text(without_gazette))
    for config, site in ((ROOT / "mkdocs.yml", built), (directory / "without-gazette.yml", bare)):
        # Not strict: without Gazette, links to the pages that it makes lead nowhere.
        command = [one for one in MKDOCS if one != "--strict"]
        options = ("--quiet", "--config-file", config, "--site-dir", site)
        subprocess.run([*command, *options], check=True, capture_output=True, cwd=ROOT)
    return Site("AI Daily", built, bare, series="ai-daily", other="guide/")


BUILDERS = {"benchmark": build_corpus, "own": build_own}
"""What builds each publication, by the name that the command takes."""
