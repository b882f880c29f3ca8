"""What a page tells the script that remembers what a reader has read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypedDict

from mkdocs_gazette.model.post import Post
from mkdocs_gazette.model.publication import Publication
from mkdocs_gazette.model.series import Run
from mkdocs_gazette.pages.entry import Entries
from mkdocs_gazette.pages.lists import Kind, ListPage

AHEAD = 2
"""How many parts after a post its page knows, to go on past one that is read already."""


@dataclass(frozen=True, slots=True)
class Progress:
    """On a post its id and its places in its series; on a list what it lists.

    `places` are `Place` and `Step` as templates write JSON. `series` is the id of the series whose
    page it is, None on the front page; `count` the number of posts on all pages of the list. It is
    None where a look is no visit and there are marks only: on further pages and in other lists.
    """

    post: str | None = None
    places: tuple[Place, ...] = ()
    series: str | None = None
    count: int | None = None


class Step(TypedDict):
    """A part next to another one; `url`, relative to the site's root, tells the series too."""

    post: str
    number: int
    url: str


class Place(TypedDict):
    """A post's place in one series: the part before it, and some after it."""

    series: str
    number: int
    url: str
    previous: Step | None
    following: tuple[Step, ...]


def numbers(publication: Publication) -> Mapping[str, Mapping[str, int]]:
    """Return each post's part numbers by the ids of its series."""
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for series, run in publication.runs.items():
        for part in run.parts:
            found[part.post_id][series] = part.number
    return dict(found)


def post_progress(post: Post, runs: Iterable[Run], entries: Entries) -> Progress:
    """Return what the page of `post` tells, a part of each of `runs`."""
    return Progress(post.id, tuple(_place(run, post.id, entries) for run in runs))


def list_progress(page: ListPage, publication: Publication) -> Progress:
    """Return what a page of a list tells."""
    if page.kind is Kind.SERIES:
        return Progress(series=page.key, count=len(publication.runs[page.key].parts))
    front = page.kind is Kind.INDEX and page.number == 1
    return Progress(count=len(publication.newest) if front else None)


def _place(run: Run, post_id: str, entries: Entries) -> Place:
    position = run.positions[post_id]

    def step(index: int) -> Step:
        part = run.parts[index]
        entry = entries.of_part(part)
        return Step(post=entry.id, number=part.number, url=entry.href)

    here = step(position)
    ahead = range(position + 1, min(position + 1 + AHEAD, len(run.parts)))
    return Place(
        series=run.series.id,
        number=here["number"],
        url=here["url"],
        previous=step(position - 1) if position else None,
        following=tuple(step(index) for index in ahead),
    )
