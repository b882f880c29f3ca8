"""What a page tells the script that remembers what a reader has read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from mkdocs_gazette.model.publication import Publication
from mkdocs_gazette.pages.lists import Kind, ListPage


@dataclass(frozen=True, slots=True)
class Progress:
    """What a list lists; a post and the way through its series tell the rest by themselves.

    `series` is the id of the series whose page it is, None on the front page; `count` the number
    of posts on all pages of the list. It is None where a look is no visit and there are marks only:
    on posts, on further pages and in other lists.
    """

    series: str | None = None
    count: int | None = None


def numbers(publication: Publication) -> Mapping[str, Mapping[str, int]]:
    """Return each post's part numbers by the ids of its series."""
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for series, run in publication.runs.items():
        for part in run.parts:
            found[part.post_id][series] = part.number
    return dict(found)


def list_progress(page: ListPage, publication: Publication) -> Progress:
    """Return what a page of a list tells."""
    if page.kind is Kind.SERIES:
        return Progress(series=page.key, count=len(publication.runs[page.key].parts))
    front = page.kind is Kind.INDEX and page.number == 1
    return Progress(count=len(publication.newest) if front else None)
