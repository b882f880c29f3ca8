"""What an author is told about a source that cannot be used as it stands."""

from __future__ import annotations

import reprlib
from collections.abc import Iterable
from dataclasses import dataclass

KeyPath = tuple[str | int, ...]
"""Where a value stands in a YAML document: mapping keys and list indexes from the top."""

_shorten = reprlib.Repr()
_shorten.maxstring = _shorten.maxother = 60  # characters: enough to recognise, fits a line


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
    return _shorten.repr(value)


def report(problems: Iterable[Problem]) -> str:
    """Return one message that lists all `problems`, a line each."""
    lines = [str(problem) for problem in problems]
    count = "1 problem" if len(lines) == 1 else f"{len(lines)} problems"
    return "\n".join([f"Gazette found {count}:", *(f"  - {line}" for line in lines)])
