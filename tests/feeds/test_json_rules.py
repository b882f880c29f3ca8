"""The judge of JSON feeds finds each fault, and none where none is."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

import pytest

from tests.feeds.validity import json_feed_problems, problems

URL = "https://example.org/daily/feed.json"
VALID: dict[str, Any] = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "The Daily",
    "home_page_url": "https://example.org/daily/",
    "feed_url": URL,
    "next_url": "https://example.org/daily/feed-2.json",
    "icon": "https://example.org/daily/icon.png",
    "language": "en-GB",
    "expired": False,
    "authors": [{"name": "The House"}],
    "hubs": [{"type": "WebSub", "url": "https://hub.example/"}],
    "_gazette": {"about": "https://gazette.example/", "anything": 1},
    "items": [
        {
            "id": "tag:example.org,2026-01-01:/daily/second",
            "url": "https://example.org/daily/second/",
            "title": "Second",
            "content_html": "<p>In <a href='https://e.example/'>full</a>.</p>",
            "date_published": "2026-06-02T10:00:00+02:00",
            "date_modified": "2026-06-20T00:00:00Z",
            "authors": [{"url": "https://sol.example/", "avatar": "https://sol.example/me.png"}],
            "tags": ["war", "peace"],
            "attachments": [
                {
                    "url": "https://example.org/second.mp3",
                    "mime_type": "audio/mpeg",
                    "size_in_bytes": 99,
                    "duration_in_seconds": 1.5,
                }
            ],
        },
        {
            "id": "1",
            "url": "https://example.org/daily/first/",
            "content_text": "First.",
            "date_published": "2026-06-01T00:00:00Z",
        },
    ],
}
ABSENT = object()
NOWHERE = "is no absolute address on the web"
AUTHOR = ("items", 0, "authors", 0)
FILE = ("items", 0, "attachments", 0)


def with_fault(path: tuple[str | int, ...], value: object) -> bytes:
    feed = deepcopy(VALID)
    place: Any = feed
    for step in path[:-1]:
        place = place[step]
    if value is ABSENT:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return json.dumps(feed).encode()


def test_a_good_feed_has_no_problems() -> None:
    document = json.dumps(VALID).encode()
    assert json_feed_problems(document, URL) == []
    assert problems(document, URL) == []


@pytest.mark.parametrize(
    ("path", "value"), [(("next_url",), ABSENT), (("items",), []), (("items", 1, "title"), "x")]
)
def test_what_a_feed_may_do_without(path: tuple[str | int, ...], value: object) -> None:
    assert json_feed_problems(with_fault(path, value)) == []


@pytest.mark.parametrize(
    ("document", "problem"),
    [
        (b"[]", "the document is no feed"),
        (b'{"version": 1,}', "not JSON: "),
        (b"{\xff}", "not JSON: "),
        (rb'{"title": "\ud800"}', "not JSON: "),
        (b'{"title": "a", "title": "b"}', "not JSON: a key stands twice in one object"),
    ],
)
def test_what_is_no_feed_at_all(document: bytes, problem: str) -> None:
    [found] = json_feed_problems(document)
    assert found.startswith(problem)


@pytest.mark.parametrize(
    ("path", "value", "problem"),
    [
        (
            ("version",),
            "https://jsonfeed.org/version/1",
            ".version is 'https://jsonfeed.org/version/1'",
        ),
        (("title",), ABSENT, ": no title"),
        (("title",), 3, ".title is no text"),
        (("title",), " ", ".title is empty"),
        (("home_page_url",), ABSENT, ": no home_page_url"),
        (("home_page_url",), "/daily/", f".home_page_url '/daily/' {NOWHERE}"),
        (("feed_url",), ABSENT, ": no feed_url"),
        (("feed_url",), "https://example.org/", ": says it is at 'https://example.org/'"),
        (("next_url",), URL, ".next_url leads to itself"),
        (("icon",), None, ".icon None is no address"),
        (("language",), ABSENT, ": no language"),
        (("language",), "English, please", ".language 'English, please' is no tag"),
        (("expired",), "no", ".expired is neither true nor false"),
        (("authors",), [], ".authors is empty"),
        (("authors",), {"name": "x"}, ".authors is no list"),
        (("authors", 0), "x", ".authors[0] is no object"),
        (("authors", 0), {}, ".authors[0]: none of name, url, avatar"),
        (("hubs", 0, "url"), ABSENT, ".hubs[0]: no url"),
        (("hubs", 0, "type"), ABSENT, ".hubs[0]: no type"),
        (("author",), {"name": "x"}, ": unknown key 'author'"),
        (("_gazette",), "x", "._gazette is no object"),
        (("_1",), {}, ": unknown key '_1'"),
        (("items",), ABSENT, ": no items"),
        (("items",), {}, ".items is no list"),
        (("items", 0), 1, ".items[0] is no object"),
        (("items", 0, "id"), ABSENT, ".items[0]: no id"),
        (("items", 1, "id"), 1, ".items[1].id is no text"),
        (("items", 0, "id"), "1", ".items: the id '1' 2 times"),
        (("items", 0, "url"), ABSENT, ".items[0]: no url"),
        (("items", 0, "url"), "second/", f".items[0].url 'second/' {NOWHERE}"),
        (("items", 0, "content_html"), ABSENT, ".items[0]: none of content_html, content_text"),
        (("items", 0, "content_html"), "", ".items[0].content_html is empty"),
        (
            ("items", 0, "content_html"),
            "<script>",
            ".items[0].content_html: <script> has no place in a feed",
        ),
        (
            ("items", 0, "date_published"),
            "2026-06-02",
            ".items[0].date_published '2026-06-02' is no date of RFC 3339",
        ),
        (
            ("items", 0, "date_modified"),
            "2026-06-02T00:00:00Z",
            ".items[0]: modified before it was published",
        ),
        (
            ("items", 1, "date_published"),
            "2026-06-03T00:00:00Z",
            ".items[1] is newer than the item before",
        ),
        ((*AUTHOR, "avatar"), "me.png", f".items[0].authors[0].avatar 'me.png' {NOWHERE}"),
        (("items", 0, "tags"), ["war", 1], ".items[0].tags[1] is no text"),
        (("items", 0, "tag"), "war", ".items[0]: unknown key 'tag'"),
        ((*FILE, "mime_type"), ABSENT, ".items[0].attachments[0]: no mime_type"),
        ((*FILE, "url"), ABSENT, ".items[0].attachments[0]: no url"),
        (
            (*FILE, "size_in_bytes"),
            "99",
            ".items[0].attachments[0].size_in_bytes '99' is no whole number",
        ),
        (
            (*FILE, "duration_in_seconds"),
            True,
            ".items[0].attachments[0].duration_in_seconds True is no number",
        ),
        (
            (*FILE, "size_in_bytes"),
            True,
            ".items[0].attachments[0].size_in_bytes True is no whole number",
        ),
        (
            (*FILE, "size_in_bytes"),
            -1,
            ".items[0].attachments[0].size_in_bytes -1 is no whole number",
        ),
        (
            (*FILE, "duration_in_seconds"),
            "1",
            ".items[0].attachments[0].duration_in_seconds '1' is no number",
        ),
        (
            (*FILE, "duration_in_seconds"),
            -0.5,
            ".items[0].attachments[0].duration_in_seconds -0.5 is no number",
        ),
        (
            ("items", 0, "date_modified"),
            2026,
            ".items[0].date_modified 2026 is no date of RFC 3339",
        ),
        (
            ("items", 1, "date_published"),
            "2026",
            ".items[1].date_published '2026' is no date of RFC 3339",
        ),
        (("items", 1, "language"), 1, ".items[1].language 1 is no tag"),
    ],
)
def test_each_fault_is_found(path: tuple[str | int, ...], value: object, problem: str) -> None:
    assert json_feed_problems(with_fault(path, value), URL) == [f"feed{problem}"]
