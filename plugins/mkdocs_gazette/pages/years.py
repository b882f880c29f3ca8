"""Lists by year and month: the years to choose from, and what stands under each month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain, groupby

from mkdocs_gazette.language import Language
from mkdocs_gazette.model.moment import Moment
from mkdocs_gazette.model.post import Post
from mkdocs_gazette.model.publication import Publication
from mkdocs_gazette.model.series import Run
from mkdocs_gazette.pages.entry import Entry
from mkdocs_gazette.pages.lists import Counted, Group, Kind
from mkdocs_gazette.pages.planning import YEAR_LENGTH, Plan


@dataclass(frozen=True, slots=True)
class Years:
    """Makes what lists show of time. `urls` maps source paths to URLs from the site's root."""

    publication: Publication
    plan: Plan
    urls: Mapping[str, str]
    language: Language

    def of_archive(self, current: str = "") -> tuple[Counted, ...]:
        """Return the years of the archive, of which `current` is shown now."""
        return self._counted(Kind.YEAR, self.publication.years, current=current)

    def of_series(self, run: Run, current: str = "") -> tuple[Counted, ...]:
        """Return the years of a series, of which `current` is shown now."""
        return self._counted(Kind.SERIES_YEAR, run.years, f"{run.series.id}/", current)

    def with_months(self) -> tuple[Counted, ...]:
        """Return the years of the archive, each with its months."""
        pairs = zip(self.of_archive(), self.publication.years, strict=True)
        return tuple(replace(counted, within=self._months(year)) for counted, year in pairs)

    def by_month(self, entries: Iterable[Entry], ids: Iterable[str]) -> tuple[Group, ...]:
        """Return `entries`, which are of the posts with `ids`, under the names of their months."""

        def month(pair: tuple[Entry, Post]) -> str:
            return pair[1].published.month

        pairs = zip(entries, map(self.publication.posts.__getitem__, ids), strict=True)
        return tuple(
            Group(
                tuple(entry for entry, _ in chain([first], members)),
                self.language.month(first[1].published),
                key,
            )
            for key, members in groupby(pairs, month)
            for first in [next(members)]
        )

    def _counted(
        self,
        kind: Kind,
        years: Mapping[int, tuple[object, ...]],
        prefix: str = "",
        current: str = "",
    ) -> tuple[Counted, ...]:
        """Return the years to choose from; on the page of the only one there is no choice."""
        if current and len(years) == 1:
            return ()
        return tuple(
            Counted(
                str(year),
                self.urls[self.plan.firsts[kind, f"{prefix}{year}"]],
                len(members),
                current=str(year) == current,
            )
            for year, members in years.items()
        )

    def _months(self, year: int) -> tuple[Counted, ...]:
        """Return the months of a year of the archive, on whichever of its pages they begin."""
        posts = self.publication.posts
        pages = self.plan.pages[self.plan.firsts[Kind.YEAR, str(year)]].paths
        begins: dict[str, tuple[int, Moment]] = {}
        counts: Counter[str] = Counter()
        for index, id_ in enumerate(self.publication.years[year]):
            published = posts[id_].published
            begins.setdefault(published.month, (index, published))
            counts[published.month] += 1
        return tuple(
            Counted(
                self.language.month_name(moment),
                f"{self.urls[pages[index // YEAR_LENGTH]]}#{month}",
                counts[month],
            )
            for month, (index, moment) in begins.items()
        )
