"""Excerpts: what of a post's HTML a list shows, and where its links lead."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from mkdocs_gazette.pages.excerpt import excerpt
from tests.xss_vectors import ELEMENTS, ESCAPES, MUTATIONS

MORE = "<!-- more -->"
URL = "posts/deep/one/"


def shown(html: str, url: str = URL, root: str = "ROOT/") -> str:
    return root.join(excerpt(html, url, MORE))


def paragraphs(*lengths: int) -> str:
    return "".join(f"<p>{'word ' * (length // 5)}</p>" for length in lengths)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("", ""),
        ("<p>One.</p>", "<p>One.</p>"),
        ("<h1 id='t'>T</h1><p>One.</p><h2>S</h2><p>Two.</p>", "<p>One.</p><p>Two.</p>"),
        ("<p>1</p><p>2</p><p>3</p><p>4</p>", "<p>1</p><p>2</p><p>3</p>"),
        ("<div class='wrap'><section><p>In.</p></section></div>", "<p>In.</p>"),
        ("<p>a <em class='x' id='y' style='z'>b</em></p>", "<p>a <em>b</em></p>"),
        ("<p><x-y>text of <span>others</span></x-y></p>", "<p>text of others</p>"),
        ("<p>&lt;b&gt; &amp; “q” \"q\" 'q'</p>", "<p>&lt;b&gt; &amp; “q” \"q\" 'q'</p>"),
        ("<p>line<br>break</p>", "<p>line<br>break</p>"),
        ("<p>never closed <b>bold<p>next", "<p>never closed <b>bold</b></p><p><b>next</b></p>"),
        ("</body></html><p>late</p>", "<p>late</p>"),
        ("<frameset><frame>", ""),
        ("<ul><li><p>item</p></li></ul><blockquote><p>q</p></blockquote><p>P</p>", "<p>P</p>"),
        ("<p lang='ar' dir='rtl'>نص</p>", '<p dir="rtl" lang="ar">نص</p>'),
    ],
)
def test_the_first_paragraphs_are_shown(html: str, expected: str) -> None:
    assert shown(html) == expected


@pytest.mark.parametrize(
    "html",
    [
        "<p><img src=a.png alt=picture></p>",
        "<p> <em> </em> <br></p>",
        "<p>&nbsp;</p>",
        "<figure><p>caption</p></figure>",
        "<table><tr><td><p>cell</p></td></tr></table>",
        "<div class='admonition note'><p>Note</p><p>aside</p></div>",
        "<details><summary>s</summary><p>folded</p></details>",
        "<div class='tabbed-set'><div><p>tab</p></div></div>",
        "<div class='footnote'><ol><li><p>note</p></li></ol></div>",
        "<div class='toc'><p>contents</p></div>",
        "<p hidden>hidden</p>",
        "<script><p>x</p></script><style>p {}</style><template><p>x</p></template>",
        "<form><p>form</p></form><iframe src=x></iframe><object><p>x</p></object>",
        "<svg><title>icon</title><foreignObject><p>x</p></foreignObject></svg>",
        "<textarea><p>x</p></textarea>",
    ],
)
def test_what_is_no_text_to_read_is_left_out(html: str) -> None:
    assert shown(html) == ""
    assert shown(f"{html}<p>Text</p>{html}") == "<p>Text</p>"


def test_references_to_footnotes_and_permalinks_are_left_out() -> None:
    reference = '<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>'
    again = '<sup id="fnref2:1"><a class="footnote-ref" href="#fn:1">1</a></sup>'
    link = '<a class="headerlink" href="#x" title="Permanent link">¶</a>'
    assert shown(f"<p>Said{reference} so{again}.{link}</p>") == "<p>Said so.</p>"


def test_formulas_are_kept_whole_for_the_script_that_sets_them() -> None:
    formula = r'<span class="arithmatex">\(a &lt; b\)</span>'
    assert shown(f"<p>If {formula}.</p>") == f"<p>If {formula}.</p>"
    assert shown(f'<div class="arithmatex">x</div>{MORE}') == '<span class="arithmatex">x</span>'
    cut = shown(f"<p>{'word ' * 59}{formula} more</p>")
    assert cut.endswith('<span class="arithmatex">…</span></p>')


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Above.</p>{more}<p>Below.</p>", "<p>Above.</p>"),
        (
            "<ul><li>1</li><li>2 {more} x</li><li>3</li></ul><p>n</p>",
            "<ul><li>1</li><li>2 </li></ul>",
        ),
        ("<p>a <b>b{more}c</b></p>", "<p>a <b>b</b></p>"),
        ("<ul><li>1</li><li>{more}</li></ul>", "<ul><li>1</li></ul>"),
        ("<p>a</p><div class='admonition'><p>n{more}</p></div><p>b</p>", "<p>a</p>"),
        (
            "<blockquote><p>q</p></blockquote><p>a</p>{more}",
            "<blockquote><p>q</p></blockquote><p>a</p>",
        ),
        ("<ol start='3'><li>x</li></ol>{more}", '<ol start="3"><li>x</li></ol>'),
        (
            "<pre><code><a id='l'></a><span class='k'>if</span> a &lt; b\n</code></pre>{more}",
            "<pre><code>if a &lt; b\n</code></pre>",
        ),
        ("{more}<p>All below.</p>", "<p>All below.</p>"),
        ("<p>1</p><p>2</p><p>3</p><p>4</p>{more}", "<p>1</p><p>2</p><p>3</p><p>4</p>"),
        ("<p>1</p>{more}<p>2</p>{more}", "<p>1</p>"),
    ],
)
@pytest.mark.parametrize("more", [MORE, "<!--more-->"])
def test_the_author_marks_the_end(html: str, more: str, expected: str) -> None:
    assert shown(html.format(more=more)).strip() == expected


@pytest.mark.parametrize(
    "html",
    [
        "<p><code>&lt;!-- more --&gt;</code></p><p>2</p>",
        "<p title='<!-- more -->'>1</p><p>2</p>",
        "<p>1</p><script>'<!-- more -->'</script><p>2</p>",
        "<p>1</p><!-- more or less --><p>2</p>",
    ],
)
def test_what_only_looks_like_a_mark_is_none(html: str) -> None:
    assert shown(html).count("<p>") == 2


def test_another_mark_can_be_chosen() -> None:
    assert excerpt("<p>1</p><!--cut--><p>2</p>", URL, "<!-- cut -->") == ("<p>1</p>",)


def test_whole_paragraphs_are_shown_as_far_as_there_is_room() -> None:
    text = shown(paragraphs(300, 200))
    assert text.count("<p>") == 1
    assert "…" not in text
    assert shown(paragraphs(100, 100, 90)).count("<p>") == 3


def test_a_long_paragraph_is_cut_at_a_word_but_never_away() -> None:
    assert shown(paragraphs(1000)).endswith("word word…</p>")
    assert shown(paragraphs(50, 1000)).endswith("word word…</p>")
    assert len(shown(paragraphs(1000))) <= 310
    assert shown(f"<p>{'a' * 200}<em>{'b' * 500}</em></p><p>x</p>").endswith("b…</em></p>")


@pytest.mark.parametrize("letter", ["語", "ก็", "e\u0301", "👩\u200d🚀", "क्षि"])
def test_scripts_without_spaces_are_cut_between_letters(letter: str) -> None:
    text = LexborHTMLParser(shown(f"<p>{letter * 500}</p>")).text().removesuffix("…")
    assert text
    assert text.removeprefix(letter * (len(text) // len(letter))) in {"", letter[:-1]}
    assert not text.endswith("\u200d")


HREFS = [
    ("../two/", "posts/deep/two/"),
    ("../two/#part", "posts/deep/two/#part"),
    ("../../../about/?a=1&b=2#c", "about/?a=1&b=2#c"),
    ("#here", "posts/deep/one/#here"),
    ("", "posts/deep/one/"),
    ("?q", "posts/deep/one/?q"),
    (".", "posts/deep/one/"),
    ("..", "posts/deep/"),
    ("../../..", ""),
    ("file.pdf", "posts/deep/one/file.pdf"),
    ("../../../../beside/", "../beside/"),
    ("../h%C3%A9/a%20b.html", "posts/deep/hé/a b.html"),
]


@pytest.mark.parametrize("page", ["", "page/2/", "a/b/c/d/", "series/s.html", "about.html"])
@pytest.mark.parametrize("href", [href for href, _ in HREFS])
def test_links_lead_to_the_same_place_from_every_page(href: str, page: str) -> None:
    site = "https://example.org/a/daily/"
    root = "../" * page.count("/") or "./"
    [link] = LexborHTMLParser(shown(f'<p><a href="{href}">x</a></p>', root=root)).css("a")
    assert urljoin(site + page, link.attrs.sget("href")) == urljoin(site + URL, href)


@pytest.mark.parametrize(
    "href",
    [
        "https://e.example/a?b=1#c",
        "http://e.example/",
        "mailto:a@e.example",
        "/root/",
        "//e.example/",
    ],
)
def test_links_to_elsewhere_stay_as_they_are(href: str) -> None:
    assert shown(f'<p><a href="{href}">x</a></p>') == f'<p><a href="{href}">x</a></p>'


def test_links_of_pages_that_are_files() -> None:
    html = '<p><a href="two.html">x</a><a href="../index.html">y</a></p>'
    expected = '<p><a href="ROOT/posts/two.html">x</a><a href="ROOT/index.html">y</a></p>'
    assert shown(html, "posts/one.html") == expected


def test_the_stand_in_for_the_root_cannot_be_smuggled_in() -> None:
    html = '<p title="\ufdd0">a\ufdd0b&#xfdd0;c<a href="\ufdd0x" title="&#xfdd0;">d</a></p>'
    assert shown(html) == '<p>abc<a href="ROOT/posts/deep/one/x" title="">d</a></p>'


ALLOWED = {
    *("href", "title", "start", "reversed", "datetime", "dir", "lang", "class"),
}


def assert_harmless(html: str) -> None:
    root = LexborHTMLParser(html).body
    assert root
    for node in root.traverse():
        assert node.tag not in {"script", "style", "img", "svg", "iframe", "form", "math", "object"}
        assert set(node.attributes) <= ALLOWED, node.html
        assert node.attributes.get("class") in {None, "arithmatex"}
        href = (node.attributes.get("href") or "").strip().lower()
        assert not href.startswith(("javascript", "data", "vbscript", "java")), href


@pytest.mark.parametrize("more", ["", MORE])
@pytest.mark.parametrize("vector", [*ELEMENTS, *ESCAPES, *MUTATIONS])
def test_nothing_that_could_run_is_left(vector: str, more: str) -> None:
    assert_harmless(shown(f"<p>Text {vector} more</p>{vector}{more}", root="../"))


MARKUP = st.lists(
    st.sampled_from(
        [
            *("<p>", "</p>", "<ul>", "<li>", "</li>", "</ul>", "<em>", "</em>", "<b>", "</b>"),
            *("<div>", "</div>", "<table>", "<td>", "</table>", "<svg>", "</svg>", "<h2>", "</h2>"),
            *('<a href="../x/">', '<a href="javascript:1" onclick="x">', "</a>", "<script>"),
            *("</script>", "<!--", "-->", MORE, "&lt;", "&#0;", "text", " ", "a" * 350, "\0"),
            *("<textarea>", "<template>", "<math><mtext>", "<style>", "<sup id=fnref:1>", "</sup>"),
            *("<frameset>", "<marquee>", "<button>", "<pre>", "<form>", "<title>", "<noscript>"),
        ]
    ),
    max_size=40,
).map("".join)


@given(MARKUP)
def test_any_html_gives_html_that_stands_for_itself(html: str) -> None:
    text = shown(html, root="../")
    assert_harmless(text)
    # It opens and closes its elements itself, so what follows in the list is not drawn in.
    document = LexborHTMLParser(f"<div id=a>{text}</div><div id=b>next</div>")
    following = document.css_first("#b")
    assert following
    assert following.parent
    assert following.parent.tag == "body"
    assert following.html == '<div id="b">next</div>'


@given(MARKUP)
def test_without_a_mark_an_excerpt_is_short(html: str) -> None:
    text = LexborHTMLParser(shown(html.replace(MORE, ""))).text()
    assert len(text) <= 302


def test_deep_nesting_is_no_trouble() -> None:
    text = shown("<p>" + "<em>" * 3000 + "deep")
    assert "deep" in text
    assert text.count("<em>") == 19
