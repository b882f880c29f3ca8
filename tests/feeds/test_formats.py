"""The formats: what is in them, and that nothing breaks them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import feedparser  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_gazette.feeds.atom import atom
from mkdocs_gazette.feeds.feed import Chain, Feed, Item, Label
from mkdocs_gazette.feeds.json_feed import json_feed
from mkdocs_gazette.feeds.rss import rss
from mkdocs_gazette.model.author import Author
from tests.feeds.sample_feed import FEED, FIRST, SECOND, SITE

ATOM = "{http://www.w3.org/2005/Atom}"
GAZETTE = "{https://github.com/mkdocs-gazette/mkdocs-gazette}"
HISTORY = "{http://purl.org/syndication/history/1.0}"

Write = Callable[[Feed, list[Item]], bytes]
HUB = "https://hub.example/"


def read(document: bytes) -> Any:
    parsed = feedparser.parse(document)
    assert not parsed.bozo, parsed.get("bozo_exception")
    return parsed


def test_readers_understand_atom() -> None:
    feed = read(atom(replace(FEED, hubs=(HUB,)), [SECOND, FIRST]))
    assert feed.version == "atom10"
    assert (feed.feed.title, feed.feed.subtitle) == ("AI Daily", "One piece a day")
    assert feed.feed.id == "tag:example.org,2026-01-01:/daily/"
    assert feed.feed.author == "Sol Alexander"
    assert feed.feed.updated == "2026-02-01T08:00:00+02:00"
    assert {(link.rel, link.href) for link in feed.feed.links} == {
        ("self", f"{SITE}atom.xml"),
        ("alternate", SITE),
        ("hub", HUB),
    }
    second, first = feed.entries
    assert (first.title, first.summary) == ("The first", "What it says.")
    assert (first.id, first.link) == (FIRST.id, FIRST.address)
    assert first.published == first.updated == "2026-01-01T00:00:00+00:00"
    assert second.published == "2026-01-08T00:00:00+00:00"
    assert [author.name for author in second.authors] == ["Sol", "Guest"]
    assert second.authors[0].href == "https://sol.example/"
    assert [(tag.term, tag.scheme, tag.label) for tag in second.tags] == [
        ("c-1", f"{SITE}categories/", "C++"),
        ("tag", None, "tag"),
    ]
    assert second.content[0].value == SECOND.html
    assert [(one.href, one.type, one.length) for one in second.enclosures] == [
        (f"{SITE}assets/a.mp3", "audio/mpeg", "1234"),
        (f"{SITE}assets/a.png", "image/png", "56"),
    ]


def test_readers_understand_rss() -> None:
    feed = read(rss(replace(FEED, hubs=(HUB,), image=f"{SITE}logo.png"), [SECOND, FIRST]))
    assert feed.version == "rss20"
    assert (feed.feed.title, feed.feed.link) == ("AI Daily", SITE)
    assert feed.feed.image.href == f"{SITE}logo.png"
    assert {link.rel: link.href for link in feed.feed.links} == {
        "self": f"{SITE}atom.xml",
        "alternate": SITE,
        "hub": HUB,
    }
    second, first = feed.entries
    assert (first.title, first.summary) == ("The first", "What it says.")
    assert (first.id, first.link, first.guidislink) == (FIRST.id, FIRST.address, False)
    assert second.published == "Thu, 08 Jan 2026 00:00:00 +0000"
    assert second.updated == "2026-02-01T08:00:00+02:00"
    assert [author.name for author in second.authors] == ["Sol", "Guest"]
    assert [tag.term for tag in second.tags] == ["C++", "tag"]
    assert second.content[0].value == SECOND.html
    assert [(one.href, one.length) for one in second.enclosures] == [
        (f"{SITE}assets/a.mp3", "1234")
    ], "the format has one at most"
    assert second.comments == SECOND.comments


def test_json_has_it_all() -> None:
    feed = json.loads(json_feed(replace(FEED, hubs=(HUB,)), [SECOND, FIRST]))
    assert feed == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "AI Daily",
        "home_page_url": SITE,
        "feed_url": f"{SITE}atom.xml",
        "description": "One piece a day",
        "authors": [{"name": "Sol Alexander"}],
        "language": "en",
        "hubs": [{"type": "WebSub", "url": HUB}],
        "items": [
            {
                "id": SECOND.id,
                "url": SECOND.address,
                "title": SECOND.title,
                "content_html": SECOND.html,
                "image": SECOND.image,
                "date_published": "2026-01-08T00:00:00+00:00",
                "date_modified": "2026-02-01T08:00:00+02:00",
                "authors": [{"name": "Sol", "url": "https://sol.example/"}, {"name": "Guest"}],
                "tags": ["C++", "tag"],
                "attachments": [
                    {
                        "url": f"{SITE}assets/a.mp3",
                        "mime_type": "audio/mpeg",
                        "size_in_bytes": 1234,
                    },
                    {"url": f"{SITE}assets/a.png", "mime_type": "image/png", "size_in_bytes": 56},
                ],
                "_gazette": {
                    "about": "https://github.com/mkdocs-gazette/mkdocs-gazette",
                    "series": [
                        {"id": "war", "title": "The “War”", "part": 12, "url": f"{SITE}series/war/"}
                    ],
                },
            },
            {
                "id": FIRST.id,
                "url": FIRST.address,
                "title": FIRST.title,
                "content_text": "What it says.",
                "summary": "What it says.",
                "date_published": "2026-01-01T00:00:00+00:00",
                "date_modified": "2026-01-01T00:00:00+00:00",
            },
        ],
    }


@pytest.mark.parametrize("write", [atom, rss])
def test_series_parts_are_an_extension(write: Write) -> None:
    [part] = ET.fromstring(write(FEED, [SECOND])).iter(f"{GAZETTE}part")
    assert part.attrib == {
        "series": "war",
        "title": "The “War”",
        "number": "12",
        "href": f"{SITE}series/war/",
    }


@pytest.mark.parametrize(
    ("chain", "archive", "links"),
    [
        (Chain(f"{SITE}atom.xml"), False, {}),
        (
            Chain(f"{SITE}atom.xml", f"{SITE}atom/2.xml"),
            False,
            {"prev-archive": f"{SITE}atom/2.xml"},
        ),
        (
            Chain(f"{SITE}atom.xml", f"{SITE}atom/1.xml", archive=True),
            True,
            {"prev-archive": f"{SITE}atom/1.xml", "current": f"{SITE}atom.xml"},
        ),
        (Chain(f"{SITE}atom.xml", archive=True), True, {"current": f"{SITE}atom.xml"}),
    ],
)
def test_archived_feeds_lead_from_the_newest_document_back(
    chain: Chain, links: dict[str, str], *, archive: bool
) -> None:
    root = ET.fromstring(atom(replace(FEED, chain=chain), [FIRST]))
    assert (root.find(f"{HISTORY}archive") is not None) == archive
    found = {link.attrib["rel"]: link.attrib["href"] for link in root.findall(f"{ATOM}link")}
    assert {rel: href for rel, href in found.items() if rel not in {"self", "alternate"}} == links


@pytest.mark.parametrize("write", [atom, rss])
def test_a_stylesheet_is_named_before_the_document(write: Write) -> None:
    document = write(replace(FEED, stylesheet="../a&b.css"), [FIRST])
    assert document.splitlines()[1] == b'<?xml-stylesheet type="text/css" href="../a&amp;b.css"?>'
    assert b"xml-stylesheet" not in write(FEED, [FIRST])


HOSTILE = st.text(st.characters()) | st.sampled_from(
    ["<script>alert(1)</script>", "]]>", "</title>", "&lt;b&gt;", "\x00\x0b\ufffe", "\u202eevil"]
)


@given(HOSTILE, HOSTILE, HOSTILE, HOSTILE)
def test_hostile_text_stays_text(title: str, description: str, name: str, html: str) -> None:
    item = replace(
        SECOND,
        title=title,
        summary=description,
        html="".join(one for one in html if one.isprintable()),
        authors=(Author(None, name, avatar=None),),
        labels=(Label(name, title),),
        parts=(replace(SECOND.parts[0], title=name),),
    )
    feed = replace(FEED, title=title, subtitle=description, author=name)
    known = {
        element.tag
        for one in (atom, rss)
        for element in ET.fromstring(one(FEED, [SECOND, FIRST])).iter()
    }
    for write in (atom, rss):
        document = write(feed, [item])
        assert {element.tag for element in ET.fromstring(document).iter()} <= known
        assert len(read(document).entries) == 1
    assert json.loads(json_feed(feed, [item]))["items"][0].get("content_html", "") == item.html


def test_markup_in_a_title_is_shown_as_it_is_written() -> None:
    for write, path in ((atom, f"{ATOM}entry/{ATOM}title"), (rss, "channel/item/title")):
        assert ET.fromstring(write(FEED, [SECOND])).findtext(path) == SECOND.title
