"""Finds a Chromium for the browser tests, and installs one where there is none."""

from __future__ import annotations

import os
import subprocess
import sys

from playwright.sync_api import Error, sync_playwright

from tests.browser import machine

COMMANDS = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
"""The shell comes first: it opens a page in a third of the time that a whole browser takes."""

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
    return machine.first_that_runs(COMMANDS)


def _launches() -> bool:
    try:
        with sync_playwright() as playwright:
            playwright.chromium.launch(executable_path=find(), args=FLAGS).close()
    except Error:
        return False
    return True


def _install() -> None:
    """Install Debian's package where there is one, else what Playwright downloads."""
    if machine.has_apt() and not machine.is_ubuntu():
        machine.install("chromium-headless-shell")
        if _launches():
            return
    libraries = ["--with-deps"] if machine.has_apt() and machine.as_root() else []
    playwright = [sys.executable, "-m", "playwright"]
    subprocess.run([*playwright, "install", *libraries, "chromium"], check=False)


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
