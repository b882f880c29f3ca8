"""Hostile text in every field stays text: no element, no attribute, no template of its own."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import feedparser  # type: ignore[import-untyped]
import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.build.hostile_site import CONFIG, PAYLOADS, hostile_docs
from tests.build.written_site import WrittenSite, build_site, words

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd]")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> WrittenSite:
    return build_site(tmp_path_factory.mktemp("hostile"), hostile_docs(), **CONFIG)


def plain(text: str) -> str:
    """Return `text` as `words` gives it, without control characters."""
    return " ".join(CONTROL.sub("", text).split())


def intruders(page: LexborHTMLParser) -> Iterator[str]:
    """Yield what in `page` came of hostile text and is no text, with its place."""
    assert page.root
    for node in page.root.traverse():
        attributes = node.attributes
        if (
            (node.tag == "script" and "pwned" in node.text() and not is_data(node))
            or node.tag == "pwned"
            or any(name.startswith("on") or "pwned" in name for name in attributes)
            or attributes.get("src") == "pwned"
            or (attributes.get("href") or "").lower().startswith("javascript:")
        ):
            yield f"{place(node.parent)} > {node.tag}"


def is_data(script: LexborNode) -> bool:
    """Tell whether `script` is none: what it holds is JSON, and whole."""
    if script.attributes.get("type") != "application/ld+json":
        return False
    json.loads(script.text())
    return True


def place(node: LexborNode | None) -> str:
    return f"{node.tag}.{node.attrs.get('class') or ''}" if node else ""


def test_the_detector_finds_what_would_break_out() -> None:
    for payload in ("script", "closing", "attribute", "svg"):
        assert list(intruders(LexborHTMLParser(f'<p title="">{PAYLOADS[payload]}</p>'))), payload
    assert list(intruders(LexborHTMLParser(f'<p title="{PAYLOADS["handler"]}">')))
    assert list(intruders(LexborHTMLParser('<a href="JavaScript:x">')))


def test_no_page_has_an_intruder(hostile: WrittenSite) -> None:
    found = {path: sorted(set(intruders(page))) for path, page in hostile.pages()}
    assert len(found) > 2 * len(PAYLOADS)
    assert {path: places for path, places in found.items() if places} == {}


def test_not_even_the_error_page(hostile: WrittenSite) -> None:
    assert list(intruders(LexborHTMLParser(hostile.text("404.html")))) == []


@pytest.mark.parametrize("name", PAYLOADS)
def test_text_is_shown_as_it_was_written(hostile: WrittenSite, name: str) -> None:
    expected = plain(PAYLOADS[name])
    page = hostile.page(f"posts/{name}.md")
    one_of_each = {
        "heading": page.css_first("h1"),
        "series in the head": page.css_first(".gz-head__series a"),
        "author": page.css_first(".gz-byline__author"),
        "bio": page.css_first(".gz-author__bio"),
        "part": page.css_first(".gz-series__parts [aria-current] .gz-series__name"),
        "series in the navigation": page.css_first(".gz-series__title"),
    }
    shown = {what: plain(words(node)) for what, node in one_of_each.items()}
    assert shown == dict.fromkeys(one_of_each, expected)
    assert plain(words(page.css_first("title"))) == plain(f"{expected} - The Daily")
    description = page.css_first('meta[name="description"]')
    assert description
    assert plain(description.attrs.sget("content")) == expected


@pytest.mark.parametrize("name", sorted(PAYLOADS.keys() - {"script"}))
def test_a_generated_page_shows_it_too(hostile: WrittenSite, name: str) -> None:
    page = hostile.page(f"series/{name}.md")
    expected = plain(PAYLOADS[name])
    assert plain(words(page.css_first("h1"))) == expected
    assert plain(words(page.css_first(".gz-entry__title a"))) == expected
    assert plain(words(page.css_first(".gz-entry__description"))) == expected


@pytest.mark.parametrize("name", PAYLOADS)
def test_its_authors_page_shows_it_too(hostile: WrittenSite, name: str) -> None:
    page = hostile.page(f"authors/{name}.md")
    expected = plain(PAYLOADS[name])
    assert plain(words(page.css_first("h1"))) == expected
    assert plain(words(page.css_first(".gz-profile .gz-introduction"))) == expected
    assert expected in plain(words(page.css_first(".gz-profile__links")))


def test_categories_show_it_and_lead_to_their_pages(hostile: WrittenSite) -> None:
    path = hostile.path_of("categories.md")
    links = hostile.page("categories.md").css(".gz-counted a")
    expected = {plain(f"{name} {payload}") for name, payload in PAYLOADS.items()}
    assert {plain(words(link)) for link in links} == expected
    for link in links:
        target = hostile.target(path, link.attrs.sget("href"))
        heading = LexborHTMLParser(hostile.text(target)).css_first("h1")
        assert plain(words(heading)) == plain(words(link))


def test_plans_show_it(hostile: WrittenSite) -> None:
    planned = hostile.page("series/all.md").css(".gz-planned__title")
    assert [plain(words(title)) for title in planned] == [
        plain(payload) for payload in reversed(PAYLOADS.values())
    ]


def test_lists_show_it(hostile: WrittenSite) -> None:
    front, shelf = (
        {plain(words(card)) for card in hostile.page(source).css(".gz-card__title")}
        for source in ("index.md", "series/index.md")
    )
    assert shelf == {plain(payload) for payload in PAYLOADS.values()} | {"All"}
    assert front < shelf


def test_the_feed_stays_valid(hostile: WrittenSite) -> None:
    feed = feedparser.parse(hostile.text("atom.xml"))
    assert not feed.bozo, feed.get("bozo_exception")
    assert {plain(entry.title) for entry in feed.entries} <= set(map(plain, PAYLOADS.values()))
    assert len(feed.entries) == len(PAYLOADS)


def test_the_search_index_holds_no_markup_of_theirs(hostile: WrittenSite) -> None:
    entries = json.loads(hostile.text("search/search_index.json"))["docs"]
    assert len(entries) > len(PAYLOADS)
    # The theme sets titles and texts as HTML.
    titles = (LexborHTMLParser(f"<p>{entry['title']}</p>{entry['text']}") for entry in entries)
    assert [place for title in titles for place in intruders(title)] == []


def test_the_site_without_the_tags_plugin(tmp_path_factory: pytest.TempPathFactory) -> None:
    config = {**CONFIG, "plugins": ["search", "gazette"]}
    site = build_site(tmp_path_factory.mktemp("untagged"), hostile_docs(), **config)
    assert [list(intruders(page)) for _, page in site.pages() if list(intruders(page))] == []
