"""Timezones by their names, and what is said where there is none."""

from __future__ import annotations

from datetime import UTC
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.config.base import ValidationError

from mkdocs_gazette.config import GazetteConfig
from mkdocs_gazette.option_types import Timezone
from mkdocs_gazette.sources.zones import UnknownZoneError, zone_named


def test_names_of_the_database_are_known() -> None:
    assert zone_named("Europe/Berlin") == ZoneInfo("Europe/Berlin")
    assert zone_named("UTC") is UTC


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Europe/Berln", "Did you mean 'Europe/Berlin'?"),
        ("berlin", "Did you mean 'Europe/Berlin'?"),
        ("New York", "Did you mean 'America/New_York'?"),
        ("america/new york", "Did you mean 'America/New_York'?"),
        ("+02:00", "Write one such as Europe/Berlin."),
        ("Europe", "Write one"),
        ("../../etc/passwd", "Write one"),
        ("/etc/passwd", "Write one"),
        ("", "Write one"),
        ("a\0b\x1b[31m", "Write one"),
        ("x" * 999, "Write one"),
    ],
)
def test_others_are_told_with_the_nearest(name: str, meant: str) -> None:
    with pytest.raises(UnknownZoneError, match="is no timezone") as told:
        zone_named(name)
    assert meant in str(told.value) or meant == "Write one"
    assert str(told.value).isprintable()
    assert len(str(told.value)) < 200


@given(st.text())
def test_any_name_is_known_or_told(name: str) -> None:
    try:
        said = str(zone_named(name))
    except UnknownZoneError as error:
        said = str(error)
    assert said.isprintable()


def test_where_the_system_knows_no_timezones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mkdocs_gazette.sources.zones.available_timezones", set)
    monkeypatch.setattr("mkdocs_gazette.sources.zones.ZoneInfo", _nothing)
    assert zone_named("UTC") is UTC
    with pytest.raises(UnknownZoneError, match="pip install tzdata"):
        zone_named("Europe/Berlin")


def _nothing(name: str) -> None:
    raise ZoneInfoNotFoundError(name)


def test_the_option_takes_a_name_or_nothing() -> None:
    assert Timezone().validate(None) is UTC
    assert Timezone().validate("Asia/Tokyo") == ZoneInfo("Asia/Tokyo")
    for wrong in (2, True, ["UTC"], "Mars/Olympus"):
        with pytest.raises(ValidationError):
            Timezone().validate(wrong)
    config = GazetteConfig()
    config.load_dict({})
    assert config.validate() == ([], [])
    assert config.timezone is UTC
