"""Reading time, for scripts with and without spaces."""

from __future__ import annotations

import re
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_gazette.model.reading_time import (
    CHARACTERS_PER_MINUTE,
    WORDS_PER_MINUTE,
    _count_words,
    reading_minutes,
)

THREE_MINUTES = "word " * (3 * WORDS_PER_MINUTE)


@pytest.mark.parametrize(
    ("markdown", "minutes"),
    [
        pytest.param("", 1, id="nothing"),
        pytest.param("word " * WORDS_PER_MINUTE, 1, id="one minute of words"),
        pytest.param("word " * (WORDS_PER_MINUTE + 1), 2, id="one word more"),
        pytest.param("слово " * (WORDS_PER_MINUTE + 1), 2, id="Cyrillic words"),
        pytest.param("كلمة " * (WORDS_PER_MINUTE + 1), 2, id="Arabic words"),
        pytest.param("don't " * WORDS_PER_MINUTE, 1, id="an apostrophe parts no word"),
        pytest.param("文" * CHARACTERS_PER_MINUTE, 1, id="one minute of Chinese"),
        pytest.param("文" * (CHARACTERS_PER_MINUTE + 1), 2, id="one character more"),
        pytest.param("かなカナ" * CHARACTERS_PER_MINUTE, 4, id="Japanese"),
        pytest.param("한국어 " * WORDS_PER_MINUTE, 1, id="Korean puts spaces between words"),
        pytest.param(THREE_MINUTES + "文" * CHARACTERS_PER_MINUTE, 4, id="both in one text"),
    ],
)
def test_counts_words_where_there_are_spaces_and_characters_elsewhere(
    markdown: str, minutes: int
) -> None:
    assert reading_minutes(markdown) == minutes


UNREAD = {
    "code fence": f"```python\n{THREE_MINUTES}\n```",
    "tilde fence": f"~~~\n{THREE_MINUTES}\n~~~",
    "longer fence around a fence": f"````\n```\n{THREE_MINUTES}\n```\n````",
    "HTML comment": f"<!-- {THREE_MINUTES} -->",
    "HTML attributes": f'<img alt="" data-x="{THREE_MINUTES}">',
    "link address": f"[x]({'a-b/' * 1000}-{'c d'[0] * 900})",
    "plain address": "https://example.org/" + "a/b-" * 2000,
}


@pytest.mark.parametrize("unread", UNREAD.values(), ids=UNREAD.keys())
def test_code_and_markup_are_not_read(unread: str) -> None:
    assert reading_minutes(f"Some words.\n\n{unread}\n\nMore words.\n") == 1


def test_prose_between_two_code_blocks_is_read() -> None:
    code = "```\nx = 1\n```"
    assert reading_minutes(f"{code}\n\n{THREE_MINUTES}\n\n{code}\n") == 3


@given(st.text())
def test_takes_at_least_a_minute(markdown: str) -> None:
    assert reading_minutes(markdown) >= 1


@given(st.text(alphabet="word 文\n", max_size=2000), st.text(alphabet="code 文", max_size=2000))
def test_a_code_block_never_adds_to_the_time(prose: str, code: str) -> None:
    assert reading_minutes(f"{prose}\n```\n{code}\n```\n") == reading_minutes(prose)


OPENED_NEVER_CLOSED = {
    "fences": "```a\n" * 5_000,
    "ever longer fences": "".join("`" * (3 + length) + "a\n" for length in range(150)),
    "comments": "<!-- " * 8_000,
    "tags": "<" * 40_000,
    "links": "](" * 20_000,
}


@pytest.mark.parametrize("markdown", OPENED_NEVER_CLOSED.values(), ids=OPENED_NEVER_CLOSED.keys())
def test_time_grows_with_the_length_of_the_text_and_not_with_its_square(markdown: str) -> None:
    start_s = process_time()
    reading_minutes(markdown)
    assert process_time() - start_s < 0.5


WORDS_BY_THE_BOOK = re.compile(r"\w+(?:[’'-]\w+)*")


@given(st.text(alphabet="ab0_ -'’.\n\té文ж٣\u0301\U0001f600", max_size=40) | st.text(max_size=40))
def test_words_are_counted_by_the_book(text: str) -> None:
    assert _count_words(text) == len(WORDS_BY_THE_BOOK.findall(text))
