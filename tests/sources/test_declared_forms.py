"""`.authors.yml` and `.series.yml` as they may be written."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from mkdocs_gazette.model.author import Author, ProfileLink
from mkdocs_gazette.model.cadence import Cadence
from mkdocs_gazette.model.series import PartOrder, Series, Status, Subscription
from mkdocs_gazette.sources.declarations import read_authors, read_series

FULL_AUTHOR = """\
authors:
  sol:
    name: Sol
    description: Editor
    avatar: assets/s.png
    url: https://s.example/
    slug: sol
    email: sol@s.example
    bio: |
      Writes **daily**.
    links:
      - https://a.example/sol
      - {url: https://b.example/, label: B, icon: fontawesome/brands/mastodon}
    of_a_later_version: [x]
"""
SOL = Author(
    "sol",
    "Sol",
    "Editor",
    "assets/s.png",
    "https://s.example/",
    bio="Writes **daily**.",
    email="sol@s.example",
    links=(
        ProfileLink("https://a.example/sol"),
        ProfileLink("https://b.example/", "B", "fontawesome/brands/mastodon"),
    ),
    slug="sol",
)
AUTHORS = {"sol": SOL}
FULL_SERIES = """\
series:
  s:
    title: S
    order: part
    cadence: daily
    timezone: Europe/Berlin
    planned: [The end]
    authors: sol
    image: assets/s.png
    subscribe: {url: https://s.example/mail, label: By mail}
"""


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        (None, []),
        ("", []),
        ("authors:\n", []),
        ("authors:\n  sol: {name: Sol}", [Author("sol", "Sol")]),
        ("authors:\n  1: {name: One}", [Author("1", "One")]),
        (
            "authors:\n  sol:\n    name: Sol\n    links: {A: https://a.example/}",
            [Author("sol", "Sol", links=(ProfileLink("https://a.example/", "A"),))],
        ),
        (FULL_AUTHOR, [SOL]),
    ],
)
def test_authors(tmp_path: Path, text: str | None, authors: list[Author]) -> None:
    if text is not None:
        (tmp_path / ".authors.yml").write_text(text)
    declared, problems = read_authors(tmp_path)
    assert problems == []
    assert declared == {author.id: author for author in authors}


@pytest.mark.parametrize(
    ("text", "series"),
    [
        (None, []),
        ("", []),
        ("series:\n", []),
        ("series:\n  s: {}", [Series("s", "s")]),
        ("series:\n  s: {title: S, status: }", [Series("s", "S", status=Status.RUNNING)]),
        (
            "series:\n  s: {title: S, description: D, status: complete, cadence: daily}",
            [Series("s", "S", "D", Status.COMPLETE, cadence=Cadence.parse("daily"))],
        ),
        (
            FULL_SERIES,
            [
                Series(
                    "s",
                    "S",
                    order=PartOrder.PART,
                    cadence=Cadence.parse("daily"),
                    timezone=ZoneInfo("Europe/Berlin"),
                    planned=("The end",),
                    authors=(SOL,),
                    image="assets/s.png",
                    subscribe=Subscription("https://s.example/mail", "By mail"),
                )
            ],
        ),
    ],
)
def test_series(tmp_path: Path, text: str | None, series: list[Series]) -> None:
    if text is not None:
        (tmp_path / ".series.yml").write_text(text)
    declared, problems = read_series(tmp_path, AUTHORS)
    assert problems == []
    assert declared == {one.id: one for one in series}


def test_all_problems_of_a_file_are_found_at_once(tmp_path: Path) -> None:
    (tmp_path / ".authors.yml").write_text(
        "authors:\n  a: {name: [x]}\n  b: {name: B, url: 'vbscript:x'}\n  c: C\n"
    )
    _, problems = read_authors(tmp_path)
    assert [problem.line for problem in problems] == [2, 3, 4]


def test_an_author_of_a_series_must_be_declared(tmp_path: Path) -> None:
    (tmp_path / ".series.yml").write_text(
        "series:\n  s:\n    authors:\n      - sol\n      - soul\n"
    )
    declared, problems = read_series(tmp_path, AUTHORS)
    assert declared["s"].authors == (SOL,)
    [problem] = problems
    assert str(problem) == (
        ".series.yml:5: the author 'soul' is not in .authors.yml. "
        "Did you mean 'sol'? If not, add the id there."
    )


def test_two_authors_cannot_have_one_page(tmp_path: Path) -> None:
    (tmp_path / ".authors.yml").write_text(
        "authors:\n  sol: {name: Sol}\n  s:\n    name: S\n    slug: sol\n"
    )
    _, problems = read_authors(tmp_path)
    [problem] = problems
    assert str(problem) == (
        ".authors.yml:5: the pages of 'sol' and 's' would both be at authors/sol/. "
        "Give one of them another `slug`."
    )
