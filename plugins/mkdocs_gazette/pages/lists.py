"""Pages that list posts: the front page and the series' landing pages, cut into pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_gazette.model.series import Run, Status, window
from mkdocs_gazette.pages.entry import Entry

INDEX = "index.md"


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of a list.

    `paths` are the source files of all pages of the list, of which this is number `number`
    (from 1); `run` is the series it lists, None on the front page. `introduction` opens the
    list, if the page has no text of its author's.
    """

    paths: tuple[str, ...]
    number: int
    run: Run | None
    introduction: str

    @property
    def path(self) -> str:
        """The source file of this page, real or generated."""
        return self.paths[self.number - 1]


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link to one page of a list; `url` is None where pages are left out."""

    number: int | None
    url: str | None
    current: bool


@dataclass(frozen=True, slots=True)
class Pagination:
    """Where a reader can go from one page of a list; None where there is nothing."""

    number: int
    previous_url: str | None
    next_url: str | None
    links: tuple[PageLink, ...]


@dataclass(frozen=True, slots=True)
class SeriesCard:
    """A series on the front page's shelf, or the head of its own page."""

    title: str
    description: str
    status: str
    count: int
    url: str
    first: Entry | None
    latest: Entry | None


@dataclass(frozen=True, slots=True)
class Listing:
    """What a list page shows: the posts of this page and the way to the others.

    `series` is the series listed, `shelf` all series (on the front page's first page only).
    """

    introduction: str
    entries: tuple[Entry, ...]
    descending: bool
    pagination: Pagination | None
    series: SeriesCard | None = None
    shelf: tuple[SeriesCard, ...] = ()


def page_paths(front: str, rest: str, length: int, per_page: int) -> tuple[str, ...]:
    """Return the source files for the pages of a list with `length` entries, at least one.

    `front` is that of the first page, `rest` the directory of the others.
    """
    total = max(1, -(-length // per_page))
    return (front, *(f"{rest}/{number}.md" for number in range(2, total + 1)))


def list_pages(paths: tuple[str, ...], introduction: str, run: Run | None = None) -> list[ListPage]:
    """Return the pages of one list, the first of which carries the introduction."""
    return [
        ListPage(paths, number, run, introduction if number == 1 else "")
        for number in range(1, len(paths) + 1)
    ]


def page_slice(page: ListPage, per_page: int) -> slice:
    """Return which entries of its list `page` shows."""
    return slice((page.number - 1) * per_page, page.number * per_page)


def newest_first(run: Run) -> bool:
    """Tell whether a series' list begins with the newest part: while more are to come."""
    return run.series.status is Status.RUNNING


def paginate(page: ListPage, urls: dict[str, str]) -> Pagination | None:
    """Return the way to the other pages of a list, None if there is only one."""
    total = len(page.paths)
    if total == 1:
        return None

    def url(number: int) -> str | None:
        return urls[page.paths[number - 1]] if 1 <= number <= total else None

    def links() -> Iterator[PageLink]:
        for index in window(total, page.number - 1):
            number = None if index is None else index + 1
            yield PageLink(number, url(number or 0), number == page.number)

    return Pagination(page.number, url(page.number - 1), url(page.number + 1), tuple(links()))
