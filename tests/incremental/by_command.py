"""Builds by `mkdocs build` in processes of their own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.incremental.builds import SITE, SUCCESS, Result, anonymous, site_files
from tests.incremental.sources import Folder, Sources
from tests.packaging.commands import ENVIRONMENT


class Commanded:
    """A process for each build, in a folder where what is below `.cache` is kept."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._folder = Folder(root)

    def build(self, sources: Sources) -> Result:
        """Write the sources and build them."""
        self._folder.bring_to(sources)
        return build_by_command(self._root, sources)


def start(
    root: Path, sources: Sources, site: str = SITE, prefix: Sequence[str] = ()
) -> subprocess.Popen[str]:
    """Start to build what stands in `root` into the directory `site` there.

    `prefix` is a command that runs others.
    """
    return subprocess.Popen(
        [*prefix, sys.executable, "-m", "mkdocs", "build", "--site-dir", site],
        cwd=root,
        env={**ENVIRONMENT, "SOURCE_DATE_EPOCH": sources.epoch()},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )


def finish(process: subprocess.Popen[str], root: Path, site: str = SITE) -> Result:
    """Wait for a build and return what came of it."""
    printed, _ = process.communicate()
    outcome = SUCCESS if process.returncode == 0 else f"exit code {process.returncode}"
    log = anonymous(printed, root).replace(f"<project>/{site}", f"<project>/{SITE}")
    return Result(outcome, tuple(log.splitlines()), site_files(root / site))


def build_by_command(root: Path, sources: Sources) -> Result:
    """Build what stands in `root`."""
    return finish(start(root, sources), root)
