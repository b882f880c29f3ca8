"""Related posts: who is found, in what order, and at what cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_gazette.model.post import Membership, Post
from mkdocs_gazette.model.publication import Publication, assemble
from mkdocs_gazette.model.related import kinship
from mkdocs_gazette.model.series import Series, window
from tests.model.sample_posts import sample_post

DECLARED = {id_: Series(id_, id_) for id_ in ("s", "t")}


def post(
    id_: str,
    on_day: int,
    tags: Sequence[str] = (),
    categories: Sequence[str] = (),
    series: Sequence[str] = (),
) -> Post:
    memberships = map(Membership, series)
    found = sample_post(id_, on_day, *memberships)
    return replace(found, tags=tuple(tags), categories=tuple(categories))


def publication(*posts: Post) -> Publication:
    return assemble(posts, DECLARED)[0]


def related(id_: str, *posts: Post, limit: int = 4) -> tuple[str, ...]:
    return kinship(publication(*posts)).of_post(id_, limit)


def test_posts_that_share_nothing_are_not_related() -> None:
    assert related("a", post("a", 1, ["x"]), post("b", 2, ["y"]), post("c", 3)) == ()
    assert related("c", post("a", 1, ["x"]), post("c", 3)) == ()


def test_who_shares_more_comes_first() -> None:
    posts = [
        post("a", 1, ["x", "y"], ["c"]),
        post("one", 2, ["x"]),
        post("two", 30, ["x", "y"]),
        post("three", 90, ["x", "y"], ["c"]),
    ]
    assert related("a", *posts) == ("three", "two", "one")
    assert related("a", *posts, limit=2) == ("three", "two")


def test_what_few_share_counts_for_more() -> None:
    common = [post(f"common{day}", day, ["common"]) for day in range(2, 9)]
    assert (
        related("a", post("a", 1, ["common", "rare"]), *common, post("z", 99, ["rare"]))[0] == "z"
    )


def test_a_tag_is_no_category_of_the_same_name() -> None:
    assert related("a", post("a", 1, tags=["x"]), post("b", 2, categories=["x"])) == ()


def test_the_same_tag_twice_counts_once() -> None:
    posts = post("a", 1, ["x", "x", "y"]), post("b", 9, ["x", "x"]), post("c", 2, ["y"])
    assert related("a", *posts) == ("c", "b")


def test_among_equals_the_nearer_in_time_comes_first_then_the_path() -> None:
    posts = [
        post(id_, day, ["x"]) for id_, day in {"a": 10, "b": 13, "c": 8, "d": 11, "e": 9}.items()
    ]
    assert related("a", *posts) == ("d", "e", "c", "b")


def test_what_the_series_navigation_shows_is_left_out() -> None:
    parts = [post(f"p{number:02}", number, series=["s"]) for number in range(12)]
    shown = [f"p{index:02}" for index in window(12, 5) if index is not None]
    assert shown == ["p00", "p03", "p04", "p05", "p06", "p07", "p11"]
    assert related("p05", *parts) == ("p02", "p08", "p01", "p09")


def test_many_tags_cost_no_more_than_some() -> None:
    tags = [f"tag{number}" for number in range(1000)]
    posts = [post("a", 1, tags), post("b", 2, tags), post("c", 3, tags[:1])]
    finder = kinship(publication(*posts))
    assert max(map(len, finder.marks)) == 16
    assert finder.of_post("a", 4) == ("b",), "what most posts share is not looked at"


NAMES = st.lists(st.sampled_from("uvwxyz"), max_size=3)
POSTS = st.lists(
    st.tuples(st.integers(0, 5), NAMES, NAMES, st.lists(st.sampled_from("st"), max_size=2)),
    min_size=1,
    max_size=30,
).map(
    lambda rows: [
        post(f"p{number}", day, tags, categories, sorted(set(series)))
        for number, (day, tags, categories, series) in enumerate(rows)
    ]
)


def navigated(among: Publication, of: Post) -> set[str]:
    runs = [among.runs[claim.series] for claim in of.memberships]
    return {
        run.parts[index].post_id
        for run in runs
        for index in window(len(run.parts), run.positions[of.id])
        if index is not None
    }


def traits(of: Post) -> set[tuple[str, str]]:
    return {
        *(("series", claim.series) for claim in of.memberships),
        *(("category", name) for name in of.categories),
        *(("tag", name) for name in of.tags),
    }


@given(POSTS, st.integers(1, 6))
def test_each_is_another_post_that_shares_something_and_is_not_linked_already(
    posts: list[Post], limit: int
) -> None:
    among = publication(*posts)
    finder = kinship(among)
    for one in posts:
        found = finder.of_post(one.id, limit)
        assert len(found) == len(set(found)) <= limit
        assert one.id not in found
        assert navigated(among, one).isdisjoint(found)
        assert all(traits(one) & traits(among.posts[id_]) for id_ in found)


@given(POSTS, st.randoms(use_true_random=False))
def test_the_order_of_reading_the_files_changes_nothing(posts: list[Post], random: Random) -> None:
    shuffled = list(posts)
    random.shuffle(shuffled)
    before, after = kinship(publication(*posts)), kinship(publication(*shuffled))
    assert [before.of_post(one.id, 4) for one in posts] == [
        after.of_post(one.id, 4) for one in posts
    ]


@given(POSTS.map(lambda posts: posts[:7]))
def test_in_a_small_publication_all_posts_are_compared(posts: list[Post]) -> None:
    among = publication(*posts)
    bearers = {
        trait: sum(trait in traits(one) for one in posts) for one in posts for trait in traits(one)
    }

    def score(one: Post, other: Post) -> int:
        return sum(
            (2 if trait[0] == "series" else 1) * (len(posts) // bearers[trait]).bit_length()
            for trait in traits(one) & traits(other)
        )

    finder = kinship(among)
    for one in posts:
        others = [
            other
            for other in posts
            if other is not one and score(one, other) and other.id not in navigated(among, one)
        ]
        others.sort(
            key=lambda other: (
                -score(one, other),
                abs(other.published.at - one.published.at),
                other.path,
            )
        )
        assert finder.of_post(one.id, 9) == tuple(other.id for other in others)


class Counted(list[frozenset[int]]):
    """A list that counts how often something is taken from it."""

    taken = 0

    def __getitem__(self, index: Any) -> Any:
        self.taken += 1
        return super().__getitem__(index)


@pytest.mark.parametrize("length", [100, 3650])
def test_the_cost_of_a_post_does_not_grow_with_the_publication(length: int) -> None:
    posts = [
        post(f"p{day}", day, ["all", f"t{day % 7}"], [f"c{day % 3}"], ["s"])
        for day in range(length)
    ]
    finder = kinship(publication(*posts))
    marks = Counted(finder.marks)
    assert len(replace(finder, marks=marks).of_post("p50", 4)) == 4
    assert marks.taken <= 2 + 4 * 13
