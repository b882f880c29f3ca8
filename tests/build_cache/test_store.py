"""Whatever happens to the file, a store finds what was put there, or nothing."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_gazette.build_cache.store import FILE, Store

LIMIT_BYTES = 1_000_000

ENDLESS = (
    "CREATE VIEW results AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n)"
    " SELECT i AS key, i AS used, i AS checksum, i AS value FROM n"
)


@contextmanager
def opened(directory: Path, limit_bytes: int = LIMIT_BYTES) -> Iterator[tuple[Store, list[str]]]:
    complaints: list[str] = []
    with closing(Store(directory, limit_bytes, complaints.append)) as store:
        yield store, complaints


def key(number: int) -> bytes:
    return number.to_bytes(32, "big")


def filled(directory: Path, count: int = 20) -> None:
    with opened(directory) as (store, _):
        for number in range(count):
            store.put(key(number), bytes([number]) * 3000)


def test_what_was_put_is_found_at_once_and_later(tmp_path: Path) -> None:
    with opened(tmp_path) as (store, complaints):
        assert store.get(key(1)) is None
        store.put(key(1), b"one")
        assert store.get(key(1)) == b"one"
    with opened(tmp_path) as (store, complaints):
        assert store.get(key(1)) == b"one"
        assert store.get(key(2)) is None
        store.put(key(1), b"another")
    with opened(tmp_path) as (store, complaints):
        assert store.get(key(1)) == b"another"
    assert complaints == []


def test_it_keeps_itself_out_of_repositories(tmp_path: Path) -> None:
    filled(tmp_path / "new" / "folder")
    assert (tmp_path / "new/folder/.gitignore").read_text().splitlines()[-1] == "*"


def test_much_is_written_before_the_end(tmp_path: Path) -> None:
    with opened(tmp_path, 100_000_000) as (store, _):
        for number in range(6):
            store.put(key(number), bytes(1_000_000))
        with opened(tmp_path, 100_000_000) as (other, _):
            assert other.get(key(0)) is not None


def test_what_has_long_been_unused_goes_first(tmp_path: Path) -> None:
    limit_bytes, value = 1_000_000, bytes(100_000)
    for build in range(30):
        with opened(tmp_path, limit_bytes) as (store, _):
            store.put(key(build), value)
            assert build == 0 or store.get(key(0)), f"used by each of the {build} builds so far"
    with opened(tmp_path, limit_bytes) as (store, _):
        kept = [build for build in range(30) if store.get(key(build))]
    assert kept == [0, *range(31 - len(kept), 30)]
    assert 5 <= len(kept) <= 10
    assert (tmp_path / FILE).stat().st_size < 2 * limit_bytes


def test_files_of_other_versions_are_removed(tmp_path: Path) -> None:
    (tmp_path / "build-0.sqlite3").write_bytes(b"old")
    (tmp_path / "other").write_bytes(b"not ours")
    filled(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {FILE, ".gitignore", "other"}


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + bytes(84)])
def test_another_file_is_replaced(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    with opened(tmp_path) as (store, complaints):
        assert store.get(key(1)) is None
        store.put(key(1), b"one")
    with opened(tmp_path) as (store, complaints):
        assert store.get(key(1)) == b"one"
    assert complaints == []


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE results (key, used, checksum, value)",
        ENDLESS,
    ],
)
def test_another_database_is_replaced(tmp_path: Path, statement: str) -> None:
    with closing(sqlite3.connect(tmp_path / FILE)) as connection:
        connection.execute(statement)
    with opened(tmp_path) as (store, complaints):
        store.put(key(1), b"one")
        assert store.get(key(1)) == b"one"
    with opened(tmp_path) as (store, complaints):
        assert store.get(key(1)) == b"one"
    assert complaints == []


def test_values_of_other_kinds_are_not_found(tmp_path: Path) -> None:
    filled(tmp_path, 3)
    with closing(sqlite3.connect(tmp_path / FILE)) as connection, connection:
        connection.execute("UPDATE results SET value = 'text' WHERE key = ?", (key(0),))
        connection.execute("UPDATE results SET used = 'never' WHERE key = ?", (key(1),))
        connection.execute("UPDATE results SET checksum = NULL WHERE key = ?", (key(2),))
    with opened(tmp_path) as (store, complaints):
        assert store.get(key(0)) is None
        assert store.get(key(1)) == bytes([1]) * 3000  # when it was used is no part of it
        assert store.get(key(2)) is None
    assert complaints == []


@settings(max_examples=60)
@given(st.integers(0, 2**32), st.integers(1, 30))
def test_flipped_bits_are_never_believed(
    tmp_path_factory: pytest.TempPathFactory, seed: int, count: int
) -> None:
    directory = tmp_path_factory.mktemp("flipped")
    filled(directory)
    chance = random.Random(seed)
    content = bytearray((directory / FILE).read_bytes())
    for _ in range(count):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    (directory / FILE).write_bytes(content)
    for _ in range(2):  # the second build comes after one that may have mended it
        with opened(directory) as (store, complaints):
            for number in range(20):
                assert store.get(key(number)) in {None, bytes([number]) * 3000}
                store.put(key(number), bytes([number]) * 3000)
        assert complaints == []


@settings(max_examples=20)
@given(st.floats(0, 1))
def test_a_file_cut_short_is_never_believed(
    tmp_path_factory: pytest.TempPathFactory, part: float
) -> None:
    directory = tmp_path_factory.mktemp("cut")
    filled(directory)
    content = (directory / FILE).read_bytes()
    (directory / FILE).write_bytes(content[: int(part * len(content))])
    with opened(directory) as (store, complaints):
        for number in range(20):
            assert store.get(key(number)) in {None, bytes([number]) * 3000}
    assert complaints == []


def test_a_place_that_cannot_be_written_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file, not a folder")
    with opened(tmp_path / "taken") as (store, complaints):
        store.put(key(1), b"one")
        assert store.get(key(1)) is None
    assert len(complaints) == 1
    assert str(tmp_path / "taken") in complaints[0]


def test_a_full_disk_is_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connect = sqlite3.connect

    def small(*arguments: object, **options: object) -> sqlite3.Connection:
        connection = connect(*arguments, **options)  # type: ignore[call-overload]
        connection.execute("PRAGMA max_page_count = 8")  # what SQLite then says is "full"
        return connection  # type: ignore[no-any-return]

    monkeypatch.setattr(sqlite3, "connect", small)
    with opened(tmp_path, 100_000_000) as (store, complaints):
        for number in range(10):
            store.put(key(number), bytes(1_000_000))
    assert len(complaints) == 1
    assert "full" in complaints[0]


def test_two_at_once_keep_what_both_have_made(tmp_path: Path) -> None:
    with opened(tmp_path) as (first, _), opened(tmp_path) as (second, complaints):
        for number in range(10):
            first.put(key(number), b"first")
            second.put(key(100 + number), b"second")
        assert second.get(key(1)) is None
    assert complaints == []
    with opened(tmp_path) as (store, _):
        assert {store.get(key(number)) for number in range(10)} == {b"first"}
        assert {store.get(key(100 + number)) for number in range(10)} == {b"second"}


def test_one_that_is_writing_for_long_stops_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(tmp_path)
    monkeypatch.setattr("mkdocs_gazette.build_cache.store._WAIT_S", 0.1)
    with closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        with opened(tmp_path) as (store, complaints):
            assert store.get(key(3)) == bytes([3]) * 3000
            store.put(key(1), b"lost")
        writer.execute("ROLLBACK")
    assert complaints == []
