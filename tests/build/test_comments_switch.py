"""Comments are below posts, and nothing of them is where they are switched off."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build.written_site import WrittenSite, build_site, post_file

POST = {"posts/a.md": post_file(title="A")}


def scripts_and_styles(site: WrittenSite, source: str) -> set[str]:
    nodes = site.page(source).css("script[src], link[rel=stylesheet]")
    addresses = (node.attrs.get("src") or node.attrs.get("href") or "" for node in nodes)
    return {address.rpartition("/")[2] for address in addresses}


WIDGET = ".md-content gazette-comments"


def test_posts_have_comments_and_other_pages_have_none(sample: WrittenSite) -> None:
    assert len(sample.page("posts/monday.md").css(WIDGET)) == 1
    for source in ("index.md", "series/war.md", "about.md"):
        assert sample.page(source).css(WIDGET) == [], source


def test_a_post_can_do_without_comments(tmp_path: Path) -> None:
    docs = {**POST, "posts/b.md": post_file(title="B", comments=False)}
    site = build_site(tmp_path, docs)
    assert len(site.page("posts/a.md").css(WIDGET)) == 1
    assert site.page("posts/b.md").css(WIDGET) == []


@pytest.mark.parametrize("comments", [False, {"enabled": False}])
def test_a_site_without_comments_loads_nothing_for_them(tmp_path: Path, comments: object) -> None:
    with_comments = build_site(tmp_path / "with", POST)
    without = build_site(tmp_path / "without", POST, plugins=[{"gazette": {"comments": comments}}])
    assert without.page("posts/a.md").css(WIDGET) == []
    loaded, left = (scripts_and_styles(site, "posts/a.md") for site in (with_comments, without))
    assert loaded - left == {"comments.define.js", "my-comments.define.js", "comments.css"}
    assert left <= loaded
