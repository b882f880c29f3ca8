"""Feeds in several documents: RFC 5005, section 4."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from xml.etree import ElementTree as ET

from tests.feeds.documents import ATOM, HISTORY, links, short, text_of

MARKS = {f"{HISTORY}archive", f"{HISTORY}complete"}


class BrokenArchivesError(Exception):
    """A feed's older entries cannot be had, or not as they should be."""


def archive_problems(where: str, feed: ET.Element) -> Iterator[str]:
    """Yield what is wrong with what the head of an Atom or RSS feed says of archives."""
    marks = [child for child in feed if child.tag in MARKS]
    for mark in marks:
        if len(mark) or mark.text or mark.attrib:
            yield f"{where}: {short(mark.tag)} is not empty"
    if len(marks) > 1:
        yield f"{where}: {' beside '.join(short(mark.tag) for mark in marks)}"
    for relation in ("current", "prev-archive", "next-archive"):
        found = links(feed, relation)
        if len(found) > 1:
            yield f"{where}: several links to {relation}"
        if relation != "current" and set(found) & set(links(feed, "self")):
            yield f"{where}: the link to {relation} leads to itself"
    yield from _kind_problems(where, feed, archived=feed.find(f"{HISTORY}archive") is not None)


def _kind_problems(where: str, feed: ET.Element, *, archived: bool) -> Iterator[str]:
    current, own = links(feed, "current"), links(feed, "self")
    if archived and not current:
        yield f"{where}: an archive without a link to the current feed"
    if archived and set(current) & set(own):
        yield f"{where}: an archive that says it is the current feed"
    if not archived and not set(current) <= set(own):
        yield f"{where}: another feed is current, and this one is not marked as an archive"
    if not archived and links(feed, "next-archive"):
        yield f"{where}: a link to next-archive that is no archive's"


def walk_archives(first: bytes, fetch: Callable[[str], bytes]) -> list[str]:
    """Return the ids of all entries of the Atom feed whose newest document is `first`.

    Follows the links as an app does that is new to the feed; `fetch` returns the document at an
    address. Raises BrokenArchivesError where it goes in circles, meets an entry in two archives, or
    finds a document that is not the archive that it was to be. The newest document may have
    entries that are archived already.
    """
    document = ET.fromstring(first)
    current = _only(document, "self")
    walked, came_from = [current], None
    ids, archived = list(_new_ids(document, current, set())), set[str]()
    while found := links(document, "prev-archive"):
        [url] = found
        if url in walked:
            raise BrokenArchivesError(f"{walked[-1]}: leads back to {url}")
        document = ET.fromstring(fetch(url))
        _check_archive(document, url, current, came_from)
        newest = set(ids)
        ids += [id_ for id_ in _new_ids(document, url, archived) if id_ not in newest]
        walked.append(url)
        came_from = url
    return ids


def _check_archive(document: ET.Element, url: str, current: str, newer: str | None) -> None:
    if _only(document, "self") != url:
        raise BrokenArchivesError(f"{url}: says it is at {_only(document, 'self')}")
    if document.find(f"{HISTORY}archive") is None:
        raise BrokenArchivesError(f"{url}: is not marked as an archive")
    if _only(document, "current") != current:
        raise BrokenArchivesError(f"{url}: is an archive of {_only(document, 'current')}")
    if links(document, "next-archive") not in ([], [newer]):
        raise BrokenArchivesError(f"{url}: does not lead back to the archive that leads to it")


def _only(document: ET.Element, relation: str) -> str:
    found = links(document, relation)
    return found[0] if len(found) == 1 else f"{len(found)} places"


def _new_ids(document: ET.Element, url: str, known: set[str]) -> Iterator[str]:
    for entry in document.findall(f"{ATOM}entry"):
        id_ = text_of(entry, f"{ATOM}id")
        if id_ in known:
            raise BrokenArchivesError(f"{url}: has the entry {id_} once more")
        known.add(id_)
        yield id_
