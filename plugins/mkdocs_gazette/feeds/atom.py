"""The Atom format, RFC 4287.

Written with the standard library's XML: the feed packages at hand know one author per entry
or bring a compiled dependency, and what is left to do beside them is what stands here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote, urljoin, urlsplit
from xml.etree import ElementTree as ET

from mkdocs_gazette.model.author import Author
from mkdocs_gazette.model.post import Post

TAG_DATE = "2026-01-01"
"""The date in tag URIs (RFC 4151), which must never change or every entry would be new again."""

_ATOM = "http://www.w3.org/2005/Atom"
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Everything that XML 1.0 does not allow in a document, section 2.2."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's head. `site_url` is absolute and ends in "/", `path` is relative to it."""

    title: str
    subtitle: str
    author: str
    site_url: str
    path: str
    language: str

    @property
    def tag(self) -> str:
        """The feed's id, and the stem of its entries' ids: a tag URI, RFC 4151."""
        site = urlsplit(self.site_url)
        return f"tag:{site.hostname},{TAG_DATE}:{site.path}"


def atom(feed: Feed, entries: list[tuple[Post, str]]) -> bytes:
    """Return the Atom document with `entries`: posts, newest first, and their relative URLs.

    An entry's id is made of the post's id, so that a moved or retitled post is not new.
    There must be at least one entry, for a feed has to say when it was last updated.
    """
    root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": feed.language})
    _add(root, "id", feed.tag)
    _add(root, "title", feed.title)
    if feed.subtitle:
        _add(root, "subtitle", feed.subtitle)
    _add(root, "updated", max(_changed(post) for post, _ in entries).isoformat())
    _link(root, "self", urljoin(feed.site_url, feed.path), "application/atom+xml")
    _link(root, "alternate", feed.site_url, "text/html")
    _person(root, Author(None, feed.author))
    for post, url in entries:
        root.append(_entry(feed, post, urljoin(feed.site_url, url)))
    ET.indent(root)
    document: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return document + b"\n"


def _entry(feed: Feed, post: Post, url: str) -> ET.Element:
    entry = ET.Element("entry")
    _add(entry, "id", f"{feed.tag}posts/{quote(post.id)}")
    _add(entry, "title", post.title)
    _link(entry, "alternate", url, "text/html")
    _add(entry, "published", post.published.at.isoformat())
    _add(entry, "updated", _changed(post).isoformat())
    for author in post.authors:
        _person(entry, author)
    if post.description:
        _add(entry, "summary", post.description)
    return entry


def _changed(post: Post) -> datetime:
    return (post.updated or post.published).at


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
