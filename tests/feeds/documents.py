"""Feeds in XML as trees: names, namespaces, text."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree as ET

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
DC = "{http://purl.org/dc/elements/1.1/}"
GAZETTE = "{https://github.com/mkdocs-gazette/mkdocs-gazette}"
HISTORY = "{http://purl.org/syndication/history/1.0}"
MEDIA = "{http://search.yahoo.com/mrss/}"
SLASH = "{http://purl.org/rss/1.0/modules/slash/}"
TERMS = "{http://purl.org/dc/terms/}"
THREADS = "{http://purl.org/syndication/thread/1.0}"
UPDATES = "{http://purl.org/rss/1.0/modules/syndication/}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

KNOWN = {
    ATOM: "atom:",
    CONTENT: "content:",
    DC: "dc:",
    GAZETTE: "gazette:",
    TERMS: "dcterms:",
    HISTORY: "fh:",
    MEDIA: "media:",
    SLASH: "slash:",
    THREADS: "thr:",
    UPDATES: "sy:",
}
"""The namespaces that feeds may use, and the prefixes that everybody has for them."""


def short(name: str) -> str:
    """Return a qualified name as people write it, such as "dc:creator"."""
    namespace, brace, local = name.rpartition("}")
    return f"{KNOWN.get(namespace + brace, namespace + brace)}{local}"


def text_of(parent: ET.Element, name: str) -> str:
    """Return the text of the first child of that name, as it stands, "" without one."""
    return parent.findtext(name) or ""


def links(parent: ET.Element, relation: str) -> list[str]:
    """Return the addresses of the Atom links of `parent` with that relation."""
    return [
        link.get("href", "")
        for link in parent.findall(f"{ATOM}link")
        if link.get("rel", "alternate") == relation
    ]


def namespaces(document: bytes) -> Iterator[str]:
    """Yield the namespaces that `document` declares, as names in it begin."""
    for _, (_, uri) in ET.iterparse(BytesIO(document), ["start-ns"]):
        yield f"{{{uri}}}"
