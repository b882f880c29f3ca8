"""The feeds of series, authors and categories, and how pages lead to them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import feedparser  # type: ignore[import-untyped]
import pytest

from tests.build.written_site import (
    SITE_URL,
    BuildStoppedError,
    Docs,
    WrittenSite,
    build_site,
    post_file,
    words,
)

DOCS: Docs = {
    ".authors.yml": "authors:\n  sol: {name: Sol}\n  ada: {name: Ada, slug: lovelace}\n",
    ".series.yml": "series:\n  war: {title: The War, description: In parts.}\n  idle: {title: I}\n",
    "posts/one.md": post_file(
        "First words.", title="One", date="2026-06-01", authors="sol", series="war"
    ),
    "posts/two.md": post_file(
        title="Two",
        date="2026-06-02",
        authors="sol",
        contributors=[{"author": "ada", "role": "editor"}],
        categories=["C++"],
        series={"id": "war", "part": 1},
    ),
    "posts/three.md": post_file(
        "Third words.", title="Three", date="2026-06-03", description="Told.", categories=["C++"]
    ),
    "posts/draft.md": post_file(
        title="Draft", draft=True, authors="ada", categories=["Secret"], series="idle"
    ),
    "posts/later.md": post_file(title="Later", date="2099-01-01", categories=["C++"], series="war"),
}
FORMATS = ("atom.xml", "rss.xml", "feed.json")


@pytest.fixture(scope="module", params=[True, False], ids=["directories", "files"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> WrittenSite:
    return build_site(
        tmp_path_factory.mktemp("feeds"), DOCS, use_directory_urls=request.param, site_author="H"
    )


def titles(site: WrittenSite, path: str) -> list[str]:
    if path.endswith(".json"):
        return [item["title"] for item in json.loads(site.text(path))["items"]]
    parsed = feedparser.parse(site.text(path))
    assert not parsed.bozo, parsed.get("bozo_exception")
    return [entry.title for entry in parsed.entries]


SCOPES = {
    "": ["Three", "Two", "One"],
    "series/war/": ["Two", "One"],
    "authors/sol/": ["Two", "One"],
    "authors/lovelace/": ["Two"],
    "categories/c/": ["Three", "Two"],
}


@pytest.mark.parametrize("directory", SCOPES)
@pytest.mark.parametrize("name", FORMATS)
def test_each_scope_has_a_feed_in_each_format(site: WrittenSite, directory: str, name: str) -> None:
    assert titles(site, directory + name) == SCOPES[directory]


def test_nothing_has_a_feed_of_which_there_is_nothing_to_tell(site: WrittenSite) -> None:
    found = {path.rpartition("/")[0] for path, _ in site.files() if path.endswith(FORMATS)}
    assert {f"{directory}/".lstrip("/") for directory in found} == set(SCOPES)
    assert "Secret" not in "".join(str(content) for path, content in site.files() if "xml" in path)


def test_a_feed_says_whose_it_is(site: WrittenSite) -> None:
    feed = feedparser.parse(site.text("series/war/atom.xml")).feed
    assert (feed.title, feed.subtitle) == ("The War · The Daily", "In parts.")
    assert feed.id == "tag:example.org,2026-01-01:/daily/series/war"
    landing = site.path_of("series/war.md").removesuffix("index.html")
    assert feed.link == f"{SITE_URL}{landing}"


def head_links(site: WrittenSite, source: str) -> list[tuple[str, str]]:
    path = site.path_of(source)
    return [
        (link.attrs.sget("rel"), site.target(path, link.attrs.sget("href")))
        for link in site.page(source).css('head link[rel^="alternate"]')
    ]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("index.md", ["atom.xml", "rss.xml", "feed.json"]),
        ("series/war.md", ["atom.xml", *(f"series/war/{name}" for name in FORMATS)]),
        ("authors/sol.md", ["atom.xml", *(f"authors/sol/{name}" for name in FORMATS)]),
        ("categories/c.md", ["atom.xml", *(f"categories/c/{name}" for name in FORMATS)]),
        (
            "posts/two.md",
            [
                "atom.xml",
                "series/war/atom.xml",
                "authors/sol/atom.xml",
                "authors/lovelace/atom.xml",
                "categories/c/atom.xml",
            ],
        ),
        ("posts/three.md", ["atom.xml", "categories/c/atom.xml"]),
        ("series/index.md", ["atom.xml"]),
        ("subscribe.md", ["atom.xml"]),
        ("series/idle.md", ["atom.xml"]),
    ],
)
def test_each_page_names_its_own_to_apps(
    site: WrittenSite, source: str, expected: list[str]
) -> None:
    links = head_links(site, source)
    assert [target for _, target in links] == expected
    # For each plain "alternate" Material's script expects a sitemap of a translation beside it.
    assert [rel for rel, _ in links] == ["alternate", *["alternate feed"] * (len(links) - 1)]


@pytest.mark.parametrize(
    ("source", "directory"),
    [
        ("index.md", ""),
        ("series/war.md", "series/war/"),
        ("authors/sol.md", "authors/sol/"),
        ("categories/c.md", "categories/c/"),
    ],
)
def test_each_list_shows_its_own_to_people(site: WrittenSite, source: str, directory: str) -> None:
    path, links = site.path_of(source), site.page(source).css(".gz-feeds a")
    assert [(words(link), site.target(path, link.attrs.sget("href"))) for link in links] == [
        ("Atom", f"{directory}atom.xml"),
        ("RSS", f"{directory}rss.xml"),
        ("JSON Feed", f"{directory}feed.json"),
        ("What is a feed?", site.path_of("subscribe.md")),
    ]


def test_no_link_is_broken(site: WrittenSite) -> None:
    assert site.broken_links() == []


def test_the_page_about_subscribing_has_each_address(site: WrittenSite) -> None:
    page = site.page("subscribe.md")
    offers = {words(offer.css_first("h3")): offer for offer in page.css(".gz-offer")}
    assert list(offers) == ["The Daily", "The War"]
    for name, address in {
        "The Daily": f"{SITE_URL}atom.xml",
        "The War": f"{SITE_URL}series/war/atom.xml",
    }.items():
        offer = offers[name]
        assert words(offer.css_first("code")) == address
        button = offer.css_first("button")
        assert button
        assert button.attrs.get("data-clipboard-text") == address
        ways = {words(link): link.attrs.sget("href") for link in offer.css('a[href*=":"]')}
        assert ways["an app on this device"] == f"feed:{address}"
        assert "https%3A%2F%2Fexample.org%2Fdaily%2F" in ways["Feedly"]
    assert page.css_first("#gz-series-war")
    links = [site.target(site.path_of("subscribe.md"), a.attrs.sget("href")) for a in page.css("a")]
    assert {"subscribe/series.opml", site.path_of("authors.md"), "series/war/rss.xml"} <= set(links)


def test_apps_can_take_all_series_at_once(site: WrittenSite) -> None:
    # feedparser knows OPML's outlines no more; their attributes are all there is to them.
    opml = site.text("subscribe/series.opml")
    assert '<opml version="2.0">' in opml
    assert 'text="The War · The Daily"' in opml
    assert f'xmlUrl="{SITE_URL}series/war/atom.xml"' in opml
    assert "idle" not in opml


def test_authors_can_begin_the_page_about_subscribing(tmp_path: Path) -> None:
    site = build_site(tmp_path, {**DOCS, "subscribe.md": "# Join us\n\nOf course.\n"})
    page = site.page("subscribe.md")
    assert words(page.css_first("h1")) == "Join us"
    assert "Of course." in words(page.css_first("article"))
    assert page.css(".gz-offer")


def test_pages_can_link_to_feeds(tmp_path: Path) -> None:
    about = "[all](atom.xml), [one](series/war/rss.xml), [how](subscribe.md)\n"
    validation = {"links": {"not_found": "warn", "unrecognized_links": "warn"}}
    site = build_site(tmp_path, {**DOCS, "about.md": about}, validation=validation)
    assert site.log == ()


def content(site: WrittenSite, path: str) -> list[str]:
    return [item.get("content_html", "") for item in json.loads(site.text(path))["items"]]


WHOLE, BEGINNING = ["<p>Third words.</p>", "<p>Some text.</p>"], ["", "<p>Some text.</p>"]


@pytest.mark.parametrize(
    ("options", "of_site", "of_category"),
    [
        ({}, WHOLE, BEGINNING),
        ({"full_text": True}, WHOLE, WHOLE),
        ({"full_text": False}, BEGINNING, BEGINNING),
        ({"full_text": []}, BEGINNING, BEGINNING),
        ({"full_text": ["category"]}, BEGINNING, WHOLE),
    ],
)
def test_posts_are_whole_where_the_options_say_so(
    tmp_path: Path, options: dict[str, object], of_site: list[str], of_category: list[str]
) -> None:
    site = build_site(tmp_path, DOCS, plugins=[{"gazette": {"feeds": options}}])
    assert content(site, "feed.json")[:2] == of_site
    assert content(site, "categories/c/feed.json") == of_category


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            {"full_text": ["site", "serie"]},
            "Expected true, false or some of site, series, author, category, not ['site', 'serie']",
        ),
        ({"archives": 3}, "Expected true, false or some of site, series, author, category, not 3"),
        ({"hub": ["javascript:alert(1)"]}, "Expected an address with https:"),
        ({"id": "https://e.org/"}, "Expected a tag URI as tag:example.org,2026:/"),
        ({"id": "tag:e.org,2026:/ <"}, "Expected a tag URI as tag:example.org,2026:/"),
    ],
)
def test_wrong_options_are_told(tmp_path: Path, options: dict[str, Any], message: str) -> None:
    with pytest.raises(BuildStoppedError, match=r"Aborted|config") as stopped:
        build_site(tmp_path, DOCS, plugins=[{"gazette": {"feeds": options}}])
    assert message in str(stopped.value)


def test_lists_that_are_switched_off_have_no_feeds(tmp_path: Path) -> None:
    options = {"authors": False, "categories": False, "index": False}
    docs = {**DOCS, "index.md": "# Home\n"}
    site = build_site(tmp_path, docs, plugins=[{"gazette": options}])
    assert titles(site, "atom.xml") == SCOPES[""]
    assert not site.has("authors/sol/atom.xml")
    assert not site.has("categories/c/atom.xml")
    assert site.broken_links() == []
