"""Finds a Chromium for the browser tests, and installs one where there is none.

`python -m tests.browser.chromium` makes sure of one.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys

from playwright.sync_api import Error, sync_playwright

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

FLAGS = (
    "--disable-background-networking",
    "--disable-quic",
    "--no-first-run",
    # Containers and continuous integration run as root, where the sandbox cannot work.
    *(("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()),
)
"""Flags for every launch: no request but those of the page under test."""


def find() -> str | None:
    """Return the path of a Chromium or Chrome, None to let Playwright use its own.

    `GAZETTE_CHROMIUM` in the environment overrides the search.
    """
    if chosen := os.environ.get("GAZETTE_CHROMIUM"):
        return chosen
    found = filter(None, map(shutil.which, COMMANDS))
    return next((path for path in found if _answers(path)), None)


def _answers(path: str) -> bool:
    # Ubuntu's chromium-browser is a stub that only asks for a snap, which containers cannot run.
    version = subprocess.run([path, "--version"], capture_output=True, check=False)
    return version.returncode == 0


def _launches() -> bool:
    try:
        with sync_playwright() as playwright:
            playwright.chromium.launch(executable_path=find(), args=FLAGS).close()
    except Error:
        return False
    return True


def _install() -> None:
    """Install Debian's package where there is one, else what Playwright downloads."""
    root = _root() if shutil.which("apt-get") else None
    if root is not None and not _is_ubuntu():
        apt = [*root, "apt-get", "--quiet=2"]
        subprocess.run([*apt, "update"], check=False)
        install = [*apt, "install", "--yes", "--no-install-recommends"]
        subprocess.run([*install, "chromium"], check=False)
        if _launches():
            return
    libraries = [] if root is None else ["--with-deps"]
    playwright = [sys.executable, "-m", "playwright"]
    subprocess.run([*playwright, "install", *libraries, "chromium"], check=False)


def _root() -> list[str] | None:
    """Return what to put before a command to run it as root, None if that needs a password."""
    environment = ["env", "DEBIAN_FRONTEND=noninteractive"]
    if os.geteuid() == 0:
        return environment
    sudo = ["sudo", "--non-interactive"]
    if shutil.which("sudo") and subprocess.run([*sudo, "true"], check=False).returncode == 0:
        return [*sudo, *environment]
    return None


def _is_ubuntu() -> bool:
    return platform.freedesktop_os_release()["ID"] == "ubuntu"


def main() -> None:
    """Make sure that a browser is there, or say what to install."""
    if _launches():
        return
    if chosen := os.environ.get("GAZETTE_CHROMIUM"):
        sys.exit(f"GAZETTE_CHROMIUM is {chosen!r}, which cannot be launched; set it to a browser.")
    print("Installing Chromium for the browser tests …", flush=True)
    _install()
    if not _launches():
        sys.exit("Install Chromium or Chrome, or set GAZETTE_CHROMIUM to one; then run make again.")


if __name__ == "__main__":
    main()
