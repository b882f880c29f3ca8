"""The comment widget as a reader meets it: by its roles and labels."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Self

from playwright.sync_api import Locator, Page, expect

from tests.browser.local_server import LocalServer

COMMENTS = "gazette:/:comments:one:"
"""Where the comments on the first post are stored, each under its id."""

DRAFT = "gazette:/:draft:one:new"
"""Where the text is stored that is being written below the first post."""

NAME = "gazette:/:name"
"""Where the reader's name is stored."""


class Widget:
    """The comments on one page."""

    def __init__(self, page: Page, server: LocalServer) -> None:
        self.page = page
        self.server = server
        self.region = page.get_by_role("region", name="Comments")
        self.name = self.region.get_by_label("Your name (optional)")
        self.text = self.region.get_by_label("Comment", exact=True)
        self.comments = self.region.get_by_role("article")
        self.status = self.region.get_by_role("status")

    def open(self, path: str = "posts/first/") -> Self:
        """Open a page of the site."""
        self.page.goto(self.server.url + path)
        return self

    def ready(self) -> Self:
        """Turn to the comments as a reader does, and wait until they are there."""
        self.region.get_by_role("heading").first.hover()
        self.page.locator("gazette-comments[ready]").wait_for()
        return self

    def add(self, text: str) -> Locator:
        """Write a comment, add it, and return it."""
        count = self.comments.count()
        self.text.fill(text)
        self.button("Add comment").click()
        expect(self.comments).to_have_count(count + 1)
        return self.comments.last

    def button(self, name: str) -> Locator:
        """Return the widget's button of that name."""
        return self.region.get_by_role("button", name=name, exact=True)

    def entries(self, start: str) -> dict[str, str]:
        """Return what is stored under all keys that begin with `start`."""
        entries = self.page.evaluate("() => ({ ...localStorage })")
        return {key: raw for key, raw in sorted(entries.items()) if key.startswith(start)}

    def stored(self) -> list[dict[str, Any]]:
        """Return the stored comments on the first post, by their ids."""
        return [json.loads(raw) for raw in self.entries(COMMENTS).values()]

    def store(self, entries: Mapping[str, object]) -> Self:
        """Put values into storage, raw if they are text, and load the page anew."""
        for key, value in entries.items():
            raw = value if isinstance(value, str) else json.dumps(value)
            self.page.evaluate("([key, raw]) => localStorage.setItem(key, raw)", [key, raw])
        self.page.reload()
        return self.ready()

    def store_comments(self, *comments: Mapping[str, object]) -> Self:
        """Put comments into storage, and load the page anew."""
        return self.store({f"{COMMENTS}{comment['id']}": comment for comment in comments})


def comment(number: int = 1, **fields: object) -> dict[str, object]:
    """Return a comment on the first post as it is stored."""
    return {
        "version": 1,
        "id": f"0197b5a0-0000-7000-8000-{number:012x}",
        "post": "one",
        "parent": None,
        "name": "Ada",
        "url": None,
        "created": f"2026-06-28T10:00:{number:02}.000Z",
        "edited": None,
        "body": f"Comment {number}",
        "revision": None,
        "deleted": None,
        "state": "private",
        **fields,
    }
