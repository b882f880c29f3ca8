"""Related posts: what else to read for whoever has read one post.

Posts are related by the series, categories and tags that they share. What few posts share says
more than what many do, and a series says most.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from heapq import nlargest, nsmallest
from itertools import chain

from mkdocs_gazette.model.post import Post
from mkdocs_gazette.model.publication import Publication
from mkdocs_gazette.model.series import Run, window

_WEIGHTS = {"series": 2, "category": 1, "tag": 1}
"""How much what posts share counts for: by its kind."""

_TRAITS = 16
"""How many traits of a post are looked at: the rarest."""

_NEAREST = 6
"""How many posts with the same trait are looked at before a post, and how many after it.

So traits that many posts share cost no more than others. Of a trait that no more than this many
posts have besides, none is overlooked.
"""


@dataclass(frozen=True, slots=True)
class Trait:
    """Something that posts share: a series, a category, a tag.

    `bearers` are the posts with it, as places in time; sharing it counts for `weight`.
    """

    bearers: Sequence[int]
    weight: int


@dataclass(frozen=True, slots=True)
class Kinship:
    """Finds related posts, each in constant time.

    `posts` are all posts from the oldest on, whose `places` are known by id. `marks` holds the
    traits of each place, as indexes into `traits`.
    """

    posts: Sequence[Post]
    places: Mapping[str, int]
    marks: Sequence[frozenset[int]]
    traits: Sequence[Trait]
    runs: Mapping[str, Run]

    def of_post(self, post_id: str, limit: int) -> tuple[str, ...]:
        """Return the ids of at most `limit` posts related to this one, the closest first.

        Among equals, what appeared nearer to it in time comes first. What the navigation
        through the post's series shows already is left out.
        """
        here = self.places[post_id]
        post, mine = self.posts[here], self.marks[here]
        shown = {here, *self._navigated(post)}
        weights = {mark: self.traits[mark].weight for mark in mine}
        scores = {
            place: sum(map(weights.__getitem__, mine & self.marks[place]))
            for place in set(self._near(here)) - shown
        }
        # Most fall behind by what they share alone, so only the others' dates are compared.
        least = nlargest(limit, scores.values())[-1:]

        def rank(place: int) -> tuple[int, timedelta, str]:
            other = self.posts[place]
            return -scores[place], abs(other.published.at - post.published.at), other.path

        first = [place for place, score in scores.items() if score >= least[0]]
        return tuple(self.posts[place].id for place in nsmallest(limit, first, key=rank))

    def _near(self, here: int) -> Iterator[int]:
        for mark in self.marks[here]:
            bearers = self.traits[mark].bearers
            index = bisect_left(bearers, here)
            yield from bearers[max(0, index - _NEAREST) : index + _NEAREST + 1]

    def _navigated(self, post: Post) -> Iterator[int]:
        for claim in post.memberships:
            run = self.runs[claim.series]
            for index in window(len(run.parts), run.positions[post.id]):
                if index is not None:
                    yield self.places[run.parts[index].post_id]


def kinship(publication: Publication) -> Kinship:
    """Return what finds the related posts of `publication`."""
    posts = [publication.posts[id_] for id_ in reversed(publication.newest)]
    bearers: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for place, post in enumerate(posts):
        for name in _traits(post):
            bearers[name].append(place)
    marks: list[list[int]] = [[] for _ in posts]
    rarest_first = sorted(bearers, key=lambda name: (len(bearers[name]), name))
    for mark, name in enumerate(rarest_first):
        for place in bearers[name]:
            if len(marks[place]) < _TRAITS:
                marks[place].append(mark)
    return Kinship(
        posts=posts,
        places={post.id: place for place, post in enumerate(posts)},
        marks=tuple(map(frozenset, marks)),
        traits=[
            Trait(bearers[name], _weight(name[0], len(bearers[name]), len(posts)))
            for name in rarest_first
        ],
        runs=publication.runs,
    )


def _weight(kind: str, bearers: int, posts: int) -> int:
    """Return what sharing a trait counts for: as much again with each halving of its bearers."""
    return _WEIGHTS[kind] * (posts // bearers).bit_length()


def _traits(post: Post) -> Iterable[tuple[str, str]]:
    named = chain(
        (("series", claim.series) for claim in post.memberships),
        (("category", name) for name in post.categories),
        (("tag", name) for name in post.tags),
    )
    return dict.fromkeys(named)
