"""A feed for tests of the formats."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from mkdocs_gazette.feeds.feed import Enclosure, Feed, Item, Label, SeriesPart
from mkdocs_gazette.model.author import Author

SITE = "https://example.org/daily/"
FEED = Feed(
    id="tag:example.org,2026-01-01:/daily/",
    title="AI Daily",
    subtitle="One piece a day",
    author="Sol Alexander",
    address=f"{SITE}atom.xml",
    page=SITE,
    language="en",
)
FIRST = Item(
    id="tag:example.org,2026-01-01:/daily/posts/first",
    title="The first",
    address=f"{SITE}posts/first/",
    published=datetime(2026, 1, 1, tzinfo=UTC),
    updated=datetime(2026, 1, 1, tzinfo=UTC),
    summary="What it says.",
)
SECOND = Item(
    id="tag:example.org,2026-01-01:/daily/posts/second",
    title="The <b>second</b> & last",
    address=f"{SITE}posts/second/",
    published=datetime(2026, 1, 8, tzinfo=UTC),
    updated=datetime(2026, 2, 1, 8, 0, tzinfo=timezone(timedelta(hours=2))),
    authors=(Author("sol", "Sol", url="https://sol.example/"), Author(None, "Guest")),
    html='<p>All of it: <a href="https://a.example/?a=1&amp;b=2">a</a> ]]> 😀 \u200fשלום</p>',
    labels=(Label("c-1", "C++", f"{SITE}categories/"), Label("tag", "tag")),
    parts=(SeriesPart("war", "The “War”", 12, f"{SITE}series/war/"),),
    image=f"{SITE}assets/a.png",
    enclosures=(
        Enclosure(f"{SITE}assets/a.mp3", "audio/mpeg", 1234),
        Enclosure(f"{SITE}assets/a.png", "image/png", 56),
    ),
    comments=f"{SITE}posts/second/#gz-comments-title",
)
