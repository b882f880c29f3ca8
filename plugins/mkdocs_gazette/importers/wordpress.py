"""WordPress: the WXR file, an RSS with additions, that *Tools → Export* writes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from mkdocs_gazette.importers.found import Found, Page, UnreadableExportError, moment
from mkdocs_gazette.importers.markup import markdown, text_of, with_paragraphs, xml_root

_STATES = {"0": "not approved", "spam": "spam", "trash": "deleted", "post-trashed": "deleted"}
_PINGS = frozenset({"pingback", "trackback"})


def read(path: Path) -> Iterator[Found]:
    """Return every comment in the export at `path`. Raises UnreadableExportError."""
    root = xml_root(path)
    if root.tag != "rss" or root.find("channel/{*}wxr_version") is None:
        raise UnreadableExportError("this is XML, but not an export of WordPress.")
    for item in root.iterfind("channel/item"):
        page = Page((text_of(item, "link"), text_of(item, "{*}post_name")), text_of(item, "title"))
        for comment in item.iterfind("{*}comment"):
            yield _found(comment, page)


def _found(comment: Element, page: Page) -> Found:
    def told(name: str) -> str:
        return text_of(comment, f"{{*}}comment_{name}")

    approved, kind = told("approved"), told("type")
    left_out = "" if approved == "1" else _STATES.get(approved, "not approved")
    parent, date = told("parent"), told("date_gmt")
    return Found(
        key=told("id"),
        page=page,
        parent=parent if parent not in {"", "0"} else None,
        created=moment(told("date") if date.startswith("0000") else date),
        name=told("author"),
        url=told("author_url") or None,
        body=markdown(with_paragraphs(told("content"))),
        left_out="pingback" if kind in _PINGS else left_out,
    )
