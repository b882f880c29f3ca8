"""Posts are docs pages: out of the sidebar, and in everything else."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.build.sample_docs import SAMPLE, SAMPLE_CONFIG
from tests.build.written_site import Docs, WrittenSite, build_site, post_file, words

POSTS = ["monday", "tuesday", "deep/wednesday", "one", "three", "alone"]


def active(site: WrittenSite, source: str) -> list[str]:
    """Return the titles of the sidebar's entries that are marked as active."""
    items = site.page(source).css(".md-sidebar--primary .md-nav__item--active > .md-nav__link")
    return [words(item) for item in items if item.tag == "a" or item.attrs.get("tabindex") == "0"]


def test_posts_are_not_in_the_sidebar(sample: WrittenSite) -> None:
    posts = {sample.path_of(f"posts/{name}.md") for name in POSTS}
    for path, page in sample.pages():
        links = page.css(".md-sidebar--primary a")
        assert links, path
        targets = {sample.target(path, link.attrs.sget("href")) for link in links}
        assert targets.isdisjoint(posts), path


@pytest.mark.parametrize(
    ("source", "entries"),
    [
        ("posts/monday.md", ["Series", "The Daily"]),
        ("posts/deep/wednesday.md", ["Series", "The Daily"]),
        ("posts/one.md", ["Series", "The Long War, told in full"]),
        ("posts/alone.md", ["The Daily"]),
        ("series/war.md", ["Series", "The Long War, told in full"]),
        ("about.md", ["About"]),
    ],
)
def test_a_post_opens_with_the_entry_active_that_it_belongs_to(
    sample: WrittenSite, source: str, entries: list[str]
) -> None:
    assert active(sample, source) == entries


def test_every_link_leads_to_a_file(sample: WrittenSite) -> None:
    assert sample.broken_links() == []


def test_no_id_is_there_twice(sample: WrittenSite) -> None:
    for path, page in sample.pages():
        ids = Counter(node.attrs.sget("id") for node in page.css("body [id]"))
        assert [id_ for id_, count in ids.items() if count > 1] == [], path


def test_posts_are_found_by_the_search(sample: WrittenSite) -> None:
    entries = sample.search_entries()
    post = "posts/monday/" if sample.directory_urls else "posts/monday.html"
    assert entries[post]["title"] == "Monday"
    assert "Mondays are remarkable." in entries[post]["text"]
    assert entries[f"{post}#morning"]["title"] == "Morning"
    other = "posts/deep/wednesday/" if sample.directory_urls else "posts/deep/wednesday.html"
    assert entries[other]["title"] == "Wednesday"


def test_lists_of_posts_do_not_crowd_the_search(sample: WrittenSite) -> None:
    found = {location.partition("#")[0] for location in sample.search_entries()}
    assert not {"", "index.html", "series/daily/", "series/daily.html"} & found
    assert {"series/war/", "series/war.html"} & found, "this page has a text of its own"


def test_what_surrounds_a_post_is_not_its_text(sample: WrittenSite) -> None:
    entries = sample.search_entries()
    texts = " ".join(entry["text"] for entry in entries.values())
    assert "min read" not in texts
    assert "This post was written" not in texts


def test_posts_have_a_table_of_contents(sample: WrittenSite) -> None:
    links = sample.page("posts/monday.md").css(".md-sidebar--secondary .md-nav__link")
    assert [words(link) for link in links if link.tag == "a"] == ["Morning", "Evening"]


def test_posts_are_in_the_sitemap(sample: WrittenSite) -> None:
    sitemap = sample.text("sitemap.xml")
    url = "posts/deep/wednesday/" if sample.directory_urls else "posts/deep/wednesday.html"
    assert f"<loc>https://example.org/daily/{url}</loc>" in sitemap


def test_posts_link_to_each_other_by_their_files(sample: WrittenSite) -> None:
    path = sample.path_of("posts/tuesday.md")
    [link] = sample.page("posts/tuesday.md").css("article > p > a")
    assert sample.target(path, link.attrs.sget("href")) == sample.path_of("posts/monday.md")


def test_pages_that_are_no_posts_stay_as_they_are(sample: WrittenSite) -> None:
    article = sample.page("about.md").css_first("article")
    assert article
    assert [node.attrs.get("class") for node in article.css("[class^=gz-]")] == []


NAVIGATIONS = [
    pytest.param(
        [{"Home": "index.md"}, {"All series": ["series/daily.md", "series/war.md"]}],
        ["All series", "The Daily"],
        id="with the landing pages",
    ),
    pytest.param(
        [{"Start": "index.md"}, {"About": "about.md"}], ["Start"], id="without landing pages"
    ),
    pytest.param([{"About": "about.md"}], [], id="without any page of ours"),
    pytest.param(
        [{"Start": "index.md"}, {"Latest": "posts/monday.md"}],
        ["Latest"],
        id="with the post itself",
    ),
    pytest.param(
        [{"Deep": [{"Deeper": [{"Daily": "series/daily.md"}]}]}],
        ["Deep", "Deeper", "Daily"],
        id="with the landing page far down",
    ),
]


@pytest.mark.parametrize(("nav", "entries"), NAVIGATIONS)
def test_a_written_navigation(tmp_path: Path, nav: list[object], entries: list[str]) -> None:
    # MkDocs would remark on "about.md" outside of the navigation; strictly, on INFO level only.
    site = build_site(tmp_path, SAMPLE, nav=nav, **SAMPLE_CONFIG)
    assert active(site, "posts/monday.md") == entries


FEATURES = [
    "navigation.tabs",
    "navigation.sections",
    "navigation.indexes",
    "navigation.path",
    "navigation.footer",
    "navigation.prune",
    "navigation.instant",
    "navigation.top",
    "toc.integrate",
    "content.action.edit",
    "content.action.view",
]


def test_with_all_of_the_themes_features(tmp_path: Path) -> None:
    site = build_site(
        tmp_path,
        SAMPLE,
        theme={"name": "material", "font": False, "features": FEATURES},
        nav=[{"Home": "index.md"}, {"Series": ["series/daily.md", "series/war.md"]}],
        **SAMPLE_CONFIG,
    )
    page = site.page("posts/monday.md")
    assert [words(tab) for tab in page.css(".md-tabs__item--active")] == ["Series"]
    assert "The Daily" in words(page.css_first(".md-path"))
    assert page.css(".md-footer__link") == [], "the neighbours are those in the series"


TITLES: Docs = {
    "posts/a.md": post_file("# The *real* `code` & <b>more</b>\n\nText.", date="2026-01-01"),
    "posts/b.md": post_file("# In the text\n\nText.", title="In front", date="2026-01-02"),
    "posts/no-title-at-all.md": post_file("Text.", date="2026-01-03"),
    "posts/d.md": post_file("# 1 < 2 &amp;amp; so on\n\nText.", date="2026-01-04"),
    "posts/e.md": post_file("# With an anchor { #custom }\n\nText.", date="2026-01-05"),
}


def test_titles_come_from_front_matter_or_heading_or_file_name(tmp_path: Path) -> None:
    site = build_site(
        tmp_path, TITLES, markdown_extensions=["attr_list", {"toc": {"permalink": True}}]
    )
    titles = [words(link) for link in site.page("index.md").css(".gz-entry__title a")]
    assert titles == [
        "With an anchor",
        "1 < 2 &amp; so on",
        "No title at all",
        "In front",
        "The real code & more",
    ]


def test_front_matter_without_delimiters(tmp_path: Path) -> None:
    text = "Title: Old style\nDate: 2026-06-28\nComments: false\n\nText.\n"
    page = build_site(tmp_path, {"posts/a.md": text}).page("posts/a.md")
    assert words(page.css_first("h1")) == "Old style"
    assert "28 June 2026" in words(page.css_first(".gz-head"))


def test_which_pages_are_posts_can_be_told(tmp_path: Path) -> None:
    site = build_site(
        tmp_path,
        {
            "news/a.md": post_file(title="News"),
            "news/index.md": "# All the news\n",
            "posts/b.md": "# A page without a date\n",
        },
        plugins=[{"gazette": {"posts": ["news/**"]}}],
    )
    titles = [words(link) for link in site.page("index.md").css(".gz-entry__title a")]
    assert titles == ["News"]
    assert site.page("posts/b.md").css(".gz-head") == []


def test_an_index_among_the_posts_is_none(tmp_path: Path) -> None:
    docs = {"posts/index.md": "# Posts\n", "posts/a.md": post_file(title="A")}
    site = build_site(tmp_path, docs)
    assert len(site.page("index.md").css(".gz-entry")) == 1
    assert site.page("posts/index.md").css(".gz-head") == []
