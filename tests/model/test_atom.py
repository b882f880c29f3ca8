"""The Atom feed: valid, harmless, and with entry ids that outlive moves."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from xml.etree import ElementTree as ET

import feedparser  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_gazette.feeds.atom import Feed, atom
from mkdocs_gazette.feeds.files import post_item
from mkdocs_gazette.model.author import Author
from mkdocs_gazette.model.moment import Moment
from mkdocs_gazette.model.post import Post
from tests.model.sample_posts import sample_post

FEED = Feed(
    title="AI Daily",
    subtitle="One piece a day",
    author="Sol Alexander",
    site_url="https://example.org/daily/",
    path="atom.xml",
    language="en-001",
)
POST = replace(sample_post("first"), title="The first", description="What it says.")
ATOM = "{http://www.w3.org/2005/Atom}"


def entry_of(post: Post, url: str = "posts/first/") -> ET.Element:
    found = ET.fromstring(atom(FEED, [post_item(post, url)])).find(f"{ATOM}entry")
    assert found is not None
    return found


def test_readers_understand_it() -> None:
    newest = replace(
        sample_post("second", 7),
        updated=Moment.of(datetime(2026, 2, 1, 8, 0, tzinfo=timezone(timedelta(hours=2)))),
        authors=(
            Author("sol", "Sol", url="https://sol.example/"),
            Author(None, "Guest", url="/g/"),
        ),
    )
    read = feedparser.parse(
        atom(FEED, [post_item(newest, "posts/second/"), post_item(POST, "posts/first/")])
    )

    assert not read.bozo, read.get("bozo_exception")
    assert read.version == "atom10"
    assert (read.feed.title, read.feed.subtitle) == ("AI Daily", "One piece a day")
    assert read.feed.id == "tag:example.org,2026-01-01:/daily/"
    assert read.feed.author == "Sol Alexander"
    assert read.feed.updated == "2026-02-01T08:00:00+02:00"
    assert {(link.rel, link.href) for link in read.feed.links} == {
        ("self", "https://example.org/daily/atom.xml"),
        ("alternate", "https://example.org/daily/"),
    }
    second, first = read.entries
    assert (first.title, first.summary) == ("The first", "What it says.")
    assert first.link == "https://example.org/daily/posts/first/"
    assert first.published == first.updated == "2026-01-01T00:00:00+00:00"
    assert [author.name for author in second.authors] == ["Sol", "Guest"]
    assert second.authors[0].href == "https://sol.example/"
    assert "href" not in second.authors[1], "a link that only works within the site"
    assert (second.published, second.updated) == (
        "2026-01-08T00:00:00+00:00",
        "2026-02-01T08:00:00+02:00",
    )


def test_an_entry_stays_itself_when_moved_retitled_and_updated() -> None:
    changed = replace(
        POST,
        path="posts/2026/moved.md",
        title="Another title",
        updated=Moment.of(datetime(2027, 1, 1, tzinfo=UTC)),
    )
    before, after = entry_of(POST), entry_of(changed, "posts/2026/moved/")
    assert before.findtext(f"{ATOM}id") == after.findtext(f"{ATOM}id")
    assert before.findtext(f"{ATOM}title") != after.findtext(f"{ATOM}title")


@pytest.mark.parametrize(
    ("id_", "uri"),
    [
        ("first", "tag:example.org,2026-01-01:/daily/posts/first"),
        ("größe", "tag:example.org,2026-01-01:/daily/posts/gr%C3%B6%C3%9Fe"),
        ("a b?", "tag:example.org,2026-01-01:/daily/posts/a%20b%3F"),
    ],
)
def test_entry_ids_are_tag_uris(id_: str, uri: str) -> None:
    assert entry_of(sample_post(id_, path="posts/p.md")).findtext(f"{ATOM}id") == uri


HOSTILE = st.text(st.characters()) | st.sampled_from(
    ["<script>alert(1)</script>", "]]>", "</title>", "&lt;b&gt;", "\x00\x0b\ufffe", "\u202eevil"]
)


@given(HOSTILE, HOSTILE, HOSTILE)
def test_hostile_text_stays_text(title: str, description: str, name: str) -> None:
    post = replace(POST, title=title, description=description, authors=(Author(None, name),))
    document = atom(
        replace(FEED, title=title, subtitle=description, author=name), [post_item(post, "p/")]
    )

    root = ET.fromstring(document)
    known = {"feed", "entry", "id", "title", "subtitle", "updated", "published", "summary"}
    known |= {"link", "author", "name"}
    assert {element.tag.removeprefix(ATOM) for element in root.iter()} <= known
    read = feedparser.parse(document)
    assert not read.bozo, read.get("bozo_exception")
    assert len(read.entries) == 1


def test_markup_in_a_title_is_shown_as_it_is_written() -> None:
    assert entry_of(replace(POST, title="<b>R&D</b>")).findtext(f"{ATOM}title") == "<b>R&D</b>"
