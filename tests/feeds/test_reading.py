"""A feed that a reader's library sees otherwise than it stands there is found out."""

from __future__ import annotations

from typing import Any

import feedparser  # type: ignore[import-untyped]
import pytest

from tests.feeds.faults import changed
from tests.feeds.test_atom_rules import VALID as ATOM
from tests.feeds.test_rss_rules import VALID as RSS
from tests.feeds.validity import DifferentReadingError, parsed


@pytest.mark.parametrize("document", [ATOM, RSS], ids=["Atom", "RSS"])
def test_both_see_the_same(document: str) -> None:
    feed = parsed(document.encode())
    assert feed.feed.title == "The Daily"
    assert len(feed.entries) == 2
    assert feed.entries[0].published_parsed[:4] == (2026, 6, 3, 8)


@pytest.mark.parametrize(
    "title", ["Größe", "a\u0085b", "Ã©", "&lt;b&gt;R&amp;amp;D&lt;/b&gt;", " <![CDATA[ ]]&gt; ]]> "]
)
@pytest.mark.parametrize("document", [ATOM, RSS], ids=["Atom", "RSS"])
def test_unusual_titles_are_no_difference(document: str, title: str) -> None:
    old = "<title>Second<" if document is ATOM else "<title>Third<"
    parsed(changed(document, old, f"<title>{title}<"))


def test_what_has_to_be_mended() -> None:
    with pytest.raises(DifferentReadingError, match="mismatched tag"):
        parsed(ATOM.replace("</entry>", "").encode())


@pytest.mark.parametrize("document", [ATOM, RSS], ids=["Atom", "RSS"])
@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("title", "Another"),
        ("id", "another"),
        ("link", "https://another.example/"),
        ("published_parsed", (2026, 1, 1, 0, 0, 0, 3, 1, 0)),
        ("published_parsed", None),
    ],
)
def test_each_difference_is_told(
    monkeypatch: pytest.MonkeyPatch, document: str, name: str, other: object
) -> None:
    read = feedparser.parse

    def misread(document: bytes, **options: Any) -> Any:
        feed = read(document, **options)
        feed.entries[0][name] = other
        return feed

    monkeypatch.setattr(feedparser, "parse", misread)
    with pytest.raises(DifferentReadingError, match=f"entry 1: {name.removesuffix('_parsed')}: "):
        parsed(document.encode())


@pytest.mark.parametrize("what", ["title: ", "1 entries for 2"])
def test_a_head_or_an_entry_may_differ_too(monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    read = feedparser.parse

    def misread(document: bytes, **options: Any) -> Any:
        feed = read(document, **options)
        if what == "title: ":
            feed.feed["title"] = "Another"
        else:
            feed.entries.pop()
        return feed

    monkeypatch.setattr(feedparser, "parse", misread)
    with pytest.raises(DifferentReadingError, match=what):
        parsed(RSS.encode())
