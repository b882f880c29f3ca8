"""What a page that lists posts, series, authors or categories holds, and how lists are cut."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from mkdocs_gazette.model.series import window
from mkdocs_gazette.pages.entry import Entry, Image, Link
from mkdocs_gazette.pages.people import Person, Profile

INDEX = "index.md"


class Kind(StrEnum):
    """What a list page lists; the value is the page's `gazette.kind` in templates."""

    INDEX = "index"
    ARCHIVE = "archive"
    YEAR = "archive-year"
    SHELF = "shelf"
    SERIES = "series"
    SERIES_YEAR = "series-year"
    AUTHORS = "authors"
    AUTHOR = "author"
    CATEGORIES = "categories"
    CATEGORY = "category"


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of a list.

    `key` says which list of its kind: the id of a series or author, the slug of a category, a
    year. `paths` are the source files of all pages of the list, of which this is number
    `number` (from 1); `parent` is that of the page it hangs below, if any. `introduction`
    opens the list, if the page has no text of its author's.
    """

    kind: Kind
    key: str
    paths: tuple[str, ...]
    number: int
    title: str
    description: str = ""
    introduction: str = ""
    parent: str | None = None

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
class Group:
    """A stretch of a list: under a `title` that can be linked to as `id`, or under none."""

    entries: tuple[Entry, ...]
    title: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """A link with the number of posts that stand behind it, such as a year or a category.

    `within` are those of a year's months.
    """

    label: str
    url: str
    count: int
    current: bool = False
    within: tuple[Counted, ...] = ()


@dataclass(frozen=True, slots=True)
class SeriesCard:
    """A series on a shelf, or the head of its own page.

    `planned` counts the parts to come that have a title, `rhythm` says how often they come, ""
    where that is not said; `overdue` is the day since when one is, told in the preview only.
    """

    id: str
    title: str
    description: str
    status: str
    count: int
    url: str
    first: Entry | None
    latest: Entry | None
    planned: int = 0
    rhythm: str = ""
    overdue: str = ""
    image: Image | None = None
    authors: tuple[Person, ...] = ()
    subscribe: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a list page shows.

    `groups` are the posts of this page; `compact` ones are shown by title and date alone.
    `heading` stands above them, if it is not the page's own title that does. `series` or
    `author` is whose page it is, `shelf` are series as cards, of which `all_series` has the
    rest, `people` authors, `counted` the
    years or categories to choose from, headed by `counted_label`; `more` leads on from there.
    `planned` are titles of parts to come, beyond the newest in the order of the list.
    """

    introduction: str = ""
    heading: str = ""
    groups: tuple[Group, ...] = ()
    planned: tuple[str, ...] = ()
    descending: bool = True
    compact: bool = False
    lead: bool = False
    pagination: Pagination | None = None
    series: SeriesCard | None = None
    author: Profile | None = None
    shelf: tuple[SeriesCard, ...] = ()
    shelf_label: str = ""
    all_series: Link | None = None
    people: tuple[Person, ...] = ()
    counted: tuple[Counted, ...] = ()
    counted_label: str = ""
    more: tuple[Link, ...] = field(default=())

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The posts of this page, whatever their groups."""
        return tuple(entry for group in self.groups for entry in group.entries)


def further_pages(directory: str, length: int, per_page: int) -> tuple[str, ...]:
    """Return the places, in `directory`, of a list's pages after the first."""
    total = -(-length // per_page)
    return tuple(f"{directory}/{number}.md" for number in range(2, total + 1))


def page_slice(page: ListPage, per_page: int) -> slice:
    """Return which entries of its list `page` shows."""
    return slice((page.number - 1) * per_page, page.number * per_page)


def paginate(page: ListPage, urls: Mapping[str, str]) -> Pagination | None:
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
