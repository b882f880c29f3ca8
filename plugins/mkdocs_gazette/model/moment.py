"""Dates as authors give them: a day, or a day with a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A point in time for ordering and display.

    `at` always carries an offset, and a fixed one: times in a timezone with daylight saving
    compare by the clock on the wall, which is put back once a year. `has_time` tells whether
    the author gave a time of day; without one, `at` is the day's beginning and only the day is
    ever shown.
    """

    at: datetime
    has_time: bool

    @classmethod
    def of(cls, value: date | datetime, zone: tzinfo = UTC) -> Moment:
        """Return the moment that `value` stands for; without an offset of its own, in `zone`.

        A time that the clocks skip in spring keeps the offset from before, a time that comes
        twice in autumn is the first of the two.
        """
        if isinstance(value, datetime):
            return cls(_fixed(value if value.tzinfo else value.replace(tzinfo=zone)), has_time=True)
        return cls(_fixed(datetime.combine(value, time(), zone)), has_time=False)

    def day_in(self, zone: tzinfo) -> date:
        """Return the day it is in `zone`; a day without a time is that day everywhere."""
        return (self.at.astimezone(zone) if self.has_time else self.at).date()

    @property
    def machine(self) -> str:
        """The value for an HTML `datetime` attribute."""
        return self.at.isoformat() if self.has_time else self.at.date().isoformat()

    @property
    def month(self) -> str:
        """The month in the form of ISO 8601, such as "2026-06"."""
        return self.at.date().isoformat()[: len("2026-06")]

    def placed(self, zone: tzinfo) -> datetime:
        """Return the same point in time by the clocks of `zone`.

        At the ends of the calendar, where they have no date for it, by the author's own.
        """
        try:
            return self.at.astimezone(zone)
        except OverflowError:
            return self.at


def _fixed(at: datetime) -> datetime:
    """Return `at` with its offset in whole minutes, as RFC 3339 has them.

    Odd seconds are those of local times before there were timezones.
    """
    offset = at.utcoffset() or timedelta()
    minutes = round(offset / timedelta(minutes=1))
    return at.replace(tzinfo=timezone(timedelta(minutes=minutes)) if minutes else UTC, fold=0)
