"""A post is read again where anything is another than before, and only there."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from mkdocs_gazette.model.author import Author
from mkdocs_gazette.model.schedule import Calendar
from mkdocs_gazette.sources import readings as module
from mkdocs_gazette.sources.posts import read_post
from mkdocs_gazette.sources.readings import Readings

RAW = b"---\ntitle: One\ndate: 2026-06-28 09:00\nauthors: [sol]\n---\nText.\n"
AUTHORS = {"sol": Author("sol", "Sol")}
HOUSE = (Author(None, "The House"),)
NOON = Calendar(UTC, datetime(2026, 6, 28, 12, tzinfo=UTC))


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The posts that were really read."""
    paths: list[str] = []

    def noting(path: str, *arguments: object, **options: object) -> object:
        paths.append(path)
        return read_post(path, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "read_post", noting)
    return paths


def test_the_same_is_read_once(read: list[str]) -> None:
    readings = Readings()
    found = []
    for _ in range(3):
        readings.begin(dict(AUTHORS), HOUSE, NOON)
        found.append(readings.read("a.md", RAW, "a"))
    assert read == ["a.md"]
    assert found[0] is found[2], "what is the same object need not be compared"
    assert found[0] == read_post("a.md", RAW, AUTHORS, HOUSE, NOON, default_id="a")


@pytest.mark.parametrize(
    ("authors", "house", "calendar", "raw", "default_id"),
    [
        ({"sol": Author("sol", "Sol A.")}, HOUSE, NOON, RAW, "a"),
        ({}, HOUSE, NOON, RAW, "a"),
        (AUTHORS, (), NOON, RAW, "a"),
        (AUTHORS, HOUSE, Calendar(timezone(timedelta(hours=2)), NOON.now), RAW, "a"),
        (AUTHORS, HOUSE, Calendar(UTC, datetime(2026, 6, 28, 8, tzinfo=UTC)), RAW, "a"),
        (AUTHORS, HOUSE, Calendar(UTC, None), RAW, "a"),
        (AUTHORS, HOUSE, NOON, RAW.replace(b"One", b"Two"), "a"),
        (AUTHORS, HOUSE, NOON, RAW, "b"),
    ],
)
def test_whatever_changes_is_seen_and_so_is_its_return(
    authors: dict[str, Author],
    house: tuple[Author, ...],
    calendar: Calendar,
    raw: bytes,
    default_id: str,
) -> None:
    readings = Readings()
    for given in (
        (AUTHORS, HOUSE, NOON, RAW, "a"),
        (authors, house, calendar, raw, default_id),
    ) * 2:
        readings.begin(*given[:3])
        expected = read_post("a.md", given[3], *given[:3], default_id=given[4])
        assert readings.read("a.md", given[3], given[4]) == expected
