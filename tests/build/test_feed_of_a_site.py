"""The site's Atom feed: what is in it, and how it is found."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import feedparser  # type: ignore[import-untyped]
import pytest

from tests.build.written_site import Docs, WrittenSite, build_site, post_file


def feed_of(site: WrittenSite) -> Any:
    parsed = feedparser.parse(site.text("atom.xml"))
    assert not parsed.bozo, parsed.get("bozo_exception")
    return parsed


def test_it_holds_the_posts_newest_first_with_absolute_addresses(sample: WrittenSite) -> None:
    feed = feed_of(sample)
    assert (feed.feed.title, feed.feed.subtitle) == ("The Daily", "All that matters.")
    assert [entry.title for entry in feed.entries] == [
        "Alone",
        "Wednesday",
        "Tuesday & Co.",
        "Monday",
        "Three",
        "One",
    ]
    wednesday = "posts/deep/wednesday/" if sample.directory_urls else "posts/deep/wednesday.html"
    assert feed.entries[1].link == f"https://example.org/daily/{wednesday}"
    assert feed.entries[2].updated == "2026-06-20T00:00:00+00:00"
    assert [author.name for author in feed.entries[2].authors] == [
        "Sol Alexander",
        "Ada Byron",
        "Gus Guest",
    ]
    assert feed.entries[3].summary == "On Mondays."


def test_every_page_points_to_it(sample: WrittenSite) -> None:
    for path, page in sample.pages():
        [link] = page.css('head link[rel="alternate"][type="application/atom+xml"]')
        assert sample.target(path, link.attrs.sget("href")) == "atom.xml", path


MANY: Docs = {
    f"posts/{number}.md": post_file(title=str(number), date=f"2026-01-{number:02}")
    for number in range(1, 26)
}


@pytest.mark.parametrize(
    ("docs", "options", "config", "entries"),
    [
        pytest.param(MANY, {}, {}, 20, id="the newest twenty"),
        pytest.param(MANY, {"feeds": {"limit": 3}}, {}, 3, id="as many as told"),
        pytest.param(MANY, {}, {"site_url": "https://example.org"}, 20, id="no slash at the end"),
        pytest.param(MANY, {"feeds": False}, {}, None, id="switched off"),
        pytest.param(MANY, {}, {"site_url": None}, None, id="a site without an address"),
        pytest.param({"about.md": "# About"}, {}, {}, None, id="a site without posts"),
    ],
)
def test_when_there_is_one_and_how_long_it_is(
    tmp_path: Path,
    docs: Docs,
    options: dict[str, Any],
    config: dict[str, Any],
    entries: int | None,
) -> None:
    site = build_site(tmp_path, docs, plugins=[{"gazette": options}], **config)
    assert site.has("atom.xml") == (entries is not None)
    links = site.page("index.md").css('link[type="application/atom+xml"]')
    assert len(links) == (entries is not None)
    if entries is not None:
        assert len(feed_of(site).entries) == entries


def test_a_moved_post_is_not_new(tmp_path: Path) -> None:
    ids = []
    for path, title in (("posts/a.md", "Before"), ("posts/2026/b.md", "After")):
        docs = {path: post_file(title=title, id="stable")}
        ids.append(feed_of(build_site(tmp_path / title, docs)).entries[0].id)
    assert ids[0] == ids[1]


def test_a_feed_of_the_sites_own_stays(tmp_path: Path) -> None:
    site = build_site(tmp_path, {"atom.xml": "<mine/>", "posts/a.md": post_file(title="A")})
    assert site.text("atom.xml") == "<mine/>"


def test_titles_taken_from_headings_are_in_it(tmp_path: Path) -> None:
    docs = {"posts/a.md": post_file("# R&D *today*\n\nText.")}
    assert feed_of(build_site(tmp_path, docs)).entries[0].title == "R&D today"
