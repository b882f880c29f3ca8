"""What a feed holds, whatever its format. All addresses are absolute."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mkdocs_gazette.model.author import Author


@dataclass(frozen=True, slots=True)
class Label:
    """A category or tag: `term` for programs, `name` for people.

    `scheme` is the address below which all such terms have their pages, "" where they have none.
    """

    term: str
    name: str
    scheme: str = ""


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that belongs to an entry: `type` is its media type, `length` is in bytes."""

    address: str
    type: str
    length: int


@dataclass(frozen=True, slots=True)
class SeriesPart:
    """The place of an entry in a series, whose landing page is at `address`."""

    series: str
    title: str
    number: int
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An entry of a feed.

    `id` is a URI that must outlive a move or a new title, or readers would be shown the entry as
    new; as a `permalink` it is the address of the page. `html` is the whole text, or the beginning
    of it, fit for any app; `summary` is plain. The authors' `url` is where the entry names them.
    `comments` is the address of the comments on a page.
    """

    id: str
    title: str
    address: str
    published: datetime
    updated: datetime
    authors: tuple[Author, ...] = ()
    summary: str = ""
    html: str = ""
    labels: tuple[Label, ...] = ()
    parts: tuple[SeriesPart, ...] = ()
    image: str | None = None
    enclosures: tuple[Enclosure, ...] = ()
    comments: str | None = None
    permalink: bool = False


@dataclass(frozen=True, slots=True)
class Chain:
    """Where one document of a feed in several stands, by RFC 5005.

    `current` is the address of the document that has the newest entries, `previous` that of the
    one with the next older ones. An `archive` document is any but the newest.
    """

    current: str
    previous: str | None = None
    archive: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed's head.

    `id` is a URI; `address` is the document's own, `page` that of the page it follows, and
    `stylesheet` leads from the document to what makes it look decent in a browser. `language` is
    a BCP 47 tag; `hubs` are those that tell of news by WebSub.
    """

    id: str
    title: str
    author: str
    address: str
    page: str
    language: str
    subtitle: str = ""
    image: str | None = None
    stylesheet: str | None = None
    hubs: tuple[str, ...] = ()
    chain: Chain | None = None
