"""The format JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/."""

from __future__ import annotations

import json
from collections.abc import Sequence

from mkdocs_gazette.feeds.documents import NAMESPACE, xml_text
from mkdocs_gazette.feeds.feed import Feed, Item
from mkdocs_gazette.model.author import Author

VERSION = "https://jsonfeed.org/version/1.1"

_Object = dict[str, object]


def json_feed(feed: Feed, items: Sequence[Item]) -> bytes:
    """Return the JSON document with `items`, newest first."""
    whole = _given(
        version=VERSION,
        title=xml_text(feed.title),
        home_page_url=feed.page,
        feed_url=feed.address,
        description=xml_text(feed.subtitle),
        icon=feed.image,
        authors=[{"name": xml_text(feed.author)}],
        language=feed.language,
        hubs=[{"type": "WebSub", "url": hub} for hub in feed.hubs],
        items=[_item(item) for item in items],
    )
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()


def _item(item: Item) -> _Object:
    return _given(
        id=item.id,
        url=item.address,
        title=xml_text(item.title),
        # Each item has to have one of the two.
        content_html=item.html,
        content_text="" if item.html else xml_text(item.summary or item.title),
        summary=xml_text(item.summary),
        image=item.image,
        date_published=item.published.isoformat(),
        date_modified=item.updated.isoformat(),
        authors=[_author(author) for author in item.authors],
        tags=[xml_text(label.name) for label in item.labels],
        attachments=[
            {"url": one.address, "mime_type": one.type, "size_in_bytes": one.length}
            for one in item.enclosures
        ],
        _gazette=_extension(item),
    )


def _author(author: Author) -> _Object:
    return _given(name=xml_text(author.name), url=author.url, avatar=author.avatar)


def _extension(item: Item) -> _Object:
    """Return what JSON Feed has no words for."""
    if not item.parts:
        return {}
    parts = [
        {
            "id": part.series,
            "title": xml_text(part.title),
            "part": part.number,
            "url": part.address,
        }
        for part in item.parts
    ]
    return {"about": NAMESPACE, "series": parts}


def _given(**properties: object) -> _Object:
    """Return the properties that have a value."""
    return {name: value for name, value in properties.items() if value}
