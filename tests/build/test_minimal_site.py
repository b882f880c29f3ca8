"""`plugins: [gazette]` and two posts are a working publication."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build.written_site import WrittenSite, build_site, post_file, words

POSTS = {
    "posts/first.md": post_file("# The first\n\nHello.", date="2026-06-27"),
    "posts/second.md": post_file("Hello again.", title="The second", date="2026-06-28"),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, *, directory_urls: bool) -> WrittenSite:
    return build_site(
        tmp_path_factory.mktemp("minimal"),
        POSTS,
        plugins=["gazette"],
        use_directory_urls=directory_urls,
    )


def test_builds_without_a_word(site: WrittenSite) -> None:
    assert site.log == ()


def test_the_front_page_lists_the_posts_newest_first(site: WrittenSite) -> None:
    links = site.page("index.md").css(".gz-entry__title a")
    assert [words(link) for link in links] == ["The second", "The first"]
    targets = [site.target("index.html", link.attrs.sget("href")) for link in links]
    assert targets == [site.path_of("posts/second.md"), site.path_of("posts/first.md")]


@pytest.mark.parametrize(
    ("source", "title", "day"),
    [
        ("posts/first.md", "The first", ("2026-06-27", "27 June 2026")),
        ("posts/second.md", "The second", ("2026-06-28", "28 June 2026")),
    ],
)
def test_a_post_has_its_title_date_and_reading_time(
    site: WrittenSite, source: str, title: str, day: tuple[str, str]
) -> None:
    page = site.page(source)
    assert [words(heading) for heading in page.css("h1")] == [title]
    assert words(page.css_first("title")) == f"{title} - The Daily"
    time = page.css_first(".gz-head time")
    assert time
    assert (time.attrs.get("datetime"), words(time)) == day
    assert "1 min read" in words(page.css_first(".gz-head"))


def test_a_post_without_a_series_has_no_series_navigation(site: WrittenSite) -> None:
    assert site.page("posts/first.md").css("nav.gz-series") == []


def test_it_has_a_feed(site: WrittenSite) -> None:
    assert site.has("atom.xml")


def test_a_site_without_posts_builds_too(tmp_path: Path) -> None:
    empty = build_site(tmp_path, {"about.md": "# About\n"}, plugins=["gazette"])
    assert words(empty.page("index.md").css_first(".gz-list")) == "Nothing has appeared yet."
    assert not empty.has("atom.xml")
