"""The judge of Atom feeds finds each fault, and none where none is."""

from __future__ import annotations

import pytest

from tests.feeds.faults import changed
from tests.feeds.validity import atom_problems, problems

URL = "https://example.org/daily/atom.xml"
VALID = """\
<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">
  <id>tag:example.org,2026-01-01:/daily/</id>
  <title>The Daily</title>
  <updated>2026-06-20T00:00:00Z</updated>
  <generator uri="https://gazette.example/">Gazette</generator>
  <icon>https://example.org/daily/icon.png</icon>
  <link rel="self" type="application/atom+xml" href="https://example.org/daily/atom.xml"/>
  <link rel="alternate" type="text/html" href="https://example.org/daily/"/>
  <author><name>The House</name><uri>https://house.example/</uri></author>
  <entry>
    <id>https://example.org/daily/third</id>
    <title type="html">A &lt;em&gt;third&lt;/em&gt;</title>
    <link href="https://example.org/daily/posts/third/"/>
    <link rel="enclosure" type="audio/mpeg" length="99" href="https://example.org/third.mp3"/>
    <published>2026-06-03T10:00:00+02:00</published>
    <updated>2026-06-20T00:00:00.5Z</updated>
    <category term="war" label="War"/>
    <content type="html">&lt;p&gt;In &lt;a href="https://e.example/"&gt;full&lt;/a&gt;.</content>
  </entry>
  <entry>
    <id>tag:example.org,2026-01-01:/daily/second</id>
    <title>Second</title>
    <link rel="alternate" type="text/html" hreflang="en" href="https://example.org/daily/second/"/>
    <updated>2026-06-02T00:00:00Z</updated>
    <content src="https://example.org/daily/second.pdf" type="application/pdf"/>
    <summary>A document.</summary>
  </entry>
</feed>
"""
LATER = "<updated>2026-06-02T00:00:00Z</updated>"
SUMMARY = "<summary>A document.</summary>"
PDF = '<content src="https://example.org/daily/second.pdf" type="application/pdf"/>'
AUTHOR = "<author><name>The House</name><uri>https://house.example/</uri></author>"
SELF = '<link rel="self" type="application/atom+xml" href="https://example.org/daily/atom.xml"/>'
ALTERNATE = '<link rel="alternate" type="text/html" href="https://example.org/daily/"/>'


def test_a_good_feed_has_no_problems() -> None:
    assert atom_problems(VALID.encode(), URL) == []
    assert problems(VALID.encode(), URL) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("<title>The Daily</title>", "", "Element feed"),
        (SELF, SELF + "<title>Twice</title>", "Extra element title"),
        (SUMMARY, SUMMARY + "<price/>", "price"),
        ('term="war" ', "", "Element category failed to validate attributes"),
        ("<name>The House</name>", "", "element name"),
        ('<title type="html">', '<title type="text/html">', "Invalid attribute type"),
        ("<id>tag:example.org,2026-01-01:/daily/second</id>", "", "entry"),
        (LATER, "<updated>2026-06-02</updated>", "dateTime"),
        ('hreflang="en"', 'hreflang="English, please"', "entry"),
        ("<entry>\n    <id>tag", '<entry lang="en">\n    <id>tag', "Invalid attribute lang"),
        ("<summary>", '<summary type="xhtml">', "entry"),
    ],
)
def test_what_the_grammar_forbids(old: str, new: str, problem: str) -> None:
    [found] = atom_problems(changed(VALID, old, new), URL)
    assert found.startswith("grammar: ")
    assert problem in found


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (' xml:lang="en-GB"', "", "feed: no language"),
        (SELF, "", "feed: 0 links to itself"),
        (SELF, SELF + SELF, "feed: 2 links to itself"),
        ("daily/atom.xml", "atom.xml", "feed: says it is at 'https://example.org/atom.xml'"),
        (
            "https://example.org/daily/icon.png",
            "icon.png",
            "feed: icon 'icon.png' is no absolute address on the web",
        ),
        (
            "https://gazette.example/",
            "mailto:a@b.example",
            "feed: generator 'mailto:a@b.example' is no absolute address on the web",
        ),
        (
            "https://house.example/",
            "/about/",
            "feed: author: uri '/about/' is no absolute address on the web",
        ),
        ("<name>The House<", "<name> <", "feed: author without a name"),
        (
            "<id>tag:example.org,2026-01-01:/daily/<",
            "<id>daily<",
            "feed: id 'daily' is not absolute",
        ),
        (
            "<id>tag:example.org,2026-01-01:/daily/second<",
            "<id>tag:example.org,2026-01-01:/second one<",
            "entry 2: id 'tag:example.org,2026-01-01:/second one' is no address",
        ),
        (
            "<id>https://example.org/daily/third",
            "<id>https://Example.org/daily/third",
            "entry 1: id 'https://Example.org/daily/third' is not in normal form",
        ),
        ("<title>Second<", "<title> <", "entry 2: title is empty"),
        (
            "<updated>2026-06-20T00:00:00Z<",
            "<updated>2026-06-20T00:00:00<",
            "feed: updated '2026-06-20T00:00:00' is no date of RFC 3339",
        ),
        (
            "2026-06-03T10:00:00+02:00",
            "2026-06-03T10:00:00",
            "entry 1: published '2026-06-03T10:00:00' is no date of RFC 3339",
        ),
        (
            "2026-06-20T00:00:00.5Z",
            "2026-06-20T00:00:00",
            "entry 1: updated '2026-06-20T00:00:00' is no date of RFC 3339",
        ),
        (
            LATER,
            "<updated>2026-06-02T00:00:00</updated>",
            "entry 2: updated '2026-06-02T00:00:00' is no date of RFC 3339",
        ),
        ("<title>Second</title>", '<title type="html"/>', "entry 2: title is empty"),
        ('term="war"', 'term=" "', "entry 1: category without a term"),
        (AUTHOR, "", "entry 1: no author|entry 2: no author"),
        (
            ALTERNATE,
            ALTERNATE + ALTERNATE,
            "feed: several alternate links of one kind",
        ),
        (
            'href="https://example.org/daily/posts/third/"',
            'href="posts/third/"',
            "entry 1: link 'posts/third/' is no absolute address on the web",
        ),
        ('length="99"', 'length="99 kB"', "entry 1: link of the length '99 kB'"),
        (
            "<published>2026-06-03T10:00:00+02:00",
            "<published>2026-06-20T01:00:00Z",
            "entry 1: published after it was updated",
        ),
        (
            "2026-06-03T10:00:00+02:00",
            "2026-06-02T01:30:00+02:00",
            "entry 2: newer than the entry before",
        ),
        (PDF, '<content type="html"></content>', "entry 2: content is empty"),
        (
            PDF,
            '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">x</div></content>',
            "entry 2: content is XHTML, which is not judged here",
        ),
        (SUMMARY, "", "entry 2: no summary of content that is elsewhere or encoded"),
        (
            "https://example.org/daily/second.pdf",
            "second.pdf",
            "entry 2: content 'second.pdf' is no absolute address on the web",
        ),
        (
            ' type="application/pdf"',
            "",
            "entry 2: content elsewhere without a type",
        ),
        (
            'href="https://e.example/"',
            'href="#fn"',
            "entry 1: content: <a href> has the relative address '#fn'",
        ),
        (
            "&lt;em&gt;third",
            "&lt;em onclick=x&gt;third",
            "entry 1: title: <em onclick> runs a script",
        ),
        (
            "<id>tag:example.org,2026-01-01:/daily/second</id>",
            "<id>https://example.org/daily/third</id>",
            None,
        ),
    ],
)
def test_what_the_rfc_forbids_beyond_its_grammar(old: str, new: str, problem: str | None) -> None:
    expected = problem.split("|") if problem else []
    assert atom_problems(changed(VALID, old, new), URL) == expected


def test_an_entry_twice_in_one_version() -> None:
    start, end = VALID.rindex("  <entry>"), VALID.index("</feed>")
    twice = VALID[:end] + VALID[start:]
    assert atom_problems(twice.encode()) == ["entry 3: id and date of an entry before"]


@pytest.mark.parametrize(
    ("content", "needs"),
    [
        ('<content type="image/png">aGk=</content>', True),
        ('<content type="text/html" src="https://e.example/"/>', True),
        ('<content type="text/plain">x</content>', False),
        (
            '<content type="image/svg+xml"><svg xmlns="http://www.w3.org/2000/svg"/></content>',
            False,
        ),
        ('<content type="text/xml"><x xmlns=""/></content>', False),
        ('<content type="application/xml"><x xmlns=""/></content>', False),
    ],
)
def test_which_content_needs_a_summary(content: str, *, needs: bool) -> None:
    with_summary = changed(VALID, PDF, content).decode()
    assert atom_problems(with_summary.encode()) == []
    problem = "entry 2: no summary of content that is elsewhere or encoded"
    assert atom_problems(changed(with_summary, SUMMARY, "")) == [problem] * needs


def test_an_entry_needs_content_or_a_link() -> None:
    link = '<link rel="alternate" type="text/html" hreflang="en" '
    link += 'href="https://example.org/daily/second/"/>'
    bare = changed(VALID, PDF, "").decode()
    assert atom_problems(bare.encode()) == []
    assert atom_problems(changed(bare, link, "")) == [
        "entry 2: neither content nor an alternate link"
    ]


def test_what_is_no_feed_at_all() -> None:
    [problem] = atom_problems(VALID.replace("</entry>", "").encode())
    assert problem.startswith("not well-formed: ")
    start, end = VALID.rindex("<entry>"), VALID.index("</feed>")
    entry = VALID[start:end].replace("<entry>", '<entry xmlns="http://www.w3.org/2005/Atom">')
    assert atom_problems(entry.encode()) == ["the document is no feed"]


def test_authors_of_all_entries_will_do() -> None:
    bare = changed(VALID, AUTHOR, "").decode()
    source = f"<source>{AUTHOR}</source>"
    without = changed(bare, "<title>Second<", f"{source}<title>Second<").decode()
    assert atom_problems(without.encode()) == ["entry 1: no author"]
    assert (
        atom_problems(changed(without, '<title type="html">', f'{AUTHOR}<title type="html">')) == []
    )
