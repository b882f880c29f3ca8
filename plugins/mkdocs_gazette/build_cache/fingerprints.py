"""Fingerprints of values: equal for equal values, in every process and on every machine."""

from __future__ import annotations

import platform
from collections import UserDict
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time, timedelta, timezone
from enum import Enum
from functools import cache
from hashlib import blake2b
from importlib.metadata import distributions
from pathlib import Path, PurePath
from types import BuiltinFunctionType, FunctionType
from typing import Any

Write = Callable[[str], None]


class UnknownValueError(Exception):
    """A value that may hold what cannot be seen, so that nothing made of it can be kept."""


class Fingerprints:
    """Makes fingerprints during one build, of objects that many pages share only once.

    `shared` are the classes of these objects, which must not change, and `note` is told of each
    that is met; `views` are functions that return what counts of an object, by the full name of
    its class. Of data classes the fields count that make two of them equal. `texts` has the
    fingerprints of long texts, which may be shared.
    """

    def __init__(
        self,
        shared: frozenset[type] = frozenset(),
        views: Mapping[str, Callable[[Any], object]] | None = None,
        note: Callable[[object], object] | None = None,
        texts: dict[str, str] | None = None,
    ) -> None:
        self._shared = shared
        self._note = note
        self._texts = {} if texts is None else texts
        self._views = dict(views or {})
        self._known: dict[int, tuple[object, str]] = {}

    def of(self, *values: object) -> bytes:
        """Return what tells these values from any others, in 32 bytes.

        Functions and classes count by their names: what they do is as constant as the packages
        they come from, see `environment`. Raises UnknownValueError.
        """
        texts: list[str] = []
        self._add(values, texts.append)
        return _digest(texts).digest()

    def _add(self, value: Any, write: Write) -> None:
        """Write texts that no other value has. Those that may hold anything have their length."""
        kind = type(value)
        if kind is str:
            write(f"s{len(value)}:{value}" if len(value) < _LONG else self._remembered_text(value))
        elif value is None or kind in _PLAIN:
            write(f"{kind.__name__}:{value!r};")
        elif kind is tuple or kind is list:
            write(f"{kind.__name__}{len(value)}:")
            for one in value:
                self._add(one, write)
        elif kind in self._shared:
            write(self._remembered(value))
        elif isinstance(value, dict):
            # The order counts: what is written may follow it.
            write(f"{_name(kind)}{len(value)}:")
            for key, one in value.items():
                self._add(key, write)
                self._add(one, write)
        else:
            self._add_object(value, write)

    def _add_object(self, value: Any, write: Write) -> None:
        kind = type(value)
        name = _name(kind)
        if name in self._views:
            write(f"{name}:")
            self._add(self._views[name](value), write)
        elif is_dataclass(kind):
            write(f"{name}:")
            for field in _fields(kind):
                self._add(getattr(value, field), write)
        elif isinstance(value, Enum):
            write(f"{name}.{value.name};")
        elif isinstance(value, str | PurePath):
            write(f"{name}:s{len(str(value))}:{value}")
        elif isinstance(value, UserDict):
            write(f"{name}:")
            self._add(value.data, write)
        elif isinstance(value, set | frozenset):
            write(f"{name}{len(value)}:")
            for text in sorted(self.of(one).hex() for one in value):
                write(text)
        elif isinstance(value, type | FunctionType | BuiltinFunctionType):
            write(f"{_name(value)};")
        else:
            raise UnknownValueError(name)

    def _remembered_text(self, value: str) -> str:
        known = self._texts.get(value)
        if known is None:
            known = self._texts[value] = f"S{_digest([value]).hexdigest()}"
        return known

    def _remembered(self, value: object) -> str:
        if self._note:
            self._note(value)
        known = self._known.get(id(value))
        if known is None:
            texts: list[str] = []
            self._add_object(value, texts.append)
            # The object is kept so that no other gets its id.
            known = self._known[id(value)] = value, f"#{_digest(texts).hexdigest()}"
        return known[1]


_LONG = 1_000
"""From how many characters on a text is looked at once however often it is met."""

_PLAIN = frozenset({bool, int, float, complex, bytes, date, datetime, time, timedelta, timezone})


def _digest(texts: list[str]) -> blake2b:
    return blake2b("".join(texts).encode("utf-8", "surrogatepass"), digest_size=32)


def _name(of: Any) -> str:
    name = f"{of.__module__}.{of.__qualname__}"
    if "<" in name:  # made within a function, of who knows what
        raise UnknownValueError(name)
    return name


@cache
def _fields(kind: Any) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind) if each.compare)


def fingerprint(*values: object) -> bytes:
    """Return what tells these values from any others: see `Fingerprints.of`."""
    return Fingerprints().of(*values)


@cache
def environment() -> bytes:
    """Return the fingerprint of Python and of all packages that are installed."""
    packages = sorted((one.name, one.version) for one in distributions())
    return fingerprint(platform.python_implementation(), platform.python_version(), packages)


def directory_fingerprint(directory: Path, pattern: str = "*") -> bytes:
    """Return the fingerprint of the files below `directory` whose names match `pattern`."""
    files = sorted(path for path in directory.rglob(pattern) if path.is_file())
    return fingerprint([(str(path.relative_to(directory)), path.read_bytes()) for path in files])
