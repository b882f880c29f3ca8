"""Reads a docs directory that a test describes, as a build without drafts does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from mkdocs_gazette.model.schedule import Calendar
from mkdocs_gazette.sources.publication import Contents, read_publication

AUTHORS = "authors:\n  sol:\n    name: Sol\n  ada:\n    name: Ada\n"
SERIES = "series:\n  daily:\n    title: Daily\n"
NEVER_WAIT = Calendar()
DECLARED = {".authors.yml": AUTHORS, ".series.yml": SERIES}


@dataclass(slots=True)
class Source:
    """A post's file in memory."""

    src_uri: str
    content_bytes: bytes


def post_with(front_matter: str) -> dict[str, str | bytes]:
    """Return a docs directory with the usual declarations and one post, `posts/a.md`.

    The first line of `front_matter` is line 2 of the file.
    """
    return {**DECLARED, "posts/a.md": f"---\n{front_matter}\n---\nText.\n"}


def read(
    docs_dir: Path, files: Mapping[str, str | bytes], calendar: Calendar = NEVER_WAIT
) -> Contents:
    """Read `files`: those in `posts/` are posts, the others are written to `docs_dir`."""
    raw = {path: text.encode() if isinstance(text, str) else text for path, text in files.items()}
    for path, content in raw.items():
        if not path.startswith("posts/"):
            (docs_dir / path).write_bytes(content)
    posts = [
        (Source(path, content), False) for path, content in raw.items() if path.startswith("posts/")
    ]
    return read_publication(docs_dir, posts, (), calendar, with_hidden=False)
