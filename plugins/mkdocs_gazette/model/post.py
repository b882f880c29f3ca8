"""A post: one article of the publication."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mkdocs_gazette.model.author import Author, Contribution
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
    `heading` is that of the source where the author gave no title: what to go by until the post
    is rendered. `revision` changes with the text. `image` is a URL or a path relative to the
    docs directory, `aliases` are paths on the site that the post had before, without slashes
    around them, `pinned` posts open the front page, `slug` is the last part of an address made
    by a format, if the author chose one. A `draft` waits for its author, a `scheduled` post for
    its time.
    """

    id: str
    path: str
    title: str
    published: Moment
    heading: str = ""
    updated: Moment | None = None
    authors: tuple[Author, ...] = ()
    contributors: tuple[Contribution, ...] = ()
    memberships: tuple[Membership, ...] = ()
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    description: str = ""
    image: str | None = None
    aliases: tuple[str, ...] = ()
    slug: str | None = None
    license: str | None = None
    pinned: bool = False
    draft: bool = False
    scheduled: bool = False
    comments: Openness = Openness.OPEN
    revision: str = ""
    minutes: int = 1

    @property
    def hidden(self) -> bool:
        """Whether only previews show the post, and nothing is told of it elsewhere."""
        return self.draft or self.scheduled

    @property
    def changed(self) -> Moment:
        """When the post was last changed, at the latest when it appeared."""
        return self.updated or self.published

    @property
    def order(self) -> tuple[datetime, str]:
        """The key that sorts posts as they appeared: date, then time, then path."""
        return self.published.at, self.path
