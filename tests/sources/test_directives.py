"""Directives: which comments are some, what they ask for, and what their author is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_gazette.errors import Problem
from mkdocs_gazette.model.selection import Selection
from mkdocs_gazette.sources.directives import (
    Directive,
    DirectiveError,
    Latest,
    Shelf,
    parse,
    places,
    problem,
    unknown,
)


@pytest.mark.parametrize(
    ("text", "directive"),
    [
        ("latest posts", Latest(Selection(), 5)),
        ("latest  posts\tcount=12", Latest(Selection(), 12)),
        ("latest posts count=100 series=daily", Latest(Selection(series="daily"), 100)),
        ('latest posts category="AI & law"', Latest(Selection(category="AI & law"), 5)),
        ("latest posts category='a \"b\"'", Latest(Selection(category='a "b"'), 5)),
        ("latest posts tag=a=b author=sol", Latest(Selection(tag="a=b", author="sol"), 5)),
        ('latest posts "author=Gus Guest"', Latest(Selection(author="Gus Guest"), 5)),
        ("latest posts tag=日本", Latest(Selection(tag="日本"), 5)),
        ("series shelf", Shelf()),
    ],
)
def test_what_a_directive_asks_for(text: str, directive: Directive) -> None:
    assert parse(text) == directive


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ["''", "There is: latest posts, series shelf."]),
        ("latest post", ["'latest post'", "Did you mean 'latest posts'?"]),
        ("Latest Posts", ["'Latest Posts'", "latest posts"]),
        ("weather", ["'weather'", "There is: latest posts, series shelf."]),
        ("latest posts 3", ["'3'", "such as count=3"]),
        ("latest posts count = 3", ["'count'", "without spaces around the ="]),
        ("latest posts series=", ["'series='"]),
        ("latest posts =daily", ["'=daily'"]),
        ("latest posts cuont=3", ["'cuont'", "Did you mean 'count'?"]),
        (
            "latest posts colour=red",
            ["'colour'", "There is: author, category, count, series, tag."],
        ),
        ("latest posts count=0", ["'0'", "from 1 to 100"]),
        ("latest posts count=101", ["'101'"]),
        ("latest posts count=٣", ["'٣'"]),
        ("latest posts count=-1", ["'-1'"]),
        ("latest posts count=5.0", ["'5.0'"]),
        (f"latest posts count={'9' * 5000}", ["'999", "from 1 to 100"]),
        ("latest posts tag=a tag=b", ["`tag` is given twice"]),
        ("latest posts category=L'IA", ["quotation mark", 'name="two words"']),
        ("series shelf count=3", ["'count'", "Leave it out."]),
    ],
)
def test_what_the_author_is_told(text: str, words: list[str]) -> None:
    with pytest.raises(DirectiveError) as caught:
        parse(text)
    told = f"{caught.value.message} {caught.value.fix}"
    assert [word for word in words if word not in told] == []
    assert len(told) < 300


def test_a_message_has_file_line_value_and_fix() -> None:
    source = "---\ntitle: A\n---\n\nText.\n\n<!-- gazette: latest posts series=dialy -->\n"
    [place] = places(source)
    error = unknown("series", "dialy", ["daily", "war"])
    assert problem("about.md", source, place, error) == Problem(
        "about.md",
        f"the directive {place.text!r} cannot be followed: no post has the series 'dialy'.",
        "Did you mean 'daily'?",
        line=7,
        fatal=False,
    )


COMMENT = "<!-- gazette: latest posts -->"


@pytest.mark.parametrize(
    ("html", "found"),
    [
        (COMMENT, ["latest posts"]),
        ("<!--gazette:series shelf-->", ["series shelf"]),
        (f"<p>é</p>\n\r\n{COMMENT}\n<p>x</p>\n  {COMMENT}", ["latest posts"] * 2),
        (f"<ul><li>{COMMENT}</li></ul>", ["latest posts"]),
        ("<!-- more --><!-- of gazette: latest posts -->", []),
        (f"<code>{COMMENT.replace('<', '&lt;')}</code>", []),
        (f"<script>\n{COMMENT}\n</script><style>{COMMENT}</style>", []),
        (f'<p title="{COMMENT}">x</p>', []),
        (f"<!-- {COMMENT}", []),
        ("<!-- gazette: latest posts", []),
        ("<![CDATA[ gazette: ]]><?gazette: x?><!gazette: y>", []),
    ],
)
def test_where_directives_are_found(html: str, found: list[str]) -> None:
    assert [place.text for place in places(html)] == found
    for place in places(html):
        comment = html[place.start : place.end]
        assert comment.startswith("<!--")
        assert comment.endswith("-->")


@pytest.mark.parametrize(
    ("html", "in_text"),
    [
        (f"<p>x</p>{COMMENT}<p>y</p>", False),
        (f"<p>x {COMMENT} y</p>", True),
        (f"<h2><em>x</em> {COMMENT}</h2>", True),
        (f"<li><p>x</p>{COMMENT}</li>", False),
    ],
)
def test_whether_they_are_within_a_text(html: str, *, in_text: bool) -> None:
    assert [place.in_text for place in places(html)] == [in_text]


@given(
    st.lists(
        st.sampled_from(
            ["\n", "\r", "\r\n", "é", "👩", "<p>", "</p>", "<!", "-->", "--!>", COMMENT]
        )
    ).map("".join)
)
def test_places_are_those_of_comments(html: str) -> None:
    assert all(html[place.start : place.end] == COMMENT for place in places(html))
