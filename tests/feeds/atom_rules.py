"""Judges Atom feeds: RFC 4287, and RFC 5005 for archives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from lxml import etree  # type: ignore[import-untyped]

from tests.feeds.addresses import id_fault, link_fault
from tests.feeds.archives import MARKS, archive_problems
from tests.feeds.carried_html import html_problems
from tests.feeds.documents import ATOM, HISTORY, LANGUAGE, links, short, text_of
from tests.feeds.written_forms import is_number, rfc3339

_TEXTS = tuple(f"{ATOM}{name}" for name in ("title", "subtitle", "rights", "summary", "content"))
_PERSONS = (f"{ATOM}author", f"{ATOM}contributor")
_DATES = (f"{ATOM}updated", f"{ATOM}published")
_PICTURES = (f"{ATOM}icon", f"{ATOM}logo")


def atom_problems(document: bytes, url: str | None = None) -> list[str]:
    """Return what is wrong with the Atom feed in `document`, which was found at `url`.

    What the grammar forbids is told alone, for then the other rules have nothing to go by.
    """
    try:
        feed = ET.fromstring(document)
    except ET.ParseError as error:
        return [f"not well-formed: {error}"]
    grammar = _grammar()
    if not grammar.validate(etree.fromstring(document)):
        return ["grammar: " + "; ".join(error.message for error in grammar.error_log)]
    if feed.tag != f"{ATOM}feed":
        return ["the document is no feed"]
    return [*_feed_problems(feed, url), *_entries_problems(feed)]


@cache
def _grammar() -> Any:
    return etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))


def _feed_problems(feed: ET.Element, url: str | None) -> Iterator[str]:
    if not feed.get(LANGUAGE):
        yield "feed: no language"
    own = links(feed, "self")
    if len(own) != 1:
        yield f"feed: {len(own)} links to itself"
    elif url is not None and own != [url]:
        yield f"feed: says it is at {own[0]!r}"
    for name in _PICTURES:
        if fault := (address := feed.findtext(name)) is not None and link_fault(address):
            yield f"feed: {_local(name)} {address!r} {fault}"
    generator = feed.find(f"{ATOM}generator")
    uri = generator.get("uri") if generator is not None else None
    if fault := uri is not None and link_fault(uri):
        yield f"feed: generator {uri!r} {fault}"
    for child in feed:
        if child.tag.startswith(HISTORY) and child.tag not in MARKS:
            yield f"feed: unknown element {short(child.tag)}"
    yield from _container_problems("feed", feed)
    yield from archive_problems("feed", feed)


def _entries_problems(feed: ET.Element) -> Iterator[str]:
    entries = feed.findall(f"{ATOM}entry")
    authored = feed.find(f"{ATOM}author") is not None
    versions: Counter[tuple[str, str]] = Counter()
    for number, entry in enumerate(entries, 1):
        where = f"entry {number}"
        yield from _container_problems(where, entry)
        yield from _content_problems(where, entry)
        own = entry.find(f"{ATOM}author"), entry.find(f"{ATOM}source/{ATOM}author")
        if not authored and own == (None, None):
            yield f"{where}: no author"
        version = text_of(entry, f"{ATOM}id"), text_of(entry, f"{ATOM}updated")
        if versions[version]:
            yield f"{where}: id and date of an entry before"
        versions[version] += 1
        published, updated = (rfc3339(text_of(entry, name)) for name in reversed(_DATES))
        if published and updated and published > updated:
            yield f"{where}: published after it was updated"
    moments = [
        rfc3339(entry.findtext(f"{ATOM}published") or text_of(entry, f"{ATOM}updated"))
        for entry in entries
    ]
    for number, (before, after) in enumerate(pairwise(moments), 2):
        if before and after and before < after:
            yield f"entry {number}: newer than the entry before"


def _container_problems(where: str, container: ET.Element) -> Iterator[str]:
    id_ = text_of(container, f"{ATOM}id")
    if fault := id_fault(id_):
        yield f"{where}: id {id_!r} {fault}"
    for child in container:
        name = _local(child.tag)
        if child.tag in _DATES and rfc3339(child.text or "") is None:
            yield f"{where}: {name} {child.text!r} is no date of RFC 3339"
        elif child.tag in _PERSONS:
            yield from _person_problems(f"{where}: {name}", child)
        elif child.tag in _TEXTS:
            yield from _text_problems(f"{where}: {name}", child)
        elif child.tag == f"{ATOM}category" and not child.get("term", "").strip():
            yield f"{where}: category without a term"
    yield from _link_problems(where, container)


def _person_problems(where: str, person: ET.Element) -> Iterator[str]:
    if not text_of(person, f"{ATOM}name").strip():
        yield f"{where} without a name"
    uri = person.findtext(f"{ATOM}uri")
    if fault := uri is not None and link_fault(uri):
        yield f"{where}: uri {uri!r} {fault}"


def _text_problems(where: str, text: ET.Element) -> Iterator[str]:
    kind = text.get("type", "text")
    if not len(text) and not (text.text or "").strip() and text.get("src") is None:
        yield f"{where} is empty"
    if kind == "xhtml":
        yield f"{where} is XHTML, which is not judged here"
    if kind == "html":
        yield from (f"{where}: {problem}" for problem in html_problems(text.text or ""))


def _link_problems(where: str, container: ET.Element) -> Iterator[str]:
    alternates: Counter[tuple[str | None, str | None]] = Counter()
    for link in container.findall(f"{ATOM}link"):
        href, relation, length = (link.get(key, "") for key in ("href", "rel", "length"))
        if fault := link_fault(href):
            yield f"{where}: link {href!r} {fault}"
        if length and not is_number(length):
            yield f"{where}: link of the length {length!r}"
        if relation in ("", "alternate"):
            kind = link.get("type"), link.get("hreflang")
            if alternates[kind]:
                yield f"{where}: several alternate links of one kind"
            alternates[kind] += 1


def _content_problems(where: str, entry: ET.Element) -> Iterator[str]:
    content = entry.find(f"{ATOM}content")
    if content is None:
        if not links(entry, "alternate"):
            yield f"{where}: neither content nor an alternate link"
        return
    source, kind = content.get("src"), content.get("type", "").lower()
    if source is not None:
        if fault := link_fault(source):
            yield f"{where}: content {source!r} {fault}"
        if not kind:
            yield f"{where}: content elsewhere without a type"
    coded = "/" in kind and not kind.startswith("text/") and not kind.endswith(("/xml", "+xml"))
    if (source is not None or coded) and entry.find(f"{ATOM}summary") is None:
        yield f"{where}: no summary of content that is elsewhere or encoded"


def _local(name: str) -> str:
    return name.removeprefix(ATOM)
