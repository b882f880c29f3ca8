"""The Atom format, RFC 4287.

Written with Jinja, which escapes what it prints: the feed packages at hand know one author per
entry or bring a compiled dependency, and with XML trees a thousand feeds take seconds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, cached_property
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, Template

from mkdocs_gazette.model.author import Author

TAG_DATE = "2026-01-01"
"""The date in tag URIs (RFC 4151), which must never change or every entry would be new again."""

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Everything that XML 1.0 does not allow in a document, section 2.2."""


@dataclass(frozen=True)
class Feed:
    """A feed's head.

    `site_url` is absolute and ends in "/"; `path` (the feed's own) and `url` (of the page that
    it follows) are relative to it; `id` tells it from the site's other feeds; `edition` is the
    directory of its language, "" or "de/".
    """

    title: str
    author: str
    site_url: str
    path: str
    language: str
    subtitle: str = ""
    url: str = ""
    id: str = ""
    edition: str = ""

    @cached_property
    def tag(self) -> str:
        """The stem of all ids on the site: a tag URI, RFC 4151.

        A translation is another entry than its original.
        """
        site = urlsplit(self.site_url)
        return f"tag:{site.hostname},{TAG_DATE}:{site.path}{self.edition}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An entry of a feed.

    `id` names it within the site and must outlive a move or a new title, or readers would be
    shown it as new; it may hold what a URI may. `url` is relative to the site's root; `html` is
    the whole text, `summary` a plain one.
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
    updated = max(item.updated for item in items)
    document = _template().render(feed=feed, items=items, updated=updated)
    return _FORBIDDEN.sub("", document).encode()


@cache
def _template() -> Template:
    folder = Path(__file__).parent
    environment = Environment(
        loader=FileSystemLoader(folder), autoescape=True, keep_trailing_newline=True
    )
    return environment.get_template("atom.xml")
