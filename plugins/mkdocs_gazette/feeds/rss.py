"""The format RSS 2.0, with what other formats have added to it: whole texts and several authors."""

from __future__ import annotations

from collections.abc import Sequence

from mkdocs_gazette.feeds.documents import document
from mkdocs_gazette.feeds.feed import Feed, Item


def rss(feed: Feed, items: Sequence[Item]) -> bytes:
    """Return the RSS document with `items`, newest first, of which there must be at least one."""
    updated = max(item.updated for item in items)
    return document("rss.xml", feed=feed, items=items, updated=updated)
