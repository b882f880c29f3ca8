"""What HTML must not be like to stand in a feed."""

from __future__ import annotations

import pytest

from tests import xss_vectors
from tests.feeds.carried_html import FORBIDDEN, html_addresses, html_anchors, html_problems

WELL = """
<h2>Title</h2><p style="color: red" class="on" data-onload="x">An <a href="https://e.example/?a=1&amp;b=2"
title="javascript: a history">article</a> that <em>tells</em> of <code>&lt;script onload="x"&gt;</code>,
<a href="mailto:a@b.example">by mail</a>, and shows
<img src="https://e.example/a,b.png" srcset="https://e.example/1.png 1x, https://e.example/2,5.png 2x">
<img src="data:image/png;base64,aGk="><video poster="https://e.example/p.png"></video></p>
"""  # noqa: E501


def test_harmless_html_passes() -> None:
    assert html_problems(WELL) == []
    assert html_problems("") == []


def test_all_addresses_are_found() -> None:
    assert html_addresses(WELL) == [
        "https://e.example/?a=1&b=2",
        "mailto:a@b.example",
        "https://e.example/a,b.png",
        "https://e.example/1.png",
        "https://e.example/2,5.png",
        "data:image/png;base64,aGk=",
        "https://e.example/p.png",
    ]


@pytest.mark.parametrize("tag", sorted(FORBIDDEN - {"frame", "frameset"}))
def test_elements_that_have_no_place(tag: str) -> None:
    assert f"<{tag}> has no place in a feed" in html_problems(f"<p>x</p><{tag}>")


def test_frames_have_no_place() -> None:
    assert len(html_problems("<frameset><frame></frameset>")) == 2


@pytest.mark.parametrize(
    ("html", "problem"),
    [
        ("<p onclick=x>", "<p onclick> runs a script"),
        ("<body onload=x>", "<body onload> runs a script"),
        ("<a href='javascript:x'>", "<a href> runs 'javascript:x'"),
        ("<a href=' Java\tScript:x'>", r"<a href> runs ' Java\tScript:x'"),
        ("<a href=vbscript:x>", "<a href> runs 'vbscript:x'"),
        ("<a href='data:text/html,x'>", "<a href> runs 'data:text/html,x'"),
        ("<p cite=javascript:x>", "<p cite> runs 'javascript:x'"),
        ("<a href='#fn:1'>", "<a href> has the relative address '#fn:1'"),
        ("<a href>", "<a href> has the relative address ''"),
        ("<a href='//e.example/'>", "<a href> has the relative address '//e.example/'"),
        ("<img src=a.png>", "<img src> has the relative address 'a.png'"),
        (
            "<img srcset='https://e.example/a.png 1x, /b.png 2x'>",
            "<img srcset> has the relative address '/b.png'",
        ),
        ("<video poster=p.png>", "<video poster> has the relative address 'p.png'"),
    ],
)
def test_attributes_that_have_no_place(html: str, problem: str) -> None:
    assert html_problems(html) == [problem]


@pytest.mark.parametrize(
    "html", [html for html in xss_vectors.MUTATIONS if not html.startswith("<listing>&lt;")]
)
def test_disguises_are_seen_through(html: str) -> None:
    assert html_problems(html)


def test_what_fragments_may_name() -> None:
    assert html_anchors("<p id=a><a name=b>x</a><input name=c>") == {"a", "b"}
