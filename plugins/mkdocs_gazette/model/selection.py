"""Selections: the newest posts of one series, category, tag or author."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from itertools import islice

from mkdocs_gazette.model.post import Post
from mkdocs_gazette.model.publication import Publication


@dataclass(frozen=True, slots=True)
class Selection:
    """What posts must have to be selected; None asks for nothing.

    `series` and `author` are ids, or an `author` the name of a guest.
    """

    series: str | None = None
    category: str | None = None
    tag: str | None = None
    author: str | None = None

    def newest(self, publication: Publication, count: int) -> tuple[str, ...]:
        """Return the ids of the newest posts, at most `count`, the newest first."""
        posts = publication.posts
        return tuple(islice((id_ for id_ in publication.newest if self._fits(posts[id_])), count))

    def _fits(self, post: Post) -> bool:
        return all(
            wanted is None or wanted in _values(post, name) for name, wanted in self._wishes()
        )

    def unknown(self, publication: Publication) -> Iterator[tuple[str, str, frozenset[str]]]:
        """Yield what no post has: the kind, the value, and what there is of that kind."""
        for name, wanted in self._wishes():
            posts = publication.posts.values()
            known = frozenset(value for post in posts for value in _values(post, name))
            if name == "series":
                known |= publication.runs.keys()
            if wanted is not None and wanted not in known:
                yield name, wanted, known

    def _wishes(self) -> Iterator[tuple[str, str | None]]:
        return ((field.name, getattr(self, field.name)) for field in fields(self))


def _values(post: Post, name: str) -> tuple[str, ...]:
    """Return what `post` has of what a selection calls `name`."""
    if name == "series":
        return tuple(claim.series for claim in post.memberships)
    if name == "category":
        return post.categories
    if name == "tag":
        return post.tags
    return tuple(author.id or author.name for author in post.authors)
