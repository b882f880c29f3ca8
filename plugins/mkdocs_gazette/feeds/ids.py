"""The ids of feeds and entries: tag URIs, RFC 4151."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlsplit

TAG_DATE = "2026-01-01"
"""The date in tag URIs, which must never change or every entry would be new again."""


@dataclass(frozen=True, slots=True)
class Ids:
    """Makes ids out of what stays when a post moves or has another title.

    `stem` is what all of a site's ids begin with; `edition` is the directory of the language,
    "" or "de/": a translation is another entry than its original.
    """

    stem: str
    edition: str = ""

    def feed(self, scope: str) -> str:
        """Return the id of a feed. `scope` tells it from others, "" being that of the site."""
        return f"{self.stem}{self.edition}{quote(scope)}"

    def post(self, post_id: str) -> str:
        """Return the id of the entry of a post."""
        return f"{self.stem}{self.edition}posts/{quote(post_id)}"

    def comment(self, comment_id: str) -> str:
        """Return the id of the entry of a comment."""
        return f"{self.stem}{self.edition}comments/{comment_id}"


def stem(site_url: str) -> str:
    """Return what the ids of the site at `site_url` begin with, if it has not chosen otherwise."""
    site = urlsplit(site_url)
    return f"tag:{site.hostname},{TAG_DATE}:{site.path}"
