"""Runs commands as a person would in a terminal: in processes and folders of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

# What the person who runs the tests has set up must not matter, nor the make that runs them.
_LEFT_OUT = {
    *("GIT_DIR", "GIT_WORK_TREE"),
    *("MAKEFLAGS", "MAKELEVEL", "MFLAGS"),
    *("PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV"),
}
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if name not in _LEFT_OUT},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "NO_MKDOCS_2_WARNING": "1",
}


def run(*command: str | Path, cwd: Path) -> str:
    """Return what `command` prints, failing the test with all of it if it does not succeed."""
    done = subprocess.run(
        command,
        cwd=cwd,
        env=ENVIRONMENT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    line = " ".join(map(str, command))
    assert done.returncode == 0, f"{line} ended with {done.returncode}:\n{done.stdout}"
    return done.stdout


def run_python(*arguments: str | Path, cwd: Path) -> str:
    """Run a module or script with the Python that runs the tests."""
    return run(sys.executable, *arguments, cwd=cwd)
