"""What has feeds of its own, and what is in them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_gazette.feeds.scopes import SITE, Scope, ScopeKind, published, scopes, scopes_of
from mkdocs_gazette.model.author import Author, Contribution, Role
from mkdocs_gazette.model.post import Membership, Post
from mkdocs_gazette.model.publication import Publication, assemble
from mkdocs_gazette.model.series import Series
from tests.model.sample_posts import sample_post

ADA = Author("ada", "Ada", slug="lovelace")
SOL = Author("sol", "Sol")
WAR = Scope(ScopeKind.SERIES, "war", "series/war/")
BY_ADA = Scope(ScopeKind.AUTHOR, "ada", "authors/lovelace/")
BY_SOL = Scope(ScopeKind.AUTHOR, "sol", "authors/sol/")
LAW = Scope(ScopeKind.CATEGORY, "law", "categories/law/")

FULL = replace(
    sample_post("full", 1, Membership("war")),
    authors=(ADA, Author(None, "Gus")),
    contributors=(Contribution(SOL, Role.EDITOR), Contribution(ADA, Role.TRANSLATOR)),
    categories=("Law", "law"),
)


def publication_of(*posts: Post) -> Publication:
    return assemble(posts, {"war": Series("war", "The War"), "empty": Series("empty", "Empty")})[0]


def test_a_post_is_found_in_each_of_its_scopes_once() -> None:
    publication = publication_of(FULL)
    assert list(scopes_of(FULL, publication)) == [SITE, WAR, BY_ADA, BY_SOL, LAW]
    assert list(scopes(publication)) == [SITE, WAR, BY_ADA, BY_SOL, LAW]


@pytest.mark.parametrize("hidden", ["draft", "scheduled"])
def test_what_only_hidden_posts_are_in_is_no_scope(hidden: str) -> None:
    waiting = replace(FULL, **{hidden: True})  # type: ignore[arg-type] # both are true or false
    publication = publication_of(waiting, sample_post("plain"))
    assert list(scopes(publication)) == [SITE]
    assert list(scopes(publication_of(waiting))) == []


def test_a_publication_without_posts_has_no_scopes() -> None:
    assert list(scopes(publication_of())) == []


def test_the_newest_part_comes_first_whatever_its_number() -> None:
    publication = publication_of(
        sample_post("a", 1, Membership("war", 3)),
        sample_post("b", 2, Membership("war", 1)),
        sample_post("c", 3, Membership("war", 2)),
    )
    assert published(WAR, publication) == ("c", "b", "a")


SOME_POST = st.builds(
    lambda day, series, people, names, draft: replace(
        sample_post(f"p{day}", day, *map(Membership, series)),
        authors=tuple(people),
        categories=tuple(names),
        draft=draft,
    ),
    st.integers(0, 1000),
    st.lists(st.sampled_from(["war", "peace"]), unique=True),
    st.lists(st.sampled_from([ADA, SOL, Author(None, "Gus")]), unique=True),
    st.lists(st.sampled_from(["Law", "law", "C", "C++", "日本"])),
    st.booleans(),
)


@given(st.lists(SOME_POST, unique_by=lambda post: post.id))
def test_what_a_scope_holds_and_where_a_post_is_found_agree(posts: list[Post]) -> None:
    publication = publication_of(*posts)
    by_scope = {scope: published(scope, publication) for scope in scopes(publication)}
    found = {
        (scope, post.id)
        for post in posts
        if not post.hidden
        for scope in scopes_of(post, publication)
    }
    assert found == {(scope, id_) for scope, held in by_scope.items() for id_ in held}
    assert all(held for held in by_scope.values())
    order = {post.id: post.order for post in posts}
    assert all(
        list(held) == sorted(held, key=order.__getitem__, reverse=True)
        for held in by_scope.values()
    )
    assert len({scope.directory for scope in by_scope}) == len(by_scope)
