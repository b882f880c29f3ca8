"""Which feeds a hub is told of."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st

from mkdocs_gazette.feeds.formats import FORMATS
from mkdocs_gazette.feeds.websub import topics
from mkdocs_gazette.model.author import Author
from mkdocs_gazette.model.post import Membership, Post
from mkdocs_gazette.model.publication import Publication, assemble
from tests.model.sample_posts import day, sample_post

SITE = "https://example.org/daily/"
PEOPLE = [Author("ada", "Ada", slug="ada?#"), Author("größe", "Größe"), Author(None, "Gus")]


def some_post(number: int, draft: bool, chosen: int, updated: int | None) -> Post:  # noqa: FBT001 - drawn
    return replace(
        sample_post(f"p{number}", number, *(Membership(f"s{chosen}"),) * (chosen % 2)),
        authors=(PEOPLE[chosen],),
        categories=(["Law", "C & A", "日本"][chosen],),
        draft=draft,
        updated=None if updated is None else day(updated),
    )


POSTS = st.lists(
    st.builds(
        some_post,
        st.integers(0, 50),
        st.booleans(),
        st.integers(0, 2),
        st.none() | st.integers(0, 50),
    ),
    unique_by=lambda post: post.id,
)
DAYS = st.integers(-1, 52).map(lambda number: day(number).at)


def publication(posts: list[Post]) -> Publication:
    return assemble(posts, {})[0]


@given(POSTS, DAYS, DAYS)
def test_the_longer_ago_the_more(posts: list[Post], one: datetime, other: datetime) -> None:
    editions = {"": publication(posts)}
    late, early = (topics(editions, SITE, at) for at in (max(one, other), min(one, other)))
    assert set(late) <= set(early) <= set(topics(editions, SITE))


@given(POSTS, DAYS)
def test_what_is_new_is_told_in_the_site_s_feed(posts: list[Post], since: datetime) -> None:
    told = topics({"": publication(posts)}, SITE, since)
    new = [
        post
        for post in posts
        if not post.draft and max(post.published.at, post.changed.at) >= since
    ]
    assert told[:3] == (tuple(f"{SITE}{form.file}" for form in FORMATS) if new else ())
    for name in {category for post in new for category in post.categories}:
        assert f"{SITE}categories/" in "".join(told), name


@given(POSTS)
def test_each_is_an_address_and_there_once(posts: list[Post]) -> None:
    told = topics({"": publication(posts), "de/": publication(posts)}, SITE)
    assert len(set(told)) == len(told)
    assert all(topic.isascii() and "?" not in topic and "#" not in topic for topic in told)
    half = len(told) // 2
    german = tuple(topic.replace(SITE, f"{SITE}de/") for topic in told[:half])
    assert told[half:] == german


def test_addresses_are_spelled_as_those_of_files() -> None:
    post = replace(sample_post(), authors=(PEOPLE[1],), categories=("C & A",))
    told = topics({"": publication([post])}, SITE)
    assert f"{SITE}authors/gr%C3%B6%C3%9Fe/atom.xml" in told
    assert unquote(told[-1]) == f"{SITE}categories/c-a/feed.json"
