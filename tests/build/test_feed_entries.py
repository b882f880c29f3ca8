"""What the entries of feeds hold, what they are known by, and where older ones are."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import feedparser  # type: ignore[import-untyped]
import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from tests.build.written_site import SITE_URL, Docs, WrittenSite, build_site, post_file, words

SERIES = ".series.yml"
DECLARED = "series:\n  s: {title: S}\n"
MP3, PNG = b"sound" * 100, b"picture"


def entries(site: WrittenSite, path: str) -> list[Any]:
    parsed = feedparser.parse(site.text(path))
    assert not parsed.bozo, parsed.get("bozo_exception")
    return list(parsed.entries)


def daily(count: int, text: str = "Some text.") -> dict[str, str | bytes]:
    """Return a series of `count` parts, one a day."""
    posts = {
        f"posts/{number:03}.md": post_file(
            text,
            title=str(number),
            date=f"2026-{number // 28 + 1:02}-{number % 28 + 1:02}",
            series="s",
        )
        for number in range(1, count + 1)
    }
    return {SERIES: DECLARED, **posts}


def test_an_entry_says_which_part_of_a_series_it_is(tmp_path: Path) -> None:
    site = build_site(tmp_path, daily(2))
    newest = json.loads(site.text("feed.json"))["items"][0]
    assert newest["_gazette"]["series"] == [
        {"id": "s", "title": "S", "part": 2, "url": f"{SITE_URL}series/s/"}
    ]


def test_it_has_authors_categories_tags_and_dates_with_offsets(tmp_path: Path) -> None:
    docs: Docs = {
        ".authors.yml": "authors:\n  sol: {name: Sol, avatar: a.png, url: https://sol.example/}\n",
        "a.png": PNG,
        "posts/a.md": post_file(
            title="A",
            date={"created": "2026-06-01T08:00:00+02:00", "updated": "2026-06-02T09:00:00Z"},
            authors=["sol", {"name": "Gus", "url": "https://gus.example/"}],
            categories=["C++"],
            tags=["blue"],
        ),
    }
    [item] = json.loads(build_site(tmp_path, docs).text("feed.json"))["items"]
    assert item["authors"] == [
        {"name": "Sol", "url": f"{SITE_URL}authors/sol/", "avatar": f"{SITE_URL}a.png"},
        {"name": "Gus", "url": "https://gus.example/"},
    ]
    assert item["tags"] == ["C++", "blue"]
    assert item["date_published"] == "2026-06-01T08:00:00+02:00"
    assert item["date_modified"] == "2026-06-02T09:00:00+00:00"


def test_local_media_are_enclosures(tmp_path: Path) -> None:
    text = (
        '<audio controls src="../../talk.mp3"></audio>\n\n[Film](film.mp4)\n\n'
        "[Elsewhere](https://far.example/far.mp3)\n"
    )
    docs: Docs = {
        "talk.mp3": MP3,
        "cover.png": PNG,
        "posts/film.mp4": b"film",
        "posts/a.md": post_file(text, title="A", image="cover.png"),
    }
    site = build_site(tmp_path, docs)
    [item] = json.loads(site.text("feed.json"))["items"]
    assert item["attachments"] == [
        {"url": f"{SITE_URL}talk.mp3", "mime_type": "audio/mpeg", "size_in_bytes": len(MP3)},
        {"url": f"{SITE_URL}posts/film.mp4", "mime_type": "video/mp4", "size_in_bytes": 4},
        {"url": f"{SITE_URL}cover.png", "mime_type": "image/png", "size_in_bytes": len(PNG)},
    ]
    assert item["image"] == f"{SITE_URL}cover.png"
    [enclosure] = entries(site, "rss.xml")[0].enclosures
    assert (enclosure.href, enclosure.length) == (f"{SITE_URL}talk.mp3", str(len(MP3)))


@pytest.mark.parametrize(
    "changes",
    [
        {"path": "posts/2027/moved.md", "id": "a"},
        {"title": "Another title"},
        {"slug": "elsewhere"},
        {"date": "2026-05-01"},
    ],
)
def test_a_post_that_changes_is_not_new(tmp_path: Path, changes: dict[str, str]) -> None:
    formats = {"post_url_format": "{date}/{slug}", "post_url_redirects": False}
    path = changes.pop("path", "posts/a.md")
    before = build_site(tmp_path / "before", {"posts/a.md": post_file(title="A")})
    after = build_site(
        tmp_path / "after",
        {path: post_file(**{"title": "A", **changes})},
        plugins=[{"gazette": formats}],
    )
    for name in ("atom.xml", "rss.xml"):
        [was], [now] = entries(before, name), entries(after, name)
        assert was.id == now.id == "tag:example.org,2026-01-01:/daily/posts/a"
        assert was.link != now.link


def test_a_site_that_moves_can_keep_its_ids(tmp_path: Path) -> None:
    docs = {"posts/a.md": post_file(title="A")}
    options = {"feeds": {"id": "tag:example.org,2026-01-01:/daily/"}}
    site = build_site(
        tmp_path, docs, site_url="https://new.example/", plugins=[{"gazette": options}]
    )
    [entry] = entries(site, "atom.xml")
    assert entry.id == "tag:example.org,2026-01-01:/daily/posts/a"
    assert entry.link == "https://new.example/posts/a/"


def walk(site: WrittenSite, path: str) -> list[str]:
    """Return the titles of all entries, as an app finds them that goes back through archives."""
    found: dict[str, str] = {}
    while path:
        parsed = feedparser.parse(site.text(path))
        for entry in parsed.entries:
            found.setdefault(entry.id, entry.title)
        links = {link.rel: link.href for link in parsed.feed.links}
        assert links["self"] == f"{SITE_URL}{path}"
        path = links.get("prev-archive", "").removeprefix(SITE_URL)
    return list(found.values())


@pytest.mark.parametrize(
    ("options", "path", "documents"),
    [
        ({}, "series/s/", ["1", "2"]),
        ({}, "", []),
        ({"archives": ["site"]}, "", ["1", "2"]),
        ({"archives": ["site"]}, "series/s/", []),
        ({"archives": False}, "series/s/", []),
        ({"limit": 3}, "series/s/", ["1", "2", "3"]),
        ({"limit": 100}, "series/s/", []),
    ],
)
def test_older_posts_are_in_archives(
    tmp_path: Path, options: dict[str, object], path: str, documents: list[str]
) -> None:
    site = build_site(tmp_path, daily(47), plugins=[{"gazette": {"feeds": options}}])
    folder = site.directory / path / "atom"
    assert sorted(file.stem for file in folder.glob("*")) == documents
    seen = walk(site, f"{path}atom.xml")
    whole = bool(documents) or options.get("limit") == 100
    assert seen == [str(number) for number in range(47, 0 if whole else 27, -1)]
    for document in documents:
        root = ET.fromstring(site.text(f"{path}atom/{document}.xml"))
        assert root.find("{http://purl.org/syndication/history/1.0}archive") is not None


def test_full_archives_never_change(tmp_path: Path) -> None:
    sites = [build_site(tmp_path / str(count), daily(count)) for count in (47, 65)]
    for path in ("series/s/atom/1.xml", "series/s/atom/2.xml"):
        before, after = (site.text(path) for site in sites)
        assert before == after


def test_hidden_posts_are_in_no_archive(tmp_path: Path) -> None:
    docs = daily(30)
    hidden = {
        "posts/000.md": post_file(title="Draft", draft=True, date="2026-01-01", series="s"),
        "posts/999.md": post_file(title="Later", date="2099-01-01", series="s"),
    }
    for command in ("build", "serve"):
        site = build_site(tmp_path / command, {**docs, **hidden}, command=command)
        seen = [text for path, text in site.files() if re.search(r"\.xml$|feed\.json$", path)]
        assert not [text for text in seen if b"Draft" in text or b"Later" in text]


def test_a_feed_stays_small_enough_for_apps(tmp_path: Path) -> None:
    site = build_site(tmp_path, daily(9, "Lorem ipsum dolor sit amet. " * 4000))
    for name in ("atom.xml", "rss.xml", "feed.json"):
        assert len((site.directory / name).read_bytes()) < 2**19
    items = json.loads(site.text("feed.json"))["items"]
    lengths = [len(item["content_html"]) for item in items]
    assert [length > 100_000 for length in lengths] == [True] * 3 + [False] * 6
    assert min(lengths) > 100, "those that do not fit are told by their beginning"
    assert len(walk(site, "series/s/atom.xml")) == 9


def test_what_has_no_beginning_that_fits_is_named(tmp_path: Path) -> None:
    long = post_file(title="A", description="word " * 100_000)
    [item] = json.loads(build_site(tmp_path, {"posts/a.md": long}).text("feed.json"))["items"]
    assert "content_html" not in item
    assert item["content_text"] == item["title"] == "A"


RSS_PLUGIN = [{"gazette": {"feeds": {"rss_plugin_files": True}}}]


def test_subscribers_of_mkdocs_rss_plugin_are_kept(tmp_path: Path) -> None:
    docs: Docs = {
        "posts/a.md": post_file(
            title="A", date={"created": "2026-06-01", "updated": "2026-06-09"}, aliases=["old/a"]
        ),
        "posts/b.md": post_file(title="B", date="2026-06-02", aliases=["old/b.html", "older"]),
        "posts/c.md": post_file(title="C", date="2026-06-03"),
    }
    site = build_site(tmp_path, docs, plugins=RSS_PLUGIN)
    created, updated = (entries(site, f"feed_rss_{one}.xml") for one in ("created", "updated"))
    assert [entry.title for entry in created] == ["C", "B", "A"]
    assert [entry.title for entry in updated] == ["A", "C", "B"]
    guids = {entry.title: (entry.id, entry.guidislink) for entry in created}
    assert {title: urlsplit(guid).path for title, (guid, _) in guids.items()} == {
        "A": "/daily/old/a/",
        "B": "/daily/old/b.html",
        "C": "/daily/posts/c/",
    }
    assert [entry.link for entry in created][1:] == [f"{SITE_URL}posts/b/", f"{SITE_URL}posts/a/"]
    for one, expected in (("created", created), ("updated", updated)):
        items = json.loads(site.text(f"feed_json_{one}.json"))["items"]
        assert [item["id"] for item in items] == [entry.id for entry in expected]
    assert site.page("index.md").css('link[href*="feed_rss"]') == []


def test_they_are_only_written_when_asked_for(tmp_path: Path) -> None:
    site = build_site(tmp_path, {"posts/a.md": post_file(title="A")})
    assert [path for path, _ in site.files() if "feed_" in path] == []


def by_rss_plugin(directory: Path, docs: Docs, *others: object) -> WrittenSite:
    """Build a site as mkdocs-rss-plugin does, which finds the posts' dates itself."""
    options = {
        "date_from_meta": {"as_creation": "date"},
        "match_path": "posts/.*",
        "use_git": False,
        "use_material_social_cards": False,
        "use_material_blog": False,
    }
    return build_site(directory, docs, strict=False, plugins=[{"rss": options}, *others])


def test_entries_are_those_that_mkdocs_rss_plugin_has_written(tmp_path: Path) -> None:
    docs = {
        f"posts/{name}.md": post_file(title=name.upper(), date=f"2026-06-0{day}")
        for day, name in enumerate("abc", 1)
    }
    theirs = by_rss_plugin(tmp_path / "theirs", docs)
    ours = build_site(tmp_path / "ours", docs, plugins=RSS_PLUGIN)
    for name in ("feed_rss_created.xml", "feed_rss_updated.xml"):
        theirs_by_title, ours_by_title = (
            {entry.title: (entry.id, entry.link, entry.guidislink) for entry in entries(one, name)}
            for one in (theirs, ours)
        )
        assert theirs_by_title == ours_by_title
    for name in ("feed_json_created.json", "feed_json_updated.json"):
        ids = [
            {item["id"] for item in json.loads(one.text(name))["items"]} for one in (theirs, ours)
        ]
        assert ids[0] == ids[1]


def test_both_plugins_together_are_warned_of_once(tmp_path: Path) -> None:
    docs = {f"posts/{name}.md": post_file(title=name) for name in "abc"}
    site = by_rss_plugin(tmp_path, docs, "gazette")
    [warning] = [line for line in site.log if "Gazette" in line]
    assert "Take `rss` out of `plugins`" in warning
    alone = by_rss_plugin(tmp_path / "off", docs, {"gazette": {"feeds": False}})
    assert [line for line in alone.log if "Gazette" in line] == []


def test_a_dirty_build_leaves_feeds_whole(tmp_path: Path) -> None:
    site = build_site(tmp_path, daily(3))
    before = {path: site.text(path) for path in ("atom.xml", "rss.xml", "series/s/feed.json")}
    assert all(text.count("Some text.") == 3 for text in before.values())
    post = tmp_path / "docs/posts/002.md"
    post.write_text(post.read_text(encoding="utf-8") + "More.\n", encoding="utf-8")
    config = load_config(str(tmp_path / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=True)
    build(config, dirty=True)
    assert {path: site.text(path) for path in before} == before
    assert "More." in words(site.page("posts/002.md").css_first("article"))
