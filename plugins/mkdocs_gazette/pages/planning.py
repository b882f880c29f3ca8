"""Which pages the publication has besides its posts, and where they stand."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from mkdocs_gazette.config import GazetteConfig
from mkdocs_gazette.editions import Edition
from mkdocs_gazette.language import Language
from mkdocs_gazette.model.publication import Publication
from mkdocs_gazette.pages.lists import INDEX, Kind, ListPage, further_pages

README = "README.md"

YEAR_LENGTH = 400
"""How many posts a page of the archive has: a whole year of a daily."""


@dataclass(frozen=True, slots=True)
class Plan:
    """All list pages by source path, and the first of each list by its kind and key."""

    pages: Mapping[str, ListPage] = field(default_factory=dict)
    firsts: Mapping[tuple[Kind, str], str] = field(default_factory=dict)

    def first(self, kind: Kind, key: str = "") -> str | None:
        """Return the source path of the first page of a list, None if there is no such list."""
        return self.firsts.get((kind, key))


@dataclass(frozen=True, slots=True)
class SiteText:
    """What a site says of itself in its configuration."""

    name: str
    description: str


def plan(  # noqa: PLR0913 - all that a plan depends on
    sources: Mapping[str, str],
    site: SiteText,
    publication: Publication,
    options: GazetteConfig,
    language: Language,
    *,
    edition: Edition,
) -> Plan:
    """Decide which pages list what.

    A page that the author wrote at such a place (`sources` holds the source paths of all files
    by their places) becomes the first page of its list.
    """
    pages = tuple(_Planning(sources, site, publication, options, language, edition).pages())
    return Plan(
        {page.path: page for page in pages},
        {(page.kind, page.key): page.path for page in pages if page.number == 1},
    )


def authored(sources: Mapping[str, str], place: str) -> str | None:
    """Return the source path of the page that an author wrote for `place`, if there is one."""
    candidates = (
        place and f"{place}.md",
        posixpath.join(place, INDEX),
        posixpath.join(place, README),
    )
    return next((sources[path] for path in candidates if path and path in sources), None)


@dataclass(frozen=True, slots=True)
class _List:
    """A list before it is cut into pages: at `place`, and below the list at `parent`."""

    kind: Kind
    place: str
    title: str
    description: str = ""
    key: str = ""
    length: int = 0
    per_page: int = 1
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class _Planning:
    sources: Mapping[str, str]
    site: SiteText
    publication: Publication
    options: GazetteConfig
    language: Language
    edition: Edition

    def pages(self) -> Iterator[ListPage]:
        """Yield the pages of all lists."""
        for one in self.lists():
            yield from self.cut(one)

    def lists(self) -> Iterator[_List]:
        """Yield all lists; what others hang below comes before them."""
        options, publication = self.options, self.publication
        if options.index.enabled:
            yield _List(
                Kind.INDEX,
                "",
                self.site.name,
                self.site.description,
                length=len(publication.posts),
                per_page=options.index.per_page,
            )
        if publication.runs:
            yield from self.series()
        if options.archive.enabled and publication.posts:
            yield from self.archive()
        if options.authors.enabled and publication.bylines:
            yield from self.authors()
        if options.categories.enabled and publication.categories:
            yield from self.categories()

    def series(self) -> Iterator[_List]:
        """Yield the shelf, each series, and the years of those that are long."""
        yield _List(Kind.SHELF, "series", self.language.t("Series"))
        for id_, run in self.publication.runs.items():
            place, title = f"series/{id_}", run.series.title
            description = run.series.description
            yield _List(Kind.SERIES, place, title, description, key=id_, parent="series")
            if len(run.parts) <= self.options.series.per_page:
                continue
            for year in run.years:
                yield _List(
                    Kind.SERIES_YEAR,
                    f"{place}/{year}",
                    self.language.t("{title}, {year}", title=title, year=year),
                    key=f"{id_}/{year}",
                    parent=place,
                )

    def archive(self) -> Iterator[_List]:
        """Yield the list of years, and each year."""
        yield _List(Kind.ARCHIVE, "archive", self.language.t("Archive"))
        for year, posts in self.publication.years.items():
            yield _List(
                Kind.YEAR,
                f"archive/{year}",
                self.language.t("Archive of {year}", year=year),
                key=str(year),
                length=len(posts),
                per_page=YEAR_LENGTH,
                parent="archive",
            )

    def authors(self) -> Iterator[_List]:
        """Yield the list of authors, and each author's posts."""
        yield _List(Kind.AUTHORS, "authors", self.language.t("Authors"))
        for id_, oeuvre in self.publication.bylines.items():
            author = oeuvre.author
            yield _List(
                Kind.AUTHOR,
                f"authors/{author.place}",
                author.name,
                author.description,
                key=id_,
                length=len(oeuvre.posts),
                per_page=self.options.authors.per_page,
                parent="authors",
            )

    def categories(self) -> Iterator[_List]:
        """Yield the list of categories, and the posts of each."""
        yield _List(Kind.CATEGORIES, "categories", self.language.t("Categories"))
        for key, category in self.publication.categories.items():
            yield _List(
                Kind.CATEGORY,
                f"categories/{key}",
                category.name,
                key=key,
                length=len(category.posts),
                per_page=self.options.categories.per_page,
                parent="categories",
            )

    def cut(self, one: _List) -> Iterator[ListPage]:
        """Yield the pages of one list.

        The first of them carries the introduction, unless its author wrote a text.
        """
        own = authored(self.sources, one.place)
        front = self.front_path(one.place)
        rest = further_pages(posixpath.join(one.place, "page"), one.length, one.per_page)
        paths = (front, *map(self.edition.source, rest))
        above = None if one.parent is None else self.front_path(one.parent)
        for number in range(1, len(paths) + 1):
            title = one.title
            if number > 1:
                title = self.language.t("{title}, page {number}", title=title, number=number)
            yield ListPage(
                one.kind,
                one.key,
                paths,
                number,
                title=" ".join(title.split()),
                description=one.description,
                introduction="" if own or number > 1 else one.description,
                parent=above if number == 1 else front,
            )

    def front_path(self, place: str) -> str:
        """Return the source path of the first page of the list at `place`.

        The shelf stands in the folder of its series, which an automatic navigation makes a
        section; the other lists are single entries there.
        """
        in_folder = place in {"", "series"}
        generated = posixpath.join(place, INDEX) if in_folder else f"{place}.md"
        return authored(self.sources, place) or self.edition.source(generated)
