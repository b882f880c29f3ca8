"""Addresses in the text of a post in a feed."""

from __future__ import annotations

import pytest

from mkdocs_gazette.feeds.content import feed_text
from tests.feeds.rendered import rendered

PAGE = "https://example.org/daily/posts/first/"


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("#part", f"{PAGE}#part"),
        ("", PAGE),
        ("?page=2", f"{PAGE}?page=2"),
        ("../a/#b", "https://example.org/daily/posts/a/#b"),
        ("../../../../../a", "https://example.org/a"),
        ("/top", "https://example.org/top"),
        ("//host.example/x", "https://host.example/x"),
        ("HTTP://host.example/x?y#z", "http://host.example/x?y#z"),
        ("https://müller.example/ü", "https://müller.example/ü"),
        (" a b\t\n.html ", f"{PAGE}a%20b.html"),
        ("a%20b", f"{PAGE}a%20b"),
        ("\\\\host.example\\x", f"{PAGE}%5C%5Chost.example%5Cx"),
        ("mailto:a@b.example?subject=x", "mailto:a@b.example?subject=x"),
        ("tel:+491234", "tel:+491234"),
    ],
)
def test_links_become_absolute(written: str, address: str) -> None:
    html = feed_text(f'<p><a href="{written}">x</a></p>', PAGE).html
    assert html == f'<p><a href="{address}">x</a></p>'


@pytest.mark.parametrize(
    "written",
    [
        "javascript:x",
        "java\nscript:x",
        "&#1;javascript:x",
        "data:text/html,x",
        "file:///etc/passwd",
        "https://[x",
        "https://h.example:x/",
        "https:///x",
        "http:x",
        "https://a\u2100b/",
    ],
)
def test_where_nothing_safe_is_there_is_no_link(written: str) -> None:
    html = f'<p><a href="{written}">x</a><img src="{written}" alt="y"></p>'
    assert feed_text(html, PAGE).html == '<p>x<img alt="y"></p>'


def test_a_link_without_a_scheme_is_safe_on_any_page() -> None:
    page = "http://example.org/"
    html = feed_text('<a href="//host.example/x">x</a><a href="/y">y</a>', page).html
    assert html == f'<a href="https://host.example/x">x</a><a href="{page}y">y</a>'


def test_the_scheme_of_a_picture_is_that_of_the_web() -> None:
    assert feed_text('<img src="mailto:a@b.example"><img src="">', PAGE).html == (
        '<img alt=""><img alt="">'
    )


@pytest.mark.parametrize(
    ("written", "absolute"),
    [
        ("a.png", "a.png"),
        ("a.png 1x, b.png 2x", "a.png 1x, b.png 2x"),
        (" a.png  100w ,b.png 200w,", "a.png 100w, b.png 200w"),
        ("a,b.png 1x,, c.png", "a,b.png 1x, c.png"),
        ("a.png, b.png 2x", "a.png, b.png 2x"),
        ("data:image/png;base64,AAAA 1x, b.png 2x", "b.png 2x"),
        ("javascript:x", None),
    ],
)
def test_each_picture_of_a_set_becomes_absolute(written: str, absolute: str | None) -> None:
    html = feed_text(f'<picture><source srcset="{written}"><img></picture>', PAGE).html
    candidates = (absolute or "").split(", ") if absolute else []
    expected = ", ".join(PAGE + candidate for candidate in candidates)
    attribute = f' srcset="{expected}"' if expected else ""
    assert html == f'<picture><source{attribute}><img alt=""></picture>'


def test_all_else_that_names_a_file_becomes_absolute() -> None:
    html = feed_text(
        '<blockquote cite="c"><video poster="p.jpg"><source src="v.mp4"><track src="t.vtt">'
        '</video><q cite="//q.example/">x</q></blockquote>',
        PAGE,
    ).html
    assert html == (
        f'<blockquote cite="{PAGE}c"><video poster="{PAGE}p.jpg" controls="">'
        f'<source src="{PAGE}v.mp4"><track src="{PAGE}t.vtt"></video>'
        '<q cite="https://q.example/">x</q></blockquote>'
    )


def test_footnotes_lead_to_the_page() -> None:
    html = feed_text(rendered("Said[^1].\n\n[^1]: Note"), PAGE).html
    assert f'<sup><a href="{PAGE}#fn:1">1</a></sup>' in html
    assert f'<a href="{PAGE}#fnref:1" title=' in html
    assert " id=" not in html


def test_what_can_be_played_is_told_in_order_and_once() -> None:
    text = feed_text(
        """
        <p><a href="one.MP3?x=1">One</a> <a href="page.html">No sound</a> <img src="no.mp4"></p>
        <audio src="two.ogg"></audio>
        <video poster="p.jpg"><source src="three.webm"><source src="three"><track src="t.vtt">
        </video>
        <a href="two.ogg">Two</a> <a href="javascript:x.mp3">x</a> <p hidden><a href=x.wav>x</a></p>
        <object data="//host.example/four.flac"></object>
        """,
        PAGE,
    )
    assert text.media == (
        f"{PAGE}one.MP3?x=1",
        f"{PAGE}two.ogg",
        f"{PAGE}three.webm",
        f"{PAGE}three",
        "https://host.example/four.flac",
    )
    assert text.html.count('controls=""') == 2
    assert feed_text("<p>Quiet</p>", PAGE).media == ()
