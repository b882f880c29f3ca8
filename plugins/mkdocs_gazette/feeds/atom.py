"""The Atom format, RFC 4287.

Written with the standard library's XML: the feed packages at hand know one author per entry
or bring a compiled dependency, and what is left to do beside them is what stands here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote, urljoin, urlsplit
from xml.etree import ElementTree as ET

from mkdocs_gazette.model.author import Author

TAG_DATE = "2026-01-01"
"""The date in tag URIs (RFC 4151), which must never change or every entry would be new again."""

_ATOM = "http://www.w3.org/2005/Atom"
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Everything that XML 1.0 does not allow in a document, section 2.2."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's head.

    `site_url` is absolute and ends in "/"; `path` (the feed's own) and `url` (of the page that
    it follows) are relative to it; `id` tells it from the site's other feeds.
    """

    title: str
    author: str
    site_url: str
    path: str
    language: str
    subtitle: str = ""
    url: str = ""
    id: str = ""

    @property
    def tag(self) -> str:
        """The stem of all ids on the site: a tag URI, RFC 4151."""
        site = urlsplit(self.site_url)
        return f"tag:{site.hostname},{TAG_DATE}:{site.path}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An entry of a feed.

    `id` names it within the site and must outlive a move or a new title, or readers would be
    shown it as new; `url` is relative to the site's root; `html` is the whole text, `summary`
    a plain one.
    """

    id: str
    title: str
    url: str
    published: datetime
    updated: datetime
    authors: tuple[Author, ...] = ()
    summary: str = ""
    html: str = ""


def atom(feed: Feed, items: Sequence[Item]) -> bytes:
    """Return the Atom document with `items`, newest first.

    There must be at least one, for a feed has to say when it was last updated.
    """
    root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": feed.language})
    _add(root, "id", feed.tag + feed.id)
    _add(root, "title", feed.title)
    if feed.subtitle:
        _add(root, "subtitle", feed.subtitle)
    _add(root, "updated", max(item.updated for item in items).isoformat())
    _link(root, "self", urljoin(feed.site_url, feed.path), "application/atom+xml")
    _link(root, "alternate", urljoin(feed.site_url, feed.url), "text/html")
    _person(root, Author(None, feed.author))
    for item in items:
        root.append(_entry(feed, item))
    ET.indent(root)
    document: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return document + b"\n"


def _entry(feed: Feed, item: Item) -> ET.Element:
    entry = ET.Element("entry")
    _add(entry, "id", f"{feed.tag}{quote(item.id)}")
    _add(entry, "title", item.title)
    _link(entry, "alternate", urljoin(feed.site_url, item.url), "text/html")
    _add(entry, "published", item.published.isoformat())
    _add(entry, "updated", item.updated.isoformat())
    for author in item.authors:
        _person(entry, author)
    if item.summary:
        _add(entry, "summary", item.summary)
    if item.html:
        _add(entry, "content", item.html).set("type", "html")
    return entry


def _add(parent: ET.Element, tag: str, text: str) -> ET.Element:
    child = ET.SubElement(parent, tag)
    child.text = _FORBIDDEN.sub("", text)
    return child


def _link(parent: ET.Element, rel: str, href: str, media_type: str) -> None:
    ET.SubElement(parent, "link", {"rel": rel, "type": media_type, "href": href})


def _person(parent: ET.Element, author: Author) -> None:
    person = ET.SubElement(parent, "author")
    _add(person, "name", author.name)
    if author.url and urlsplit(author.url).scheme in {"http", "https"}:
        _add(person, "uri", author.url)
