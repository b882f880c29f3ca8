"""Finds a Chromium for the browser tests, and installs one where there is none.

`python -m tests.browser.chromium` makes sure of one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

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
    """Return the path of an installed Chromium or Chrome, None if only Playwright's own may be there.

    `GAZETTE_CHROMIUM` in the environment overrides the search.
    """
    if chosen := os.environ.get("GAZETTE_CHROMIUM"):
        return chosen
    return next(filter(None, map(shutil.which, COMMANDS)), None)


def _works() -> bool:
    """Tell whether what `find` returns can really be launched; Ubuntu has a stub that cannot."""
    try:
        with sync_playwright() as playwright:
            playwright.chromium.launch(executable_path=find(), args=FLAGS).close()
    except Exception:  # noqa: BLE001 - whatever the reason, another browser is needed
        return False
    return True


def _install() -> None:
    if shutil.which("apt-get") and Path("/etc/debian_version").exists() and not _is_ubuntu():
        sudo = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
        for arguments in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
            subprocess.run([*sudo, "apt-get", "-qq", *arguments], check=False)
        if _works():
            return
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def _is_ubuntu() -> bool:
    # Ubuntu's package is a stub that fetches a snap, which containers cannot run.
    return "ID=ubuntu" in Path("/etc/os-release").read_text(encoding="utf-8")


def main() -> None:
    """Make sure that a browser is there, or say what to install."""
    if _works():
        return
    print("Installing Chromium for the browser tests …", flush=True)
    _install()
    if not _works():
        sys.exit("Install Chromium or Chrome, or point GAZETTE_CHROMIUM at one, then run make again.")


if __name__ == "__main__":
    main()
