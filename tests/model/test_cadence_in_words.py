"""What a reader is told of a series' cadence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mkdocs_gazette.language import language
from mkdocs_gazette.model.cadence import Cadence
from mkdocs_gazette.model.post import Membership, Post
from mkdocs_gazette.model.publication import assemble
from mkdocs_gazette.model.series import Series, Status
from mkdocs_gazette.pages.cadence import in_words, rhythms
from tests.model.sample_posts import sample_post


@pytest.mark.parametrize(
    ("cadence", "words"),
    [
        ("daily", "Daily"),
        ("FREQ=DAILY", "Daily"),
        ("FREQ=DAILY;INTERVAL=2", "Regularly"),
        ("FREQ=DAILY;BYMONTH=7", "Regularly"),
        ("weekdays", "On weekdays"),
        ("FREQ=WEEKLY;BYDAY=FR,TH,WE,TU,MO", "On weekdays"),
        ("weekly", "Weekly"),
        ("FREQ=WEEKLY", "Weekly"),
        ("FREQ=WEEKLY;BYDAY=FR,TU", "Tuesday and Friday"),
        ("FREQ=WEEKLY;BYDAY=FR;BYMONTH=7", "Regularly"),
        ("FREQ=WEEKLY;INTERVAL=2", "Every 2 weeks"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "Every 2 weeks"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR", "Regularly"),
        ("FREQ=MONTHLY", "Monthly"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "Monthly"),
        ("FREQ=MONTHLY;BYDAY=1MO", "Monthly"),
        ("FREQ=MONTHLY;BYDAY=MO", "Regularly"),
        ("FREQ=MONTHLY;BYDAY=1MO,3MO", "Regularly"),
        ("FREQ=MONTHLY;BYMONTHDAY=1,15", "Regularly"),
        ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1", "Regularly"),
        ("FREQ=YEARLY", "Regularly"),
    ],
)
def test_in_words(cadence: str, words: str) -> None:
    assert in_words(Cadence.parse(cadence), language("en")) == words


@pytest.mark.parametrize(
    ("code", "words"),
    [("de", "Dienstag und Freitag"), ("fr", "Mardi et vendredi"), ("ja", "火曜日、金曜日")],
)
def test_weekdays_are_those_of_the_language(code: str, words: str) -> None:
    assert in_words(Cadence.parse("FREQ=WEEKLY;BYDAY=TU,FR"), language(code)) == words


DAILY = Series("s", "S", cadence=Cadence.parse("daily"))


def told(series: Series, *posts: Post) -> dict[str, str]:
    publication, _ = assemble(posts, {"s": series})
    return rhythms(publication, language("en"))


def test_the_last_day_is_that_of_the_newest_part_whatever_its_number() -> None:
    first = sample_post("first", 4, Membership("s", part=1))
    second = sample_post("second", 2, Membership("s"))
    assert told(DAILY, first, second) == {"s": "Daily, last on 5 January 2026"}


def test_before_the_first_part_there_is_no_last_day() -> None:
    assert told(DAILY) == {"s": "Daily"}


def test_a_draft_is_not_the_last_part() -> None:
    draft = replace(sample_post("b", 1, Membership("s")), draft=True)
    assert told(DAILY, sample_post("a", 0, Membership("s")), draft) == {
        "s": "Daily, last on 1 January 2026"
    }


@pytest.mark.parametrize(
    "series",
    [
        Series("s", "S"),
        replace(DAILY, status=Status.PAUSED),
        replace(DAILY, status=Status.COMPLETE),
    ],
)
def test_nothing_is_said_of_what_promises_nothing(series: Series) -> None:
    assert told(series, sample_post("a", 0, Membership("s"))) == {}
