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

LEFTOVERS = (SITE_DIRECTORY, ".cache")
"""What a build leaves in its project; without it, the next one is cold."""

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
class Cost:
    """What one build took, and what it left."""

    wall_s: float
    cpu_s: float
    peak_rss_bytes: int
    output_bytes: int
    output_files: int


def measure_build(project: Path, command: Sequence[str]) -> Cost:
    """Build `project` from scratch with `command` and return the cost.

    The peak of memory is at least this process's own, whose memory a child shares until it
    becomes the generator. So whoever measures keeps small, and holds no corpus.
    """
    _put_aside(project)
    with tempfile.TemporaryFile() as log:
        start = time.perf_counter()
        status, usage = _run(project, command, log)
        wall_s = time.perf_counter() - start
        if status:
            log.seek(0)
            words = log.read().decode(errors="replace")[-LOG_CHARACTERS:]
            raise BuildFailedError(f"{project}: {' '.join(command)} ended with {status}\n{words}")
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


def _put_aside(project: Path) -> None:
    leftovers = [project / name for name in LEFTOVERS if (project / name).exists()]
    if leftovers:
        (project / ASIDE).mkdir(exist_ok=True)
        place = Path(tempfile.mkdtemp(dir=project / ASIDE))
        for leftover in leftovers:
            leftover.rename(place / leftover.name)


def _run(
    project: Path, command: Sequence[str], log: IO[bytes]
) -> tuple[int, resource.struct_rusage]:
    """Run the build; return its exit code and what it and its own children used."""
    with subprocess.Popen(
        command, cwd=project, env=os.environ | SILENCE, stdout=log, stderr=log
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        # Popen must not wait for a process that is gone.
        process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, usage


def _files(directory: Path) -> list[Path]:
    return [path for path in directory.rglob("*") if path.is_file()]
