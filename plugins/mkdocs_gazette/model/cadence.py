"""Cadence: how often a series promises to appear, and whether it does."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from mkdocs_gazette.model.recurrence import Rule

_WEEK = 7
_MEMORY = 36_525
"""How many days are looked back on: a century, so that a part dated to the year 1 costs no more."""


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days, from the `first` to the `last`."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Cadence:
    """A promise of parts.

    A part is due on each day of `rule`; with `any_day_of_week` those days are Mondays, and a
    part on any day of the week will do.
    """

    rule: Rule
    any_day_of_week: bool = False

    @classmethod
    def parse(cls, text: str) -> Cadence:
        """Read "daily", "weekdays", "weekly" or a rule; raises ValueError where it is neither."""
        return _NAMED.get(text) or cls(Rule.parse(text))

    def promises(self, start: date) -> Iterator[Days]:
        """Yield when parts are due, one in each stretch of days, for a series begun on `start`."""
        if not self.any_day_of_week:
            yield from (Days(day, day) for day in self.rule.days(start))
            return
        for monday in self.rule.days(start - timedelta(start.weekday())):
            yield Days(monday, monday + timedelta(_WEEK - 1))


_NAMED = {
    "daily": Cadence(Rule("DAILY")),
    "weekdays": Cadence(Rule("WEEKLY", selectors=(("BYDAY", "MO,TU,WE,TH,FR"),))),
    "weekly": Cadence(Rule("WEEKLY", selectors=(("BYDAY", "MO"),)), any_day_of_week=True),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """How a series keeps its cadence.

    `missed` are the promises that passed without a part, oldest first. `overdue_since` is the
    last day of the first of them since the newest part. `next_due` is the first promise that
    can still be kept and is not yet.
    """

    missed: tuple[Days, ...] = ()
    overdue_since: date | None = None
    next_due: Days | None = None


def standing(cadence: Cadence, appeared: Iterable[date], today: date) -> Standing:
    """Return how a series stands `today` that `appeared` on some days, in any order.

    It owes parts from its first day on, and none before there is one. Today is not over, and
    what is dated later has not appeared.
    """
    days = sorted({day for day in appeared if day <= today})
    if not days:
        return Standing()
    missed: list[Days] = []
    overdue_since: date | None = None
    for promise in cadence.promises(max(days[0], _back(today, _MEMORY))):
        index = bisect_left(days, promise.first)
        if index < len(days) and days[index] <= promise.last:
            continue
        if promise.last >= today:
            return Standing(tuple(missed), overdue_since, promise)
        missed.append(promise)
        if overdue_since is None and index == len(days):
            overdue_since = promise.last
    return Standing(tuple(missed), overdue_since)


def _back(day: date, days: int) -> date:
    return date.fromordinal(max(1, day.toordinal() - days))


def stretches(promises: Iterable[Days]) -> tuple[Days, ...]:
    """Join what follows each other without a day between, in `promises` in their order."""
    joined: list[Days] = []
    for promise in promises:
        if joined and promise.first - joined[-1].last == timedelta(1):
            joined[-1] = Days(joined[-1].first, promise.last)
        else:
            joined.append(promise)
    return tuple(joined)
