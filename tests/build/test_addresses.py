"""Addresses of posts that a format makes, and everything that follows them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import feedparser  # type: ignore[import-untyped]
import pytest
from mkdocs.config import load_config

from mkdocs_gazette.cli.publication import read_holdings
from mkdocs_gazette.config import GazetteConfig
from tests.build.test_bad_input import complaints
from tests.build.written_comments import accepted
from tests.build.written_site import (
    BuildStoppedError,
    Docs,
    WrittenSite,
    build_as_configured,
    build_site,
    post_file,
    words,
)

DOCS: Docs = {
    ".series.yml": "series:\n  daily: {title: The Daily}\n",
    "about.md": "# About\n\n[Monday](posts/monday.md#noon)\n",
    "posts/monday.md": post_file(
        "The day.\n\n## Noon\n\n[Tuesday](deep/tuesday.md#dusk) ![Lamp](../images/lamp.png)",
        title="Monday, at last",
        series="daily",
    ),
    "posts/deep/tuesday.md": post_file(
        "# *Вторник* { #top }\n\n[Monday](../monday.md)\n\n## Dusk\n",
        date="2026-06-29T23:30:00-08:00",
        series="daily",
        categories=["Big News"],
    ),
    "posts/chosen.md": post_file(title="Chosen", slug="Its_Own", date="2026-07-01"),
    "images/lamp.png": b"png",
}

MONDAY = "blog/2026/06/28/monday-at-last"
TUESDAY = "blog/2026/06/29/big-news/вторник"
CHOSEN = "blog/2026/07/01/Its_Own"


def configured(url_format: str = "/blog/{date}/{categories}/{slug}/", **options: object) -> Any:
    return ["search", {"gazette": {"post_url_format": url_format, **options}}]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, *, directory_urls: bool) -> WrittenSite:
    return build_site(
        tmp_path_factory.mktemp("addresses"),
        DOCS,
        beside=accepted(1, "monday"),
        plugins=configured(),
        use_directory_urls=directory_urls,
        validation={"anchors": "warn"},
        markdown_extensions=["attr_list"],
    )


def file_of(site: WrittenSite, address: str) -> str:
    return f"{address}/index.html" if site.directory_urls else f"{address}.html"


def targets(site: WrittenSite, path: str, selector: str) -> list[str]:
    found = site.document(path).css(selector)
    return [
        site.target(path, node.attrs.sget("href") or node.attrs.sget("src") or "") for node in found
    ]


@pytest.mark.parametrize(
    ("address", "title"),
    [(MONDAY, "Monday, at last"), (TUESDAY, "Вторник"), (CHOSEN, "Chosen")],
    ids=["monday", "tuesday", "chosen"],
)
def test_posts_are_where_the_format_says(site: WrittenSite, address: str, title: str) -> None:
    page = site.document(file_of(site, address))
    assert words(page.css_first("h1")) == title


def test_links_between_files_lead_to_the_new_addresses(site: WrittenSite) -> None:
    monday, tuesday = file_of(site, MONDAY), file_of(site, TUESDAY)
    assert targets(site, monday, "article > p > a") == [tuesday]
    assert targets(site, monday, "article > p > img") == ["images/lamp.png"]
    assert targets(site, tuesday, "article > p > a") == [monday]
    about = site.path_of("about.md")
    assert targets(site, about, "article > p > a") == [monday]
    assert site.broken_links() == []


def test_lists_and_series_lead_to_the_new_addresses(site: WrittenSite) -> None:
    listed = targets(site, "index.html", ".gz-entry__title a")
    assert listed == [file_of(site, address) for address in (CHOSEN, TUESDAY, MONDAY)]
    assert file_of(site, TUESDAY) in targets(site, file_of(site, MONDAY), ".gz-series a")


def test_canonical_addresses_sitemap_and_search_follow(site: WrittenSite) -> None:
    end = "/" if site.directory_urls else ".html"
    url = f"https://example.org/daily/{MONDAY}{end}"
    [canonical] = site.document(file_of(site, MONDAY)).css('head link[rel="canonical"]')
    assert canonical.attrs.sget("href") == url
    assert f"<loc>{url}</loc>" in site.text("sitemap.xml")
    assert f"{MONDAY}{end}#noon" in site.search_entries()
    for text in (site.text("sitemap.xml"), *site.search_entries()):
        assert "posts/monday" not in text


def test_feeds_follow_and_know_the_posts_as_before(site: WrittenSite, tmp_path: Path) -> None:
    before = build_site(tmp_path, DOCS, use_directory_urls=site.directory_urls)
    new, old = (feedparser.parse(one.text("atom.xml")).entries for one in (site, before))
    assert [entry.id for entry in new] == [entry.id for entry in old]
    links = [targets_of_feed(site, entry.link) for entry in new]
    assert links == [file_of(site, address) for address in (CHOSEN, TUESDAY, MONDAY)]


def targets_of_feed(site: WrittenSite, link: str) -> str:
    return site.target("index.html", link.removeprefix("https://example.org/daily/"))


def test_the_feed_of_its_comments_is_beside_the_post(site: WrittenSite) -> None:
    feed = feedparser.parse(site.text(f"{MONDAY}/atom.xml"))
    assert feed.feed.id.endswith("comments/monday")
    assert targets_of_feed(site, feed.entries[0].link) == file_of(site, MONDAY)
    found = targets(site, file_of(site, MONDAY), 'a[href$="atom.xml"]')
    assert f"{MONDAY}/atom.xml" in found


def test_my_comments_knows_the_addresses(site: WrittenSite) -> None:
    posts = json.loads(site.text("my-comments/posts.json"))["posts"]
    for id_, address in (("monday", MONDAY), ("tuesday", TUESDAY), ("chosen", CHOSEN)):
        assert site.target("index.html", posts[id_]["url"]) == file_of(site, address)


def test_commands_know_the_addresses(site: WrittenSite) -> None:
    holdings = read_holdings(str(site.directory.parent / "mkdocs.yml"))
    assert targets_of_feed(site, holdings.addresses["tuesday"]) == file_of(site, TUESDAY)
    assert holdings.posts["tuesday"].title == "Вторник"
    assert holdings.problems == ()


@pytest.mark.parametrize(
    ("pattern", "options", "path"),
    [
        ("{date}/{slug}", {"post_url_date_format": "yyyy/MMMM"}, "2026/Juni/monday-at-last"),
        ("{date}", {"post_url_date_format": "long"}, "28. Juni 2026"),
        ("{slug}", {"post_slugify_separator": "_"}, "monday_at_last"),
        ("{series}/{id}", {}, "daily/monday"),
    ],
)
def test_options_of_the_format(
    tmp_path: Path, pattern: str, options: dict[str, object], path: str
) -> None:
    docs = {name: DOCS[name] for name in (".series.yml", "posts/monday.md")}
    docs["posts/monday.md"] = post_file(title="Monday, at last", series="daily")
    site = build_site(
        tmp_path,
        docs,
        plugins=configured(pattern, **options),
        theme={"name": "material", "font": False, "language": "de"},
    )
    assert site.has(f"{path}/index.html")


def test_an_address_may_end_in_html(tmp_path: Path) -> None:
    site = build_site(tmp_path, DOCS, plugins=configured("{slug}.html"))
    assert targets(site, "index.html", ".gz-entry__title a")[-1] == "monday-at-last.html"
    assert site.broken_links() == []


WITH_FUNCTION = """
site_name: The Daily
theme: {name: material, font: false}
plugins:
  - gazette:
      post_url_format: "{slug}"
      post_slugify: !!python/object/apply:pymdownx.slugs.slugify
        kwds: {case: none}
"""


def test_slugs_can_be_made_by_a_function(tmp_path: Path) -> None:
    build_site(tmp_path, {"posts/a.md": post_file(title="A Title")})
    (tmp_path / "mkdocs.yml").write_text(WITH_FUNCTION, encoding="utf-8")
    assert build_as_configured(tmp_path / "mkdocs.yml").has("A-Title/index.html")


def test_without_a_format_posts_stay_where_they_are(tmp_path: Path) -> None:
    site = build_site(tmp_path, {"posts/a.md": post_file(title="Elsewhere", slug="else")})
    assert [path for path, _ in site.pages() if "posts/" in path] == ["posts/a/index.html"]


def test_a_rebuild_moves_a_post(tmp_path: Path) -> None:
    def build(title: str) -> WrittenSite:
        docs = {"posts/a.md": post_file(title=title)}
        return build_site(tmp_path, docs, command="serve", plugins=configured("{slug}"))

    build("Before")
    site = build("After")
    assert site.has("after/index.html")
    assert site.mentions("before/") == []


def test_a_draft_is_previewed_at_its_address_and_published_nowhere(tmp_path: Path) -> None:
    docs = {
        "posts/a.md": post_file(title="Lamp"),
        "posts/b.md": post_file(title="Xanadu", draft=True, aliases="old"),
    }
    preview = build_site(tmp_path, docs, command="serve", plugins=configured("{slug}"))
    assert preview.has("xanadu/index.html")
    assert not preview.has("old/index.html")
    site = build_site(tmp_path, docs, plugins=configured("{slug}"))
    assert site.mentions("anadu") == []
    assert not site.has("old/index.html")
    assert not site.has("posts/b/index.html")


def test_a_draft_may_have_the_title_of_a_post(tmp_path: Path) -> None:
    docs = {
        "posts/a.md": post_file(title="Lamp", draft=True),
        "posts/b.md": post_file(title="Lamp"),
    }
    site = build_site(tmp_path, docs, plugins=configured("{slug}"))
    assert site.has("lamp/index.html")
    assert read_holdings(str(tmp_path / "mkdocs.yml")).problems == ()


SAME = [
    pytest.param(
        "{slug}",
        {
            "posts/a.md": post_file(title="Lamp"),
            "posts/b.md": post_file(title="LAMP!", date="2026-07-01"),
        },
        "posts/b.md:3: the post's address 'lamp/' is also that of posts/a.md. Give one of them a "
        "`slug` of its own",
        id="two posts",
    ),
    pytest.param(
        "{slug}",
        {
            "posts/a.md": post_file(title="A", slug="Lamp"),
            "posts/b.md": post_file(title="B", slug="lamp", date="2026-07-01"),
        },
        "posts/b.md:4: the post's address 'lamp/' is also that of posts/a.md.",
        id="two posts but for the case",
    ),
    pytest.param(
        "{slug}",
        {"about.md": "# About\n", "posts/a.md": post_file(title="About")},
        "posts/a.md:3: the post's address 'about/' is also that of about.md. Give the post another",
        id="a page",
    ),
    pytest.param(
        "{slug}",
        {"lamp": "No page.", "posts/a.md": post_file(title="Lamp")},
        "posts/a.md:3: the post's address 'lamp/' is also that of lamp.",
        id="a file",
    ),
    pytest.param(
        "{slug}.html",
        {"posts/a.md": post_file(title="404")},
        "posts/a.md:3: the post's address '404.html' is also that of 404.html.",
        id="the error page",
    ),
    pytest.param(
        "{slug}",
        {"posts/a.md": post_file(title="My comments")},
        "posts/a.md:3: the post's address 'my-comments/' is also that of my-comments.md.",
        id="a generated page",
    ),
    pytest.param(
        "{slug}",
        {"posts/a.md": post_file(title="A", slug="atom.xml")},
        "posts/a.md:4: the post's address 'atom.xml/' is also that of atom.xml.",
        id="a feed",
    ),
    pytest.param(
        "{file}",
        {"posts/what?.md": post_file(title="A")},
        "posts/what?.md:2: the address that `post_url_format` makes is 'what?', which not every",
        id="a name that some systems cannot hold",
    ),
]


@pytest.mark.parametrize(("pattern", "docs", "told"), SAME)
def test_two_cannot_have_one_address(tmp_path: Path, pattern: str, docs: Docs, told: str) -> None:
    with pytest.raises(BuildStoppedError) as stopped:
        build_site(tmp_path, docs, plugins=configured(pattern))
    assert told in str(stopped.value)
    assert "Gazette found 1 problem" in str(stopped.value)


def test_they_are_told_together_with_all_else(tmp_path: Path) -> None:
    docs = {
        "posts/a.md": post_file(title="A", aliases="posts/b"),
        "posts/b.md": post_file(title="B"),
        "posts/c.md": post_file(title="C", readtime="long"),
    }
    head, *_ = complaints(tmp_path, docs)
    assert head == "Gazette found 2 problems:"


@pytest.mark.parametrize(
    ("options", "option", "told"),
    [
        ({"post_url_format": "{titel}"}, "post_url_format", "There is no placeholder {titel}."),
        ({"post_url_format": 7}, "post_url_format", "Expected type"),
        ({"post_url_date_format": "HH:mm"}, "post_url_date_format", "such as yyyy/MM/dd"),
        ({"post_url_date_format": ""}, "post_url_date_format", "such as yyyy/MM/dd"),
        ({"post_url_date_format": "qqqqqqq"}, "post_url_date_format", "such as yyyy/MM/dd"),
        ({"post_url_max_categories": 0}, "post_url_max_categories", "a whole number from 1 up"),
        ({"post_slugify": "lower"}, "post_slugify", "Expected a function"),
    ],
)
def test_options_that_cannot_be(options: Mapping[str, Any], option: str, told: str) -> None:
    config = GazetteConfig()
    config.load_dict(dict(options))
    failed, _ = config.validate()
    assert [name for name, _ in failed] == [option]
    assert told in str(failed[0][1])


def test_this_publication_keeps_its_addresses() -> None:
    config = load_config(str(Path(__file__).parents[2] / "mkdocs.yml"))
    assert config.plugins["gazette"].config["post_url_format"] is None
