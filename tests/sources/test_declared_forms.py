"""`.authors.yml` and `.series.yml` as they may be written."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_gazette.model.author import Author
from mkdocs_gazette.model.series import Series, Status
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
    of_a_later_version: [x]
"""


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        (None, []),
        ("", []),
        ("authors:\n", []),
        ("authors:\n  sol: {name: Sol}", [Author("sol", "Sol")]),
        ("authors:\n  1: {name: One}", [Author("1", "One")]),
        (FULL_AUTHOR, [Author("sol", "Sol", "Editor", "assets/s.png", "https://s.example/")]),
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
            [Series("s", "S", "D", Status.COMPLETE)],
        ),
    ],
)
def test_series(tmp_path: Path, text: str | None, series: list[Series]) -> None:
    if text is not None:
        (tmp_path / ".series.yml").write_text(text)
    declared, problems = read_series(tmp_path)
    assert problems == []
    assert declared == {one.id: one for one in series}


def test_all_problems_of_a_file_are_found_at_once(tmp_path: Path) -> None:
    (tmp_path / ".authors.yml").write_text(
        "authors:\n  a: {name: [x]}\n  b: {name: B, url: 'vbscript:x'}\n  c: C\n"
    )
    _, problems = read_authors(tmp_path)
    assert [problem.line for problem in problems] == [2, 3, 4]
