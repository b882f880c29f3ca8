"""Recurrence rules: the RFC's forms, days that dateutil and arithmetic agree on, no long search."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import islice, takewhile
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_gazette.model.recurrence import Rule

START = date(2026, 7, 1)  # a Wednesday


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("FREQ=DAILY", "2026-07-01 2026-07-02 2026-07-03"),
        ("FREQ=DAILY;INTERVAL=10", "2026-07-01 2026-07-11 2026-07-21"),
        ("FREQ=WEEKLY", "2026-07-01 2026-07-08 2026-07-15"),
        ("FREQ=WEEKLY;BYDAY=TU,FR", "2026-07-03 2026-07-07 2026-07-10"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU", "2026-07-05 2026-07-14 2026-07-19"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU", "2026-07-12 2026-07-14 2026-07-26"),
        ("FREQ=MONTHLY", "2026-07-01 2026-08-01 2026-09-01"),
        ("FREQ=MONTHLY;BYDAY=1MO,-1FR", "2026-07-06 2026-07-31 2026-08-03"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "2026-07-31 2026-08-31 2026-09-30"),
        (
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
            "2026-07-31 2026-08-31 2026-09-30",
        ),
        ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "2027-05-17 2028-05-15 2029-05-14"),
        ("FREQ=YEARLY;BYYEARDAY=1,-1", "2026-12-31 2027-01-01 2027-12-31"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2028-02-29 2032-02-29 2036-02-29"),
    ],
)
def test_days(rule: str, days: str) -> None:
    found = islice(Rule.parse(rule).days(START), 3)
    assert [str(day) for day in found] == days.split()


def test_a_rule_may_be_written_as_in_calendars() -> None:
    plain = Rule.parse("FREQ=WEEKLY;BYDAY=MO")
    assert Rule.parse("rrule:freq=weekly;byday=mo;interval=1;wkst=mo") == plain
    assert Rule.parse(str(plain)) == plain


@pytest.mark.parametrize(
    "text",
    [
        "",
        "daily",
        "FREQ",
        "FREQ=",
        "FREQ=SOMETIMES",
        "BYDAY=MO",
        "FREQ=SECONDLY",
        "FREQ=MINUTELY",
        "FREQ=HOURLY",
        "FREQ=DAILY;FREQ=DAILY",
        "FREQ=DAILY;",
        "FREQ=DAILY;BYHOUR=7",
        "FREQ=DAILY;BYSECOND=1,2,3",
        "FREQ=DAILY;COUNT=5",
        "FREQ=DAILY;UNTIL=20270101",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=-1",
        "FREQ=DAILY;INTERVAL=1000000000",
        "FREQ=DAILY;INTERVAL=٣",
        "FREQ=DAILY;BYEASTER=0",
        "FREQ=DAILY;__CLASS__=0",
        "FREQ=DAILY\nDTSTART:20260101T000000",
        "DTSTART:20260101T000000\nRRULE:FREQ=DAILY",
        "FREQ=WEEKLY;WKST=XX",
        "FREQ=WEEKLY;BYDAY=",
        "FREQ=WEEKLY;BYDAY=MO,",
        "FREQ=WEEKLY;BYDAY=2MO",
        "FREQ=WEEKLY;BYMONTHDAY=1",
        "FREQ=MONTHLY;BYDAY=0MO",
        "FREQ=MONTHLY;BYDAY=54MO",
        "FREQ=MONTHLY;BYMONTH=13",
        "FREQ=MONTHLY;BYMONTHDAY=0",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=MONTHLY;BYWEEKNO=1",
        "FREQ=MONTHLY;BYYEARDAY=1",
        "FREQ=MONTHLY;BYSETPOS=1",
        "FREQ=YEARLY;BYYEARDAY=367",
        "FREQ=YEARLY;BYWEEKNO=54",
        f"FREQ=DAILY;BYMONTH={','.join(['1'] * 200)}",
    ],
)
def test_what_is_no_rule_of_days(text: str) -> None:
    with pytest.raises(ValueError, match=r"rule|twice"):
        Rule.parse(text)


@given(st.text("FREQ=DAILYWKM;BUTN,-+0123 \n:", max_size=40) | st.text(max_size=40))
def test_any_text_is_a_rule_or_refused(text: str) -> None:
    try:
        rule = Rule.parse(f"FREQ=MONTHLY;{text}")
    except ValueError:
        return
    assert list(islice(rule.days(START), 3)) == sorted(islice(rule.days(START), 3))


WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@given(
    st.dates(date(1, 1, 1), date(9000, 1, 1)),
    st.sets(st.sampled_from(range(7)), min_size=1),
)
def test_the_calendar_in_which_rules_are_followed_is_the_real_one(
    start: date, weekdays: set[int]
) -> None:
    rule = Rule.parse(f"FREQ=WEEKLY;BYDAY={','.join(WEEKDAYS[day] for day in weekdays)}")
    month = [start + timedelta(number) for number in range(31)]
    found = takewhile(lambda day: day <= month[-1], rule.days(start))
    assert list(found) == [day for day in month if day.weekday() in weekdays]


@given(st.dates(date(1, 1, 1), date(9000, 1, 1)))
def test_months_and_leap_years_are_the_real_ones_too(start: date) -> None:
    ends = list(islice(Rule.parse("FREQ=MONTHLY;BYMONTHDAY=-1").days(start), 3))
    assert all((day + timedelta(1)).day == 1 for day in ends)
    assert (ends[0].year, ends[0].month) == (start.year, start.month)


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=9",
        "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;INTERVAL=7;BYDAY=TU",
    ],
)
def test_the_search_for_days_that_never_come_is_short(text: str) -> None:
    begin = process_time()
    assert list(Rule.parse(text).days(START)) == []
    assert process_time() - begin < 5, "dateutil alone searches for 80 centuries"


def test_the_days_run_out_without_an_error() -> None:
    # The last week of dateutil's calendar has a Saturday in the year 10000.
    days = list(Rule.parse("FREQ=WEEKLY;BYDAY=SA").days(START))
    assert days[-1] > date(2400, 1, 1)
