"""Titles and names of any script as parts of addresses."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymdownx.slugs import slugify as material_slugify  # type: ignore[import-untyped]

from mkdocs_gazette.model.slugs import SLUG_BYTES, cut, is_slug, slug, slugify

SCRIPTS = [
    ("The Long War, told in full", "the-long-war-told-in-full"),
    ("Größe ist nicht alles", "größe-ist-nicht-alles"),
    ("Привет, мир!", "привет-мир"),
    ("ΟΔΟΣ ΑΒΓ", "οδος-αβγ"),
    ("İstanbul'da", "istanbulda"),
    ("日本語の題名。", "日本語の題名"),
    ("새로운 시작", "새로운-시작"),
    ("مرحبا بالعالم", "مرحبا-بالعالم"),
    ("שלום עולם", "שלום-עולם"),
    ("हिन्दी में", "हिन्दी-में"),
    ("ภาษาไทยวันนี้", "ภาษาไทยวันนี้"),
    ("தமிழ் செய்தி", "தமிழ்-செய்தி"),
    ("cafe\u0301", "café"),
    ("Rock ❤\ufe0f Roll 🎉", "rock--roll-"),
    ("../../etc/passwd", "etcpasswd"),
    ('"><script>', "script"),
    ("🎉🎉", ""),
    ("", ""),
]


@pytest.mark.parametrize(("title", "expected"), SCRIPTS, ids=[ascii(title) for title, _ in SCRIPTS])
def test_titles(title: str, expected: str) -> None:
    assert slugify(title, "-") == unicodedata.normalize("NFC", expected)


UNMARKED = st.characters(exclude_categories=["M", "Cs"], exclude_characters="<")


@given(st.text(UNMARKED), st.sampled_from(["-", "_", ""]))
def test_without_marks_they_are_those_of_materials_blog_plugin(title: str, separator: str) -> None:
    assert slugify(title, separator) == material_slugify(case="lower")(title, separator)


@given(st.text())
def test_they_are_letters_digits_marks_and_signs(title: str) -> None:
    for character in slugify(title, "-"):
        assert character in "-_" or unicodedata.category(character)[0] in "LMN", ascii(character)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_long_ones_are_cut(title: str) -> None:
    whole = slugify(title * 40, "-")
    short = cut(whole, "-")
    assert whole.startswith(short)
    assert len(short.encode()) <= SLUG_BYTES
    assert short or not whole


def test_they_are_cut_between_words() -> None:
    assert cut("eventful-" * 40, "-").endswith("-eventful")
    assert len(cut("語" * 400, "-")) == SLUG_BYTES // 3


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("a", True),
        ("größe-1", True),
        ("हिन्दी", True),
        ("v1.2~x_y", True),
        ("語" * 66, True),
        ("語" * 67, False),
        ("a" * 200, True),
        ("a" * 201, False),
        ("", False),
        (".", False),
        ("..", False),
        ("a.", False),
        ("a/b", False),
        ("a b", False),
        ("a?b", False),
        ("%2e", False),
        ("a\\b", False),
        ("🎉", False),
    ],
)
def test_what_an_author_can_choose(text: str, *, fits: bool) -> None:
    assert is_slug(text) is fits


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Chips", "chips"),
        ("Law and order", "law-and-order"),
        ("R&D", "rd"),
        ("  padded  ", "padded"),
        ("Größe", "größe"),
        ("Чипы", "чипы"),
        ("हिन्दी", "हिन्दी"),
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
