"""What a series owes by its cadence, what it missed, and since when it is overdue."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_gazette.model.cadence import Cadence, Days, Standing, standing, stretches

DAILY = Cadence.parse("daily")
WEEKDAYS = Cadence.parse("weekdays")
WEEKLY = Cadence.parse("weekly")
CADENCES = (
    DAILY,
    WEEKDAYS,
    WEEKLY,
    Cadence.parse("FREQ=WEEKLY;BYDAY=TU,FR"),
    Cadence.parse("FREQ=MONTHLY;BYDAY=-1FR"),
)


def july(*days: int) -> list[date]:
    """Return days of July 2026, whose 6th, 13th, 20th and 27th are Mondays."""
    return [date(2026, 7, day) for day in days]


def told(found: Standing) -> tuple[str, int | None, str]:
    """Return the days of July that `found` names: missed, overdue since, next due."""
    due = found.next_due
    return (
        " ".join(map(span, found.missed)),
        found.overdue_since.day if found.overdue_since else None,
        span(due) if due else "",
    )


def span(days: Days) -> str:
    first, last = days.first.day, days.last.day
    return f"{first}" if first == last else f"{first}-{last}"


@pytest.mark.parametrize(
    ("cadence", "appeared", "today", "missed", "overdue", "due"),
    [
        ("daily", [], 10, "", None, ""),
        ("daily", [3], 3, "", None, "4"),
        ("daily", [3], 4, "", None, "4"),
        ("daily", [3], 5, "4", 4, "5"),
        ("daily", [3], 6, "4 5", 4, "6"),
        ("daily", [1, 3], 4, "2", None, "4"),
        ("daily", [1, 3], 5, "2 4", 4, "5"),
        ("daily", [3, 1, 1, 2, 3], 3, "", None, "4"),
        ("daily", [3, 9], 5, "4", 4, "5"),  # that of the 9th has not appeared yet
        ("daily", [9], 5, "", None, ""),
        ("weekdays", [2, 3], 5, "", None, "6"),
        ("weekdays", [2, 3], 6, "", None, "6"),
        ("weekdays", [2, 3], 7, "6", 6, "7"),
        ("weekdays", [2], 4, "3", 3, "6"),
        ("weekdays", [2, 4], 5, "3", None, "6"),  # late, but there
        ("weekdays", [4], 5, "", None, "6"),
        ("weekly", [1], 5, "", None, "6-12"),
        ("weekly", [1], 12, "", None, "6-12"),
        ("weekly", [1], 13, "6-12", 12, "13-19"),
        ("weekly", [1, 12], 13, "", None, "13-19"),
        ("weekly", [1, 13], 14, "6-12", None, "20-26"),
        ("FREQ=WEEKLY;BYDAY=TU,FR", [1], 7, "3", 3, "7"),
        ("FREQ=WEEKLY;BYDAY=TU,FR", [1, 4], 7, "3", None, "7"),
        ("FREQ=WEEKLY;BYDAY=TU,FR", [1, 3, 7], 9, "", None, "10"),
        ("FREQ=WEEKLY;INTERVAL=2", [1], 16, "15", 15, "29"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", [1], 16, "", None, ""),
    ],
)
def test_standing(
    *, cadence: str, appeared: list[int], today: int, missed: str, overdue: int | None, due: str
) -> None:
    found = standing(Cadence.parse(cadence), july(*appeared), *july(today))
    assert told(found) == (missed, overdue, due)


DAYS = st.integers(0, 60).map(lambda number: date(2026, 6, 1) + timedelta(number))
SOME_DAYS = st.lists(DAYS, min_size=1, max_size=40)


def by_hand(cadence: Cadence, appeared: list[date], today: date) -> list[Days]:
    """Return what was missed, found by asking each day for itself."""
    begin = min(appeared)
    days = [begin + timedelta(number) for number in range((today - begin).days)]
    if cadence is WEEKLY:
        mondays = [day - timedelta(day.weekday()) for day in days]
        weeks = [Days(day, day + timedelta(6)) for day in sorted(set(mondays))]
        seen = {day.isocalendar()[:2] for day in appeared}
        return [
            week for week in weeks if week.last < today and week.first.isocalendar()[:2] not in seen
        ]
    due = days if cadence is DAILY else [day for day in days if day.weekday() < 5]
    return [Days(day, day) for day in due if day not in appeared]


@given(st.sampled_from([DAILY, WEEKDAYS, WEEKLY]), SOME_DAYS, DAYS)
def test_what_was_missed_is_what_a_calendar_shows(
    cadence: Cadence, appeared: list[date], today: date
) -> None:
    shown = [day for day in appeared if day <= today]
    expected = by_hand(cadence, shown, today) if shown else []
    assert list(standing(cadence, appeared, today).missed) == expected


@given(st.sampled_from(CADENCES), SOME_DAYS, DAYS)
def test_what_is_missed_due_and_overdue_fits_together(
    cadence: Cadence, appeared: list[date], today: date
) -> None:
    found = standing(cadence, appeared, today)
    since_newest = [
        days for days in found.missed if days.first > max(d for d in appeared if d <= today)
    ]
    assert found.overdue_since == (since_newest[0].last if since_newest else None)
    assert all(days.last < today for days in found.missed), "today is not over"
    if found.next_due:
        assert found.next_due.last >= today
        again = standing(cadence, [*appeared, max(today, found.next_due.first)], today)
        assert again.next_due is None or again.next_due.first >= found.next_due.first


@given(st.sampled_from(CADENCES), SOME_DAYS, DAYS, DAYS)
def test_a_part_more_never_makes_it_worse(
    cadence: Cadence, appeared: list[date], today: date, extra: date
) -> None:
    before = standing(cadence, appeared, today)
    after = standing(cadence, [*appeared, max(extra, min(appeared))], today)
    assert set(after.missed) <= set(before.missed)
    assert before.overdue_since or not after.overdue_since


@given(st.sampled_from(CADENCES), SOME_DAYS, DAYS, st.randoms(use_true_random=False))
def test_order_and_company_do_not_matter(
    cadence: Cadence, appeared: list[date], today: date, random: Random
) -> None:
    shuffled = [*appeared, *appeared]
    random.shuffle(shuffled)
    assert standing(cadence, shuffled, today) == standing(cadence, appeared, today)


@pytest.mark.parametrize("cadence", CADENCES)
def test_ten_years_are_cheap(cadence: Cadence) -> None:
    begin = date(2016, 1, 1)
    appeared = [begin + timedelta(number) for number in range(3_650)]
    spent = process_time()
    found = standing(cadence, appeared, appeared[-1] + timedelta(40))
    assert process_time() - spent < 1
    assert found.overdue_since


def test_a_date_of_the_year_1_costs_no_more_than_a_century() -> None:
    spent = process_time()
    found = standing(DAILY, [date.min], date(2026, 7, 1))
    assert process_time() - spent < 5
    assert len(found.missed) == 36_525


def test_neighbouring_days_are_joined() -> None:
    days = [Days(day, day) for day in july(1, 2, 3, 6, 8, 9)]
    assert " ".join(map(span, stretches(days))) == "1-3 6 8-9"
    weeks = [Days(*july(6, 12)), Days(*july(13, 19)), Days(*july(27, 31))]
    assert " ".join(map(span, stretches(weeks))) == "6-19 27-31"
    assert stretches([]) == ()
