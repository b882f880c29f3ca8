"""The page of a reader's own comments as a reader meets it: by its roles and labels."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Self

from playwright.sync_api import Page, expect

from tests.browser.local_server import LocalServer


class LibraryPage:
    """The page at /my-comments/."""

    def __init__(self, page: Page, server: LocalServer) -> None:
        self.page = page
        self.server = server
        self.widget = page.locator("gazette-my-comments")
        self.list = self.widget.get_by_role("region", name="Your comments")
        self.comments = self.list.get_by_role("listitem")
        self.status = self.widget.get_by_role("status").first
        self.search = self.widget.get_by_label("Search your comments")
        self.file = self.widget.get_by_label("Import a file")
        self.export, self.delete, self.undo = (
            self.widget.get_by_role("button", name=name, exact=True)
            for name in ("Export", "Delete all", "Undo the deletion")
        )

    def open(self, *comments: Mapping[str, object]) -> Self:
        """Open the page of a reader who has written `comments`."""
        self.page.goto(self.server.url + "my-comments/")
        return self.store(*comments) if comments else self.ready()

    def ready(self) -> Self:
        """Wait until the comments are there."""
        expect(self.widget.get_by_text("What you wrote on this site")).to_be_visible()
        return self

    def store(self, *comments: Mapping[str, object]) -> Self:
        """Put comments into storage, and load the page anew."""
        self.page.evaluate(
            "entries => entries.forEach((entry) => localStorage.setItem(...entry))",
            [[key(comment), json.dumps(comment)] for comment in comments],
        )
        self.page.reload()
        return self.ready()

    def choose(self, content: bytes | str | Mapping[str, object]) -> None:
        """Choose a file with `content` for import."""
        raw = content if isinstance(content, bytes | str) else json.dumps(content)
        buffer = raw.encode() if isinstance(raw, str) else raw
        self.file.set_input_files(
            {"name": "comments.json", "mimeType": "application/json", "buffer": buffer}
        )

    def exported(self) -> str:
        """Export, and return the text of the file."""
        with self.page.expect_download() as download:
            self.export.click()
        return download.value.path().read_text(encoding="utf-8")

    def entries(self) -> dict[str, str]:
        """Return all that the site has stored."""
        stored: dict[str, str] = self.page.evaluate("() => ({ ...localStorage })")
        return {key: raw for key, raw in sorted(stored.items()) if key.startswith("gazette:")}

    def stored(self) -> list[dict[str, Any]]:
        """Return the stored comments, by their ids."""
        found = [json.loads(raw) for key, raw in self.entries().items() if ":comments:" in key]
        return sorted(found, key=lambda comment: str(comment["id"]))

    def export_file(self, *comments: object, **fields: object) -> dict[str, object]:
        """Return an export of this site with `comments`."""
        return {
            "format": "gazette-comments",
            "version": 1,
            "site": self.server.url,
            "exported": "2026-06-29T10:00:00.000Z",
            "comments": comments,
            **fields,
        }


def key(comment: Mapping[str, object]) -> str:
    """Return where `comment` is stored."""
    return f"gazette:/:comments:{comment['post']}:{comment['id']}"


def comment(number: int = 1, post: str = "one", **fields: object) -> dict[str, object]:
    """Return a comment as it is stored; a higher number is a later one."""
    return {
        "version": 1,
        "id": f"0197b5a0-0000-7000-8000-{number:012x}",
        "post": post,
        "parent": None,
        "name": "Ada",
        "url": None,
        "created": f"2026-06-28T{number // 60 % 24:02}:{number % 60:02}:00.000Z",
        "edited": None,
        "body": f"Comment {number}",
        "revision": None,
        "deleted": None,
        "state": "private",
        **fields,
    }
