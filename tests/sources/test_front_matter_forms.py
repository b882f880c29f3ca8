"""Every form in which front matter may be written, and what comes of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_gazette.model.author import Author, Contribution, Role
from mkdocs_gazette.model.comment import Openness
from mkdocs_gazette.model.post import Membership, Post
from mkdocs_gazette.sources.front_matter import FrontMatter
from mkdocs_gazette.sources.posts import read_post
from tests.sources.reading import post_with, read

SOL = Author("sol", "Sol")
AUTHORS = {"sol": SOL, "7": Author("7", "Seven")}
HOUSE = (Author(None, "The house"),)


def parsed(raw: str | bytes, path: str = "posts/a-post.md") -> Post:
    reading = read_post(path, raw.encode() if isinstance(raw, str) else raw, AUTHORS, HOUSE)
    assert reading.problems == ()
    assert reading.post
    return reading.post


def post_of(front_matter: str) -> Post:
    return parsed(f"---\n{front_matter}\n---\nText.\n")


def with_date(front_matter: str) -> Post:
    return post_of(f"date: 2026-06-28\n{front_matter}")


@pytest.mark.parametrize(
    ("written", "published", "updated"),
    [
        ("2026-06-28", "2026-06-28", None),
        ("'2026-06-28'", "2026-06-28", None),
        ("2026-06-28 07:30:00", "2026-06-28T07:30:00+00:00", None),
        ("2026-06-28T07:30:00Z", "2026-06-28T07:30:00+00:00", None),
        ("2026-06-28T07:30:00+02:00", "2026-06-28T07:30:00+02:00", None),
        ("'2026-06-28T07:30:00+02:00'", "2026-06-28T07:30:00+02:00", None),
        ("{created: 2026-06-28}", "2026-06-28", None),
        ("{created: 2026-06-28, updated: }", "2026-06-28", None),
        ("{created: 2026-06-28, updated: 2026-07-01}", "2026-06-28", "2026-07-01"),
    ],
)
def test_dates(written: str, published: str, updated: str | None) -> None:
    post = post_of(f"date: {written}")
    assert post.published.machine == published
    assert (post.updated and post.updated.machine) == updated


@pytest.mark.parametrize(
    ("written", "authors"),
    [
        ("", HOUSE),
        ("authors:", HOUSE),
        ("authors: []", HOUSE),
        ("authors: sol", (SOL,)),
        ("authors: [sol]", (SOL,)),
        ("authors: [7]", (AUTHORS["7"],)),
        ("authors: {name: Gus}", (Author(None, "Gus"),)),
        (
            "authors:\n- sol\n- {name: Gus, description: D, avatar: a.png, url: /gus/}",
            (SOL, Author(None, "Gus", "D", "a.png", "/gus/")),
        ),
    ],
)
def test_authors(written: str, authors: tuple[Author, ...]) -> None:
    assert with_date(written).authors == authors


@pytest.mark.parametrize(
    ("written", "memberships"),
    [
        ("", ()),
        ("series: daily", (Membership("daily"),)),
        ("series: [daily, war]", (Membership("daily"), Membership("war"))),
        ("series: {id: war, part: 2, title: T}", (Membership("war", 2, "T"),)),
        ("series: [daily, {id: war, part: 2}]", (Membership("daily"), Membership("war", 2))),
        ("series: [daily, daily]", (Membership("daily"),)),
    ],
)
def test_series(written: str, memberships: tuple[Membership, ...]) -> None:
    assert with_date(written).memberships == memberships


@pytest.mark.parametrize(
    ("written", "field", "value"),
    [
        ("", "id", "a-post"),
        ("id: stable", "id", "stable"),
        ("id: größe-1", "id", "größe-1"),
        ("", "title", ""),
        ("title: 2026", "title", "2026"),
        ("title: 2026-06-28", "title", "2026-06-28"),
        ("title: ' padded '", "title", "padded"),
        ('title: "bell\\a"', "title", "bell"),
        ("description: D", "description", "D"),
        ("draft: true", "draft", True),
        ("draft: no", "draft", False),
        ("comments: false", "comments", Openness.NONE),
        ("comments: closed", "comments", Openness.CLOSED),
        ("comments: true", "comments", Openness.OPEN),
        ("", "comments", Openness.OPEN),
        ("readtime: 12", "minutes", 12),
        ("", "minutes", 1),
        ("anything: {goes: here}", "title", ""),
        ("categories: Chips", "categories", ("Chips",)),
        ("categories: [Chips, Law, Chips]", "categories", ("Chips", "Law")),
        ("tags: [2026, gpu]", "tags", ("2026", "gpu")),
        ("tags:", "tags", ()),
        ("image: assets/a.png", "image", "assets/a.png"),
        ("aliases: [/old/, 2025/older.html]", "aliases", ("old", "2025/older.html")),
        ("aliases: [old%20name/, old name]", "aliases", ("old name",)),
        ("aliases: 2019/%D0%BC%D0%B8%D1%80/", "aliases", ("2019/мир",)),
        ("aliases: 100%", "aliases", ("100%",)),
        ("slug: größe-1", "slug", "größe-1"),
        ("slug: हिन्दी", "slug", "हिन्दी"),
        ("license: CC-BY-4.0", "license", "CC-BY-4.0"),
        ("pin: true", "pinned", True),
        (
            "contributors: [{author: sol, role: editor}, {author: {name: Gus}, role: translator}]",
            "contributors",
            (Contribution(SOL, Role.EDITOR), Contribution(Author(None, "Gus"), Role.TRANSLATOR)),
        ),
    ],
)
def test_other_fields(written: str, field: str, value: object) -> None:
    assert getattr(with_date(written), field) == value


@pytest.mark.parametrize(
    "raw",
    [
        "---\ndate: 2026-06-28\ntitle: T\n---\nText",
        "---\ndate: 2026-06-28\ntitle: T\n...\nText",
        "---\r\ndate: 2026-06-28\r\ntitle: T\r\n---\r\nText",
        b"\xef\xbb\xbf---\ndate: 2026-06-28\ntitle: T\n---\nText",
        "date: 2026-06-28\ntitle: T\n\nText",
        "Date: 2026-06-28\nTitle: T\n\nText",
    ],
    ids=["dashes", "dots", "CRLF", "byte order mark", "no delimiters", "capitalised keys"],
)
def test_delimiters(raw: str | bytes) -> None:
    post = parsed(raw)
    assert (post.title, post.published.machine) == ("T", "2026-06-28")


def test_a_draft_need_not_be_right_yet(tmp_path: Path) -> None:
    contents = read(tmp_path, post_with("draft: true\ndate: some day\nauthors: [nobody]"))
    assert contents.problems == ()
    assert contents.drafts == {"posts/a.md"}
    assert contents.publication.posts == {}


ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.dates(min_value=date(1000, 1, 1))
    | st.text(max_size=20),
    lambda values: (
        st.lists(values, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "name", "part", "url", "created"]), values)
    ),
    max_leaves=6,
)
FIELDS = sorted(FrontMatter.model_fields)


@given(st.dictionaries(st.sampled_from(FIELDS), ANYTHING))
def test_whatever_stands_there_gives_a_post_or_problems(front_matter: dict[str, Any]) -> None:
    text = f"---\n{yaml.safe_dump(front_matter, allow_unicode=True)}---\nText.\n"
    reading = read_post("posts/a.md", text.encode(), AUTHORS)
    assert (reading.post is None) == bool(reading.problems)
    assert all(str(problem) for problem in reading.problems)
