"""Which series of a publication owe a part, by the day in their own time zone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from mkdocs_gazette.model.cadence import Cadence, Days
from mkdocs_gazette.model.moment import Moment
from mkdocs_gazette.model.post import Membership
from mkdocs_gazette.model.publication import assemble
from mkdocs_gazette.model.punctuality import standings
from mkdocs_gazette.model.series import Series, Status
from tests.model.sample_posts import FIRST_DAY, sample_post

DAILY = Series("s", "S", cadence=Cadence.parse("daily"))
SECOND, THIRD = (FIRST_DAY + timedelta(number) for number in (1, 2))
ON_THE_THIRD = datetime.combine(THIRD, datetime.min.time(), UTC)


def overdue(series: Series, now: datetime, *, draft: bool = False) -> date | None:
    """Return since when a series is overdue whose first part appeared on the first day."""
    posts = [
        sample_post("a", 0, Membership("s")),
        replace(sample_post("b", 1, Membership("s")), draft=True),
    ]
    publication, _ = assemble(posts if draft else posts[:1], {"s": series})
    found = standings(publication, now)
    return found["s"].overdue_since if found else None


@pytest.mark.parametrize(
    ("status", "since"),
    [(Status.RUNNING, SECOND), (Status.PAUSED, None), (Status.COMPLETE, None)],
)
def test_only_what_is_running_is_overdue(status: Status, since: date | None) -> None:
    assert overdue(replace(DAILY, status=status), ON_THE_THIRD) == since


def test_a_draft_has_not_appeared() -> None:
    assert overdue(DAILY, ON_THE_THIRD, draft=True) == SECOND


def test_without_a_cadence_or_a_part_nothing_is_owed() -> None:
    assert overdue(Series("s", "S"), ON_THE_THIRD) is None
    publication, _ = assemble([], {"s": DAILY})
    assert standings(publication, ON_THE_THIRD)["s"].next_due is None


@pytest.mark.parametrize(
    ("zone", "now", "since"),
    [
        (None, ON_THE_THIRD - timedelta(seconds=1), None),
        (None, ON_THE_THIRD, SECOND),
        ("Pacific/Kiritimati", ON_THE_THIRD - timedelta(hours=14, seconds=1), None),
        ("Pacific/Kiritimati", ON_THE_THIRD - timedelta(hours=14), SECOND),
        ("Pacific/Pago_Pago", ON_THE_THIRD + timedelta(hours=10), None),
        ("Pacific/Pago_Pago", ON_THE_THIRD + timedelta(hours=11), SECOND),
    ],
)
def test_a_day_is_over_when_it_is_over_there(
    zone: str | None, now: datetime, since: date | None
) -> None:
    assert overdue(replace(DAILY, timezone=ZoneInfo(zone) if zone else None), now) == since


def test_a_part_appears_on_the_day_it_is_there() -> None:
    late = datetime(2026, 1, 1, 23, 30, tzinfo=timezone(timedelta(hours=-5)))
    post = replace(sample_post("a", 0, Membership("s")), published=Moment.of(late))
    for zone, missed in (("America/New_York", [SECOND]), ("Europe/Berlin", [])):
        publication, _ = assemble([post], {"s": replace(DAILY, timezone=ZoneInfo(zone))})
        now = datetime(2026, 1, 3, 12, tzinfo=UTC)
        assert standings(publication, now)["s"].missed == tuple(Days(d, d) for d in missed)
