"""Moments: days and times in one order."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_gazette.model.moment import Moment

TOKYO = timezone(timedelta(hours=9))


@pytest.mark.parametrize(
    ("value", "machine"),
    [
        (date(2026, 6, 28), "2026-06-28"),
        (datetime(2026, 6, 28, 7, 30), "2026-06-28T07:30:00+00:00"),  # noqa: DTZ001 - as YAML reads it
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
