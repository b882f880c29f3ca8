"""`gazette comments list` and `remove`."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from mkdocs_gazette.model.comment import Comment, remove
from tests.cli.small_site import A, B, C, SmallSite


@pytest.fixture
def commented(site: SmallSite) -> SmallSite:
    site.write(id=A, name="Ada", url="https://ada.example/")
    site.write(
        id=B, parent=A, created="2026-06-29T10:00:00Z", body="One.\n\x1b[31mTwo." + "x" * 999
    )
    site.write(id=C, post="dawn", created="2026-06-27T10:00:00Z")
    return site


def test_comments_are_listed_the_newest_last(commented: SmallSite) -> None:
    lines = commented.gazette("comments", "list").stdout.splitlines()
    assert lines[0] == f"2026-06-27 10:00  dawn  {C}  Text."
    assert lines[1] == f"2026-06-28 10:00  dusk  {A}  Ada: Text."
    assert lines[2].startswith(f"2026-06-29 10:00  dusk  {B}  One.")
    assert len(lines) == 3
    assert lines[2].isprintable()
    assert len(lines[2]) < 200


def test_those_of_one_post(commented: SmallSite) -> None:
    assert A not in commented.gazette("comments", "list", "--post", "dawn").stdout
    unknown = commented.gazette("comments", "list", "--post", "dask")
    assert unknown.exit_code == 2
    assert "no post with the id 'dask'" in unknown.stderr


def test_for_programs(commented: SmallSite) -> None:
    done = commented.gazette("comments", "list", "--post", "dusk", "--format", "json")
    assert json.loads(done.stdout)[0] == {
        "id": A,
        "post": "dusk",
        "parent": None,
        "name": "Ada",
        "url": "https://ada.example/",
        "created": "2026-06-28T10:00:00.000Z",
        "edited": None,
        "body": "Text.",
        "revision": None,
        "deleted": None,
    }


def test_files_that_cannot_be_read_are_mentioned(commented: SmallSite) -> None:
    (commented.root / "comments/dusk/x.yml").write_text("", encoding="utf-8")
    done = commented.gazette("comments", "list")
    assert len(done.stdout.splitlines()) == 3
    assert "gazette comments check" in done.stderr


def test_a_comment_without_replies_is_deleted(commented: SmallSite) -> None:
    done = commented.gazette("comments", "remove", B, C)
    assert done.exit_code == 0
    assert list(commented.comments()) == [f"dusk/{A}.yml"]
    assert f"comments/dusk/{B}.yml deleted.\n" in done.stdout
    assert not (commented.root / "comments" / "dawn").exists()


def test_a_comment_with_replies_is_emptied_and_goes_with_the_last_one(commented: SmallSite) -> None:
    done = commented.gazette("comments", "remove", A)
    assert done.stdout == f"comments/dusk/{A}.yml emptied, for the replies to it.\n"
    left = commented.comments()[f"dusk/{A}.yml"]
    assert left.keys() == {"id", "post", "created", "deleted"}
    assert commented.gazette("comments", "check").exit_code == 0
    assert "(removed)" in commented.gazette("comments", "list").stdout
    commented.gazette("comments", "remove", B)
    assert list(commented.comments()) == [f"dawn/{C}.yml"]


def test_with_an_unknown_id_nothing_is_removed(commented: SmallSite) -> None:
    done = commented.gazette("comments", "remove", A, "../../mkdocs", "x\ny")
    assert done.exit_code == 1
    assert done.stderr.splitlines() == [
        "There is no comment '../../mkdocs'.",
        r"There is no comment 'x\ny'.",
        "Nothing was removed.",
    ]
    assert len(commented.comments()) == 3


def test_something_must_be_named(commented: SmallSite) -> None:
    assert commented.gazette("comments", "remove").exit_code == 2


NOW = datetime(2026, 7, 1, tzinfo=UTC)


def some(*pairs: str, deleted: str = "") -> list[Comment]:
    """Return a comment for each of "b>a", which is b in answer to a."""
    split = [pair.partition(">") for pair in pairs]
    return [
        Comment(
            id=id_,
            post="p",
            created=NOW,
            parent=to or None,
            deleted=NOW if id_ in deleted else None,
        )
        for id_, _, to in split
    ]


@pytest.mark.parametrize(
    ("comments", "ids", "gone", "emptied"),
    [
        (some("a"), "a", "a", ""),
        (some("a", "b>a"), "a", "", "a"),
        (some("a", "b>a"), "ab", "ab", ""),
        (some("a", "b>a", "c>b"), "ac", "c", "a"),
        (some("a", "b>a", deleted="a"), "b", "ab", ""),
        (some("a", "b>a", "c>a", deleted="a"), "b", "b", ""),
        (some("a", "b>a", "c>b", deleted="ab"), "c", "abc", ""),
        (some("a>b", "b>a"), "a", "", "a"),
        (some("a>gone"), "a", "a", ""),
    ],
)
def test_what_goes_and_what_stays(
    comments: list[Comment], ids: str, gone: str, emptied: str
) -> None:
    left, empty = remove(comments, set(ids), NOW)
    assert "".join(sorted(comment.id for comment in left)) == gone
    assert "".join(comment.id for comment in empty) == emptied


def test_a_chain_of_10_000_is_removed_at_once() -> None:
    chain = some("0", *(f"{n}>{n - 1}" for n in range(1, 10_000)))
    gone, emptied = remove(chain, {comment.id for comment in chain}, NOW)
    assert (len(gone), emptied) == (10_000, [])
