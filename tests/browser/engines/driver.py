"""What the tests ask of a browser, whatever drives it."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol, TypeVar

PATIENCE_S = 60
"""How long anything may take. Long, for machines that run several browsers at once."""

_PAUSE_S = 0.05


class Driver(Protocol):
    """A browser with one window.

    Functions are source text in JavaScript; what they take and return is JSON. A `find` returns
    an element.
    """

    downloads: Path
    """The folder that files are saved in."""

    def open(self, url: str) -> None:
        """Load a page, and wait until it is complete."""

    def call(self, function: str, *arguments: object) -> Any:
        """Return what a function in the page returns, or promises."""

    def click(self, find: str, *arguments: object) -> None:
        """Scroll to an element and click it with the mouse."""

    def type(self, text: str) -> None:
        """Type text with the keyboard, wherever the focus is."""

    def choose(self, file: Path, find: str, *arguments: object) -> None:
        """Choose a file in an element for files."""


Value = TypeVar("Value")


def eventually(look: Callable[[], Value], expected: Value) -> None:
    """Look again and again until there is what is expected, and fail if it never comes."""
    end = time.monotonic() + PATIENCE_S
    while (seen := look()) != expected and time.monotonic() < end:
        time.sleep(_PAUSE_S)
    assert seen == expected, f"{seen!r} instead of {expected!r}"
