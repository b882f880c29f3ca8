"""A reader of the site, in any browser, who finds things by the words on them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Self

from tests.browser.engines.driver import Driver, eventually

BUTTON = """(words) => [...document.querySelectorAll("button")]
    .filter((button) => button.getClientRects().length && button.textContent.trim() === words)
    .at(-1)"""
"""Finds the last button that is seen and says so."""

FIELD = """(words) => [...document.querySelectorAll("label")]
    .filter((label) => label.getClientRects().length && label.textContent.trim() === words)
    .at(-1)?.control"""
"""Finds the field with that label."""

HTML = """(selector) => [...document.querySelectorAll(selector)]
    .filter((element) => element.getClientRects().length)
    .map((element) => element.innerHTML.trim())"""


class Reader:
    """Someone at the site at `url` with a browser."""

    def __init__(self, driver: Driver, url: str) -> None:
        self.driver = driver
        self.url = url

    def open(self, path: str = "posts/first/") -> Self:
        """Open a page of the site, anew if it is open already."""
        self.driver.open(self.url + path)
        return self

    def press(self, button: str) -> None:
        """Press a button as soon as it is there."""
        self._await(BUTTON, button)
        self.driver.click(BUTTON, button)

    def write(self, text: str, *, into: str) -> None:
        """Type text in the place of what is in a field."""
        self._await(FIELD, into)
        self.driver.click(FIELD, into)
        self.driver.call(f"(words) => ({FIELD})(words).select()", into)
        self.driver.type(text)

    def choose(self, file: Path, *, for_: str) -> None:
        """Choose a file in a field."""
        self._await(FIELD, for_)
        self.driver.choose(file, FIELD, for_)

    def sees(self, selector: str, *htmls: str) -> None:
        """Wait until the elements that are seen have this HTML, in this order."""
        eventually(lambda: self.driver.call(HTML, selector), list(htmls))

    def downloaded(self) -> Path:
        """Wait for a file of comments, and return where it is."""
        eventually(lambda: len(self._files()), 1)
        return self._files()[0]

    def stored(self) -> list[dict[str, Any]]:
        """Return the stored comments, by their ids."""
        entries = self.driver.call("() => Object.entries(localStorage)")
        return [json.loads(raw) for key, raw in sorted(entries) if ":comments:" in key]

    def _await(self, find: str, words: str) -> None:
        eventually(lambda: self.driver.call(f"(words) => Boolean(({find})(words))", words), True)

    def _files(self) -> list[Path]:
        return list(self.driver.downloads.glob("*.json"))
