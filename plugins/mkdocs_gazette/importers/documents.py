"""JSON that other programs write: one document, or several, one after another."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from mkdocs_gazette.importers.found import UnreadableExportError

_SPACE = " \t\n\r\ufeff"


def documents(path: Path) -> Iterator[Any]:
    """Return all JSON documents in the file at `path`, which may be packed with gzip.

    Raises UnreadableExportError.
    """
    try:
        raw = path.read_bytes()
        text = (gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw).decode()
        decoder, at = json.JSONDecoder(), 0
        while (at := _next(text, at)) < len(text):
            document, at = decoder.raw_decode(text, at)
            yield document
    except (OSError, EOFError, zlib.error, ValueError, RecursionError) as error:
        raise UnreadableExportError(f"this is not JSON: {error}.") from error


def _next(text: str, at: int) -> int:
    while at < len(text) and text[at] in _SPACE:
        at += 1
    return at


def field(value: Any, *keys: str) -> Any:
    """Return what stands in `value` at `keys`, None where there is nothing."""
    for key in keys:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def text(value: Any, *keys: str) -> str:
    """Return the text in `value` at `keys`, "" where there is none."""
    found = field(value, *keys)
    return found if isinstance(found, str) else ""


def items(value: Any, *keys: str) -> list[Any]:
    """Return the list in `value` at `keys`, an empty one where there is none."""
    found = field(value, *keys)
    return found if isinstance(found, list) else []
