"""Part numbers: counted by date, never against what an author has written."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_gazette.model.post import Membership, Post
from mkdocs_gazette.model.series import PartOrder, number_parts
from tests.model.sample_posts import day, sample_post

Member = tuple[Post, Membership]


def member(id_: str, on_day: int, part: int | None = None) -> Member:
    return sample_post(id_, on_day), Membership("s", part)


def numbers(members: list[Member]) -> dict[str, int]:
    return {part.post_id: part.number for part in number_parts(members).parts}


@pytest.mark.parametrize(
    ("members", "order"),
    [
        ([], ""),
        ([member("b", 2), member("a", 1)], "a1 b2"),
        ([member("b", 1), member("a", 1)], "a1 b2"),
        ([member("late", 9, part=1), member("early", 1)], "late1 early2"),
        ([member("a", 1), member("b", 2, part=2), member("c", 3)], "a1 b2 c3"),
        ([member("a", 1), member("b", 2), member("c", 3, part=1)], "c1 a2 b3"),
        ([member("a", 1, part=3), member("b", 2), member("c", 3)], "b1 c2 a3"),
        ([member("a", 1), member("b", 2, part=7)], "a1 b7"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_explicit_numbers_stand_and_the_others_fill_up(members: list[Member], order: str) -> None:
    parts = number_parts(members).parts
    assert " ".join(f"{part.post_id}{part.number}" for part in parts) == order


@pytest.mark.parametrize(
    ("members", "order"),
    [
        ([], ""),
        ([member("b", 2), member("a", 1)], "a1 b2"),
        ([member("a", 1), member("b", 2, part=2), member("c", 3, part=1)], "c1 b2 a3"),
        ([member("a", 1, part=3), member("b", 2), member("c", 3)], "a3 b4 c5"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_by_part_what_has_no_number_follows_what_has_one(members: list[Member], order: str) -> None:
    parts = number_parts(members, PartOrder.PART).parts
    assert " ".join(f"{part.post_id}{part.number}" for part in parts) == order


def test_a_title_for_the_series_is_kept() -> None:
    members = [(sample_post("a"), Membership("s", title="The start"))]
    assert number_parts(members).parts[0].title == "The start"


def test_duplicates_name_all_claimants_oldest_first() -> None:
    numbering = number_parts([member("c", 3, 2), member("a", 1, 2), member("b", 2, 1)])
    assert {part: [post.id for post in posts] for part, posts in numbering.duplicates.items()} == {
        2: ["a", "c"]
    }
    assert len(numbering.parts) == 3, "nothing is dropped"


@pytest.mark.parametrize(
    ("members", "gap"),
    [
        ([], None),
        ([member("a", 1), member("b", 2)], None),
        ([member("a", 1, 1), member("b", 2, 2)], None),
        ([member("a", 1, 2)], (1, None, "a")),
        ([member("a", 1, 1), member("b", 2, 4)], (2, "a", "b")),
        ([member("a", 1, 1), member("b", 2, 1), member("c", 3, 2)], None),
    ],
)
def test_the_first_gap_names_its_neighbours(
    members: list[Member], gap: tuple[int, str | None, str] | None
) -> None:
    found = number_parts(members).gap
    named = found and (found[0], found[1].id if found[1] else None, found[2].id)
    assert named == gap


def some_members(parts: st.SearchStrategy[int | None]) -> st.SearchStrategy[list[Member]]:
    """Members of one series, on days that may be the same, in no order."""
    return st.lists(st.tuples(st.integers(0, 20), parts), max_size=30).map(
        lambda drawn: [
            member(f"p{index:02}", on_day, part) for index, (on_day, part) in enumerate(drawn)
        ]
    )


COUNTED = st.none()
ANY_PART = st.none() | st.integers(1, 40)


@given(some_members(COUNTED))
def test_without_explicit_parts_the_numbers_count_the_posts_by_date(members: list[Member]) -> None:
    numbering = number_parts(members)
    by_date = sorted((post for post, _ in members), key=lambda post: post.order)
    assert [part.number for part in numbering.parts] == list(range(1, len(members) + 1))
    assert [part.post_id for part in numbering.parts] == [post.id for post in by_date]
    assert not numbering.duplicates
    assert numbering.gap is None


@given(some_members(ANY_PART))
def test_explicit_parts_are_kept_and_the_others_take_free_numbers(members: list[Member]) -> None:
    given_numbers = numbers(members)
    explicit = {post.id: claim.part for post, claim in members if claim.part is not None}
    counted = [number for id_, number in given_numbers.items() if id_ not in explicit]
    assert explicit.items() <= given_numbers.items()
    assert len(set(counted)) == len(counted)
    assert set(counted).isdisjoint(explicit.values())
    assert list(given_numbers.values()) == sorted(given_numbers.values())


@given(some_members(ANY_PART), st.randoms(use_true_random=False))
def test_the_order_of_reading_does_not_matter(members: list[Member], random: Random) -> None:
    shuffled = list(members)
    random.shuffle(shuffled)
    assert number_parts(shuffled) == number_parts(members)


@given(some_members(ANY_PART), st.integers(-5, 25), st.data())
def test_inserting_and_backdating_move_no_explicit_part(
    members: list[Member], on_day: int, data: st.DataObject
) -> None:
    explicit = {post.id: claim.part for post, claim in members if claim.part is not None}
    assert explicit.items() <= numbers([*members, member("new", on_day)]).items()
    if members:
        index = data.draw(st.integers(0, len(members) - 1))
        post, claim = members[index]
        moved = list(members)
        moved[index] = replace(post, published=day(on_day)), claim
        assert explicit.items() <= numbers(moved).items()


@given(some_members(ANY_PART))
def test_duplicates_and_gaps_are_reported_exactly_where_there_are_some(
    members: list[Member],
) -> None:
    numbering = number_parts(members)
    taken = [part.number for part in numbering.parts]
    twice = {number for number in taken if taken.count(number) > 1}
    missing = set(range(1, max(taken, default=0))) - set(taken)
    assert set(numbering.duplicates) == twice
    assert (numbering.gap and numbering.gap[0]) == min(missing, default=None)
