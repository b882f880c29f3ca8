"""Judges RSS feeds.

By the RSS Board's specification of RSS 2.0 and its Best Practices Profile, with the stricter way
where they leave a choice, and what W3C's feed validator warns of.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from xml.etree import ElementTree as ET

from tests.feeds.addresses import link_fault
from tests.feeds.archives import MARKS, archive_problems
from tests.feeds.carried_html import html_problems
from tests.feeds.documents import (
    ATOM,
    CONTENT,
    DC,
    GAZETTE,
    KNOWN,
    MEDIA,
    SLASH,
    TERMS,
    THREADS,
    UPDATES,
    links,
    namespaces,
    short,
    text_of,
)
from tests.feeds.written_forms import is_language, is_number, rfc822

_CHANNEL_ONCE = {
    *("title", "link", "description", "language", "copyright", "managingEditor", "webMaster"),
    *("pubDate", "lastBuildDate", "generator", "docs", "cloud", "ttl", "image", "rating"),
    *("textInput", "skipHours", "skipDays", f"{UPDATES}updatePeriod", f"{UPDATES}updateFrequency"),
}
_CHANNEL_OFTEN = {
    *("category", "item", f"{ATOM}link", f"{DC}creator", f"{DC}rights"),
    *MARKS,
}
_ITEM_ONCE = {
    *("title", "link", "description", "author", "comments", "enclosure", "guid", "pubDate"),
    *(
        "source",
        f"{CONTENT}encoded",
        f"{DC}date",
        f"{TERMS}modified",
        f"{SLASH}comments",
        f"{THREADS}total",
    ),
}
_ITEM_OFTEN = {
    *("category", f"{ATOM}link", f"{DC}creator", f"{DC}contributor", f"{DC}subject"),
    *(f"{MEDIA}content", f"{MEDIA}thumbnail", f"{GAZETTE}part"),
}
_IMAGE = {"url", "title", "link", "width", "height", "description"}
_REQUIRED = ("title", "link", "description", "language")
_STRUCTURES = {"item", "image", "textInput", "skipHours", "skipDays"}
_ATTRIBUTES = {
    "category": {"domain"},
    "cloud": {"domain", "port", "path", "registerProcedure", "protocol"},
    "enclosure": {"url", "length", "type"},
    f"{GAZETTE}part": {"series", "title", "number", "href"},
    "guid": {"isPermaLink"},
    "source": {"url"},
}
_TWICE_SAID = (("author", f"{DC}creator"), ("pubDate", f"{DC}date"))
_MAIL = re.compile(r"\S+@\S+\.\S+ \(.+\)")


def rss_problems(document: bytes, url: str | None = None) -> list[str]:
    """Return what is wrong with the RSS feed in `document`, which was found at `url`."""
    try:
        root = ET.fromstring(document)
    except ET.ParseError as error:
        return [f"not well-formed: {error}"]
    if root.tag != "rss" or root.get("version") != "2.0":
        return ["the document is no RSS 2.0"]
    if [child.tag for child in root] != ["channel"]:
        return ["rss: not just one channel"]
    channel = root[0]
    unknown = [
        f"unknown namespace {name[1:-1]}" for name in namespaces(document) if name not in KNOWN
    ]
    return [*unknown, *_channel_problems(channel, url), *_items_problems(channel)]


def _channel_problems(channel: ET.Element, url: str | None) -> Iterator[str]:
    where = "channel"
    yield from _children_problems(where, channel, _CHANNEL_ONCE, _CHANNEL_OFTEN)
    for name in _REQUIRED:
        if channel.find(name) is None:
            yield f"{where}: no {name}"
    language, ttl = channel.findtext("language"), channel.findtext("ttl")
    if language and not is_language(language):
        yield f"{where}: language {language!r} is no tag"
    if ttl and not is_number(ttl):
        yield f"{where}: ttl {ttl!r} is no number"
    own = links(channel, "self")
    if len(own) != 1:
        yield f"{where}: {len(own)} links to itself"
    elif url is not None and own != [url]:
        yield f"{where}: says it is at {own[0]!r}"
    yield from archive_problems(where, channel)
    image = channel.find("image")
    if image is not None:
        yield from _image_problems(image, channel)


def _image_problems(image: ET.Element, channel: ET.Element) -> Iterator[str]:
    yield from _children_problems("image", image, _IMAGE, set())
    if fault := link_fault(address := text_of(image, "url")):
        yield f"image: url {address!r} {fault}"
    for name in ("title", "link"):
        if text_of(image, name) != text_of(channel, name):
            yield f"image: not the channel's {name}"


def _items_problems(channel: ET.Element) -> Iterator[str]:
    items = channel.findall("item")
    guids: Counter[str] = Counter()
    for number, item in enumerate(items, 1):
        where = f"item {number}"
        yield from _item_problems(where, item)
        guid = text_of(item, "guid")
        if guids[guid]:
            yield f"{where}: the guid of an item before"
        guids[guid] += 1
    moments = [rfc822(text_of(item, "pubDate")) for item in items]
    for number, (before, after) in enumerate(pairwise(moments), 2):
        if before and after and before < after:
            yield f"item {number}: newer than the item before"


def _item_problems(where: str, item: ET.Element) -> Iterator[str]:
    yield from _children_problems(where, item, _ITEM_ONCE, _ITEM_OFTEN)
    if item.find("title") is None and item.find("description") is None:
        yield f"{where}: neither title nor description"
    for pair in _TWICE_SAID:
        if all(item.find(name) is not None for name in pair):
            yield f"{where}: {' beside '.join(map(short, pair))}"
    guid = item.find("guid")
    if guid is None:
        yield f"{where}: no guid"
    elif (permanent := guid.get("isPermaLink", "true")) not in ("true", "false"):
        yield f"{where}: isPermaLink is {permanent!r}"
    elif permanent == "true" and link_fault(guid.text or ""):
        yield f"{where}: guid {guid.text!r} is no address, yet isPermaLink is not false"
    enclosure = item.find("enclosure")
    if enclosure is not None:
        yield from _enclosure_problems(where, enclosure)
    for name in ("description", f"{CONTENT}encoded"):
        problems = html_problems(text_of(item, name))
        yield from (f"{where}: {short(name)}: {problem}" for problem in problems)


def _enclosure_problems(where: str, enclosure: ET.Element) -> Iterator[str]:
    length, kind = enclosure.get("length", ""), enclosure.get("type", "")
    if not is_number(length):
        yield f"{where}: enclosure of the length {length!r}"
    if not all(kind.partition("/")):
        yield f"{where}: enclosure of the type {kind!r}"


def _children_problems(
    where: str, parent: ET.Element, once: set[str], often: set[str]
) -> Iterator[str]:
    for name, count in Counter(child.tag for child in parent).items():
        if name in once and count > 1:
            yield f"{where}: {count} times {short(name)}"
        elif name not in once | often and (name[0] != "{" or name.startswith(tuple(KNOWN))):
            yield f"{where}: unknown element {short(name)}"
    for child in parent:
        yield from _child_problems(f"{where}: {short(child.tag)}", child)


def _child_problems(where: str, child: ET.Element) -> Iterator[str]:
    text, name = child.text or "", child.tag
    structure = name in _STRUCTURES
    if not (text.strip() or len(child) or child.attrib or name in MARKS):
        yield f"{where} is empty"
    if len(child) and not structure:
        yield f"{where} holds elements"
    if not name.startswith("{"):
        allowed = _ATTRIBUTES.get(name, set())
        yield from (f"{where}: unknown attribute {key}" for key in set(child.attrib) - allowed)
    for address in _addresses(child):
        if fault := link_fault(address):
            yield f"{where} {address!r} {fault}"
    if name in ("pubDate", "lastBuildDate") and rfc822(text) is None:
        yield f"{where} {text!r} is no date of RFC 822"
    if name in ("author", "managingEditor", "webMaster") and not _MAIL.fullmatch(text):
        yield f"{where} {text!r} is no e-mail address and name"
    if name in (f"{SLASH}comments", f"{THREADS}total") and not is_number(text):
        yield f"{where} {text!r} is no number"


def _addresses(child: ET.Element) -> Iterator[str]:
    if child.tag in ("link", "comments", "docs"):
        yield child.text or ""
    elif child.tag == f"{ATOM}link":
        yield child.get("href", "")
    elif child.tag in ("enclosure", "source", f"{MEDIA}content", f"{MEDIA}thumbnail"):
        yield child.get("url", "")
