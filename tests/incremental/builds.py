"""What comes of a build, and clean builds to compare others with."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from mkdocs_gazette.config import GazetteConfig
from tests.incremental.edits import setting
from tests.incremental.sources import Folder, Sources, State

SITE = "site"
SUCCESS = "built"
HAS_CACHE = hasattr(GazetteConfig, "cache")
"""Whether there is something to switch off for a clean build."""

_MEMORY = Path("/dev/shm")  # where Linux has files without a disk
_TIME_TAKEN = re.compile(r"\b\d+(\.\d+)? ?(s|seconds)\b")


@dataclass(frozen=True)
class Result:
    """What came of a build: how it ended, its messages in order, and the files of the site."""

    outcome: str
    log: tuple[str, ...]
    files: Mapping[str, bytes]

    @property
    def succeeded(self) -> bool:
        """Whether the build came to its end."""
        return self.outcome == SUCCESS


class Builder(Protocol):
    """Builds states of one project, one after another."""

    def build(self, sources: Sources) -> Result:
        """Write the sources and build them."""


FreshBuild = Callable[[Path, Sources], Result]
"""Builds what stands in a folder, as a process of its own does; the sources tell the time."""


_REMEMBERED = 12
"""Of how many states it is remembered what comes of them: of most that an edit goes back to. Each
takes some five megabytes."""


class Clean:
    """Builds each state in a folder of its own, without any cache, and remembers the last ones."""

    def __init__(self, build_fresh: FreshBuild) -> None:
        self._build_fresh = build_fresh
        self._known: dict[tuple[object, ...], Result] = {}

    def build(self, state: State) -> Result:
        """Return what comes of a state."""
        key = state.key()
        result = self._known.pop(key, None) or self._build(state)
        self._known[key] = result
        if len(self._known) > _REMEMBERED:
            del self._known[next(iter(self._known))]
        return result

    def _build(self, state: State) -> Result:
        sources = Sources.of(state)
        if HAS_CACHE:
            setting("plugins", "gazette", "cache", value=False).apply(sources)
        with new_folder() as root:
            Folder(root).bring_to(sources)
            return self._build_fresh(root, sources)


@contextmanager
def new_folder() -> Iterator[Path]:
    """Return an empty folder, in memory where that can be had, and remove it afterwards."""
    place = _MEMORY if os.access(_MEMORY, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="gazette-", dir=place) as name:
        yield Path(name).resolve()


def site_files(directory: Path) -> dict[str, bytes]:
    """Return the content of every file below `directory` by its path there."""
    return {
        file.relative_to(directory).as_posix(): file.read_bytes()
        for file in sorted(directory.rglob("*"))
        if file.is_file()
    }


def anonymous(message: str, root: Path) -> str:
    """Return a message without what is another each time: the folder, and how long it took."""
    return _TIME_TAKEN.sub("<time>", message.replace(str(root), "<project>"))
