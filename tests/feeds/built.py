"""All feeds of a built site, judged at once."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote, unquote
from xml.etree import ElementTree as ET

from tests.build.written_site import SITE_URL, WrittenSite
from tests.feeds.archives import BrokenArchivesError, walk_archives
from tests.feeds.atom_rules import atom_problems
from tests.feeds.documents import ATOM, HISTORY
from tests.feeds.json_rules import json_feed_problems
from tests.feeds.links import resolved
from tests.feeds.reading import DifferentReadingError, parsed
from tests.feeds.rss_rules import rss_problems


def problems(document: bytes, url: str | None = None) -> list[str]:
    """Return what is wrong with a feed of whichever format, which was found at `url`."""
    if document.lstrip().startswith(b"{"):
        return json_feed_problems(document, url)
    if b"<rss" in document[:1000]:
        return rss_problems(document, url)
    return atom_problems(document, url)


def site_problems(site: WrittenSite, site_url: str = SITE_URL) -> list[str]:
    """Return what is wrong with the feeds of `site`, each after the path of its feed.

    Besides each feed by itself, that is links that lead nowhere, and archives out of order.
    """
    feeds = dict(site.feeds())
    root = f"{site_url.removesuffix('/')}/"
    found = [
        f"{path}: {problem}"
        for path, document in feeds.items()
        for problem in problems(document, root + quote(path))
    ]
    if found:
        return found
    broken = [
        f"{path}: {problem}"
        for path, document in feeds.items()
        for problem in _reading_problems(document, feeds, root)
    ]
    return [*broken, *resolved(feeds, site.directory, root)]


def _reading_problems(document: bytes, feeds: dict[str, bytes], root: str) -> Iterator[str]:
    """Yield what an app meets with that shows the feed and fetches its archives."""

    def fetch(url: str) -> bytes:
        if (path := unquote(url.removeprefix(root))) not in feeds:
            raise BrokenArchivesError(f"{url}: is not there")
        return feeds[path]

    if document.lstrip().startswith(b"{"):
        return
    try:
        parsed(document)
        feed = ET.fromstring(document)
        if feed.tag == f"{ATOM}feed" and feed.find(f"{HISTORY}archive") is None:
            walk_archives(document, fetch)
    except (DifferentReadingError, BrokenArchivesError) as error:
        yield str(error)
