"""Feeds for those who have subscribed to what mkdocs-rss-plugin wrote before."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import nlargest

from mkdocs_gazette.feeds.formats import JSON_FEED, RSS, Format
from mkdocs_gazette.model.post import Post

NAME = "rss"
"""What `mkdocs.yml` calls that plugin."""

BOTH = (
    "mkdocs-rss-plugin and Gazette both write feeds. Take `rss` out of `plugins`, and set "
    "`rss_plugin_files: true` under Gazette's `feeds` for those who have subscribed to its feeds; "
    "or switch Gazette's off with `feeds: false`."
)


@dataclass(frozen=True, slots=True)
class File:
    """One of the plugin's files; those of posts by when they were `updated` have another order."""

    form: Format
    updated: bool


FILES: Mapping[str, File] = {
    "feed_rss_created.xml": File(RSS, updated=False),
    "feed_rss_updated.xml": File(RSS, updated=True),
    "feed_json_created.json": File(JSON_FEED, updated=False),
    "feed_json_updated.json": File(JSON_FEED, updated=True),
}
"""The files by the names that they have if nobody has chosen others."""


def newest(posts: Iterable[Post], limit: int, *, updated: bool) -> list[str]:
    """Return the ids of the posts to show, the newest first."""
    found = nlargest(
        limit,
        posts,
        key=lambda post: (post.changed.at if updated else post.published.at, post.path),
    )
    return [post.id for post in found]


def guid(post: Post, address: str, root: str) -> str:
    """Return the id of the entry of `post`, which is at `address` below `root`.

    That plugin takes the page's address. So a post that has moved since has its first alias.
    """
    if not post.aliases:
        return address
    old = post.aliases[0]
    return f"{root}{old}" if "." in posixpath.basename(old) else f"{root}{old}/"
