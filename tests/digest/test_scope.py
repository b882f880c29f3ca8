"""Which posts a digest tells of."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta

from mkdocs_gazette.digest.contents import Scope
from mkdocs_gazette.model.cadence import Days
from mkdocs_gazette.model.publication import assemble
from tests.model.sample_posts import FIRST_DAY, sample_post

WEEK = Days(FIRST_DAY, FIRST_DAY + timedelta(days=6))


def chosen(*hidden: str) -> list[str]:
    posts = [sample_post(f"p{number}", number) for number in (-1, 0, 3, 6, 7)]
    shown = [replace(post, draft=post.id in hidden) for post in posts]
    publication, _ = assemble(shown, {})
    return [post.id for post in Scope().posts(publication, WEEK, UTC)]


def test_both_ends_belong_to_the_days() -> None:
    assert chosen() == ["p0", "p3", "p6"]


def test_what_only_a_preview_shows_is_left_out() -> None:
    assert chosen("p3") == ["p0", "p6"]
