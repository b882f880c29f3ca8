"""Feeds in XML read twice: by a reader's library, and plainly, to see that both read the same."""

from __future__ import annotations

import calendar
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from xml.etree import ElementTree as ET

import feedparser  # type: ignore[import-untyped]

from tests.feeds.documents import ATOM, links, text_of
from tests.feeds.written_forms import rfc822, rfc3339

_C1 = {
    number: bytes([number]).decode("cp1252", "ignore") or chr(number) for number in range(128, 160)
}


class DifferentReadingError(Exception):
    """A reader's library does not see in a feed what stands there."""


@dataclass(frozen=True, slots=True)
class ReadEntry:
    """What an app shows of an entry in a list, and what it knows it by."""

    title: str
    id: str
    link: str
    published: datetime | None
    updated: datetime | None


def parsed(document: bytes) -> Any:
    """Return what feedparser reads in the RSS or Atom feed `document`, HTML as it stands.

    Raises DifferentReadingError if it had to mend something, or if a title, id, link or date is
    not the one in the document.
    """
    feed = feedparser.parse(document, sanitize_html=False, resolve_relative_uris=False)
    if feed.bozo:
        raise DifferentReadingError(str(feed.bozo_exception))
    root = ET.fromstring(document)
    head = text_of(root, f"{ATOM}title") or text_of(root, "channel/title")
    if feed.feed.get("title", "") != _as_feedparser_has_it(head):
        raise DifferentReadingError(f"title: {feed.feed.get('title')!r} for {head!r}")
    entries = read_entries(document)
    if len(entries) != len(feed.entries):
        raise DifferentReadingError(f"{len(feed.entries)} entries for {len(entries)}")
    for number, (entry, other) in enumerate(zip(entries, feed.entries, strict=True), 1):
        _compare(f"entry {number}", entry, other)
    return feed


def read_entries(document: bytes) -> list[ReadEntry]:
    """Return the entries of the RSS or Atom feed in `document`, in its order."""
    root = ET.fromstring(document)
    if root.tag == "rss":
        return [_of_rss(item) for item in root.findall("channel/item")]
    return [_of_atom(entry) for entry in root.findall(f"{ATOM}entry")]


def _of_rss(item: ET.Element) -> ReadEntry:
    guid = text_of(item, "guid")
    permanent = item.find("guid[@isPermaLink='false']") is None
    return ReadEntry(
        title=text_of(item, "title"),
        id=guid,
        link=text_of(item, "link") or (guid if permanent else ""),
        published=rfc822(text_of(item, "pubDate")),
        updated=None,
    )


def _of_atom(entry: ET.Element) -> ReadEntry:
    return ReadEntry(
        title=text_of(entry, f"{ATOM}title"),
        id=text_of(entry, f"{ATOM}id"),
        link=next(iter(links(entry, "alternate")), ""),
        published=rfc3339(text_of(entry, f"{ATOM}published")),
        updated=rfc3339(text_of(entry, f"{ATOM}updated")),
    )


def _compare(where: str, entry: ReadEntry, other: Any) -> None:
    found: dict[str, tuple[object, object]] = {
        "title": (_as_feedparser_has_it(entry.title), other.get("title", "")),
        "id": (entry.id, other.get("id", "")),
        "link": (entry.link, other.get("link", "")),
    }
    for name in ("published", "updated"):
        if (moment := getattr(entry, name)) is not None:
            read = other.get(f"{name}_parsed")
            found[name] = (int(moment.timestamp()), read and calendar.timegm(read))
    for name, (ours, theirs) in found.items():
        if ours != theirs:
            raise DifferentReadingError(f"{where}: {name}: {theirs!r} for {ours!r}")


def _as_feedparser_has_it(text: str) -> str:
    """Return `text` with what feedparser takes for the errors of encoding mended as it does."""
    text = text.strip()
    with suppress(UnicodeError):
        text = text.encode("latin-1").decode()
    return text.translate(_C1)
