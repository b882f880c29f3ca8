"""Moments: days and times in one order."""

# ruff: noqa: DTZ001 - times without an offset are what YAML makes of what authors write
from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_gazette.model.moment import Moment

TOKYO = timezone(timedelta(hours=9))
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("value", "machine"),
    [
        (date(2026, 6, 28), "2026-06-28"),
        (datetime(2026, 6, 28, 7, 30), "2026-06-28T07:30:00+00:00"),
        (datetime(2026, 6, 28, 7, 30, tzinfo=UTC), "2026-06-28T07:30:00+00:00"),
        (datetime(2026, 6, 28, 7, 30, tzinfo=TOKYO), "2026-06-28T07:30:00+09:00"),
        (datetime(2026, 6, 28, 0, 0, tzinfo=UTC), "2026-06-28T00:00:00+00:00"),
    ],
)
def test_tells_machines_what_the_author_wrote(value: date, machine: str) -> None:
    assert Moment.of(value).machine == machine


def test_a_day_comes_before_its_hours_wherever_the_author_is() -> None:
    morning = Moment.of(datetime(2026, 6, 28, 10, 0, tzinfo=TOKYO))
    later = Moment.of(datetime(2026, 6, 28, 2, 0, tzinfo=UTC))
    assert Moment.of(date(2026, 6, 28)) < morning < later < Moment.of(date(2026, 6, 29))


@given(st.datetimes(timezones=st.timezones() | st.none()) | st.dates())
def test_always_carries_an_offset(value: date) -> None:
    moment = Moment.of(value)
    assert moment.at.utcoffset() is not None
    assert moment.has_time is isinstance(value, datetime)


@pytest.mark.parametrize(
    ("value", "machine", "at"),
    [
        (date(2026, 6, 28), "2026-06-28", "2026-06-28T00:00:00+02:00"),
        (datetime(2026, 6, 28, 7, 30), "2026-06-28T07:30:00+02:00", None),
        (datetime(2026, 1, 28, 7, 30), "2026-01-28T07:30:00+01:00", None),
        (datetime(2026, 6, 28, 7, 30, tzinfo=TOKYO), "2026-06-28T07:30:00+09:00", None),
        # Clocks are put forward from 2 to 3 on 29 March, and back from 3 to 2 on 25 October.
        (datetime(2026, 3, 29, 2, 30), "2026-03-29T02:30:00+01:00", None),
        (datetime(2026, 3, 29, 3, 0), "2026-03-29T03:00:00+02:00", None),
        (datetime(2026, 10, 25, 2, 30), "2026-10-25T02:30:00+02:00", None),
        (datetime(1850, 1, 1, 12, 0), "1850-01-01T12:00:00+00:53", None),
    ],
)
def test_what_has_no_offset_is_in_the_site_s_timezone(
    value: date, machine: str, at: str | None
) -> None:
    moment = Moment.of(value, BERLIN)
    assert moment.machine == machine
    assert moment.at.isoformat() == (at or machine)


def test_a_day_begins_where_midnight_is_skipped() -> None:
    cairo = Moment.of(date(2026, 4, 24), ZoneInfo("Africa/Cairo"))
    assert cairo.machine == "2026-04-24"
    assert cairo.placed(UTC).isoformat() == "2026-04-23T22:00:00+00:00"


ZONES = st.timezones()
TIMES = st.datetimes(timezones=ZONES | st.none()) | st.dates()


@given(TIMES, ZONES)
def test_any_time_in_any_timezone_has_its_place(value: date, zone: ZoneInfo) -> None:
    moment = Moment.of(value, zone)
    day = value.date() if isinstance(value, datetime) else value
    assert moment.at.date() == day
    assert moment.placed(zone).utcoffset() is not None
    assert datetime.fromisoformat(moment.at.isoformat()) == moment.at


@given(st.lists(st.datetimes(datetime(2026, 10, 24), datetime(2026, 10, 26), timezones=ZONES)))
def test_the_order_is_that_of_the_world_when_clocks_are_put_back(times: list[datetime]) -> None:
    ordered = sorted(Moment.of(time, BERLIN) for time in times)
    assert all(a.at.timestamp() <= b.at.timestamp() for a, b in pairwise(ordered))
