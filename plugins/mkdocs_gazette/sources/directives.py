"""Directives: one-line comments in Markdown, in the place of which Gazette shows a list.

`<!-- gazette: latest posts count=3 series=daily -->` and `<!-- gazette: series shelf -->`.
Markdown hands comments on as they are, and escapes what only looks like one in code. So they
are read from a page's HTML, where nothing is mistaken for them.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from dataclasses import dataclass, fields
from difflib import get_close_matches
from html.parser import HTMLParser

from mkdocs_gazette.errors import Problem, quote, shorten
from mkdocs_gazette.model.selection import Selection

MARK = "gazette:"
"""How a comment begins that is a directive."""

COUNT, MOST = 5, 100
"""How many posts a directive asks for that does not say, and how many one can ask for."""

_SELECTORS = tuple(field.name for field in fields(Selection))


@dataclass(frozen=True, slots=True)
class Latest:
    """The newest posts, of all or of a selection."""

    selection: Selection
    count: int


@dataclass(frozen=True, slots=True)
class Shelf:
    """All series, as cards."""


Directive = Latest | Shelf

LATEST, SHELF = "latest posts", "series shelf"
_PARAMETERS = {LATEST: ("count", *_SELECTORS), SHELF: ()}


class DirectiveError(Exception):
    """A directive that cannot be followed: what is wrong, and what to write."""

    def __init__(self, message: str, fix: str) -> None:
        super().__init__(message, fix)
        self.message = message
        self.fix = fix


WITHIN_TEXT = DirectiveError(
    "it stands within a paragraph.",
    "Write it on a line of its own, with an empty line before and after it.",
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a page's HTML a directive stands: `html[start:end]` is the comment.

    `text` is what follows the mark. `in_text` tells that it stands within a paragraph or
    heading, which cannot hold a list.
    """

    start: int
    end: int
    text: str
    in_text: bool


def places(html: str) -> list[Place]:
    """Return where directives stand in `html`, in order."""
    if MARK not in html:
        return []
    comments = _Comments(html)
    comments.feed(html)
    comments.close()
    return comments.found


def parse(text: str) -> Directive:
    """Return the directive that `text` asks for; raises DirectiveError if it cannot be."""
    try:
        words = shlex.split(text)
    except ValueError:
        raise DirectiveError(
            "a quotation mark is opened and not closed.",
            'Write values with spaces or quotation marks as name="two words".',
        ) from None
    name, given = " ".join(words[:2]), words[2:]
    if name not in _PARAMETERS:
        raise DirectiveError(f"there is no {quote(name)}.", _instead(name, _PARAMETERS))
    values: dict[str, str] = {}
    for word in given:
        key, equals, value = word.partition("=")
        if not key or not equals or not value:
            raise DirectiveError(
                f"{quote(word)} is not a name and a value.",
                "Write them without spaces around the =, such as count=3.",
            )
        if key not in _PARAMETERS[name]:
            fix = _instead(key, _PARAMETERS[name]) if _PARAMETERS[name] else "Leave it out."
            raise DirectiveError(f"`{name}` has no {quote(key)}.", fix)
        if key in values:
            raise DirectiveError(f"`{key}` is given twice.", "Leave one of them out.")
        values[key] = value
    if name == SHELF:
        return Shelf()
    count = _count(values.pop("count", str(COUNT)))
    return Latest(Selection(**values), count)


def _count(value: str) -> int:
    counts = {str(number): number for number in range(1, MOST + 1)}
    if value not in counts:
        raise DirectiveError(f"`count` is {quote(value)}.", f"Write a number from 1 to {MOST}.")
    return counts[value]


def unknown(name: str, value: str, known: Iterable[str]) -> DirectiveError:
    """Return the error of a directive that asks for the posts of what there is not."""
    return DirectiveError(f"no post has the {name} {quote(value)}.", _instead(value, known))


def _instead(wrong: str, right: Iterable[str]) -> str:
    """Return what to write in the place of `wrong`."""
    names = sorted(right)
    if near := get_close_matches(wrong, names, n=1):
        return f"Did you mean {quote(near[0])}?"
    if not names:
        return "There is none yet."
    return f"There is: {shorten(', '.join(names))}."


def problem(file: str, source: str, place: Place, error: DirectiveError) -> Problem:
    """Return what the author of `file`, whose text is `source`, is told of an error."""
    line = next(
        (
            number
            for number, line in enumerate(source.splitlines(), start=1)
            if MARK in line and place.text in line
        ),
        None,
    )
    return Problem(
        file,
        f"the directive {quote(place.text)} cannot be followed: {error.message}",
        error.fix,
        line=line,
        fatal=False,
    )


_TEXT = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6"))


class _Comments(HTMLParser):
    """Finds directives."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.html = html
        self.found: list[Place] = []
        self.lines = [0]
        """Where each line begins."""
        for line in html.split("\n"):
            self.lines.append(self.lines[-1] + len(line) + 1)
        self.text: str | None = None
        """The paragraph or heading that is open."""

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        """Note that text begins."""
        if tag in _TEXT:
            self.text = tag

    def handle_endtag(self, tag: str) -> None:
        """Note that text ends."""
        if tag == self.text:
            self.text = None

    def handle_comment(self, data: str) -> None:
        """Note a directive."""
        written, comment = data.strip(), f"<!--{data}-->"
        line, column = self.getpos()
        start = self.lines[line - 1] + column
        end = start + len(comment)
        if written.startswith(MARK) and self.html[start:end] == comment:
            text = written.removeprefix(MARK).strip()
            self.found.append(Place(start, end, text, in_text=self.text is not None))
