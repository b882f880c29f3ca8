"""Dates as authors give them: a day, or a day with a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A point in time for ordering and display.

    `at` always carries an offset. `has_time` tells whether the author gave a time of day;
    without one, `at` is midnight UTC of that day and only the day is ever shown.
    """

    at: datetime
    has_time: bool

    @classmethod
    def of(cls, value: date | datetime) -> Moment:
        """Return the moment that `value` stands for; a time without an offset is UTC."""
        if isinstance(value, datetime):
            return cls(value if value.tzinfo else value.replace(tzinfo=UTC), has_time=True)
        return cls(datetime.combine(value, time(), UTC), has_time=False)

    @property
    def machine(self) -> str:
        """The value for an HTML `datetime` attribute."""
        return self.at.isoformat() if self.has_time else self.at.date().isoformat()
