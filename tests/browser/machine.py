"""What the machine has to test with, and what it can be given."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from collections.abc import Iterable
from typing import NoReturn

import pytest


def first_that_runs(commands: Iterable[str]) -> str | None:
    """Return the path of the first command that is there and works, None without one."""
    found = filter(None, map(shutil.which, commands))
    return next((path for path in found if _answers(path)), None)


def _answers(path: str) -> bool:
    # Ubuntu's browsers are stubs that only ask for a snap, which containers cannot run.
    version = subprocess.run([path, "--version"], capture_output=True, check=False)
    return version.returncode == 0


def has_apt() -> bool:
    """Tell whether this is Debian or one of its kind."""
    return shutil.which("apt-get") is not None


def is_ubuntu() -> bool:
    """Tell whether packages of browsers are such stubs."""
    return platform.freedesktop_os_release()["ID"] == "ubuntu"


def install(*packages: str) -> None:
    """Install Debian's packages, where that can be done without a password."""
    root = as_root()
    if root is None or not has_apt():
        return
    apt = [*root, "apt-get", "--quiet=2"]
    subprocess.run([*apt, "update"], check=False)
    subprocess.run([*apt, "install", "--yes", "--no-install-recommends", *packages], check=False)


def as_root() -> list[str] | None:
    """Return what to put before a command to run it as root, None if that needs a password."""
    environment = ["env", "DEBIAN_FRONTEND=noninteractive"]
    if os.geteuid() == 0:
        return environment
    sudo = ["sudo", "--non-interactive"]
    if shutil.which("sudo") and subprocess.run([*sudo, "true"], check=False).returncode == 0:
        return [*sudo, *environment]
    return None


def go_without(remedy: str) -> NoReturn:
    """Skip a test, but fail it in continuous integration, where what is missing can be had."""
    if os.environ.get("CI") and has_apt():
        pytest.fail(remedy)
    pytest.skip(remedy)
