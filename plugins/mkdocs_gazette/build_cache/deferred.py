"""What a page shows, made only once somebody asks for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class Deferred:
    """Stands for what `make` returns, whose attributes are its own."""

    __slots__ = ("_made", "_make")

    def __init__(self, make: Callable[[], object]) -> None:
        self._make = make
        self._made: object = None

    def made(self) -> Any:
        """Return what it stands for."""
        if self._made is None:
            self._made = self._make()
        return self._made

    def __getattr__(self, name: str) -> Any:
        return getattr(self.made(), name)
