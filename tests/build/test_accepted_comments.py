"""Comments that the publication has accepted are part of its pages."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import feedparser  # type: ignore[import-untyped]
import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests import xss_vectors
from tests.build.written_comments import accepted, comment_id
from tests.build.written_site import (
    BuildStoppedError,
    Docs,
    WrittenSite,
    build_site,
    post_file,
    words,
)

POSTS: Docs = {
    "posts/a.md": post_file("First text.", title="A & B", id="one", series="daily"),
    "posts/b.md": post_file(title="Second"),
    ".series.yml": "series: {daily: {title: Daily}}",
}
BESIDE = {
    **accepted(1, "one", "So *memory* it is.", url="https://github.com/ada", revision="older"),
    **accepted(2, "one", "Yes.", parent=1, name="Sol"),
    **accepted(3, "one", "Another.", name=""),
    **accepted(4, "one", "", parent=1, name="", deleted=datetime(2026, 6, 29, tzinfo=UTC)),
    **accepted(5, "one", "Below what was removed.", parent=4),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> WrittenSite:
    return build_site(tmp_path_factory.mktemp("site"), POSTS, beside=BESIDE)


def shown(page: LexborHTMLParser, number: int) -> LexborNode:
    found = page.css_first(f"#comment-{comment_id(number)}")
    assert found
    return found


def ids(nodes: list[LexborNode]) -> list[int]:
    return [int(node.attrs.sget("data-gz-id", "")[-12:], 16) for node in nodes]


def test_they_are_in_the_page_below_what_they_answer(site: WrittenSite) -> None:
    page = site.page("posts/a.md")
    assert ids(page.css("gazette-comments ol[data-gz=list] > li")) == [1, 3]
    assert ids(page.css(f"#comment-{comment_id(1)} > ol li")) == [2, 4, 5]
    assert ids(page.css(f"#comment-{comment_id(4)} > ol li")) == [5]
    first = shown(page, 1).css_first("article")
    assert first
    assert first.attrs["aria-label"] == "Ada, 28 June 2026"
    link = first.css_first(".gz-comment__name a")
    assert link
    assert (link.attrs["href"], link.attrs["rel"]) == (
        "https://github.com/ada",
        "nofollow ugc noopener",
    )
    body = first.css_first(".gz-comment__body")
    assert body
    assert body.inner_html == "<p>So <em>memory</em> it is.</p>"
    assert "The article has changed since." in words(first)
    assert "changed" not in words(shown(page, 3))
    assert words(shown(page, 3).css_first(".gz-comment__name")) == "Anonymous"
    assert words(shown(page, 4)).startswith("This comment was removed.")


def test_a_post_without_any_shows_none(site: WrittenSite) -> None:
    page = site.page("posts/b.md")
    assert page.css("gazette-comments li") == []
    assert words(page.css_first("#gz-comments-title")) == "Comments"
    assert page.css(".gz-head__comments") == []


def test_they_are_counted_where_the_post_is_listed(site: WrittenSite) -> None:
    assert words(site.page("posts/a.md").css_first(".gz-head__comments")) == "4 comments"
    for source in ("index.md", "series/daily.md"):
        links = site.page(source).css('.gz-entry a[href$="#gz-comments-title"]')
        assert [words(link) for link in links] == ["4 comments"], source
    assert site.broken_links() == []


def test_search_engines_are_told(site: WrittenSite) -> None:
    post, *_ = linked_data(site, "posts/a.md")
    assert (post["@type"], post["headline"], post["commentCount"]) == ("BlogPosting", "A & B", 4)
    first, second, *_ = post["comment"]
    assert first["@type"] == "Comment"
    assert first["author"] == {
        "@type": "Person",
        "name": "Ada",
        "url": "https://github.com/ada",
    }
    assert first["dateCreated"] == "2026-06-28T10:01:00+00:00"
    assert second["parentItem"] == {"@id": first["@id"]}
    assert len(post["comment"]) == 4
    silent, *_ = linked_data(site, "posts/b.md")
    assert "comment" not in silent


def linked_data(site: WrittenSite, source: str) -> list[Any]:
    [script] = site.page(source).css('head script[type="application/ld+json"]')
    graph: list[Any] = json.loads(script.text())["@graph"]
    return graph


@pytest.mark.parametrize(
    ("path", "title", "page"),
    [
        ("comments/atom.xml", "Comments on The Daily", ""),
        ("posts/a/atom.xml", "Comments on “A & B”", "posts/a/"),
    ],
)
def test_feeds_follow_them(site: WrittenSite, path: str, title: str, page: str) -> None:
    feed = feedparser.parse(site.text(path))
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.feed.title == title
    assert feed.feed.link == f"https://example.org/daily/{page}"
    newest, *_, oldest = feed.entries
    assert len(feed.entries) == 4
    assert newest.link == f"https://example.org/daily/posts/a/#comment-{comment_id(5)}"
    assert oldest.title == "Ada on “A & B”"
    assert oldest.content[0].value == "<p>So <em>memory</em> it is.</p>"
    assert oldest.id == f"tag:example.org,2026-01-01:/daily/comments/{comment_id(1)}"
    source = "posts/a.md" if page else "index.md"
    links = site.page(source).css('head link[type="application/atom+xml"]')
    targets = [site.target(site.path_of(source), link.attrs.sget("href", "")) for link in links]
    assert path in targets


def test_where_none_are_no_feed_is(site: WrittenSite) -> None:
    assert not site.has("posts/b/atom.xml")


def test_feeds_have_ids_of_their_own(site: WrittenSite) -> None:
    paths = ("atom.xml", "comments/atom.xml", "posts/a/atom.xml")
    assert len({feedparser.parse(site.text(path)).feed.id for path in paths}) == len(paths)


@pytest.mark.parametrize(
    ("options", "front_matter", "expected"),
    [
        ({"order": "newest"}, {}, [3, 1]),
        ({"directory": "said/here"}, {}, []),
        ({}, {"comments": "closed"}, [1, 3]),
        ({}, {"comments": False}, []),
        ({"enabled": False}, {}, []),
        ({"provider": "none"}, {}, []),
    ],
)
def test_which_are_shown(
    tmp_path: Path, options: dict[str, Any], front_matter: dict[str, Any], expected: list[int]
) -> None:
    docs = {"posts/a.md": post_file(title="A", id="one", **front_matter)}
    plugins = [{"gazette": {"comments": options}}]
    site = build_site(tmp_path, docs, beside=BESIDE, plugins=plugins)
    page = site.page("posts/a.md")
    assert ids(page.css("ol[data-gz=list] > li")) == expected
    assert site.has("comments/atom.xml") == bool(expected)
    closed = front_matter.get("comments") == "closed"
    assert ("Comments on this post are closed." in words(page.body)) == closed
    if closed:
        assert page.css("gazette-comments form, gazette-comments button") == []


def test_the_directory_is_the_publications_choice(tmp_path: Path) -> None:
    beside = {f"said/{path}": content for path, content in BESIDE.items()}
    plugins = [{"gazette": {"comments": {"directory": "said/comments"}}}]
    site = build_site(tmp_path, POSTS, beside=beside, plugins=plugins)
    assert len(site.page("posts/a.md").css("gazette-comments article")) == 4


def test_a_draft_keeps_its_comments_for_later(tmp_path: Path) -> None:
    docs = {**POSTS, "posts/a.md": post_file(title="A", id="one", draft=True, series="daily")}
    site = build_site(tmp_path / "build", docs, beside=BESIDE)
    assert site.mentions(comment_id(1)) == []
    preview = build_site(tmp_path / "serve", docs, beside=BESIDE, command="serve")
    assert len(preview.page("posts/a.md").css("gazette-comments article")) == 4
    assert not preview.has("comments/atom.xml")


@pytest.mark.parametrize(
    ("beside", "message"),
    [
        (accepted(1, "onee"), "there is no post with the id 'onee'. Did you mean 'one'?"),
        (accepted(2, "one", parent=1), "is not there"),
        ({f"comments/one/{comment_id(1)}.yml": "id: [\n"}, ".yml:"),
        (
            {f"comments/one/{comment_id(1)}.yml": f"id: {comment_id(1)}\npost: one\nbody: x\n"},
            "`created` is missing",
        ),
    ],
)
def test_a_file_that_cannot_be_shown_stops_the_build(
    tmp_path: Path, beside: dict[str, str], message: str
) -> None:
    with pytest.raises(BuildStoppedError) as stopped:
        build_site(tmp_path, POSTS, beside=beside)
    assert message in str(stopped.value)
    assert next(iter(beside)).rpartition("/")[0] in str(stopped.value)


def test_hostile_ones_are_inert(tmp_path: Path) -> None:
    hostile = xss_vectors.ALL
    beside: dict[str, str] = {}
    for number, vector in enumerate(hostile):
        name = " ".join(vector.split())[:100]
        beside |= accepted(number, "one", vector[:10_000] or "x", name=name)
    site = build_site(tmp_path, POSTS, beside=beside)
    page = site.page("posts/a.md")
    shown = page.css("gazette-comments ol article")
    assert len(shown) == len(hostile)
    allowed = {"a", "blockquote", "br", "code", "em", "hr", "li", "ol", "p", "pre", "strong", "ul"}
    for article in shown:
        body = article.css_first(".gz-comment__body")
        assert body
        for node in body.css("*")[1:]:
            assert node.tag in allowed
            assert set(node.attributes) <= {"href", "rel", "start"}
            if href := node.attrs.get("href"):
                assert href.lower().startswith(("https://", "http://", "mailto:"))
    runs = page.css("script:not([src])")
    assert not any("hacked" in script.text() for script in runs if "type" not in script.attributes)
    assert not page.css("[onerror], [onload], [onfocus], [onmouseover], [onclick], iframe, object")
    for path in ("comments/atom.xml", "posts/a/atom.xml"):
        feed = feedparser.parse(site.text(path), sanitize_html=False)
        assert not feed.bozo, path
        assert not any("<script" in entry.content[0].value for entry in feed.entries)


def test_replies_of_any_depth_are_in_the_page(tmp_path: Path) -> None:
    beside: dict[str, str] = {}
    for number in range(300):
        beside |= accepted(number, "one", parent=number - 1 if number else None)
    page = build_site(tmp_path, POSTS, beside=beside).page("posts/a.md")
    assert len(page.css("gazette-comments ol article")) == 300
    deep = shown(page, 7).css_first("article")
    assert deep
    assert "In reply to Ada" in words(deep)
    assert "In reply to" not in words(shown(page, 2).css_first("article"))
