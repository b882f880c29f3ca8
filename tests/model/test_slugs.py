"""Names of any script as parts of addresses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_gazette.model.slugs import slug


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Chips", "chips"),
        ("Law and order", "law-and-order"),
        ("R&D", "rd"),
        ("  padded  ", "padded"),
        ("Größe", "größe"),
        ("Чипы", "чипы"),
        ("半導体", "半導体"),
        ("رقائق", "رقائق"),
        ("שבבים", "שבבים"),
        ("2026", "2026"),
        ("🎉", "6146299c"),
        ("..", "5ec1f7e7"),
    ],
)
def test_names(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_long_names_that_begin_alike_stay_apart() -> None:
    first, second = slug("x" * 1000 + "1"), slug("x" * 1000 + "2")
    assert first != second
    assert len(first.encode()) < 200


@given(st.text(min_size=1))
def test_any_name_is_a_part_of_an_address(name: str) -> None:
    part = slug(name)
    assert part not in {"", ".", ".."}
    assert len(part.encode()) < 200
    assert not set(part) & set("/\\?#&<>\"' \n\t\0")
    assert slug(name) == part
