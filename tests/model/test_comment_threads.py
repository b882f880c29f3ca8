"""How comments answer one another, whatever their order, depth and parents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_gazette.model.comment import (
    DEPTH,
    Comment,
    Order,
    Remark,
    derived_id,
    strays,
    thread,
)

START = datetime(2026, 6, 28, 10, tzinfo=UTC)


def said(id_: str, parent: str | None = None, *, minute: int = 0, deleted: bool = False) -> Comment:
    return Comment(
        id=id_,
        post="p",
        created=START + timedelta(minutes=minute),
        parent=parent,
        body="" if deleted else "Text.",
        deleted=START if deleted else None,
    )


def drawn(remarks: Iterable[Remark]) -> str:
    """Return the thread as "a(b(c) d) e"."""
    return " ".join(
        f"{remark.comment.id}({drawn(remark.replies)})" if remark.replies else remark.comment.id
        for remark in remarks
    )


def walked(remarks: Iterable[Remark]) -> Iterator[Remark]:
    for remark in remarks:
        yield remark
        yield from walked(remark.replies)


@pytest.mark.parametrize(
    ("comments", "oldest", "newest"),
    [
        ([], "", ""),
        ([said("a")], "a", "a"),
        ([said("a", minute=1), said("b", minute=2)], "a b", "b a"),
        ([said("b"), said("a")], "a b", "b a"),
        ([said("b", "a"), said("a")], "a(b)", "a(b)"),
        (
            [said("a"), said("c", "a", minute=2), said("b", "a", minute=1), said("d", minute=3)],
            "a(b c) d",
            "d a(b c)",
        ),
        ([said("a", minute=5), said("b", "a", minute=1)], "a(b)", "a(b)"),
        ([said("a", deleted=True)], "", ""),
        ([said("a", deleted=True), said("b", "a")], "a(b)", "a(b)"),
        ([said("a", deleted=True), said("b", "a", deleted=True)], "", ""),
        (
            [said("a", deleted=True), said("b", "a", deleted=True), said("c", "b")],
            "a(b(c))",
            "a(b(c))",
        ),
        ([said("a"), said("b", "gone")], "a", "a"),
        ([said("a"), said("b", "b")], "a", "a"),
        ([said("a", "b"), said("b", "a"), said("c", "a"), said("d")], "d", "d"),
    ],
)
def test_comments_stand_below_what_they_answer(
    comments: list[Comment], oldest: str, newest: str
) -> None:
    assert drawn(thread(comments)) == oldest
    assert drawn(thread(comments, Order.NEWEST)) == newest


@pytest.mark.parametrize(
    ("comments", "wrong"),
    [
        ([said("a"), said("b", "a")], {}),
        ([said("b", "a")], {"b": "unknown"}),
        ([said("b", "a"), said("c", "b")], {"b": "unknown"}),
        ([said("a", "a")], {"a": "circle"}),
        ([said("a", "c"), said("b", "a"), said("c", "b")], {"a": "circle"}),
        ([said("d", "a"), said("a", "b"), said("b", "a")], {"a": "circle"}),
    ],
)
def test_strays_are_named_once_each(comments: list[Comment], wrong: dict[str, str]) -> None:
    assert strays(comments) == wrong


@st.composite
def heaps(draw: st.DrawFn) -> list[Comment]:
    """Any comments: some deleted, some of unknown parents, some in circles."""
    count = draw(st.integers(0, 30))
    parents = st.none() | st.integers(-1, max(count - 1, 0)).map(str)
    return [
        said(
            str(index),
            draw(parents),
            minute=draw(st.integers(0, 5)),
            deleted=draw(st.booleans()),
        )
        for index in range(count)
    ]


@given(heaps())
def test_every_comment_that_says_something_and_has_a_place_is_there_once(
    heap: list[Comment],
) -> None:
    wrong = strays(heap)
    parents = {comment.id: comment.parent for comment in heap}

    def placed(id_: str | None) -> bool:
        seen: set[str] = set()
        while id_ is not None and id_ not in wrong and id_ not in seen:
            seen.add(id_)
            id_ = parents[id_]
        return id_ is None

    found = list(walked(thread(heap)))
    ids = [remark.comment.id for remark in found]
    assert len(ids) == len(set(ids))
    assert {c.id for c in heap if not c.deleted and placed(c.id)} <= set(ids)
    assert all(placed(id_) for id_ in ids)
    for remark in found:
        assert (remark.answers.id if remark.answers else None) == remark.comment.parent
        assert remark.replies or not remark.comment.deleted


@given(heaps())
def test_every_stray_is_named_and_nothing_else(heap: list[Comment]) -> None:
    wrong = strays(heap)
    known = {comment.id for comment in heap}
    unknown = {c.id for c in heap if c.parent is not None and c.parent not in known}
    assert {id_ for id_, reason in wrong.items() if reason == "unknown"} == unknown
    # With the strays as roots, everything has its place.
    healed = [said(c.id, None if c.id in wrong else c.parent) for c in heap]
    assert not strays(healed)
    assert len(list(walked(thread(healed)))) == len(heap)


@given(heaps(), st.randoms())
def test_the_order_of_files_does_not_matter(heap: list[Comment], random: object) -> None:
    shuffled = sorted(heap, key=lambda _: random.random())  # type: ignore[attr-defined]
    assert thread(shuffled) == thread(heap)


def test_a_chain_of_10_000_replies_is_nested_only_so_deep() -> None:
    chain = [said(f"{i:05}", f"{i - 1:05}" if i else None, minute=i) for i in range(10_000)]
    found = thread(chain[::-1])
    assert not strays(chain)
    assert [remark.comment.id for remark in walked(found)] == [c.id for c in chain]
    nested, remarks = 0, found
    while remarks:
        nested, remarks = nested + 1, remarks[0].replies
    assert nested == DEPTH + 1


def test_a_circle_of_10_000_is_found() -> None:
    circle = [said(str(i), str((i + 1) % 10_000)) for i in range(10_000)]
    assert strays(circle) == {"0": "circle"}
    assert thread(circle) == ()


def test_deleted_comments_below_the_last_level_go_with_what_answers_them() -> None:
    count = DEPTH + 5
    chain = [said(f"{i:03}", f"{i - 1:03}" if i else None) for i in range(count)]
    tail = [said("x", f"{count - 1:03}", deleted=True), said("y", "x", deleted=True)]
    assert thread(chain + tail) == thread(chain)
    assert len(list(walked(thread([*chain, *tail, said("z", "y")])))) == count + 3


@given(st.datetimes(timezones=st.just(UTC)), st.lists(st.text()))
def test_a_derived_id_is_a_uuid_of_version_7_and_always_the_same(
    moment: datetime, origin: list[str]
) -> None:
    id_ = derived_id(moment, *origin)
    assert id_ == derived_id(moment, *origin)
    assert UUID(id_).version == 7
    assert UUID(id_).variant == "specified in RFC 4122"


def test_a_derived_id_tells_when() -> None:
    id_ = derived_id(START, "x")
    assert int(id_.replace("-", "")[:12], 16) == START.timestamp() * 1000
    assert id_ != derived_id(START, "y") != derived_id(START, "x", "")
