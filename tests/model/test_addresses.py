"""Addresses of posts: what a format makes of a post, and what stands in whose way."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_gazette.model.address import (
    AddressFormat,
    Ground,
    Holder,
    flaw,
    is_site_path,
    page_file,
)
from mkdocs_gazette.model.moment import Moment
from mkdocs_gazette.model.post import Membership, Post
from mkdocs_gazette.model.slugs import slugify

POST = Post(
    id="lamp-1",
    path="posts/2026/the-lamp.md",
    title="The Lamp & I",
    published=Moment.of(datetime(2026, 6, 28, 7, 30, tzinfo=UTC)),
    memberships=(Membership("daily"), Membership("war")),
    categories=("Big News", "Chips", "🎉"),
)


def path(pattern: str, *, max_categories: int = 1, **changes: Any) -> str:
    addresses = AddressFormat(
        pattern=pattern,
        date=lambda at: f"{at:%Y/%m/%d}",
        slugify=slugify,
        max_categories=max_categories,
    )
    return addresses.path(replace(POST, **changes))


@pytest.mark.parametrize(
    ("pattern", "changes", "made"),
    [
        ("{date}/{slug}", {}, "2026/06/28/the-lamp--i"),
        ("{date}", {}, "2026/06/28"),
        ("blog/{slug}.html", {}, "blog/the-lamp--i.html"),
        ("{file}", {}, "the-lamp"),
        ("{id}", {}, "lamp-1"),
        ("{series}/{slug}", {}, "daily/the-lamp--i"),
        ("{series}/{slug}", {"memberships": ()}, "the-lamp--i"),
        ("{categories}/{slug}", {}, "big-news/the-lamp--i"),
        ("{categories}/{slug}", {"max_categories": 3}, "big-news/chips/the-lamp--i"),
        ("{categories}/{slug}", {"categories": ()}, "the-lamp--i"),
        ("a/{categories}/{slug}", {"categories": ("🎉",)}, "a/the-lamp--i"),
        ("{slug}", {"slug": "Chosen"}, "Chosen"),
        ("{slug}", {"title": "", "heading": "In the text"}, "in-the-text"),
        ("{slug}", {"title": "", "heading": ""}, "lamp-1"),
        ("{slug}", {"title": "🎉 – !"}, "lamp-1"),
        ("{slug}", {"title": "A {date} {0}"}, "a-date-0"),
        ("{slug}", {"title": "../../up"}, "up"),
        ("{{x}}-{id}", {}, "{x}-lamp-1"),
    ],
)
def test_formats(pattern: str, changes: dict[str, Any], made: str) -> None:
    assert flaw(pattern) is None
    assert path(pattern, **changes) == made


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_title_makes_a_path(title: str) -> None:
    made = path("{date}/{slug}", title=title)
    assert made.removeprefix("2026/06/28/")
    assert is_site_path(made)


@pytest.mark.parametrize(
    ("pattern", "wrong"),
    [
        ("{date}/{titel}", "There is no placeholder {titel}. Known are {date}, {slug}, "),
        ("{slug!r}", "There is no placeholder {slug!r}."),
        ("{slug:>9}", "There is no placeholder {slug:>9}."),
        ("{slug.__class__}", "There is no placeholder {slug.__class__}."),
        ("{}", "There is no placeholder {}."),
        ("{slug", "A brace is missing in '{slug'."),
        ("slug}", "A brace is missing in 'slug}'."),
        ("blog", "It needs at least one of {date}, {slug}, {file}, {id}"),
        ("{categories}", "It needs at least one of {date}, {slug}, {file}, {id}"),
        ("", "It needs at least one of"),
        ("../{slug}", "'../{slug}' is not a path."),
        ("?p={id}", "'?p={id}' is not a path."),
        ("https://example.org/{id}", "is not a path."),
        ("a\\{id}", "is not a path."),
    ],
)
def test_flaws_of_formats(pattern: str, wrong: str) -> None:
    assert wrong in str(flaw(pattern))


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("a", True),
        ("2025/old name/größe.html", True),
        ("100%", True),
        ("語" * 83, True),
        ("語" * 84, False),
        ("a/" * 499 + "a", True),
        ("a/" * 500 + "a", False),
        ("", False),
        ("/a", False),
        ("a/", False),
        ("a//b", False),
        ("a/../b", False),
        ("./a", False),
        ("a./b", False),
        ("a /b", False),
        ("a\tb", False),
        ("a\x00b", False),
        ("a\x85b", False),
        ("a\ud800b", False),
        *((f"a{character}b", False) for character in '<>:"|?*\\#'),
    ],
    ids=ascii,
)
def test_paths(text: str, *, is_one: bool) -> None:
    assert is_site_path(text) is is_one


@pytest.mark.parametrize(
    ("address", "directory_urls", "file"),
    [
        ("a/b", True, "a/b/index.html"),
        ("a/b", False, "a/b.html"),
        ("a/b.html", True, "a/b.html"),
        ("a/b.htm", True, "a/b.htm"),
        ("a/B.HTML", False, "a/B.HTML"),
        ("a/b.php", True, "a/b.php/index.html"),
        ("v1.2", True, "v1.2/index.html"),
    ],
)
def test_files_of_pages(address: str, file: str, *, directory_urls: bool) -> None:
    assert page_file(address, directory_urls=directory_urls) == file


@pytest.mark.parametrize(
    ("held", "claimed", "free"),
    [
        ("a/index.html", "b/index.html", True),
        ("a/index.html", "a/b/index.html", True),
        ("a/b/index.html", "a/index.html", True),
        ("a.html", "a/index.html", True),
        ("a/index.html", "a/index.html", False),
        ("a/index.html", "A/index.html", False),
        ("straße/index.html", "STRASSE/index.html", False),
        ("caf\xe9/index.html", "cafe\u0301/index.html", False),
        ("atom.xml", "atom.xml/index.html", False),
        ("a/atom.xml", "A/atom.xml/b/c.html", False),
        ("a.html/b/index.html", "a.html", False),
    ],
    ids=ascii,
)
def test_what_is_in_the_way(held: str, claimed: str, *, free: bool) -> None:
    ground, first = Ground(), Holder("first.md")
    assert ground.claim(held, first) is None
    assert ground.claim(claimed, Holder("second.md")) == (None if free else first)


STEPS = st.lists(st.sampled_from(["a", "A", "b", "c.html"]), min_size=1, max_size=3).map("/".join)


@given(st.lists(STEPS))
def test_everything_on_the_ground_can_be_written(paths: list[str]) -> None:
    ground = Ground()
    kept = [one.lower() for one in paths if ground.claim(one, Holder(one)) is None]
    assert len(kept) == len(set(kept))
    for one in kept:
        assert not any(other.startswith(f"{one}/") for other in kept)
