"""The text of a post in a feed: harmless, whole and lasting, whatever the post holds."""

from __future__ import annotations

from time import perf_counter
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from mkdocs_gazette.feeds.content import FeedText, feed_text
from tests.feeds.rendered import rendered
from tests.xss_vectors import ALL, LONG

PAGE = "https://example.org/daily/posts/first/"

# No headings: where one stands in another within an element that is left out, there is no HTML
# of both that would be read as it was written.
ELEMENTS = (
    *("a", "abbr", "audio", "blockquote", "code", "details", "div", "em", "embed", "figure"),
    *("iframe", "img", "input", "label", "li", "marquee", "object", "p", "pre", "script"),
    *("section", "span", "strong", "style", "summary", "svg", "table", "td", "template"),
    *("textarea", "tr", "ul", "video", "x-y"),
)
ATTRIBUTES = (
    *('class="highlight"', 'class="admonition"', 'class="headerlink"', 'class="twemoji"'),
    *('class="highlighttable"', 'class="tabbed-set"', 'class="tabbed-labels"', 'class="gz-x"'),
    *('class="linenos"', 'class="filename"', 'class="task-list-item"', 'type="checkbox"'),
    *('href="../a b"', 'href="#x"', 'href="javascript:x"', 'src="x.mp3"', 'src="//h.example/x"'),
    *('src="https://[x"', 'srcset="a 1x, b, c 3w"', 'data="x.mp4"', 'poster="y"', 'cite="z"'),
    *('alt="☺"', 'title="<b>"', 'lang="de"', "hidden", 'id="x"', 'onload="x"', 'style="x:y"'),
)
TEXTS = ("x", " ", "\n", "&lt;", "☺", "&#1;", "\0", "&#13;", "&#xFFFE;", "<!-- c -->", "\ufdd0")
URL_ATTRIBUTES = ("action", "cite", "data", "formaction", "href", "poster", "src")

TAGS = st.builds(
    lambda tag, attributes: f"<{' '.join([tag, *attributes])}>",
    st.sampled_from(ELEMENTS),
    st.lists(st.sampled_from(ATTRIBUTES), max_size=2, unique_by=lambda it: it.partition("=")[0]),
)
MARKUP = st.lists(
    st.one_of(TAGS, st.sampled_from([f"</{tag}>" for tag in ELEMENTS]), st.sampled_from(TEXTS)),
    max_size=20,
).map("".join)
ANYTHING = st.one_of(
    MARKUP,
    st.text(),
    st.lists(st.one_of(TAGS, st.text(max_size=5), st.sampled_from(ALL[: -len(LONG)]))).map("".join),
)


def elements(html: str) -> list[LexborNode]:
    body = LexborHTMLParser(f"<body>{html}").body
    assert body is not None
    return body.css("*")[1:]


def addresses(html: str) -> list[str]:
    """Return all addresses that `html` holds."""
    found = []
    for element in elements(html):
        for name, value in element.attributes.items():
            if name in URL_ATTRIBUTES:
                found.append(value or "")
            elif name == "srcset":
                found += [candidate.split()[0] for candidate in (value or "").split(", ")]
    return found


def assert_harmless(text: FeedText) -> None:
    for element in elements(text.html):
        assert element.tag not in {"embed", "form", "iframe", "object", "script", "style", "svg"}
        names = set(element.attributes)
        assert not [name for name in names if name.startswith("on")], element.html
        assert names.isdisjoint({"action", "class", "formaction", "id", "srcdoc", "style"})
    for address in [*addresses(text.html), *text.media]:
        assert urlsplit(address).scheme in {"http", "https", "mailto", "tel"}
        assert urlsplit(address).netloc or not address.startswith("http")
    ET.fromstring(f"<x>{escape(text.html)}</x>")  # Every character is one of XML.


@pytest.mark.parametrize("hostile", ALL)
def test_nothing_hostile_gets_through(hostile: str) -> None:
    assert_harmless(feed_text(hostile, PAGE))
    assert_harmless(feed_text(f"<p>{hostile}</p>", PAGE))
    assert_harmless(feed_text(rendered(hostile) if len(hostile) < 500 else "", PAGE))


@given(ANYTHING)
@example("<html class=highlighttable><body class=gz-x hidden><pre>x")
@example("<body class=highlight><h1></h1>")
@example("<table class=highlighttable><tr><th class=filename>")
@example("<div class=tabbed-set><div class=tabbed-labels><label>x</div>")
@example("\ud800")
def test_whatever_a_post_holds_its_text_is_harmless(html: str) -> None:
    assert_harmless(feed_text(html, PAGE))


@given(MARKUP)
@example("<pre lang=de>\n\n\n<span>\n\nx</span></pre>")
@example("<summary>&lt;<marquee><p>x</p></marquee></summary>")
def test_what_is_plain_stays_as_it_is(markup: str) -> None:
    # A title goes each time; so this text begins with something else.
    text = feed_text(f"<p>Text</p>{markup}", PAGE)
    assert feed_text(text.html, PAGE) == text


@given(st.lists(st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn")), min_size=1)))
def test_prose_loses_nothing(paragraphs: list[str]) -> None:
    html = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    told = [element.text() for element in elements(feed_text(html, PAGE).html)]
    assert told == paragraphs


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("", ""),
        (" \n ", ""),
        ("<h1>Title</h1>", ""),
        ("<frameset><frame src=x></frameset>", ""),
        ("<p>never <b>closed", "<p>never <b>closed</b></p>"),
        ("</body></html><p>late</p>", "<p>late</p>"),
        ("&lt;script&gt; &amp;amp; “q”", "&lt;script&gt; &amp;amp; “q”"),
        ("a&#1;b\x0bc\x0cd&#xFFFE;e\uffff&#13;f", "ab c de\nf"),
        ("<p title='&#1;'>x</p><img alt='a&#2;b'>", '<p>x</p><img alt="ab">'),
        ("half\ud800", "half"),
        ("<body class=gz-x hidden><p>x", "<p>x</p>"),
    ],
)
def test_odd_texts(html: str, expected: str) -> None:
    assert feed_text(html, PAGE).html == expected


@pytest.mark.parametrize(
    ("opening", "kept"),
    [
        ("<div>", True),
        ("<details><summary>x</summary>", True),
        ("<div class=admonition>", True),
        ("<div class=highlight><pre>", True),
        ("<table class=highlighttable><tr><td class=code><pre>x", True),
        ("<div class=tabbed-set><label>x</label>", True),
        ("<span>", True),
        ("<ul><li>", True),
        ("<object data=x>", False),
        ("<div class=gz-x>", False),
    ],
)
def test_no_depth_is_too_deep(opening: str, kept: bool) -> None:  # noqa: FBT001  (a parameter)
    before = perf_counter()
    html = feed_text(f"{opening * 10_000}<p>end", PAGE).html
    assert ("end" in html) is kept
    assert perf_counter() - before < 60, "that is more than the square of the depth takes"


def test_a_long_text_is_whole() -> None:
    paragraph = f"<p>{'word ' * 200}</p>"
    assert feed_text(paragraph * 1000, PAGE).html == paragraph * 1000
