"""Reads and renders the accepted comments while MkDocs renders the posts.

A process of its own has a processor of its own, so that ten thousand comments cost a build
little more than their place in its pages.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs_gazette.rich_text import rich_text
from mkdocs_gazette.sources.comments import Accepted, read_comments

MANY = 500
"""From how many comments on a process pays: it takes as long to start as these to be read."""


@dataclass(frozen=True, slots=True)
class Comments:
    """The accepted comments, and the HTML of each by its id."""

    accepted: Accepted = field(default_factory=Accepted)
    html: Mapping[str, str] = field(default_factory=dict)


def read_and_render(directory: Path, posts: Collection[str], shown: str) -> Comments:
    """Read all comments below `directory`, as `read_comments` does, and render them."""
    accepted = read_comments(directory, posts, shown)
    comments = (comment for group in accepted.by_post.values() for comment in group)
    return Comments(accepted, {comment.id: rich_text(comment.body) for comment in comments})


class CommentReading:
    """Comments on their way: `result` waits for them, `stop` gives them up."""

    def __init__(self, directory: Path, posts: Collection[str], shown: str) -> None:
        self._task = (directory, frozenset(posts), shown)
        several = (os.cpu_count() or 1) > 1
        self._process = _start(self._task) if several and _has_many(directory) else None

    @property
    def own_process(self) -> bool:
        """Whether another process is at it."""
        return self._process is not None

    def result(self) -> Comments:
        """Return the comments."""
        process, self._process = self._process, None
        if process:
            written, _ = process.communicate()
            if process.returncode == 0:
                found = pickle.loads(written)  # noqa: S301 - it comes from ourselves
                assert isinstance(found, Comments)  # noqa: S101
                return found
        # Where a process cannot be had or has come to grief, it takes a little longer.
        return read_and_render(*self._task)

    def stop(self) -> None:
        """End the process, if there is one."""
        if self._process:
            self._process.kill()
            self._process.communicate()
            self._process = None


def _start(task: object) -> subprocess.Popen[bytes] | None:
    """Start a process on `task`; None where the system allows none."""
    code = f"from {__name__} import {_work.__name__}; {_work.__name__}()"
    try:
        process = subprocess.Popen(  # noqa: S603 - ourselves
            [sys.executable, "-c", code],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except OSError:
        return None
    assert process.stdin  # noqa: S101 - it is a pipe
    with suppress(BrokenPipeError), process.stdin as stdin:
        pickle.dump(task, stdin)
    process.stdin = None  # so that nobody writes to it again
    return process


def _has_many(directory: Path) -> bool:
    return any(number >= MANY for number, _ in enumerate(directory.glob("*/*"), start=1))


def _work() -> None:
    """What the process does: a task comes in, its result goes out."""
    task = pickle.load(sys.stdin.buffer)  # noqa: S301 - it comes from ourselves
    # Complete before any of it is written: from then on somebody waits.
    sys.stdout.buffer.write(pickle.dumps(read_and_render(*task)))
