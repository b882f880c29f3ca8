"""A post: one article of the publication."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mkdocs_gazette.model.author import Author
from mkdocs_gazette.model.comment import Openness
from mkdocs_gazette.model.moment import Moment


@dataclass(frozen=True, slots=True)
class Membership:
    """A post's claim to a place in a series: an explicit `part`, or None to be counted."""

    series: str
    part: int | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One article.

    `id` is its identity for readers' comments and feeds and outlives a move of the file;
    `path` is the source file relative to the docs directory; `minutes` is the reading time;
    `revision` changes with the text.
    """

    id: str
    path: str
    title: str
    published: Moment
    updated: Moment | None = None
    authors: tuple[Author, ...] = ()
    memberships: tuple[Membership, ...] = ()
    description: str = ""
    draft: bool = False
    comments: Openness = Openness.OPEN
    revision: str = ""
    minutes: int = 1

    @property
    def order(self) -> tuple[datetime, str]:
        """The key that sorts posts as they appeared: date, then time, then path."""
        return self.published.at, self.path
