"""What Gazette adds to the HTML of a post: little, and the same however long the series runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from benchmarks.contenders import BARE, GAZETTE, Contender
from benchmarks.corpus import Corpus
from tests.build.written_site import (
    Docs,
    WrittenSite,
    build_as_configured,
    build_site,
    post_file,
)

CORPUS = Corpus(posts=24, series=1, authors=2, categories=3, seed=1)
"""Posts in one series each, with authors, categories, tags and mostly a description."""

ADDED = 12_000
ADDED_WITH_ENTRIES = 14_500
"""Bytes over the same page of bare Material, without compression: with a navigation that the author
has written, and with an automatic one, where the theme writes an entry for each list and series."""


def posts(contender: Contender, directory: Path, **config: Any) -> Iterator[tuple[str, int]]:
    """Build `contender` and yield each post's name and the bytes of its page."""
    replace(contender, config={**contender.config, **config}).write(directory, CORPUS)
    site = build_as_configured(directory / "mkdocs.yml")
    for file in (site.directory / contender.posts).glob("*/index.html"):
        yield file.parent.name, file.stat().st_size


@pytest.mark.parametrize(
    ("navigation", "budget"),
    [({"nav": ["index.md"]}, ADDED), ({}, ADDED_WITH_ENTRIES)],
    ids=["written", "automatic"],
)
def test_a_post_is_little_heavier_than_without(
    tmp_path: Path, navigation: dict[str, object], budget: int
) -> None:
    """Series, byline, related posts, feeds, comments, metadata: all that is on by default."""
    bare = dict(posts(BARE, tmp_path / "bare", **navigation))
    ours = dict(posts(GAZETTE, tmp_path / "gazette", **navigation))
    assert ours.keys() == bare.keys()
    assert len(ours) == CORPUS.posts
    added = {name: ours[name] - bare[name] for name in ours}
    assert min(added.values()) > 0
    # Titles and names differ in length from post to post.
    assert sum(added.values()) / len(added) <= budget


def numbered(directory: Path, count: int) -> WrittenSite:
    """Build a series of `count` parts whose addresses and titles are of one length."""
    docs: Docs = {
        ".authors.yml": "authors: {a: {name: A, description: Writes.}}",
        ".series.yml": "series: {s: {title: S}}",
        **{
            f"posts/{number:03}.md": post_file(
                title=f"{number:03}", series="s", authors="a", categories=["C"]
            )
            for number in range(1, count + 1)
        },
    }
    return build_site(directory, docs)


def test_it_is_the_same_in_sixty_parts_and_in_six_hundred(tmp_path: Path) -> None:
    few, many = (numbered(tmp_path / str(count), count) for count in (60, 600))
    for part in ("001", "030", "050"):  # none of them among the last
        shown = {
            # Other numbers, and other related posts: of all else not a letter more.
            re.sub(r"\d+", "0", site.text(f"posts/{part}/index.html"))
            for site in (few, many)
        }
        assert len({len(html) for html in shown}) == 1, part
