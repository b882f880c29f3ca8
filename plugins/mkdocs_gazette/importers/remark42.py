"""Remark42: a backup, a line of JSON for each comment after a first one of other things."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mkdocs_gazette.importers.documents import documents, field, text
from mkdocs_gazette.importers.found import Found, Page, UnreadableExportError, moment
from mkdocs_gazette.importers.markup import markdown


def read(path: Path) -> Iterator[Found]:
    """Return every comment in the backup at `path`. Raises UnreadableExportError."""
    for number, line in enumerate(documents(path)):
        if field(line, "locator") is None:
            if number == 0 and field(line, "version") is not None:
                continue
            raise UnreadableExportError("this is JSON, but not a backup of Remark42.")
        edited = field(line, "edit", "time")
        yield Found(
            key=text(line, "id"),
            page=Page((text(line, "locator", "url"),), text(line, "title")),
            parent=text(line, "pid") or None,
            created=moment(text(line, "time")),
            edited=moment(edited) if isinstance(edited, str) else None,
            name=text(line, "user", "name"),
            # Older versions kept the HTML alone.
            body=text(line, "orig") or markdown(text(line, "text")),
            left_out="deleted" if field(line, "delete") else "",
        )
