"""WebKitGTK, driven by its WebKitWebDriver, on a screen of its own that nobody sees."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.webkitgtk.service import Service

from tests.browser.engines.driver import PATIENCE_S

REMEDY = "Install WebKitGTK's driver and Xvfb (on Debian: apt install webkit2gtk-driver xvfb)."

_BROWSERS = ("lib/*/webkit*gtk-*/MiniBrowser", "libexec/webkit*gtk-*/MiniBrowser")


def find() -> str | None:
    """Return the path of its small browser, None unless all is there that drives it."""
    if not (shutil.which("WebKitWebDriver") and shutil.which("Xvfb")):
        return None
    usr = Path("/usr")
    found = sorted(str(path) for pattern in _BROWSERS for path in usr.glob(pattern))
    return found[0] if found else None


def packages() -> tuple[str, ...]:
    """Return the names of Debian's packages that it is in."""
    return ("webkit2gtk-driver", "xvfb")


@contextmanager
def run(path: str, directory: Path) -> Iterator[WebKit]:
    """Run the MiniBrowser at `path`, whose home is `directory`."""
    downloads = directory / "downloads"
    folders = directory / ".config" / "user-dirs.dirs"
    folders.parent.mkdir()
    folders.write_text('XDG_DOWNLOAD_DIR="$HOME/downloads"\n', encoding="utf-8")
    downloads.mkdir()
    options = webdriver.WebKitGTKOptions()
    options.binary_location = path
    options.add_argument("--automation")
    with _screen() as display:
        # Neither folders nor a screen of the person who runs the tests.
        rest = {k: v for k, v in os.environ.items() if not k.startswith(("XDG_", "WAYLAND_"))}
        environment = {**rest, "DISPLAY": display, "HOME": str(directory)}
        service = Service(executable_path=shutil.which("WebKitWebDriver"), env=environment)
        with webdriver.WebKitGTK(options=options, service=service) as driver:
            driver.set_script_timeout(PATIENCE_S)
            driver.set_page_load_timeout(PATIENCE_S)
            yield WebKit(driver, downloads)


@contextmanager
def _screen() -> Iterator[str]:
    """Run Xvfb, which chooses a number that is free, and yield the display's name."""
    reading, writing = os.pipe()
    with subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x1024x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    ) as process:
        os.close(writing)
        with os.fdopen(reading) as pipe:
            number = pipe.readline().strip()
        assert number, "Xvfb did not start."
        try:
            yield f":{number}"
        finally:
            process.terminate()


class WebKit:
    """A running MiniBrowser."""

    def __init__(self, driver: webdriver.WebKitGTK, downloads: Path) -> None:
        self.downloads = downloads
        self._driver = driver

    def open(self, url: str) -> None:
        """Load a page, and wait until it is complete."""
        self._driver.get(url)

    def call(self, function: str, *arguments: object) -> Any:
        """Return what a function in the page returns, or promises."""
        return self._driver.execute_script(f"return ({function})(...arguments)", *arguments)

    def click(self, find: str, *arguments: object) -> None:
        """Scroll to an element and click it with the mouse."""
        self._element(find, arguments).click()

    def type(self, text: str) -> None:
        """Type text with the keyboard, wherever the focus is."""
        ActionChains(self._driver).send_keys(text.replace("\n", "\ue007")).perform()

    def choose(self, file: Path, find: str, *arguments: object) -> None:
        """Choose a file in an element for files."""
        self._element(find, arguments).send_keys(str(file))

    def _element(self, find: str, arguments: Iterable[object]) -> WebElement:
        source = f"""
            const element = ({find})(...arguments);
            element.scrollIntoView({{ block: "center", behavior: "instant" }});
            return element;
        """
        found = self._driver.execute_script(source, *arguments)
        assert isinstance(found, WebElement)
        return found
