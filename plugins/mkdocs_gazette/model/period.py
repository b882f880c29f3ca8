"""Stretches of days, as commands name them."""

from __future__ import annotations

import re
from datetime import date, timedelta

from mkdocs_gazette.errors import quote
from mkdocs_gazette.model.cadence import Days

_DAY = timedelta(days=1)
_LENGTH = re.compile("([1-9][0-9]{0,4})([dw])")
_DAYS = {"d": 1, "w": 7}


class PeriodError(ValueError):
    """Words that name no days; `option` is where they stand."""

    def __init__(self, option: str, message: str) -> None:
        super().__init__(message)
        self.option = option


def period(since: str, until: str, today: date) -> Days:
    """Return the days from `since` to `until`, both of them included.

    `since` is a day, or a number of days or weeks ("7d", "2w") of which the last is `until`:
    a day, "today" or "yesterday". Raises PeriodError.
    """
    last = _last(until, today)
    if length := _LENGTH.fullmatch(since):
        count = int(length[1]) * _DAYS[length[2]]
        try:
            return Days(last - (count - 1) * _DAY, last)
        except OverflowError:
            raise PeriodError("--since", f"{quote(since)} is before the calendar begins.") from None
    first = _day(since)
    if first is None:
        raise PeriodError(
            "--since",
            f"{quote(since)} is neither a number of days or weeks, such as 7d or 2w, "
            "nor a day, such as 2026-06-24.",
        )
    if first > last:
        raise PeriodError("--since", f"{first} is after {last}, the last day.")
    return Days(first, last)


def _last(until: str, today: date) -> date:
    if until == "today":
        return today
    if until == "yesterday":
        return today - _DAY
    last = _day(until)
    if last is None:
        raise PeriodError(
            "--until", f"{quote(until)} is no day, such as 2026-06-30, today or yesterday."
        )
    return last


def _day(text: str) -> date | None:
    """Return the day that ISO 8601 writes as `text`; of its forms only the usual one counts."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None
