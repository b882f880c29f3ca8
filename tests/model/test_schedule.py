"""Posts wait for their time."""

# ruff: noqa: DTZ001 - times without an offset are what YAML makes of what authors write
from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_gazette.model.moment import Moment
from mkdocs_gazette.model.post import Post
from mkdocs_gazette.model.publication import assemble
from mkdocs_gazette.model.schedule import Calendar, announcement, cron, waiting
from tests.model.sample_posts import day, sample_post

NOW = datetime(2026, 6, 27, 22, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "written", "awaited"),
    [
        ("UTC", date(2026, 6, 27), False),
        ("UTC", date(2026, 6, 28), True),
        ("Europe/Berlin", date(2026, 6, 28), False),
        ("America/New_York", date(2026, 6, 28), True),
        ("UTC", datetime(2026, 6, 27, 22, 0), False),
        ("UTC", datetime(2026, 6, 27, 22, 0, 1), True),
        ("Asia/Tokyo", datetime(2026, 6, 28, 6, 59), False),
        ("Asia/Tokyo", datetime(2026, 6, 27, 22, 1, tzinfo=UTC), True),
    ],
)
def test_a_time_comes_by_the_site_s_clock(zone: str, written: date, *, awaited: bool) -> None:
    calendar = Calendar(ZoneInfo(zone), NOW)
    assert calendar.awaits(calendar.moment(written)) is awaited


def test_without_a_schedule_nothing_waits() -> None:
    assert not Calendar().awaits(Moment.of(date(9999, 12, 31)))


def scheduled(id_: str, published: Moment) -> Post:
    return replace(sample_post(id_), published=published, scheduled=True)


def test_what_waits_comes_in_its_order_and_drafts_do_not_wait_for_time() -> None:
    posts = [
        scheduled("late", day(9)),
        sample_post("out"),
        replace(scheduled("draft", day(7)), draft=True),
        scheduled("soon", day(8)),
    ]
    assert [post.id for post in waiting(posts)] == ["soon", "late"]
    assert [post.id for post in posts if post.hidden] == ["late", "draft", "soon"]


def test_a_build_says_what_waits() -> None:
    soon, late = scheduled("soon", day(8)), scheduled("late", day(9))
    berlin = ZoneInfo("Europe/Berlin")
    assert announcement([soon], berlin) == (
        "1 post waits for its time: posts/soon.md, until 2026-01-09 01:00+01:00."
    )
    assert announcement([soon, late], UTC) == (
        "2 posts wait for their time: first posts/soon.md, until 2026-01-09 00:00+00:00."
    )


def test_a_crontab_is_in_utc_and_never_early() -> None:
    tokyo = timezone(timedelta(hours=9))
    times = [
        datetime(2026, 7, 1, 5, 30, tzinfo=tokyo),
        datetime(2026, 6, 30, 20, 30, tzinfo=UTC),
        datetime(2026, 6, 30, 23, 59, 1, tzinfo=UTC),
    ]
    posts = [scheduled(str(number), Moment.of(time)) for number, time in enumerate(times)]
    assert cron(posts) == ("30 20 30 6 *", "0 0 1 7 *")


@given(st.datetimes(timezones=st.timezones()))
def test_any_time_can_be_waited_for(time: datetime) -> None:
    post = scheduled("a", Moment.of(time))
    assert len(cron([post])) == 1
    assert announcement([post], ZoneInfo("Pacific/Kiritimati"))


def test_update_dates_fill_in_what_authors_left_out() -> None:
    posts = [
        sample_post("changed"),
        sample_post("unchanged"),
        replace(sample_post("told"), updated=day(1)),
        sample_post("changed-before-it-appeared", on_day=9),
    ]
    publication, _ = assemble(posts, {})
    changes = {post.path: day(5) for post in posts if post.id != "unchanged"}
    updated = publication.updated({**changes, "about.md": day(5)})
    assert {id_: post.updated for id_, post in updated.posts.items()} == {
        "changed": day(5),
        "unchanged": None,
        "told": day(1),
        "changed-before-it-appeared": None,
    }
    assert updated.newest == publication.newest
