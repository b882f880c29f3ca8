"""The page of the reader's own comments: generated or extended, and told of all posts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.build.hostile_site import CONFIG, PAYLOADS, hostile_docs
from tests.build.test_hostile_input import intruders
from tests.build.written_site import Docs, WrittenSite, build_site, post_file, words

PAGE = "my-comments.md"
POSTS = "my-comments/posts.json"
WIDGET = ".md-content gazette-my-comments"
POST: Docs = {"posts/a.md": post_file(title="A")}


def catalogue(site: WrittenSite) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(site.text(POSTS))
    return found


def test_the_page_is_generated_once_with_its_own_heading(sample: WrittenSite) -> None:
    page = sample.page(PAGE)
    assert [words(heading) for heading in page.css("h1")] == ["My comments"]
    assert len(page.css(WIDGET)) == 1
    assert words(page.css_first("title")).startswith("My comments")
    assert len(sample.page("posts/monday.md").css("gazette-my-comments")) == 0


def test_machines_are_to_leave_it_alone(sample: WrittenSite) -> None:
    page = sample.page(PAGE)
    robots = page.css_first('meta[name="robots"]')
    assert robots
    assert robots.attrs.get("content") == "noindex"
    assert not [place for place in sample.search_entries() if place.startswith("my-comments")]
    assert sample.page("posts/monday.md").css('meta[name="robots"]') == []


def test_it_is_in_no_navigation(sample: WrittenSite) -> None:
    for source in ("index.md", PAGE):
        assert sample.page(source).css('nav a[href*="my-comments"]') == []


def test_its_style_is_loaded_there_and_nowhere_else(sample: WrittenSite) -> None:
    for path, page in sample.pages():
        links = page.css('link[href$="my-comments.css"]')
        assert len(links) == (path == sample.path_of(PAGE)), path
        for link in links:
            assert sample.has(sample.target(path, link.attrs.sget("href")))


def test_every_post_is_found_by_its_id(sample: WrittenSite) -> None:
    found = catalogue(sample)
    assert found["series"] == {"daily": "The Daily", "war": "The Long War"}
    assert found["posts"]["tuesday"]["title"] == "Tuesday & Co."
    assert found["posts"]["monday"]["title"] == "Monday", "a title in the text"
    assert found["posts"]["wednesday"]["series"] == "daily", "the first of two"
    assert found["posts"]["alone"]["series"] is None
    assert len(found["posts"]) == 6
    for post in found["posts"].values():
        assert sample.has(sample.target("index.html", post["url"])), post


@pytest.mark.parametrize("source", ["my-comments.md", "my-comments/index.md"])
def test_a_written_page_is_extended(tmp_path: Path, source: str) -> None:
    text = "---\nrobots: all\n---\n# Margin notes\n\nHow we treat them.\n"
    site = build_site(tmp_path, {**POST, source: text})
    page = site.page(source)
    assert [words(heading) for heading in page.css("h1")] == ["Margin notes"]
    article = words(page.css_first("article"))
    assert article.index("How we treat them.") < article.index("Search your comments")
    assert site.has(POSTS)
    assert site.log == ()


def test_a_sites_own_data_is_kept(tmp_path: Path) -> None:
    site = build_site(tmp_path, {**POST, POSTS: "{}"})
    assert site.text(POSTS) == "{}"


@pytest.mark.parametrize("comments", [False, {"enabled": False}])
def test_without_comments_there_is_neither(tmp_path: Path, comments: object) -> None:
    site = build_site(tmp_path, POST, plugins=[{"gazette": {"comments": comments}}])
    assert not site.has(site.path_of(PAGE))
    assert not site.has(POSTS)
    assert site.log == ()


def test_drafts_are_not_told_of_even_in_a_preview(tmp_path: Path) -> None:
    docs = {
        **POST,
        ".series.yml": "series:\n  secret: {title: Zanzibar}\n",
        "posts/b.md": post_file(title="Zanzibar", series="secret", draft=True),
    }
    for command in ("build", "serve"):
        site = build_site(tmp_path / command, docs, command=command)
        assert catalogue(site) == {
            "posts": {"a": {"title": "A", "url": "posts/a/", "series": None}},
            "series": {},
        }


def test_hostile_titles_are_text(tmp_path: Path) -> None:
    site = build_site(tmp_path, hostile_docs(), **CONFIG)
    titles = {post["title"] for post in catalogue(site)["posts"].values()}
    assert len(titles) == len(PAYLOADS)
    assert PAYLOADS["markdown"] in titles
    assert "<" not in site.text(POSTS), "nor is it HTML where a server says so"
    assert list(intruders(site.page(PAGE))) == []


def test_the_page_speaks_the_sites_language(tmp_path: Path) -> None:
    theme = {"name": "material", "font": False, "language": "de"}
    page = build_site(tmp_path, POST, theme=theme).page(PAGE)
    assert words(page.css_first("h1")) == "Meine Kommentare"
    widget = page.css_first(WIDGET)
    assert widget
    assert widget.attrs.get("locale") == "de"


def test_every_page_can_lead_there(tmp_path: Path) -> None:
    template = '<a class="own" href="{{ gazette.my_comments_url | url }}">x</a>'
    site = build_site(
        tmp_path,
        {**POST, "about.md": "# About"},
        beside={"own/gazette/after-content.html": template},
        theme={"name": "material", "font": False, "custom_dir": "own"},
    )
    for source in ("about.md", "posts/a.md", PAGE):
        link = site.page(source).css_first(".own")
        assert link
        path = site.path_of(source)
        assert site.target(path, link.attrs.sget("href")) == site.path_of(PAGE)
