"""Isso: its SQLite database, of which there is no other export."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from mkdocs_gazette.importers.found import Found, Page, UnreadableExportError

_QUERY = """
    SELECT comments.id, comments.parent, comments.created, comments.modified, comments.mode,
           comments.text, comments.author, comments.website, threads.uri, threads.title
    FROM comments JOIN threads ON threads.id = comments.tid
    ORDER BY comments.id
"""
_STATES = {1: "", 2: "not approved", 4: "deleted"}


def read(path: Path) -> Iterator[Found]:
    """Return every comment in the database at `path`. Raises UnreadableExportError."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as database:
            for row in database.execute(_QUERY):
                yield _found(*row)
    except (sqlite3.Error, OverflowError, TypeError, ValueError) as error:
        raise UnreadableExportError(f"this is not a database of Isso: {error}.") from error


def _found(
    key: int, parent: int | None, created: float, modified: float | None, *rest: Any
) -> Found:
    mode, text, author, website, uri, title = rest
    return Found(
        key=str(key),
        page=Page((str(uri),), str(title or "")),
        parent=str(parent) if parent else None,
        created=datetime.fromtimestamp(created, UTC),
        edited=datetime.fromtimestamp(modified, UTC) if modified else None,
        name=str(author or ""),
        url=str(website) if website else None,
        body=str(text or ""),
        left_out=_STATES.get(mode, "not approved"),
    )
