"""What a digest holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import tzinfo
from itertools import groupby

from mkdocs_gazette.digest.plain import isolated, line
from mkdocs_gazette.language import Language, Piece
from mkdocs_gazette.model.cadence import Days
from mkdocs_gazette.model.moment import Moment
from mkdocs_gazette.model.post import Post
from mkdocs_gazette.model.publication import Category, Publication
from mkdocs_gazette.model.selection import Selection
from mkdocs_gazette.model.series import Part

_WITHOUT_MONTHS = 31
"""Up to how many days a digest has no headings of months."""

_SUMMARY = 150
"""How many characters the titles in a summary have at most, if there is more than one."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Which posts a digest tells of; None asks for nothing. `series` and `author` are ids.

    An `author` is also the name of a guest.
    """

    series: str | None = None
    author: str | None = None
    category: Category | None = None

    def posts(self, publication: Publication, days: Days, zone: tzinfo) -> tuple[Post, ...]:
        """Return the published posts of those `days` in `zone`, in the order they are read in."""
        selection = Selection(series=self.series, author=self.author)
        among = None if self.category is None else frozenset(self.category.posts)
        ids = selection.newest(publication, len(publication.posts))
        found = (publication.posts[id_] for id_ in reversed(ids) if among is None or id_ in among)
        return tuple(
            post
            for post in found
            if not post.hidden and days.first <= post.published.day_in(zone) <= days.last
        )

    def name(self, publication: Publication, site: str) -> str:
        """Return what the digest is of: a series stands for itself, others within the `site`."""
        title = publication.runs[self.series].series.title if self.series else site
        names = (title, self._author_name(publication), self.category and self.category.name)
        return " – ".join(line(name) for name in names if name)

    def _author_name(self, publication: Publication) -> str | None:
        if self.author is None:
            return None
        authors = (one for post in publication.posts.values() for one in post.authors)
        return next((one.name for one in authors if self.author in {one.id, one.name}), self.author)


@dataclass(frozen=True, slots=True)
class Beginning:
    """How a post begins: as sanitised HTML with whole addresses, and as plain paragraphs."""

    html: str = ""
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A post in a digest; its texts are single lines.

    `address` is whole; `day`, `month` and `reading_time` are as the language writes them;
    `byline` is in pieces whose slots are indexes into `authors`, and `written_by` in plain text.
    `part` says which it is of the series with the title `series`, and `place` both in plain text.
    A post has a `description`, or its `beginning` is told.
    """

    id: str
    path: str
    title: str
    address: str
    published: Moment
    day: str
    month: str
    reading_time: str
    authors: tuple[str, ...] = ()
    byline: tuple[Piece, ...] = ()
    written_by: str = ""
    series_id: str = ""
    series: str = ""
    number: int | None = None
    part: str = ""
    place: str = ""
    description: str = ""
    beginning: Beginning = field(default_factory=Beginning)
    minutes: int = 1
    categories: tuple[str, ...] = ()

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """What is told of the post, in plain text."""
        return (self.description,) if self.description else self.beginning.paragraphs


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What has appeared in some `days`, which `period` writes out; oldest first.

    `name` is that of the publication, `home` its address, `follow` that of the page about
    subscribing to it.
    """

    title: str
    name: str
    home: str
    days: Days
    period: str
    items: tuple[Item, ...]
    language: Language
    follow: str | None = None

    @property
    def count(self) -> str:
        """How many posts it has, in words."""
        return self.language.nt("{count} post", "{count} posts", len(self.items))

    @property
    def summary(self) -> str:
        """What is in it, in a line: the first titles, as many as mail programs have room for."""
        told = ""
        for item in self.items:
            longer = f"{told} · {item.title}" if told else f"{self.count}: {item.title}"
            if told and len(longer) > _SUMMARY:
                break
            told = longer
        return told

    @property
    def direction(self) -> str:
        """The direction of the language: "ltr" or "rtl"."""
        return self.language.direction

    @property
    def months(self) -> Iterator[tuple[str, tuple[Item, ...]]]:
        """The items by month; those of a short time are under no name."""
        if (self.days.last - self.days.first).days < _WITHOUT_MONTHS:
            yield "", self.items
            return
        for month, items in groupby(self.items, key=lambda item: item.month):
            yield month, tuple(items)


@dataclass(frozen=True, slots=True)
class Items:
    """Makes items.

    `addresses` holds the posts' whole addresses by their ids, `titles` those that come from
    headings, and `beginnings` how posts begin that have no description. A digest of one
    `series` does not name it.
    """

    publication: Publication
    language: Language
    zone: tzinfo
    addresses: Mapping[str, str]
    titles: Mapping[str, str] = field(default_factory=dict)
    beginnings: Mapping[str, Beginning] = field(default_factory=dict)
    series: str | None = None

    def of_post(self, post: Post) -> Item:
        """Return the item of `post`."""
        part = self._part(post)
        run = self.publication.runs[part.series] if part else None
        title = part.title if part and self.series else None
        series = line(run.series.title) if run and not self.series else ""
        numbered = self._numbered(part, run.total if run else None) if part else ""
        authors = tuple(line(author.name) for author in post.authors)
        byline = self.language.listed(len(authors)) if authors else ()
        day = Moment.of(post.published.day_in(self.zone))
        return Item(
            id=post.id,
            path=post.path,
            title=line(title or post.title or self.titles.get(post.id, "")) or post.id,
            address=self.addresses[post.id],
            published=post.published,
            day=self.language.date(day),
            month=self.language.month(day),
            reading_time=self.language.nt("{count} min read", "{count} min read", post.minutes),
            authors=authors,
            byline=byline,
            written_by="".join(
                self._isolated(authors[int(piece.slot)]) if piece.slot else piece.text
                for piece in byline
            ),
            series_id=part.series if part else "",
            series=series,
            number=part.number if part else None,
            part=numbered,
            place=" · ".join(filter(None, [self._isolated(series), numbered])),
            description=line(post.description),
            beginning=self.beginnings.get(post.id, Beginning()),
            minutes=post.minutes,
            categories=post.categories,
        )

    def _isolated(self, text: str) -> str:
        return isolated(text, self.language.direction)

    def _part(self, post: Post) -> Part | None:
        """Return the part that `post` is of the digest's series, or else of its own first one."""
        series = self.series or next((claim.series for claim in post.memberships), None)
        if series is None:
            return None
        run = self.publication.runs[series]
        return run.parts[run.positions[post.id]]

    def _numbered(self, part: Part, total: int | None) -> str:
        t = self.language.t
        if total is None:
            return t("Part {number}", number=part.number)
        return t("Part {number} of {total}", number=part.number, total=total)
