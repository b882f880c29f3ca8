"""What an author is told about a source that cannot be used as it stands."""

from __future__ import annotations

import reprlib
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

KeyPath = tuple[str | int, ...]
"""Where a value stands in a YAML document: mapping keys and list indexes from the top."""

_LENGTH = 60
"""How many characters of a value a message shows: enough to recognise it, and fits a line."""

_repr = reprlib.Repr()
_repr.maxstring = _repr.maxother = _LENGTH


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that an author can put right.

    `file` is relative to the docs directory, `line` counts from 1 (None where no line
    applies), `message` says what is wrong and names the value, `fix` says what to write.
    `key` is the place in the file's YAML from which a missing line can be looked up.
    `fatal` problems stop the build, the others are warnings.
    """

    file: str
    message: str
    fix: str
    key: KeyPath = ()
    line: int | None = None
    fatal: bool = True

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{place}: {self.message} {self.fix}"


def quote(value: object) -> str:
    """Return `value` as it is shown in a message: quoted, without control characters, short."""
    return _repr.repr(value)


def shorten(text: str) -> str:
    """Return `text` as part of a message: without control characters, short."""
    plain = "".join(character if character.isprintable() else " " for character in text)
    return (
        textwrap.shorten(plain, 2 * _LENGTH, placeholder=" …") if " " in plain else plain[:_LENGTH]
    )


def hint(unknown: str, known: Iterable[str]) -> str:
    """Return the beginning of a fix for a name nobody declared: the nearest one, and "add"."""
    near = get_close_matches(unknown, known, n=1)
    return f"Did you mean {quote(near[0])}? If not, add" if near else "Add"


def report(problems: Iterable[Problem]) -> str:
    """Return one message that lists all `problems`, a line each."""
    lines = [str(problem) for problem in problems]
    count = "1 problem" if len(lines) == 1 else f"{len(lines)} problems"
    return "\n".join([f"Gazette found {count}:", *(f"  - {line}" for line in lines)])
