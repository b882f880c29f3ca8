"""Plain text for headers, for text mails and within Markdown."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import markdown  # type: ignore[import-untyped]
import pyromark
import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from mkdocs_gazette.digest.markdown import link_target, markdown_text
from mkdocs_gazette.digest.plain import COLUMNS, isolated, line, unfillable, wrapped
from tests.build.hostile_site import PAYLOADS
from tests.xss_vectors import ESCAPES, LINKS, MARKDOWN

EXTENSIONS = [
    *("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"),
    *("pymdownx.arithmatex", "pymdownx.betterem", "pymdownx.caret", "pymdownx.details"),
    *("pymdownx.mark", "pymdownx.superfences", "pymdownx.tasklist", "pymdownx.tilde"),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One  line", "One line"),
        ("A\r\nBcc: everybody@example.org", "A Bcc: everybody@example.org"),
        ("bell\x07 nul\x00 next\x85line\u2028", "bell nul next line"),
        ("\u202eturned\u202c \u2067isolated\u2069", "turned isolated"),
        ("half \ud800 a pair", "half a pair"),
        ("שלום 日本語 🏮", "שלום 日本語 🏮"),
    ],
)
def test_a_line(text: str, expected: str) -> None:
    assert line(text) == expected


@given(st.text())
def test_any_text_becomes_a_line_that_mail_can_hold(text: str) -> None:
    written = line(text)
    assert line(written) == written
    assert written.encode().decode() == written
    assert len(written.splitlines()) <= 1


@pytest.mark.parametrize(
    ("text", "direction", "expected"),
    [
        ("Ada", "ltr", "Ada"),
        ("עדה", "rtl", "עדה"),
        ("עדה", "ltr", "\u2068עדה\u2069"),
        ("«ليلى»", "ltr", "\u2068«ليلى»\u2069"),
        ("Ada", "rtl", "\u2068Ada\u2069"),
        ("24", "rtl", "24"),
        ("", "rtl", ""),
    ],
)
def test_what_runs_the_other_way_is_set_apart(text: str, direction: str, expected: str) -> None:
    assert isolated(text, direction) == expected


def _columns(text: str) -> int:
    return sum(
        0 if unicodedata.combining(sign) else 1 + (unicodedata.east_asian_width(sign) in "WF")
        for sign in text
    )


@given(st.lists(st.text("abcé日本。、(", max_size=30).map("a".__add__)).map(" ".join))
def test_wrapping_loses_nothing_and_keeps_to_the_columns(text: str) -> None:
    lines = wrapped(text).split("\n")
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    # A sign that clings to the one before it may hang over.
    assert all(_columns(one.rstrip("。、(")) <= COLUMNS for one in lines)
    assert not any(one.startswith((" ", "。", "、")) for one in lines[1:])


def test_words_go_to_the_next_line_and_addresses_stay_whole() -> None:
    address = "https://example.org/" + "long/" * 30
    assert wrapped(f"Read {address} now") == f"Read\n{address}\nnow"
    assert wrapped("word " * 15).split("\n") == [" ".join(["word"] * 14), "word"]
    assert wrapped("") == ""


def test_east_asian_text_breaks_without_spaces() -> None:
    assert wrapped("灯" * 40).split("\n") == ["灯" * 36, "灯" * 4]
    assert wrapped("灯" * 36 + "。火").split("\n") == ["灯" * 35, "灯。火"]


@pytest.mark.parametrize("text", ["{{ x }}", "{% if %}", "{# x #}", "{{{", "<b>", "</b>", "<!--"])
def test_nothing_looks_like_a_placeholder(text: str) -> None:
    written = unfillable(text)
    assert written.replace("\u2060", "") == text
    assert not any(sign in written for sign in ("{{", "{%", "{#", "<b", "</", "<!"))
    assert unfillable("1 < 2 {a} <3") == "1 < 2 {a} <3"


def _read(source: str) -> LexborHTMLParser:
    return LexborHTMLParser(markdown.markdown(source, extensions=EXTENSIONS))


def _read_by_others(source: str) -> LexborHTMLParser:
    return LexborHTMLParser(pyromark.html(source, options=pyromark.Options.ENABLE_TABLES))


READERS = pytest.mark.parametrize("read", [_read, _read_by_others])


HOSTILE = [
    *PAYLOADS.values(),
    *(*ESCAPES, *LINKS, *MARKDOWN),
    *("# a", "- a", "+ a", "1. a", "12) a", "> a", ": a", "!!! note", '??? "a"', "=== a", "--- a"),
    *("*[a]: b", "[^1]: a", "[a]: b", "a ==b== ^^c^^ ~~d~~ $e$ **f** __g__", "| a | b |"),
    *("```a", "    a", "[ ] a", "a {: .b onclick=c }", "/// a", '--8<-- "x"', "a & b &amp; &lt;"),
]


@READERS
@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_finds_no_markup_in_text(
    text: str, read: Callable[[str], LexborHTMLParser]
) -> None:
    wanted = line(text)
    body = read(markdown_text(wanted)).body
    assert body is not None
    assert {node.tag for node in body.traverse()} <= {"body", "p"}
    assert line(body.text()) == wanted


@READERS
@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_finds_no_markup_in_a_link_in_a_heading(
    text: str, read: Callable[[str], LexborHTMLParser]
) -> None:
    wanted = line(text)
    body = read(f"## [{markdown_text(wanted)}](https://example.org/)").body
    assert body is not None
    assert {node.tag for node in body.traverse()} <= {"body", "h2", "a"}
    assert line(body.text()) == wanted


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/posts/a/",
        "https://example.org/a_(b)/?c=d&e=*f*#g",
        "https://bücher.example/",
        "../posts/%20a.md",
    ],
)
def test_links_lead_where_they_should(address: str) -> None:
    link = _read(f"[a]({link_target(address)})").css_first("a")
    assert link is not None
    assert link.attrs["href"] == address.replace("(", "%28").replace(")", "%29")


def test_ordinary_text_stays_as_it_is() -> None:
    text = "What an S-1 tells: 12.5 per cent (of it), and “more” – don’t ask!"
    assert markdown_text(text) == text
