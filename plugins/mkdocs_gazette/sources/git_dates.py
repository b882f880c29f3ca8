"""When files were last changed, by their history in git: one look for the whole site."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

_QUESTION = (
    "rev-parse",
    "--is-inside-work-tree",
    "--is-shallow-repository",
    "--show-cdup",
)
_HISTORY = (
    # What configuration could change of the answer.
    *("-c", "log.follow=false"),
    *("-c", "log.showRoot=true"),
    "log",
    "-z",
    "--format=%H %at",
    "--name-status",
    # Exact renames are told by the names of contents alone: nothing is read, or fetched.
    "--find-renames=100%",
    "--no-merges",
    "--no-color",
    "--no-decorate",
    "--no-ext-diff",
    "--no-show-signature",
    "--no-textconv",
    # Paths are those below the directory where git runs.
    "--relative",
    "--",
    ".",
)
_ELSEWHERE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
"""Where git puts the hooks that it runs; it is to look where the documents are."""

IGNORED_COMMITS = ".git-blame-ignore-revs"
"""The file, known to forges, that names commits which only changed the form of files."""

_COMMIT = re.compile(rb"^[0-9a-f]{40,64}", re.MULTILINE)


class NoHistoryError(Exception):
    """Git cannot tell when files were changed; the message says why, as a clause."""


class ShallowCloneError(NoHistoryError):
    """The history is cut off, so that files seem to have been changed where it begins."""

    def __init__(self) -> None:
        super().__init__(
            "this clone has only the latest commits. Fetch them all: `git fetch --unshallow`, or "
            "in a workflow `fetch-depth: 0` for actions/checkout (GIT_DEPTH: 0 on GitLab)."
        )


@dataclass(frozen=True, slots=True)
class _Running:
    process: subprocess.Popen[bytes]
    output: IO[bytes]
    ignored: frozenset[bytes]


class GitDates:
    """Dates on their way: git runs from the start, `result` waits for it, `stop` gives it up."""

    def __init__(self, directory: Path) -> None:
        """Start git in `directory`, below which are the files to tell of."""
        self._running: _Running | None = None
        self._trouble = NoHistoryError("git was stopped.")
        try:
            self._running = _start(directory)
        except NoHistoryError as error:
            self._trouble = error
        except OSError as error:
            self._trouble = NoHistoryError(f"{error}.")

    def result(self) -> Mapping[str, int]:
        """Return when files were last changed since they were added, in seconds of the epoch.

        They are known by their paths below the directory, with slashes. A file that was only
        added is not among them. Raises NoHistoryError.
        """
        running, self._running = self._running, None
        if running is None:
            raise self._trouble
        with running.output as output:
            _, complaint = running.process.communicate()
            if running.process.returncode:
                raise NoHistoryError(_first_line(complaint))
            output.seek(0)
            changes = last_changes(output.read(), running.ignored)
        return {os.fsdecode(path): seconds for path, seconds in changes.items()}

    def stop(self) -> None:
        """End git, if it is still at it."""
        if self._running:
            self._running.process.kill()
            self._running.process.communicate()
            self._running.output.close()
            self._running = None


def _start(directory: Path) -> _Running:
    git = shutil.which("git")
    if git is None:
        raise NoHistoryError("git is not installed.")
    # Leave the index alone, and fetch nothing of a partial clone.
    inherited = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
    environment = {**inherited, "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1"}
    top = _top(git, directory, environment)
    output = TemporaryFile()  # noqa: SIM115 - for the process; a pipe would fill up and stop it
    try:
        process = subprocess.Popen(  # noqa: S603 - only our own words
            [git, *_HISTORY],
            cwd=directory,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.PIPE,
        )
    except OSError:
        output.close()
        raise
    return _Running(process, output, _commits(top / IGNORED_COMMITS))


def _top(git: str, directory: Path, environment: Mapping[str, str]) -> Path:
    """Return the top of the work tree that `directory` is in, if its whole history is there."""
    found = subprocess.run(  # noqa: S603 - only our own words
        [git, *_QUESTION], cwd=directory, env=environment, capture_output=True, check=False
    )
    if found.returncode:
        raise NoHistoryError(_first_line(found.stderr))
    inside, shallow, upwards = (*os.fsdecode(found.stdout).splitlines(), "", "", "")[:3]
    if inside != "true":
        raise NoHistoryError("the documents are in no work tree of git.")
    if shallow == "true":
        raise ShallowCloneError
    return directory / upwards


def _commits(file: Path) -> frozenset[bytes]:
    try:
        return frozenset(_COMMIT.findall(file.read_bytes()))
    except OSError:
        return frozenset()


def _first_line(complaint: bytes) -> str:
    lines = complaint.decode(errors="replace").splitlines()
    return f"{lines[0].removeprefix('fatal: ').rstrip('.')}." if lines else "git failed."


def last_changes(log: bytes, ignored: Collection[bytes] = frozenset()) -> dict[bytes, int]:
    """Return when each file was last changed since it was added, in seconds of the epoch.

    `log` is what git tells of the history, newest first; `ignored` are commits whose changes do
    not count, by their hashes. A file keeps its history when it is renamed without a change.
    """
    found: dict[bytes, int] = {}
    # What a name of old is called now, None where that file is no more, or its dates are known.
    names: dict[bytes, bytes | None] = {}
    for commit, seconds, status, path, target in _events(log):
        now = names.get(target, target)
        if status in b"AD":
            names[target] = None
        elif status == b"R":
            names[target] = None
            names[path] = now
        elif now is not None and commit not in ignored:
            found[now] = seconds
            names[target] = None
    return found


def _events(log: bytes) -> Iterator[tuple[bytes, int, bytes, bytes, bytes]]:
    """Yield commit, time, kind of change, and the file's path before and after it."""
    tokens = iter(log.split(b"\0"))
    commit, seconds = b"", 0
    for token in tokens:
        head, space, rest = token.removeprefix(b"\n").partition(b" ")
        if space:
            commit, seconds = head, int(rest)
        elif head:
            path = next(tokens)
            target = next(tokens) if head[:1] in b"RC" else path
            yield commit, seconds, head[:1], path, target
