"""A site in several languages, by way of the plugin mkdocs-static-i18n."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mkdocs_gazette.cli.publication import read_holdings
from tests.build.written_comments import accepted, comment_id
from tests.build.written_site import (
    SITE_URL,
    WrittenSite,
    build_as_configured,
    build_site,
    post_file,
    words,
)

STRUCTURES = ("suffix", "folder")

Name = Callable[[str, str], str]


def _suffixed(path: str, locale: str) -> str:
    stem, _, ending = path.rpartition(".")
    return path if locale == "en" else f"{stem}.{locale}.{ending}"


def _in_folder(path: str, locale: str) -> str:
    return f"{locale}/{path}"


NAMES: dict[str, Name] = {"suffix": _suffixed, "folder": _in_folder}


def docs(structure: str) -> dict[str, str | bytes]:
    """Three posts in English, of which two are translated; one translation is a draft."""
    name = NAMES[structure]
    common = {"series": "war", "authors": "ada", "categories": ["Chips"]}
    return {
        ".authors.yml": "authors:\n  ada:\n    name: Ada\n",
        ".series.yml": "series:\n  war:\n    title: The War\n",
        name(".series.yml", "de"): "series:\n  war:\n    title: Der Krieg\n",
        name("posts/one.md", "en"): post_file(
            "# One\n\n[Two](two.md)", date="2026-06-01", **common
        ),
        name("posts/two.md", "en"): post_file(
            "# Two\n\n[One](one.md)", date="2026-06-02", **common
        ),
        name("posts/three.md", "en"): post_file("# Three", date="2026-06-03", **common),
        name("posts/one.md", "de"): post_file("# Eins", date="2026-06-01", **common),
        name("posts/two.md", "de"): post_file(
            "# Zwei\n\n[Eins](one.md)", date="2026-06-02", **common
        ),
        name("posts/three.md", "de"): post_file("# Drei", date="2026-06-03", draft=True, **common),
        name("posts/four.md", "de"): post_file("# Vier", date="2026-06-04", **common),
        name("series/war.md", "de"): "# Der Krieg, von Hand\n\nEingeleitet.\n",
    }


def build(directory: Path, structure: str, *, first: bool = True, **options: Any) -> WrittenSite:
    i18n = {
        "i18n": {
            "docs_structure": structure,
            "languages": [
                {"locale": "en", "name": "English", "default": True},
                {"locale": "de", "name": "Deutsch", "site_name": "Das Tagblatt"},
            ],
            **options,
        }
    }
    return build_site(
        directory,
        docs(structure),
        beside=accepted(1, "one"),
        plugins=["search", "gazette", i18n] if first else ["search", i18n, "gazette"],
    )


@pytest.fixture(scope="module", params=STRUCTURES)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> WrittenSite:
    directory = tmp_path_factory.mktemp(request.param)
    first = request.param == "suffix"
    return build(directory, request.param, first=first, fallback_to_default=False)


def titles(site: WrittenSite, source: str) -> list[str]:
    return [words(title) for title in site.page(source).css(".gz-entry__title")]


def test_each_language_lists_its_own_posts(site: WrittenSite) -> None:
    assert titles(site, "index.md") == ["Three", "Two", "One"]
    assert titles(site, "de/index.md") == ["Vier", "Zwei", "Eins"]
    for source in ("de/series/war.md", "de/categories/chips.md", "de/authors/ada.md"):
        assert sorted(titles(site, source)) == ["Eins", "Vier", "Zwei"], source
    assert sorted(titles(site, "series/war.md")) == ["One", "Three", "Two"]


def test_each_language_has_its_own_words(site: WrittenSite) -> None:
    byline = words(site.page("de/posts/one.md").css_first(".gz-byline__sentence"))
    assert byline.startswith("Dieser Beitrag wurde von Ada für die Serie Der Krieg geschrieben.")
    assert "as part of the War series" in words(
        site.page("posts/one.md").css_first(".gz-byline__sentence")
    )
    assert words(site.page("de/series/war.md").css_first("h1")).startswith("Der Krieg, von Hand")
    assert words(site.page("de/my-comments.md").css_first("h1")) == "Meine Kommentare"
    entries = [
        words(entry) for entry in site.page("de/index.md").css(".md-nav--primary .md-nav__link")
    ]
    assert "Serien" in entries
    assert "Series" not in entries


def test_every_link_leads_somewhere(site: WrittenSite) -> None:
    broken = [
        (page, link) for page, link in site.broken_links() if link not in {"/daily/", "/daily/de/"}
    ]
    assert broken == []


def test_styles_and_scripts_are_loaded_once(site: WrittenSite) -> None:
    for source in ("posts/one.md", "de/posts/one.md"):
        page = site.page(source)
        assert len(page.css('link[href$="gazette/gazette.css"]')) == 1
        assert len(page.css('script[src$="gazette/comments.define.js"]')) == 1


def test_translations_share_their_comments(site: WrittenSite) -> None:
    english, german = (
        site.page(f"{root}posts/one.md").css_first("gazette-comments") for root in ("", "de/")
    )
    assert english is not None
    assert german is not None
    for name in ("post", "revision"):
        assert english.attrs[name] == german.attrs[name]
    assert english.css_first(f"#comment-{comment_id(1)}")
    assert german.css_first(f"#comment-{comment_id(1)}")
    assert english.attrs.get("edition") is None
    assert german.attrs["edition"] == "de/"


def test_a_translation_may_have_comments_of_its_own(tmp_path: Path) -> None:
    changed = {
        "posts/one.md": post_file("One.", id="uno"),
        "posts/one.de.md": post_file("Eins."),
        "posts/two.md": post_file("Two."),
        "posts/two.de.md": post_file("Zwei.", id="zwei"),
    }
    languages = [
        {"locale": "en", "name": "English", "default": True},
        {"locale": "de", "name": "Deutsch"},
    ]
    site = build_site(tmp_path, changed, plugins=["gazette", {"i18n": {"languages": languages}}])

    def known(source: str) -> tuple[str | None, str | None]:
        comments = site.page(source).css_first("gazette-comments")
        assert comments
        return comments.attrs["post"], comments.attrs["revision"]

    assert known("de/posts/one.md") == known("posts/one.md")
    assert known("posts/one.md")[0] == "uno"
    assert known("de/posts/two.md")[0] == "zwei"
    assert known("de/posts/two.md")[1] != known("posts/two.md")[1]


def test_the_script_finds_words_and_titles_of_the_language(site: WrittenSite) -> None:
    templates = "assets/gazette/comments-templates.html"
    assert "Comment added." in site.text(templates)
    assert "Kommentar hinzugefügt." in site.text(f"de/{templates}")
    assert '"url": "de/posts/one/"' in site.text("de/my-comments/posts.json")
    assert '"url": "posts/one/"' in site.text("my-comments/posts.json")


def test_each_language_has_a_feed_with_entries_of_its_own(site: WrittenSite) -> None:
    english, german = site.text("atom.xml"), site.text("de/atom.xml")
    assert "<title>Das Tagblatt</title>" in german
    assert f'href="{SITE_URL}de/posts/one/"' in german
    assert ":/daily/posts/one</id>" in english
    assert ":/daily/de/posts/one</id>" in german
    assert "Three" not in german
    assert site.has("de/posts/one/atom.xml")


def test_a_draft_is_in_no_language_linked_from_another(site: WrittenSite) -> None:
    assert site.mentions("de/posts/three") == []
    assert site.mentions("Drei") == []


@pytest.mark.parametrize("structure", STRUCTURES)
def test_addresses_and_redirects_are_those_of_the_language(tmp_path: Path, structure: str) -> None:
    name = NAMES[structure]
    languages = [
        {"locale": "en", "name": "English", "default": True},
        {"locale": "de", "name": "Deutsch"},
    ]
    site = build_site(
        tmp_path,
        {
            name("posts/one.md", "en"): post_file(title="One", aliases=["old/"]),
            name("posts/one.md", "de"): post_file(title="Eins", aliases=["old/"]),
            name("posts/ahead.md", "en"): post_file(title="Ahead"),
            name("posts/ahead.md", "de"): post_file(title="Voraus", date="2999-01-01"),
        },
        plugins=[
            {"gazette": {"post_url_format": "{date}/{slug}", "post_url_date_format": "yyyy"}},
            {"i18n": {"docs_structure": structure, "languages": languages}},
        ],
    )
    assert site.has("2026/one/index.html")
    assert site.has("de/2026/eins/index.html")
    for place in ("old", "posts/one"):
        assert "2026/one/" in site.text(f"{place}/index.html")
        assert "de/2026/eins/" in site.text(f"de/{place}/index.html")
    assert site.mentions("Voraus") == []
    assert site.mentions("voraus") == []
    blog = site.page("de/2026/eins.md").css_first('script[type="application/ld+json"]')
    assert blog is not None
    assert f'"{SITE_URL}de/#blog"' in blog.text()


def test_the_sitemap_has_the_pages_of_all_languages(site: WrittenSite) -> None:
    sitemap = site.text("sitemap.xml")
    for path in ("series/war/", "de/series/war/", "archive/", "de/archive/", "de/posts/four/"):
        assert f"<loc>{SITE_URL}{path}</loc>" in sitemap


def test_from_a_list_the_other_languages_front_page_is_linked(site: WrittenSite) -> None:
    def switch(source: str) -> dict[str | None, str | None]:
        links = site.page(source).css("a.md-select__link")
        return {link.attrs["hreflang"]: link.attrs["href"] for link in links}

    assert switch("archive.md") == {"en": "./", "de": "/daily/de/"}
    assert switch("posts/one.md") == {"en": "./", "de": "../../de/posts/one/"}


@pytest.mark.parametrize("structure", STRUCTURES)
def test_what_is_not_translated_is_listed_if_the_plugin_takes_the_original(
    tmp_path: Path, structure: str
) -> None:
    site = build(tmp_path, structure)
    assert titles(site, "de/index.md") == ["Vier", "Zwei", "Eins"], "of Three there is a draft"
    (tmp_path / "docs" / NAMES[structure]("posts/three.md", "de")).unlink()
    site = build_as_configured(tmp_path / "mkdocs.yml")
    assert titles(site, "de/index.md") == ["Vier", "Three", "Zwei", "Eins"]


@pytest.mark.parametrize("structure", STRUCTURES)
def test_the_commands_know_the_posts_of_all_languages(tmp_path: Path, structure: str) -> None:
    build(tmp_path, structure)
    holdings = read_holdings(str(tmp_path / "mkdocs.yml"))
    assert holdings.problems == ()
    assert set(holdings.posts) == {"one", "two", "three", "four"}
    assert holdings.posts["one"].title == "One"
    assert holdings.addresses["one"] == f"{SITE_URL}posts/one/"
    assert holdings.addresses["four"] == f"{SITE_URL}de/posts/four/"
