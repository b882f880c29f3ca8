"""The formats of feeds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the name of its file in the directory of a feed, its own name, its media type."""

    file: str
    label: str
    type: str


ATOM = Format("atom.xml", "Atom", "application/atom+xml")
RSS = Format("rss.xml", "RSS", "application/rss+xml")
JSON_FEED = Format("feed.json", "JSON Feed", "application/feed+json")

FORMATS = (ATOM, RSS, JSON_FEED)
"""All of them, that to choose first."""
