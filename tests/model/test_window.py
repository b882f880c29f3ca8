"""The window on a long list: what it shows and how large it is."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_gazette.model.series import steady_window, window


@pytest.mark.parametrize(
    ("length", "position", "shown"),
    [
        (1, 0, "0"),
        (2, 1, "0 1"),
        (5, 2, "0 1 2 3 4"),
        (9, 4, "0 1 2 3 4 5 6 7 8"),
        (9, 0, "0 1 2 … 8"),
        (9, 8, "0 … 6 7 8"),
        (500, 0, "0 1 2 … 499"),
        (500, 3, "0 1 2 3 4 5 … 499"),
        (500, 4, "0 1 2 3 4 5 6 … 499"),
        (500, 5, "0 … 3 4 5 6 7 … 499"),
        (500, 250, "0 … 248 249 250 251 252 … 499"),
        (500, 494, "0 … 492 493 494 495 496 … 499"),
        (500, 495, "0 … 493 494 495 496 497 498 499"),
        (500, 499, "0 … 497 498 499"),
    ],
)
def test_shows_the_ends_and_the_neighbourhood(length: int, position: int, shown: str) -> None:
    items = window(length, position)
    assert " ".join("…" if item is None else str(item) for item in items) == shown


def test_has_one_size_wherever_one_stands_in_a_long_list() -> None:
    assert {len(window(500, position)) for position in range(4, 496)} == {9}
    assert {len(window(length, length // 2)) for length in range(9, 3000, 100)} == {9}


@st.composite
def places(draw: st.DrawFn) -> tuple[int, int, int]:
    """A list's length, a position in it, and a radius."""
    length = draw(st.integers(1, 2000))
    return length, draw(st.integers(0, length - 1)), draw(st.integers(0, 5))


@given(places())
def test_properties(place: tuple[int, int, int]) -> None:
    length, position, radius = place
    items = window(length, position, radius)
    shown = [item for item in items if item is not None]

    assert len(items) <= 2 * radius + 5
    assert shown == sorted(set(shown))
    neighbourhood = range(max(0, position - radius), min(length, position + radius + 1))
    assert {0, length - 1, *neighbourhood} <= set(shown)
    assert items[0] == 0
    assert items[-1] == length - 1

    # A mark of omission stands between two entries, for two entries or more.
    for before, after in pairwise(shown):
        omitted = items[items.index(before) + 1] is None
        assert (after - before > 2) if omitted else (after - before == 1)


@pytest.mark.parametrize(
    ("length", "position", "shown"),
    [
        (1, 0, "0"),
        (4, 3, "0 1 2 3"),
        (9, 8, "0 1 2 3 4 5 6 7 8"),
        (10, 0, "0 1 2 3 4 5 6 … 9"),
        (10, 9, "0 … 3 4 5 6 7 8 9"),
        (3650, 1, "0 1 2 3 4 5 6 … 3649"),
        (3650, 1825, "0 … 1823 1824 1825 1826 1827 … 3649"),
        (3650, 3649, "0 … 3643 3644 3645 3646 3647 3648 3649"),
    ],
)
def test_is_as_long_at_the_ends_where_it_is_steady(length: int, position: int, shown: str) -> None:
    items = steady_window(length, position)
    assert " ".join("…" if item is None else str(item) for item in items) == shown


@given(places())
def test_a_steady_window_shows_as_much_everywhere(place: tuple[int, int, int]) -> None:
    length, position, radius = place
    items = steady_window(length, position, radius)
    assert len(items) == min(length, 2 * radius + 5)
    near = range(max(0, position - 1), min(length, position + 2)) if radius else (position,)
    assert {0, length - 1, *near} <= set(items)
