"""Equal fingerprints mean equal values, whoever looks at them and when."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from mkdocs_gazette.build_cache.fingerprints import (
    Fingerprints,
    UnknownValueError,
    directory_fingerprint,
    fingerprint,
)

LEAVES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(), st.binary(),
    st.dates(), st.datetimes(), st.text(min_size=1000, max_size=1100),
)  # fmt: skip
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner), st.tuples(inner, inner), st.dictionaries(st.text(), inner)
    ),
    max_leaves=8,
)


@dataclass(frozen=True)
class Thing:
    name: str
    inner: Any = None
    made: int = field(default=0, compare=False)


@dataclass(frozen=True)
class OtherThing:
    name: str
    inner: Any = None


class Colour(Enum):
    RED = 1
    GREEN = 2


def exact(value: Any) -> Any:
    """Return what distinguishes `value` as a template would, where 1 is not True nor 1.0."""
    if isinstance(value, dict):
        return "dict", [(key, exact(one)) for key, one in value.items()]
    if isinstance(value, list | tuple):
        return type(value), [exact(one) for one in value]
    return type(value), repr(value)


@given(VALUES, VALUES)
def test_values_differ_where_their_fingerprints_do(one: Any, other: Any) -> None:
    assert (fingerprint(one) == fingerprint(other)) == (exact(one) == exact(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (["ab", "c"], ["a", "bc"]),
        (["a"], [["a"]]),
        ({"a": 1}, {"a": True}),
        ({1: "a"}, {"1": "a"}),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        ("", None),
        ("<b>", Markup("<b>")),
        ("a", Path("a")),
        ([], ()),
        ({}, OrderedDict()),
        (date(2026, 1, 1), datetime(2026, 1, 1)),  # noqa: DTZ001 - as front matter has it
        (datetime(2026, 1, 1), datetime(2026, 1, 1, tzinfo=UTC)),  # noqa: DTZ001
        (Colour.RED, Colour.GREEN),
        (Thing("a"), OtherThing("a")),
        (Thing("a"), Thing("b")),
        (Thing("a", [1]), Thing("a", [2])),
        (len, sorted),
        (int, str),
        ("x" * 2000, "x" * 1999 + "y"),
        ("\ud800", "\udfff"),
    ],
)
def test_what_looks_alike_is_told_apart(one: Any, other: Any) -> None:
    assert fingerprint(one) != fingerprint(other)
    assert fingerprint(one) == fingerprint(one)


def test_sets_have_no_order_and_comparison_decides_about_fields() -> None:
    assert fingerprint({"a", "b", "c"}) == fingerprint({"c", "b", "a"})
    assert fingerprint(Thing("a", made=1)) == fingerprint(Thing("a", made=2))


@pytest.mark.parametrize(
    "value", [object(), lambda: None, iter(()), [object()], Thing("a", object())]
)
def test_what_may_hold_anything_has_none(value: Any) -> None:
    with pytest.raises(UnknownValueError):
        fingerprint(value)


def test_shared_objects_are_looked_at_once_and_noted() -> None:
    met: list[object] = []
    shared = Fingerprints(frozenset({Thing}), note=met.append)
    thing = Thing("a", {"b"})
    first = shared.of([thing, thing])
    assert first == shared.of([thing, thing])
    assert met == [thing] * 4
    assert first != shared.of([thing, Thing("b")])


def test_views_say_what_counts() -> None:
    name = f"{Thing.__module__}.{Thing.__qualname__}"
    seen = Fingerprints(views={name: lambda thing: thing.name})
    assert seen.of(Thing("a", object())) == seen.of(Thing("a", 2))
    assert seen.of(Thing("a")) != seen.of(Thing("b"))


def test_they_are_the_same_in_every_process() -> None:
    code = (
        "from mkdocs_gazette.build_cache.fingerprints import fingerprint, environment\n"
        "print(fingerprint({'a', 'b', 'c'}, {'x': (1, None)}, len).hex(), environment().hex())"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(printed) == 1


def test_directories_are_told_apart_by_names_and_contents(tmp_path: Path) -> None:
    assert directory_fingerprint(tmp_path / "none") == directory_fingerprint(tmp_path)
    seen = {directory_fingerprint(tmp_path)}
    for name, content in (("a/b.html", "x"), ("a/b.html", "y"), ("a/c.html", "y")):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content)
        seen.add(directory_fingerprint(tmp_path))
    (tmp_path / "a/b.html").rename(tmp_path / "b.html")
    seen.add(directory_fingerprint(tmp_path))
    assert len(seen) == 5
