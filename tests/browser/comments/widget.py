"""The comment widget as a reader meets it: by its roles and labels."""

from __future__ import annotations

import json
from typing import Any, Self

from playwright.sync_api import Locator, Page, expect

from tests.browser.local_server import LocalServer

KEY = "gazette:/:comments:one"
"""Where the comments on the first post are stored."""


class Widget:
    """The comments on one page."""

    def __init__(self, page: Page, server: LocalServer) -> None:
        self.page = page
        self.server = server
        self.region = page.get_by_role("region", name="Your comments")
        self.name = self.region.get_by_label("Your name (optional)")
        self.text = self.region.get_by_label("Comment", exact=True)
        self.comments = self.region.get_by_role("article")
        self.status = self.region.get_by_role("status")

    def open(self, path: str = "posts/first/") -> Self:
        """Open a page of the site."""
        self.page.goto(self.server.url + path)
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

    def stored(self, key: str = KEY) -> Any:
        """Return the stored value under `key`, None if there is none."""
        raw = self.page.evaluate("key => localStorage.getItem(key)", key)
        return raw and json.loads(raw)

    def store(self, value: object, key: str = KEY) -> Self:
        """Put `value` into storage, raw if it is text, and load the page anew."""
        raw = value if isinstance(value, str) else json.dumps(value)
        self.page.evaluate("([key, raw]) => localStorage.setItem(key, raw)", [key, raw])
        self.page.reload()
        return self


def comment(number: int = 1, **fields: object) -> dict[str, object]:
    """Return a comment on the first post as it is stored."""
    return {
        "id": f"0197b5a0-0000-7000-8000-{number:012x}",
        "post": "one",
        "parent": None,
        "name": "Ada",
        "url": None,
        "created": f"2026-06-28T10:00:{number:02}.000Z",
        "edited": None,
        "body": f"Comment {number}",
        "revision": None,
        **fields,
    }


def thread(*comments: object) -> dict[str, object]:
    """Return a stored thread of `comments`."""
    return {"version": 1, "comments": list(comments)}
