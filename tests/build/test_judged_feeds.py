"""Every feed of a built site is valid, safe to show anywhere, and leads back to the site."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import xss_vectors
from tests.build.hostile_site import CONFIG, hostile_docs
from tests.build.written_comments import accepted
from tests.build.written_site import Docs, WrittenSite, build_site, post_file
from tests.feeds.validity import site_problems


def paths(site: WrittenSite) -> set[str]:
    return {path for path, _ in site.feeds()}


def test_of_posts(sample: WrittenSite) -> None:
    scopes = ("", "series/daily/", "series/war/", "authors/sol/", "authors/ada/")
    names = ("atom.xml", "rss.xml", "feed.json")
    assert paths(sample) == {f"{scope}{name}" for scope in scopes for name in names}
    assert site_problems(sample) == []


def test_of_names_in_all_scripts(tmp_path: Path) -> None:
    docs: Docs = {
        ".authors.yml": "authors:\n  größe: {name: Größe}\n",
        ".series.yml": "series:\n  наука.2: {title: Наука}\n",
        "posts/日本 1.md": post_file(
            title="日本", series="наука.2", authors="größe", categories=["C & A", "Ärger"]
        ),
    }
    feeds = {"feeds": {"limit": 1, "rss_plugin_files": True}}
    more = {f"posts/{day}.md": post_file(title=str(day), series="наука.2") for day in range(3)}
    site = build_site(tmp_path, {**docs, **more}, plugins=[{"gazette": feeds}])
    assert {"series/наука.2/atom/1.xml", "feed_rss_created.xml"} < paths(site)
    assert site_problems(site) == []
    assert site.broken_links() == []


@pytest.fixture(scope="module", params=[True, False], ids=["of directories", "of files"])
def discussed(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> WrittenSite:
    """A site with comments, among them all that tries to be a script."""
    docs = {"posts/a.md": post_file(title="A & B", id="one"), "posts/b.md": post_file(title="B")}
    beside: dict[str, str] = {}
    for number, vector in enumerate(xss_vectors.ALL):
        name = " ".join(vector.split())[:100]
        beside |= accepted(number, "one", vector[:10_000] or "x", name=name)
    return build_site(
        tmp_path_factory.mktemp("discussed"),
        docs,
        beside=beside,
        plugins=[{"gazette": {"feeds": {"limit": 1000}}}],
        use_directory_urls=request.param,
    )


def test_of_comments(discussed: WrittenSite) -> None:
    names = ("atom.xml", "rss.xml", "feed.json")
    of_all = {f"{scope}{name}" for scope in ("", "comments/") for name in names}
    assert paths(discussed) == {*of_all, "posts/a/atom.xml"}
    assert site_problems(discussed) == []


def test_of_hostile_fields(tmp_path: Path) -> None:
    site = build_site(tmp_path, hostile_docs(), strict=False, **CONFIG)
    assert len(paths(site)) > 30
    assert site_problems(site, "https://example.org/") == []
