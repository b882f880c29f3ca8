"""Plain text, as headers and text mails need it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

COLUMNS = 72
"""How wide a text mail is at most, so that it fits a terminal even when it is quoted."""

_UNPRINTED = frozenset({"Cc", "Cs"})
_DIRECTIONS = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))
"""What turns the direction of all that follows it."""

_RUNS = {"L": "ltr", "R": "rtl", "AL": "rtl"}
"""Which way letters run, by Unicode's name of the kind."""

_PLACEHOLDER = re.compile(r"(?<=\{)(?=[{%#])|(?<=<)(?=[A-Za-z/!?])")
_WORD_JOINER = "\u2060"
_CLINGING = frozenset({"Pe", "Pf", "Po", "Mn", "Mc", "Lm"})
"""Kinds of characters that do not begin a line."""


def line(text: str) -> str:
    """Return `text` as one line: spaces run together, nothing that is not printed or turns it."""
    printed = (
        " " if unicodedata.category(character) in _UNPRINTED else character
        for character in text.translate(_DIRECTIONS)
    )
    return " ".join("".join(printed).split())


def isolated(text: str, direction: str) -> str:
    """Return `text` as a part of a line that runs in `direction`, "ltr" or "rtl".

    If it runs the other way, it is set apart, or numbers that follow would join it.
    """
    strong = (unicodedata.bidirectional(character) for character in text)
    first = next((_RUNS[kind] for kind in strong if kind in _RUNS), direction)
    return text if first == direction else f"\u2068{text}\u2069"


def unfillable(text: str) -> str:
    """Return `text` with nothing in it that a sender's template engine would take for its own.

    Go's and Django's read "{{", "{%" and "{#", and Go's also tags. What keeps them from it cannot
    be seen.
    """
    return _PLACEHOLDER.sub(_WORD_JOINER, text)


def wrapped(text: str, columns: int = COLUMNS) -> str:
    """Return `text` in lines of at most `columns`; letters of East Asia take two.

    These may begin a line, other words only as a whole: an address is never cut.
    """
    lines, row, width = [], "", 0
    for space, word in _words(text):
        taken = sum(map(_width, word))
        if row and width + len(space) + taken > columns:
            lines.append(row)
            row, width = word, taken
        else:
            gap = space if row else ""
            row += gap + word
            width += len(gap) + taken
    return "\n".join([*lines, row])


def _words(text: str) -> Iterator[tuple[str, str]]:
    """Yield what stays together, each with the space before it."""
    for chunk in text.split():
        space, word = " ", ""
        for character in chunk:
            begins = _width(character) > 1 or (word and _width(word[-1]) > 1)
            if word and begins and unicodedata.category(character) not in _CLINGING:
                yield space, word
                space, word = "", ""
            word += character
        yield space, word


def _width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
