"""The Atom format, RFC 4287, in one document or, by RFC 5005, in several."""

from __future__ import annotations

from collections.abc import Sequence

from mkdocs_gazette.feeds.documents import document
from mkdocs_gazette.feeds.feed import Feed, Item


def atom(feed: Feed, items: Sequence[Item]) -> bytes:
    """Return the Atom document with `items`, newest first.

    There must be at least one, for a feed has to say when it was last updated.
    """
    updated = max(item.updated for item in items)
    return document("atom.xml", feed=feed, items=items, updated=updated)
