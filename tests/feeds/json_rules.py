"""Judges JSON Feed, version 1.1: https://jsonfeed.org/version/1.1."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from tests.feeds.addresses import link_fault
from tests.feeds.carried_html import html_problems
from tests.feeds.written_forms import is_language, rfc3339

Check = Callable[[Any], Iterator[str]]
"""Yields what is wrong with a value, as the rest of a sentence or below a path of its own."""

VERSION = "https://jsonfeed.org/version/1.1"
_EXTENSION = re.compile(r"_[A-Za-z].*")


def json_feed_problems(document: bytes, url: str | None = None) -> list[str]:
    """Return what is wrong with the JSON feed in `document`, which was found at `url`."""
    try:
        feed = json.loads(document.decode(), object_pairs_hook=_once)
        json.dumps(feed, ensure_ascii=False).encode()  # strict parsers refuse lone surrogates
    except ValueError as error:
        return [f"not JSON: {error}"]
    if not isinstance(feed, dict):
        return ["the document is no feed"]
    return [f"feed{problem}" for problem in (*_feed_check(feed), *_beyond(feed, url))]


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands twice in one object")
    return found


def _beyond(feed: dict[str, Any], url: str | None) -> Iterator[str]:
    """Yield what no single value of the feed is to blame for."""
    if url is not None and feed.get("feed_url", url) != url:
        yield f": says it is at {feed['feed_url']!r}"
    if "next_url" in feed and feed["next_url"] == feed.get("feed_url"):
        yield ".next_url leads to itself"
    items = feed.get("items")
    items = [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    ids = Counter(item["id"] for item in items if isinstance(item.get("id"), str))
    yield from (f".items: the id {id_!r} {count} times" for id_, count in ids.items() if count > 1)
    dates = [rfc3339(str(item.get("date_published"))) for item in items]
    for number, (before, after) in enumerate(pairwise(dates), 1):
        if before and after and before < after:
            yield f".items[{number}] is newer than the item before"


def _text(value: Any) -> Iterator[str]:
    if not isinstance(value, str):
        yield " is no text"
    elif not value.strip():
        yield " is empty"


def _url(value: Any) -> Iterator[str]:
    if fault := link_fault(value) if isinstance(value, str) else "is no address":
        yield f" {value!r} {fault}"


def _date(value: Any) -> Iterator[str]:
    if not isinstance(value, str) or rfc3339(value) is None:
        yield f" {value!r} is no date of RFC 3339"


def _language(value: Any) -> Iterator[str]:
    if not isinstance(value, str) or not is_language(value):
        yield f" {value!r} is no tag"


def _html(value: Any) -> Iterator[str]:
    yield from _text(value)
    if isinstance(value, str):
        yield from (f": {problem}" for problem in html_problems(value))


def _version(value: Any) -> Iterator[str]:
    if value != VERSION:
        yield f" is {value!r}"


def _truth(value: Any) -> Iterator[str]:
    if not isinstance(value, bool):
        yield " is neither true nor false"


def _whole_number(value: Any) -> Iterator[str]:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        yield f" {value!r} is no whole number"


def _number(value: Any) -> Iterator[str]:
    if not isinstance(value, int | float) or isinstance(value, bool) or value < 0:
        yield f" {value!r} is no number"


def _list_of(check: Check, *, filled: bool = True) -> Check:
    def check_list(value: Any) -> Iterator[str]:
        if not isinstance(value, list):
            yield " is no list"
        elif filled and not value:
            yield " is empty"
        else:
            for number, element in enumerate(value):
                yield from (f"[{number}]{problem}" for problem in check(element))

    return check_list


def _object_of(
    keys: Mapping[str, Check], required: tuple[str, ...] = (), one_of: tuple[str, ...] = ()
) -> Check:
    def check_object(value: Any) -> Iterator[str]:
        if not isinstance(value, dict):
            yield " is no object"
            return
        yield from (f": no {key}" for key in required if key not in value)
        if one_of and not any(key in value for key in one_of):
            yield f": none of {', '.join(one_of)}"
        for key, member in value.items():
            if check := keys.get(key):
                yield from (f".{key}{problem}" for problem in check(member))
            elif not _EXTENSION.fullmatch(key):
                yield f": unknown key {key!r}"
            elif not isinstance(member, dict):
                yield f".{key} is no object"

    return check_object


_AUTHOR = {"name": _text, "url": _url, "avatar": _url}
_AUTHORS = _list_of(_object_of(_AUTHOR, one_of=tuple(_AUTHOR)))
_ATTACHMENT = {
    "url": _url,
    "mime_type": _text,
    "title": _text,
    "size_in_bytes": _whole_number,
    "duration_in_seconds": _number,
}
_ITEM = {
    **dict.fromkeys(("id", "title", "content_text", "summary"), _text),
    **dict.fromkeys(("url", "external_url", "image", "banner_image"), _url),
    **dict.fromkeys(("date_published", "date_modified"), _date),
    "content_html": _html,
    "authors": _AUTHORS,
    "tags": _list_of(_text),
    "language": _language,
    "attachments": _list_of(_object_of(_ATTACHMENT, ("url", "mime_type"))),
}
_item_keys_check = _object_of(_ITEM, ("id", "url"), ("content_html", "content_text"))


def _item_check(item: Any) -> Iterator[str]:
    yield from _item_keys_check(item)
    if isinstance(item, dict):
        published, modified = (
            rfc3339(str(item.get(key))) for key in ("date_published", "date_modified")
        )
        if published and modified and modified < published:
            yield ": modified before it was published"


_FEED = {
    "version": _version,
    **dict.fromkeys(("title", "description", "user_comment"), _text),
    **dict.fromkeys(("home_page_url", "feed_url", "next_url", "icon", "favicon"), _url),
    "authors": _AUTHORS,
    "language": _language,
    "expired": _truth,
    "hubs": _list_of(_object_of({"type": _text, "url": _url}, ("type", "url"))),
    "items": _list_of(_item_check, filled=False),
}
_feed_check = _object_of(
    _FEED, ("version", "title", "home_page_url", "feed_url", "language", "items")
)
