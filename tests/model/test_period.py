"""Which days a digest is about."""

from __future__ import annotations

from datetime import date

import pytest

from mkdocs_gazette.model.cadence import Days
from mkdocs_gazette.model.period import PeriodError, period

TODAY = date(2026, 6, 30)


@pytest.mark.parametrize(
    ("since", "until", "first", "last"),
    [
        ("7d", "today", "2026-06-24", "2026-06-30"),
        ("1d", "today", "2026-06-30", "2026-06-30"),
        ("2w", "today", "2026-06-17", "2026-06-30"),
        ("1w", "yesterday", "2026-06-23", "2026-06-29"),
        ("7d", "2026-03-01", "2026-02-23", "2026-03-01"),
        ("2026-06-01", "today", "2026-06-01", "2026-06-30"),
        ("2026-06-30", "2026-06-30", "2026-06-30", "2026-06-30"),
    ],
)
def test_days(since: str, until: str, first: str, last: str) -> None:
    days = Days(date.fromisoformat(first), date.fromisoformat(last))
    assert period(since, until, TODAY) == days


def test_weeks_that_follow_each_other_share_no_day_and_miss_none() -> None:
    one = period("1w", "yesterday", date(2026, 6, 22))
    other = period("1w", "yesterday", date(2026, 6, 29))
    assert (other.first - one.last).days == 1


@pytest.mark.parametrize(
    ("since", "until", "option", "part"),
    [
        ("", "today", "--since", "such as 7d or 2w"),
        ("0d", "today", "--since", "'0d' is neither"),
        ("-7d", "today", "--since", "'-7d' is neither"),
        ("7", "today", "--since", "'7' is neither"),
        ("7 d", "today", "--since", "'7 d' is neither"),
        ("٧d", "today", "--since", "'٧d' is neither"),
        ("7d\n", "today", "--since", "is neither"),
        ("20260624", "today", "--since", "'20260624' is neither"),
        ("2026-W26-3", "today", "--since", "is neither"),
        ("2026-02-30", "today", "--since", "'2026-02-30' is neither"),
        ("99999w", "0001-01-07", "--since", "before the calendar begins"),
        ("2026-07-01", "today", "--since", "2026-07-01 is after 2026-06-30"),
        ("7d", "soon", "--until", "'soon' is no day, such as 2026-06-30"),
        ("7d", "", "--until", "'' is no day"),
        ("7d", "7d", "--until", "'7d' is no day"),
    ],
)
def test_what_names_no_days(since: str, until: str, option: str, part: str) -> None:
    with pytest.raises(PeriodError) as refused:
        period(since, until, TODAY)
    assert refused.value.option == option
    assert part in str(refused.value)
