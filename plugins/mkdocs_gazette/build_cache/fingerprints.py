"""Fingerprints of values: equal for equal values, in every process and on every machine."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from functools import cache
from hashlib import blake2b
from importlib.metadata import distributions
from pathlib import Path, PurePath
from types import BuiltinFunctionType, FunctionType
from typing import Any


class UnknownValueError(Exception):
    """A value that may hold what cannot be seen, so that nothing made of it can be kept."""


def fingerprint(*values: Any) -> bytes:
    """Return what tells these values from any others, in 32 bytes.

    Functions and classes count by their names: what they do is as constant as the packages they
    come from, see `environment`. Raises UnknownValueError.
    """
    digest = blake2b(digest_size=32)
    for text in _texts(values):
        digest.update(text.encode("utf-8", "surrogatepass"))
    return digest.digest()


def _texts(value: Any) -> Iterator[str]:
    """Yield texts that no other value has. Those that may hold anything have their length."""
    kind = type(value)
    if kind is str:
        yield f"s{len(value)}:{value}"
    elif kind in _PLAIN or value is None:
        yield f"{kind.__name__}:{value!r};"
    elif kind in (tuple, list):
        yield f"{kind.__name__}{len(value)}:"
        for one in value:
            yield from _texts(one)
    elif isinstance(value, dict):
        # The order counts: what is written may follow it.
        yield f"{_name(kind)}{len(value)}:"
        for key, one in value.items():
            yield from _texts(key)
            yield from _texts(one)
    elif isinstance(value, set | frozenset):
        yield f"{kind.__name__}{len(value)}:"
        yield from sorted("".join(_texts(one)) for one in value)
    else:
        yield from _texts_of_object(value)


def _texts_of_object(value: Any) -> Iterator[str]:
    if isinstance(value, Enum):
        yield f"{_name(type(value))}.{value.name};"
    elif isinstance(value, type | FunctionType | BuiltinFunctionType):
        yield f"{_name(value)};"
    elif isinstance(value, PurePath):
        yield f"{_name(type(value))}:"
        yield from _texts(str(value))
    elif is_dataclass(value):
        yield f"{_name(type(value))}:"
        for each in fields(value):
            yield from _texts(getattr(value, each.name))
    else:
        raise UnknownValueError(_name(type(value)))


_PLAIN = {bool, int, float, complex, bytes, date, datetime, time, timedelta}


def _name(of: Any) -> str:
    name = f"{of.__module__}.{of.__qualname__}"
    if "<" in name:  # made within a function, of who knows what
        raise UnknownValueError(name)
    return name


@cache
def environment() -> bytes:
    """Return the fingerprint of Python and of all packages that are installed."""
    packages = sorted((one.name, one.version) for one in distributions())
    return fingerprint(platform.python_implementation(), platform.python_version(), packages)


def directory_fingerprint(directory: Path) -> bytes:
    """Return the fingerprint of all files below `directory`, which need not exist."""
    files = sorted(path for path in directory.rglob("*") if path.is_file())
    return fingerprint([(path.relative_to(directory), path.read_bytes()) for path in files])
