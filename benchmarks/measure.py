"""Builds a project in a fresh process and takes the cost."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from benchmarks.contenders import SITE_DIRECTORY

CACHES = (".cache",)
"""What builds keep in their project for later ones; without it, the next one is cold."""

ASIDE = ".before"
"""Where a project keeps the leftovers of earlier builds until all are measured.

They are not deleted between builds: ext4 reuses no inode within seconds of its deletion, and
searches long for others, so that a build would pay for every file of the one before.
"""

SILENCE = {"NO_MKDOCS_2_WARNING": "1"}
"""Keeps Material from announcing its successor on every build."""

LOG_CHARACTERS = 4000
MAXRSS_UNIT_BYTES = 1 if sys.platform == "darwin" else 1024


class BuildFailedError(Exception):
    """A generator gave up. The message has its last words."""


@dataclass(frozen=True, slots=True)
class Usage:
    """What something took that a generator did."""

    wall_s: float
    cpu_s: float
    peak_rss_bytes: int


@dataclass(frozen=True, slots=True)
class Cost(Usage):
    """What one build took, and what it left."""

    output_bytes: int
    output_files: int


def measure_build(project: Path, command: Sequence[str], *, warm: bool = False) -> Cost:
    """Build `project` with `command`, from scratch unless `warm`, and return the cost.

    A warm build has no site to begin with either, but whatever earlier ones have kept for it.

    The peak of memory is at least this process's own, whose memory a child shares until it
    becomes the generator. So whoever measures keeps small, and holds no corpus.
    """
    put_aside(project, (SITE_DIRECTORY,) if warm else (SITE_DIRECTORY, *CACHES))
    with tempfile.TemporaryFile() as log:
        start = time.perf_counter()
        status, usage = _run(project, command, log)
        wall_s = time.perf_counter() - start
        if status:
            raise BuildFailedError(ended(project, command, status, log))
    sizes = [file.stat().st_size for file in _files(project / SITE_DIRECTORY)]
    return Cost(
        wall_s=wall_s,
        cpu_s=usage.ru_utime + usage.ru_stime,
        peak_rss_bytes=usage.ru_maxrss * MAXRSS_UNIT_BYTES,
        output_bytes=sum(sizes),
        output_files=len(sizes),
    )


def clear(project: Path) -> None:
    """Delete what measuring has put aside in `project`."""
    shutil.rmtree(project / ASIDE, ignore_errors=True)


def put_aside(project: Path, names: Sequence[str]) -> None:
    """Take what builds have left under `names` out of the way of the next one."""
    leftovers = [project / name for name in names if (project / name).exists()]
    if leftovers:
        (project / ASIDE).mkdir(exist_ok=True)
        place = Path(tempfile.mkdtemp(dir=project / ASIDE))
        for leftover in leftovers:
            leftover.rename(place / leftover.name)


def ended(project: Path, command: Sequence[str], status: int, log: IO[bytes]) -> str:
    """Return what to say of a command that has ended too early."""
    return f"{project}: {' '.join(command)} ended with {status}\n{last_words(log)}"


def last_words(log: IO[bytes]) -> str:
    """Return the end of what a command has said."""
    log.seek(0)
    return log.read().decode(errors="replace")[-LOG_CHARACTERS:]


def _run(
    project: Path, command: Sequence[str], log: IO[bytes]
) -> tuple[int, resource.struct_rusage]:
    """Run the build; return its exit code and what it and its own children used."""
    with subprocess.Popen(
        command, cwd=project, env=os.environ | SILENCE, stdout=log, stderr=log
    ) as process:
        try:
            _, status, usage = os.wait4(process.pid, 0)
        except KeyboardInterrupt:
            process.kill()
            raise
        # Popen must not wait for a process that is gone.
        process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, usage


def _files(directory: Path) -> list[Path]:
    return [path for path in directory.rglob("*") if path.is_file()]
