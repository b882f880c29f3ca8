"""Fills list pages: what each of them shows, in time that depends on what it shows alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from mkdocs_gazette.config import GazetteConfig
from mkdocs_gazette.language import Language
from mkdocs_gazette.model.moment import Moment
from mkdocs_gazette.model.publication import Publication
from mkdocs_gazette.model.series import Run, Status
from mkdocs_gazette.pages.cadence import rhythms
from mkdocs_gazette.pages.entry import Entries, Entry, Image, Link
from mkdocs_gazette.pages.lists import (
    Counted,
    Group,
    Kind,
    Listing,
    ListPage,
    SeriesCard,
    page_slice,
    paginate,
)
from mkdocs_gazette.pages.people import People
from mkdocs_gazette.pages.planning import YEAR_LENGTH, Plan
from mkdocs_gazette.pages.subscribe import Subscriptions
from mkdocs_gazette.pages.years import Years

FRONT_SHELF = 8
"""How many series stand beside the newest posts, which they would outgrow otherwise."""


@dataclass(frozen=True)
class Listings:
    """Makes listings.

    `urls` maps source paths to URLs relative to the site's root, `overdue` ids of series to the
    day since when a part is overdue.
    """

    publication: Publication
    plan: Plan
    urls: Mapping[str, str]
    options: GazetteConfig
    language: Language
    entries: Entries
    people: People
    subscriptions: Subscriptions
    overdue: Mapping[str, date]

    def of_page(self, page: ListPage) -> Listing:
        """Return what `page` shows."""
        fill = {
            Kind.INDEX: self._front,
            Kind.ARCHIVE: self._archive,
            Kind.YEAR: self._year,
            Kind.SHELF: self._shelf,
            Kind.SERIES: self._series,
            Kind.SERIES_YEAR: self._series_year,
            Kind.AUTHORS: self._authors,
            Kind.AUTHOR: self._author,
            Kind.CATEGORIES: self._categories,
            Kind.CATEGORY: self._category,
        }[page.kind]
        listing = fill(page)
        return replace(
            listing, introduction=page.introduction, pagination=paginate(page, self.urls)
        )

    def ids(self, page: ListPage) -> tuple[str, ...]:
        """Return the posts that `page` lists itself, without making anything of them."""
        publication, options = self.publication, self.options
        match page.kind:
            case Kind.INDEX:
                return self._front_order[page_slice(page, options.index.per_page)]
            case Kind.YEAR:
                return publication.years[int(page.key)][page_slice(page, YEAR_LENGTH)]
            case Kind.AUTHOR:
                posts = publication.bylines[page.key].posts
                return posts[page_slice(page, options.authors.per_page)]
            case Kind.CATEGORY:
                posts = publication.categories[page.key].posts
                return posts[page_slice(page, options.categories.per_page)]
            case Kind.SERIES | Kind.SERIES_YEAR:
                run = self._run(page)
                return tuple(run.parts[index].post_id for index in self._indexes(page, run))
            case _:
                return ()

    def card(self, run: Run) -> SeriesCard:
        """Return a series as a shelf or its own page presents it."""
        series, since = run.series, self.overdue.get(run.series.id)
        return SeriesCard(
            id=series.id,
            title=series.title,
            description=series.description,
            status=series.status.value,
            count=len(run.parts),
            url=self.urls[self.plan.firsts[Kind.SERIES, series.id]],
            first=self.entries.of_part(run.parts[0]) if run.parts else None,
            latest=self.entries.of_part(run.parts[-1]) if run.parts else None,
            planned=len(series.coming),
            rhythm=self._rhythms.get(series.id, ""),
            overdue=self.language.date(Moment.of(since)) if since else "",
            image=Image(series.image) if series.image else None,
            authors=tuple(map(self.people.person, series.authors)),
            subscribe=self.subscriptions.link([series]),
        )

    @cached_property
    def _years(self) -> Years:
        return Years(self.publication, self.plan, self.urls, self.language)

    @cached_property
    def _rhythms(self) -> Mapping[str, str]:
        return rhythms(self.publication, self.language)

    @cached_property
    def shelf(self) -> tuple[SeriesCard, ...]:
        """All series as cards."""
        return tuple(map(self.card, self.publication.runs.values()))

    @property
    def _front_shelf(self) -> tuple[tuple[SeriesCard, ...], Link | None]:
        """The cards on the front page, and what leads to the rest where there are too many."""
        shelf = self.plan.first(Kind.SHELF)
        if shelf is None or len(self.shelf) <= FRONT_SHELF:
            return self.shelf, None
        return self.shelf[:FRONT_SHELF], Link(self.language.t("All series"), self.urls[shelf])

    @cached_property
    def _front_order(self) -> tuple[str, ...]:
        """The posts of the front page: those that are pinned first, the newest before others."""
        posts, newest = self.publication.posts, self.publication.newest
        pinned = tuple(id_ for id_ in newest if posts[id_].pinned)
        rest = (id_ for id_ in newest if not posts[id_].pinned)
        return (*pinned, *rest) if pinned else newest

    def _front(self, page: ListPage) -> Listing:
        t = self.language.t
        lists = {
            Kind.ARCHIVE: t("Archive"),
            Kind.CATEGORIES: t("Categories"),
            Kind.AUTHORS: t("Authors"),
        }
        shelf, further = self._front_shelf if page.number == 1 else ((), None)
        return Listing(
            heading=t("Latest posts"),
            groups=self._one(map(self.entries.of_post, self.ids(page))),
            lead=page.number == 1,
            shelf=shelf,
            shelf_label=t("Series"),
            all_series=further,
            more=tuple(
                Link(label, self.urls[path])
                for kind, label in lists.items()
                if (path := self.plan.first(kind))
            ),
        )

    def _archive(self, _: ListPage) -> Listing:
        return Listing(counted=self._years.with_months(), counted_label=self.language.t("Years"))

    def _year(self, page: ListPage) -> Listing:
        posts = self.ids(page)
        return Listing(
            groups=self._years.by_month(map(self.entries.of_post, posts), posts),
            compact=True,
            counted=self._years.of_archive(current=page.key),
            counted_label=self.language.t("Years"),
        )

    def _shelf(self, _: ListPage) -> Listing:
        return Listing(shelf=self.shelf)

    def _series(self, page: ListPage) -> Listing:
        run = self._run(page)
        descending = newest_first(run)
        long = len(run.parts) > self.options.series.per_page
        return Listing(
            groups=self._parts(run, self._indexes(page, run), by_month=long),
            planned=_planned(run) if descending or not long else (),
            descending=descending,
            series=self.card(run),
            counted=self._years.of_series(run) if long else (),
            counted_label=self.language.t("All parts by year"),
        )

    def _series_year(self, page: ListPage) -> Listing:
        id_, _, year = page.key.rpartition("/")
        run = self._run(page)
        return Listing(
            groups=self._parts(run, self._indexes(page, run), by_month=True),
            planned=_planned(run) if run.years[int(year)][-1] == len(run.parts) - 1 else (),
            descending=newest_first(run),
            compact=True,
            counted=self._years.of_series(run, current=year),
            counted_label=self.language.t("All parts by year"),
            more=(Link(run.series.title, self.urls[self.plan.firsts[Kind.SERIES, id_]]),),
        )

    def _run(self, page: ListPage) -> Run:
        id_ = page.key if page.kind is Kind.SERIES else page.key.rpartition("/")[0]
        return self.publication.runs[id_]

    def _indexes(self, page: ListPage, run: Run) -> Sequence[int]:
        """Return which parts a page of `run` lists, in their order there."""
        if page.kind is Kind.SERIES_YEAR:
            indexes: Sequence[int] = run.years[int(page.key.rpartition("/")[2])]
        else:
            indexes = range(len(run.parts))
        turned = indexes[::-1] if newest_first(run) else indexes
        # A range is turned and cut in constant time, however many parts there are.
        return turned if page.kind is Kind.SERIES_YEAR else turned[: self.options.series.per_page]

    def _authors(self, _: ListPage) -> Listing:
        return Listing(
            people=tuple(
                self.people.person(oeuvre.author, len(oeuvre.posts))
                for oeuvre in self.publication.bylines.values()
            )
        )

    def _author(self, page: ListPage) -> Listing:
        oeuvre = self.publication.bylines[page.key]
        runs = self.publication.runs
        return Listing(
            heading=self.language.t("Posts"),
            groups=self._one(
                replace(self.entries.of_post(id_), role=self._role(page.key, id_))
                for id_ in self.ids(page)
            ),
            author=self.people.profile(oeuvre.author) if page.number == 1 else None,
            shelf=tuple(self.card(runs[id_]) for id_ in oeuvre.series) if page.number == 1 else (),
            shelf_label=self.language.t("Series"),
        )

    def _role(self, author_id: str, post_id: str) -> str:
        post = self.publication.posts[post_id]
        if any(author.id == author_id for author in post.authors):
            return ""
        roles = dict.fromkeys(
            credit.role for credit in post.contributors if credit.author.id == author_id
        )
        return ", ".join(map(self.people.role, roles))

    def _categories(self, _: ListPage) -> Listing:
        return Listing(
            counted=tuple(
                Counted(one.name, self.urls[self.plan.firsts[Kind.CATEGORY, key]], len(one.posts))
                for key, one in self.publication.categories.items()
            )
        )

    def _category(self, page: ListPage) -> Listing:
        return Listing(groups=self._one(map(self.entries.of_post, self.ids(page))))

    def _one(self, entries: Iterable[Entry]) -> tuple[Group, ...]:
        shown = tuple(entries)
        return (Group(shown),) if shown else ()

    def _parts(self, run: Run, indexes: Iterable[int], *, by_month: bool) -> tuple[Group, ...]:
        parts = [run.parts[index] for index in indexes]
        entries = map(self.entries.of_part, parts)
        if by_month and run.chronological:
            return self._years.by_month(entries, (part.post_id for part in parts))
        return self._one(entries)


def _planned(run: Run) -> tuple[str, ...]:
    """Return the titles of parts to come, in the order of the series' list."""
    return run.series.coming[::-1] if newest_first(run) else run.series.coming


def newest_first(run: Run) -> bool:
    """Tell whether a series' list begins with the newest part: while more are to come."""
    return run.series.status is Status.RUNNING
