"""Which entries stand in archive documents."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_gazette.feeds.archives import LENGTH, archives

COUNTS = st.integers(min_value=0, max_value=4000)
LIMITS = st.integers(min_value=1, max_value=200)


@pytest.mark.parametrize(
    ("count", "limit", "expected"),
    [
        (0, 20, []),
        (20, 20, []),
        (21, 20, [(0, 20)]),
        (40, 20, [(0, 20)]),
        (41, 20, [(0, 20), (20, 40)]),
        (41, 100, []),
        (25, 5, [(0, 20)]),
        (26, 5, [(0, 20), (20, 26)]),
    ],
)
def test_what_has_left_the_feed_is_archived(
    count: int, limit: int, expected: list[tuple[int, int]]
) -> None:
    assert [(one.start, one.stop) for one in archives(count, limit)] == expected


@given(COUNTS, LIMITS)
def test_every_entry_is_somewhere(count: int, limit: int) -> None:
    entries = range(count)
    archived = [entry for one in archives(count, limit) for entry in entries[one]]
    assert archived == list(range(len(archived))), "each once, the oldest first"
    assert set(archived) | set(entries[max(0, count - limit) :]) == set(entries)


@given(COUNTS, st.integers(min_value=LENGTH, max_value=200))
def test_documents_are_full_and_stay_as_they_are(count: int, limit: int) -> None:
    now, later = archives(count, limit), archives(count + 1, limit)
    assert all(one.stop - one.start == LENGTH for one in now)
    assert later[: len(now)] == now


@given(COUNTS, LIMITS)
def test_a_document_that_is_full_stays_as_it_is(count: int, limit: int) -> None:
    full = [one for one in archives(count, limit) if one.stop - one.start == LENGTH]
    assert list(archives(count + 1, limit)[: len(full)]) == full
