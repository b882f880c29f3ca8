"""A reader on the way through a series, and what their browser remembers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Self

from playwright.sync_api import Page

from tests.browser.local_server import LocalServer

DAILY = "series/daily/"
AT = "2026-06-20T10:00:00Z"
POSTS_OF_MARKS = """marks => marks.map(({ parentElement: entry }) =>
    entry.dataset.gzPost ?? entry.querySelector("a").pathname.split("/").at(-2))"""
"""Whose marks they are: of the posts whose links they stand beside, here called as their ids."""


class Reader:
    """One reader in one tab."""

    def __init__(self, page: Page, server: LocalServer) -> None:
        self.page = page
        self.server = server
        self.line = page.locator(".gz-progress__line")
        self.marks = page.get_by_role("img", name="You have read this")
        self.panel = page.get_by_role("dialog", name="Reading marks")
        self.start = page.locator(".gz-landing__start").get_by_role("link")

    def open(self, path: str = DAILY) -> Self:
        """Open the page at `path`."""
        self.page.goto(self.server.url + path)
        return self

    def store(self, **values: Mapping[str, object]) -> Self:
        """Put values into storage, named with "__" for ":" and "_" for "-"."""
        entries = {
            f"gazette:/:{name.replace('__', ':').replace('_', '-')}": json.dumps(
                {"version": 1, **value}
            )
            for name, value in values.items()
        }
        self.page.evaluate("entries => Object.assign(localStorage, entries)", entries)
        return self

    def has_read(self, *posts: str) -> Self:
        """Let the browser remember `posts`."""
        return self.store(**{f"read__{post}": {"at": AT} for post in posts})

    def entries(self, start: str = "") -> dict[str, Any]:
        """Return what the site has stored under names with this beginning."""
        stored: dict[str, str] = self.page.evaluate("() => ({ ...localStorage })")
        prefix = f"gazette:/:{start}"
        return {
            key.removeprefix("gazette:/:"): json.loads(raw)
            for key, raw in sorted(stored.items())
            if key.startswith(prefix)
        }

    def read_on(self) -> Self:
        """Scroll to where the text ends, and stay."""
        self.page.locator("gazette-progress[post]").evaluate(
            "end => end.scrollIntoView({ block: 'center', behavior: 'instant' })"
        )
        return self

    def marked(self) -> list[str]:
        """Return the posts that are marked as read on the page."""
        posts = self.marks.evaluate_all(POSTS_OF_MARKS)
        return sorted(set(posts))

    def open_panel(self) -> Self:
        """Open what explains the marks."""
        self.line.get_by_role("button", name="Reading marks").click()
        self.panel.wait_for()
        return self

    def press(self, name: str) -> Self:
        """Press a button in it."""
        self.panel.get_by_role("button", name=name, exact=True).click()
        return self
