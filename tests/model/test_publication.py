"""Posts and series put together: what is found by id, and what is wrong among them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mkdocs_gazette.errors import Problem
from mkdocs_gazette.model.author import Author, Contribution, Role
from mkdocs_gazette.model.post import Membership, Post
from mkdocs_gazette.model.publication import Category, Oeuvre, assemble
from mkdocs_gazette.model.series import Series, Status
from tests.model.sample_posts import sample_post

WAR = Series("war", "The War", status=Status.COMPLETE)
DAILY = Series("daily", "Daily")
DECLARED = {"war": WAR, "daily": DAILY}


def part(id_: str, on_day: int, series: str = "war", number: int | None = None) -> Post:
    return sample_post(id_, on_day, Membership(series, number))


def test_everything_is_found_by_its_id() -> None:
    publication, problems = assemble([part("b", 2), part("a", 1), sample_post("c", 3)], DECLARED)
    assert problems == []
    assert list(publication.posts) == ["a", "b", "c"]
    assert publication.ids_by_path == {f"posts/{id_}.md": id_ for id_ in "abc"}
    assert list(publication.runs) == ["war", "daily"], "in the order of their declaration"
    run = publication.runs["war"]
    assert [(entry.number, entry.post_id) for entry in run.parts] == [(1, "a"), (2, "b")]
    assert all(run.parts[index].post_id == id_ for id_, index in run.positions.items())
    assert publication.runs["daily"].parts == ()


@pytest.mark.parametrize(
    ("status", "total"), [(Status.RUNNING, None), (Status.PAUSED, None), (Status.COMPLETE, 1)]
)
def test_the_total_is_known_once_a_series_is_complete(status: Status, total: int | None) -> None:
    publication, _ = assemble([part("a", 1)], {"war": Series("war", "War", status=status)})
    assert publication.runs["war"].total == total


def test_a_post_may_belong_to_several_series() -> None:
    both = sample_post("b", 2, Membership("war"), Membership("daily", title="Special"))
    publication, problems = assemble([part("a", 1), both], DECLARED)
    assert problems == []
    assert publication.runs["war"].parts[1].number == 2
    assert publication.runs["daily"].parts[0].title == "Special"


def test_retitling_touches_the_named_posts_only() -> None:
    publication, _ = assemble([sample_post("a"), sample_post("b", 1)], {})
    retitled = publication.retitled({"b": "New"})
    assert [post.title for post in retitled.posts.values()] == ["A", "New"]


@pytest.mark.parametrize(
    ("posts", "file", "words", "fatal"),
    [
        pytest.param(
            [sample_post("same", 1, path="posts/x.md"), sample_post("same", 2, path="posts/y.md")],
            "posts/y.md",
            ("'same'", "posts/x.md", "`id`"),
            True,
            id="two posts with one id",
        ),
        pytest.param(
            [part("a", 1, number=1), part("b", 2, number=1)],
            "posts/b.md",
            ("part 1", "'war'", "posts/a.md", "`part`"),
            True,
            id="two posts with one part number",
        ),
        pytest.param(
            [part("a", 1, number=1), part("b", 2, number=3)],
            "posts/b.md",
            ("no part 2", "posts/a.md", "`part`"),
            False,
            id="a gap",
        ),
        pytest.param(
            [part("a", 1, "dialy")],
            "posts/a.md",
            ("'dialy'", "Did you mean 'daily'?", "  dialy:\n    title:"),
            False,
            id="a series not declared, but one nearly so called",
        ),
        pytest.param(
            [part("a", 1, "zebra")],
            "posts/a.md",
            ("'zebra'", "Add to .series.yml:\nseries:\n  zebra:\n"),
            False,
            id="a series not declared",
        ),
    ],
)
def test_problems_name_the_file_the_value_and_the_fix(
    posts: list[Post], file: str, words: tuple[str, ...], *, fatal: bool
) -> None:
    _, problems = assemble(posts, DECLARED)
    assert [(problem.file, problem.fatal) for problem in problems] == [(file, fatal)]
    assert [word for word in words if word not in str(problems[0])] == []


def test_an_undeclared_series_is_built_with_its_id_and_warned_of_once() -> None:
    publication, problems = assemble([part("a", 1, "zebra"), part("b", 2, "zebra")], {})
    assert publication.runs["zebra"].series.title == "zebra"
    assert len(publication.runs["zebra"].parts) == 2
    assert len(problems) == 1


def test_every_problem_is_found_at_once() -> None:
    _, problems = assemble(
        [
            part("same", 1, number=1),
            sample_post("same", 2, Membership("war", 1), path="posts/other.md"),
            part("third", 3, number=1),
            part("fourth", 4, "zebra"),
            part("fifth", 5, "daily", number=9),
        ],
        DECLARED,
    )

    def about(problem: Problem) -> str:
        return f"{problem.file} {problem.key[0]}"

    assert sorted(map(about, problems)) == [
        "posts/fifth.md series",
        "posts/fourth.md series",
        "posts/other.md id",
        "posts/other.md series",
        "posts/third.md series",
    ]


def categorised(id_: str, on_day: int, *categories: str) -> Post:
    return replace(sample_post(id_, on_day), categories=categories)


def test_categories_are_in_the_order_of_their_names_with_the_newest_post_first() -> None:
    posts = [categorised("a", 1, "Law"), categorised("b", 2, "chips", "Law"), sample_post("c", 3)]
    publication, problems = assemble(posts, {})
    assert problems == []
    assert list(publication.categories.values()) == [
        Category("chips", "chips", ("b",)),
        Category("law", "Law", ("b", "a")),
    ]
    assert publication.categories_of(posts[1]) == (
        publication.categories["chips"],
        publication.categories["law"],
    )


def test_a_category_is_one_however_it_is_spelled_but_its_author_is_told() -> None:
    publication, problems = assemble([categorised("a", 1, "Law"), categorised("b", 2, "law")], {})
    assert list(publication.categories.values()) == [Category("law", "Law", ("b", "a"))]
    [problem] = problems
    assert not problem.fatal
    assert str(problem) == (
        "posts/b.md: the category 'law' is 'Law' in posts/a.md. Spell it alike in both."
    )


def test_categories_that_differ_in_signs_alone_have_addresses_of_their_own() -> None:
    posts = [categorised("a", 1, "C++"), categorised("b", 2, "C"), categorised("c", 3, "C#")]
    publication, problems = assemble(posts, {})
    assert problems == []
    slugs = {category.name: slug for slug, category in publication.categories.items()}
    assert slugs["C++"] == "c", "it was there first"
    assert len(set(slugs.values())) == 3
    assert all(category.posts for category in publication.categories.values())


def test_what_an_author_wrote_or_helped_with_is_known_and_guests_are_left_out() -> None:
    ada, sol = Author("ada", "Ada"), Author("sol", "Sol")
    posts = [
        replace(part("a", 1), authors=(ada, Author(None, "Gus"))),
        replace(
            part("b", 2, "daily"), authors=(sol,), contributors=(Contribution(ada, Role.EDITOR),)
        ),
    ]
    publication, _ = assemble(posts, DECLARED)
    assert publication.bylines == {
        "ada": Oeuvre(ada, ("b", "a"), ("war", "daily")),
        "sol": Oeuvre(sol, ("b",), ("daily",)),
    }


def test_years_hold_their_posts_newest_first() -> None:
    posts = [sample_post("a", 1), sample_post("b", 2), sample_post("c", 400)]
    publication, _ = assemble(posts, {})
    assert publication.years == {2027: ("c",), 2026: ("b", "a")}
    assert list(publication.years) == [2027, 2026]
