"""Disqus: the XML that its admin pages export."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote
from xml.etree.ElementTree import Element

from mkdocs_gazette.importers.found import Found, Page, UnreadableExportError, moment
from mkdocs_gazette.importers.markup import markdown, text_of, xml_root

_ID = "{http://disqus.com/disqus-internals}id"


def read(path: Path) -> Iterator[Found]:
    """Return every comment in the export at `path`. Raises UnreadableExportError."""
    root = xml_root(path)
    if root.tag != "{http://disqus.com}disqus":
        raise UnreadableExportError("this is XML, but not an export of Disqus.")
    pages = {thread.get(_ID, ""): _page(thread) for thread in root.iterfind("{*}thread")}
    for post in root.iterfind("{*}post"):
        thread = post.find("{*}thread")
        parent = post.find("{*}parent")
        username = text_of(post, "{*}author/{*}username")
        yield Found(
            key=post.get(_ID, ""),
            page=pages.get(thread.get(_ID, "") if thread is not None else "", Page(())),
            parent=parent.get(_ID) if parent is not None else None,
            created=moment(text_of(post, "{*}createdAt")),
            name=text_of(post, "{*}author/{*}name"),
            url=f"https://disqus.com/by/{quote(username)}/" if username else None,
            body=markdown(text_of(post, "{*}message")),
            left_out=_left_out(post),
        )


def _page(thread: Element) -> Page:
    return Page((text_of(thread, "{*}link"), text_of(thread, "{*}id")), text_of(thread, "{*}title"))


def _left_out(post: Element) -> str:
    if text_of(post, "{*}isSpam") == "true":
        return "spam"
    return "deleted" if text_of(post, "{*}isDeleted") == "true" else ""
