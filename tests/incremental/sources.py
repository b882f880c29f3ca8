"""A project's sources as a value that edits change, and the folder that they are written to."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import yaml

from tests.build.written_site import Docs
from tests.incremental.small_publication import FILES

NOON = datetime(2026, 6, 29, 12, tzinfo=UTC)
"""When the first build takes place: a post waits, the others are out."""


@dataclass(frozen=True)
class State:
    """All files of a project by their path in its folder, and the time of the build."""

    files: Mapping[str, bytes]
    now: datetime = NOON

    def key(self) -> tuple[object, ...]:
        """Return what tells this state from others."""
        return self.now, tuple(sorted(self.files.items()))


def first_state(files: Docs = FILES) -> State:
    """Return the state before any edit."""
    return State(
        {path: text if isinstance(text, bytes) else text.encode() for path, text in files.items()}
    )


@dataclass
class Sources:
    """What edits change. `touched` are files to write though they are as they were.

    With `silent`, a file that changes keeps the time at which it was last changed.
    """

    now: datetime
    files: dict[str, bytes]
    touched: set[str] = field(default_factory=set)
    silent: bool = False
    earlier: list[State] = field(default_factory=list)

    @classmethod
    def of(cls, state: State) -> Sources:
        """Return sources that begin as `state`."""
        return cls(state.now, dict(state.files))

    def state(self) -> State:
        """Return the sources as they are now."""
        return State(dict(self.files), self.now)

    def begin(self) -> None:
        """Remember the sources as they are, before the next edit."""
        self.earlier.append(self.state())
        self.touched, self.silent = set(), False

    def go_back(self, steps: int) -> None:
        """Put all files in the state before the last `steps` edits, or the first one.

        The time goes on, and going back can itself be undone.
        """
        self.files = dict(self.earlier[max(len(self.earlier) - 1 - steps, 0)].files)

    def wait(self, days: int) -> None:
        """Let time pass."""
        self.now += timedelta(days=days)

    def epoch(self) -> str:
        """Return the time of the build as SOURCE_DATE_EPOCH has it."""
        return f"{self.now.timestamp():.0f}"

    def has(self, path: str) -> bool:
        """Tell whether there is a file at `path`."""
        return path in self.files

    def text(self, path: str) -> str:
        """Return the text of the file at `path`."""
        return self.files[path].decode()

    def write(self, path: str, text: str) -> None:
        """Write the file at `path`."""
        self.files[path] = text.encode()

    def page(self, path: str) -> tuple[dict[str, Any], str]:
        """Return the front matter of the page at `path`, and its Markdown."""
        text = self.text(path)
        if not text.startswith("---\n"):
            return {}, text
        head, _, body = text.removeprefix("---\n").partition("---\n")
        return yaml.safe_load(head) or {}, body

    def write_page(self, path: str, meta: Mapping[str, Any], body: str) -> None:
        """Write a page; one without front matter has no head."""
        if not meta:
            self.write(path, body)
            return
        head = yaml.safe_dump(dict(meta), allow_unicode=True, sort_keys=False)
        self.write(path, f"---\n{head}---\n{body}")


class Folder:
    """A project on the disk, which is brought from one state to the next."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._written: dict[str, bytes] = {}

    def bring_to(self, sources: Sources) -> None:
        """Write what has changed, delete what is gone, and leave all else alone."""
        for path in self._written.keys() - sources.files.keys():
            self._delete(path)
        for path in self._changed(sources):
            file = self.root / path
            before = file.stat() if sources.silent and file.exists() else None
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(sources.files[path])
            if before:
                os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
        self._written = dict(sources.files)

    def _changed(self, sources: Sources) -> Iterator[str]:
        for path, content in sources.files.items():
            if path in sources.touched or self._written.get(path) != content:
                yield path

    def _delete(self, path: str) -> None:
        file = self.root / path
        file.unlink(missing_ok=True)  # another may have brought the same folder here
        # As after a checkout by git: there are no empty folders.
        with suppress(OSError):
            for folder in file.relative_to(self.root).parents[:-1]:
                (self.root / folder).rmdir()
