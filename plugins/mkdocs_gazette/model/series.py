"""Series: ordered sets of posts, the numbers of their parts, and what a list of them shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import tzinfo
from enum import StrEnum
from itertools import count, pairwise

from mkdocs_gazette.model.author import Author
from mkdocs_gazette.model.cadence import Cadence
from mkdocs_gazette.model.post import Membership, Post


class Status(StrEnum):
    """Whether more parts are to come."""

    RUNNING = "running"
    PAUSED = "paused"
    COMPLETE = "complete"


class PartOrder(StrEnum):
    """What numbers the parts to which the author gave none.

    By `DATE` they take the lowest numbers that are free, by `PART` those after the last that
    was given.
    """

    DATE = "date"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Subscription:
    """Where to subscribe, and what to call it; without a `label`, by the publication's words."""

    url: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """What `.series.yml` says of a series.

    `cadence` is what the series promises, in days of its `timezone` or else of the site's.
    `planned` are titles of parts to come, the next one first. `image` is a URL or a path
    relative to the docs directory.
    """

    id: str
    title: str
    description: str = ""
    status: Status = Status.RUNNING
    order: PartOrder = PartOrder.DATE
    cadence: Cadence | None = None
    timezone: tzinfo | None = None
    planned: tuple[str, ...] = ()
    authors: tuple[Author, ...] = ()
    image: str | None = None
    subscribe: Subscription | None = None

    @property
    def coming(self) -> tuple[str, ...]:
        """The titles of parts to come, of which there are none once the series is complete."""
        return () if self.status is Status.COMPLETE else self.planned


@dataclass(frozen=True, slots=True)
class Part:
    """A post's place in the series with the id `series`.

    `title` replaces the post's own in the series' lists.
    """

    series: str
    number: int
    post_id: str
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """A series with its parts in order.

    `positions` maps a post id to its index in `parts`; `years` holds the indexes of the parts
    of each year, the newest year first. `chronological` tells whether the parts follow each
    other in time, too.
    """

    series: Series
    parts: tuple[Part, ...]
    positions: Mapping[str, int]
    years: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    chronological: bool = True

    @property
    def total(self) -> int | None:
        """How many parts there will ever be, known once the series is complete."""
        return len(self.parts) if self.series.status is Status.COMPLETE else None

    @property
    def abridged(self) -> bool:
        """Whether the windows on the list of parts leave some out."""
        return None in steady_window(len(self.parts), 0)


@dataclass(frozen=True, slots=True)
class Numbering:
    """The outcome of `number_parts`.

    `duplicates` maps an explicit number to the posts that claim it. `gap` is the first number
    that no post has although a later one is taken, with the posts on both sides of it.
    """

    parts: tuple[Part, ...]
    duplicates: Mapping[int, tuple[Post, ...]]
    gap: tuple[int, Post | None, Post] | None


def number_parts(
    members: Iterable[tuple[Post, Membership]], order: PartOrder = PartOrder.DATE
) -> Numbering:
    """Give every member of one series its part number.

    An explicit part wins; the others, in order of date, time and path, take the numbers that
    `order` leaves them. So a post inserted later or dated back never moves an explicit part.
    """
    ordered = sorted(members, key=lambda member: member[0].order)
    claims: defaultdict[int, list[Post]] = defaultdict(list)
    for post, membership in ordered:
        if membership.part is not None:
            claims[membership.part].append(post)
    first = max(claims, default=0) + 1 if order is PartOrder.PART else 1
    free = (number for number in count(first) if number not in claims)
    numbered = sorted(
        (
            (next(free) if member.part is None else member.part, post, member)
            for post, member in ordered
        ),
        key=lambda entry: (entry[0], entry[1].order),
    )
    return Numbering(
        parts=tuple(
            Part(member.series, number, post.id, member.title) for number, post, member in numbered
        ),
        duplicates={part: tuple(posts) for part, posts in claims.items() if len(posts) > 1},
        gap=_first_gap([(number, post) for number, post, _ in numbered]),
    )


def run(series: Series, numbering: Numbering, posts: Mapping[str, Post]) -> Run:
    """Return `series` with its numbered parts, whose posts are among `posts` by their ids."""
    positions = {part.post_id: index for index, part in enumerate(numbering.parts)}
    days = [posts[part.post_id].published.at for part in numbering.parts]
    years: defaultdict[int, list[int]] = defaultdict(list)
    for index, day in enumerate(days):
        years[day.year].append(index)
    return Run(
        series,
        numbering.parts,
        positions,
        years={year: tuple(years[year]) for year in sorted(years, reverse=True)},
        chronological=all(before <= after for before, after in pairwise(days)),
    )


def _first_gap(numbered: Sequence[tuple[int, Post]]) -> tuple[int, Post | None, Post] | None:
    previous: tuple[int, Post | None] = (0, None)
    for number, post in numbered:
        if number > previous[0] + 1:
            return previous[0] + 1, previous[1], post
        previous = (number, post)
    return None


def window(length: int, position: int, radius: int = 2) -> tuple[int | None, ...]:
    """Return the indexes to show of a list with `length` entries around `position`.

    The first and the last entry and those up to `radius` away from `position` are kept; None
    stands for entries left out. A single entry is never left out, since its place would be
    taken by the mark of the omission. So at most `2 * radius + 5` items come back, whatever
    the length.
    """
    low, high = max(0, position - radius), min(length - 1, position + radius)
    before, after = range(low), range(high + 1, length)
    return (
        *(before if len(before) <= _SHORT else (before[0], None)),
        *range(low, high + 1),
        *(after if len(after) <= _SHORT else (None, after[-1])),
    )


def steady_window(length: int, position: int, radius: int = 2) -> tuple[int | None, ...]:
    """Return a `window` that has as many items at the ends of the list as in its middle.

    Near an end it shows the entries around the nearest position that has a full neighbourhood.
    `position` is always among them.
    """
    middle = radius + _SHORT
    return window(length, min(max(position, middle), max(length - 1 - middle, 0)), radius)


_SHORT = 2
"""How many entries an end of a window shows rather than leave one out."""
