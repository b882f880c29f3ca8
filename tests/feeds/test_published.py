"""What tests of writers of feeds are fed with reaches what it is for, and the judge bears it."""

from __future__ import annotations

import json
import re
from html import escape

import pytest
from hypothesis import find, given
from hypothesis.strategies import SearchStrategy

from tests.feeds import test_atom_rules, test_json_rules, test_rss_rules
from tests.feeds.faults import changed
from tests.feeds.published import BODIES, CATEGORIES, NAMES, TITLES
from tests.feeds.validity import parsed, problems

FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 does not allow in a document, section 2.2."""


@pytest.mark.parametrize("part", ["]]>", "</script>", "👩‍👩‍👧‍👦", "\u202e", "\x00", "العربية"])
@pytest.mark.parametrize("strategy", [TITLES, NAMES, BODIES])
def test_what_is_among_it(strategy: SearchStrategy[str], part: str) -> None:
    assert part in find(strategy, lambda text: part in text)


def test_surrogates_are_where_files_can_bring_them() -> None:
    def lone(text: str) -> bool:
        return re.search("[\ud800-\udfff]", text) is not None

    assert find(TITLES, lone)
    assert find(CATEGORIES, lambda names: any(map(lone, names)))


@given(BODIES)
def test_bodies_can_be_written_to_files(body: str) -> None:
    assert body.encode().decode() == body


def xml(text: str) -> str:
    return escape(FORBIDDEN.sub("", text))


@given(TITLES, NAMES)
def test_an_atom_feed_may_hold_it(title: str, name: str) -> None:
    feed = changed(test_atom_rules.VALID, "<title>Second<", f"<title>{xml(title)}<").decode()
    document = changed(feed, "<name>The House<", f"<name>{xml(name)}<")
    assert problems(document, test_atom_rules.URL) == []
    parsed(document)


@given(TITLES, NAMES)
def test_an_rss_feed_may_hold_it(title: str, name: str) -> None:
    feed = changed(test_rss_rules.VALID, "<title>Third<", f"<title>{xml(title)}<").decode()
    document = changed(feed, "<category>War<", f"<category>{xml(name)}<")
    assert problems(document, test_rss_rules.URL) == []
    parsed(document)


@given(TITLES, CATEGORIES)
def test_a_json_feed_may_hold_it(title: str, categories: tuple[str, ...]) -> None:
    tags = [FORBIDDEN.sub("", name) for name in ("war", *categories)]
    document = test_json_rules.with_fault(("items", 0, "tags"), tags)
    feed = {**json.loads(document), "title": FORBIDDEN.sub("", title)}
    assert problems(json.dumps(feed).encode(), test_json_rules.URL) == []
