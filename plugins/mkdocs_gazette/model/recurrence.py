"""Recurrence rules of RFC 5545 (section 3.3.10), as far as they name days and never end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time

from dateutil.rrule import rrulestr

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

_LENGTH = 200
"""How many characters a rule may have: dateutil follows long lists slowly."""

_WEEKDAY = f"(?:{'|'.join(WEEKDAYS)})"
_WEEK = "[+-]?(?:5[0-3]|[1-4][0-9]|0?[1-9])"
_YEAR_DAY = "[+-]?(?:36[0-6]|3[0-5][0-9]|[12][0-9]{2}|0?[1-9][0-9]|0{0,2}[1-9])"
_PARTS = {
    # name: one value, and the frequencies that it goes with
    "BYMONTH": ("1[0-2]|0?[1-9]", {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}),
    "BYWEEKNO": (_WEEK, {"YEARLY"}),
    "BYYEARDAY": (_YEAR_DAY, {"YEARLY"}),
    "BYMONTHDAY": ("[+-]?(?:3[01]|[12][0-9]|0?[1-9])", {"DAILY", "MONTHLY", "YEARLY"}),
    "BYDAY": (_WEEKDAY, {"DAILY", "WEEKLY"}),
    "BYSETPOS": (_YEAR_DAY, {"WEEKLY", "MONTHLY", "YEARLY"}),
}
_NTH_WEEKDAY = f"(?:{_WEEK})?{_WEEKDAY}"

_LATE = 9200
"""A year from which dateutil's calendar, which ends with 9999, has only centuries left."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule such as FREQ=WEEKLY;INTERVAL=2;BYDAY=TU.

    `selectors` are the parts BY…, such as ("BYDAY", "TU"). Weeks begin on `week_start`.
    """

    frequency: str
    interval: int = 1
    selectors: tuple[tuple[str, str], ...] = ()
    week_start: str = "MO"

    @classmethod
    def parse(cls, text: str) -> Rule:
        """Read a rule, with or without "RRULE:" before it.

        Raises ValueError where it is none, breaks the RFC's table of which parts go together,
        names times of day, or ends by itself.
        """
        if len(text) > _LENGTH:
            raise ValueError("too long a rule")
        pairs = [part.partition("=") for part in text.upper().removeprefix("RRULE:").split(";")]
        parts = {name: value for name, _, value in pairs}
        if len(parts) < len(pairs):
            raise ValueError("a part is given twice")
        frequency = parts.pop("FREQ", "")
        interval = parts.pop("INTERVAL", "1")
        week_start = parts.pop("WKST", "MO")
        for name, value in parts.items():
            one, frequencies = _PARTS.get(name, ("", frozenset[str]()))
            if name == "BYDAY" and frequency in {"MONTHLY", "YEARLY"}:
                one, frequencies = _NTH_WEEKDAY, {frequency}
            if frequency not in frequencies or not re.fullmatch(f"(?:{one})(?:,(?:{one}))*", value):
                raise ValueError(f"no {name} of a rule {frequency}")
        if (
            frequency not in {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}
            or not re.fullmatch("[1-9][0-9]{0,2}", interval)
            or not re.fullmatch(_WEEKDAY, week_start)
            or parts.keys() == {"BYSETPOS"}
        ):
            raise ValueError("not a rule")
        return cls(frequency, int(interval), tuple(parts.items()), week_start)

    def __str__(self) -> str:
        selectors = "".join(f";{name}={value}" for name, value in self.selectors)
        return f"FREQ={self.frequency};INTERVAL={self.interval};WKST={self.week_start}{selectors}"

    def days(self, start: date) -> Iterator[date]:
        """Yield the rule's days from `start` on, which need not be one of them, for centuries.

        The calendar repeats every 400 years, weekdays and all. So the rule is followed late in
        dateutil's calendar: that bounds the search for the days of a rule that has none, such as
        30 February, which dateutil gives up only in its last year.
        """
        shift = _LATE + (start.year - _LATE) % 400 - start.year
        begin = datetime.combine(start.replace(year=start.year + shift), time())
        with suppress(ValueError):  # dateutil steps over the end of its last week
            for moment in rrulestr(str(self), dtstart=begin):
                yield moment.date().replace(year=moment.year - shift)
