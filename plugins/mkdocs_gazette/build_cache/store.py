"""The file in which results are kept from build to build.

It is an SQLite database: whole after a crash, and safe under several builds at once. What it
holds is not trusted, since it may have been restored from anywhere: values are plain bytes with
a checksum, and whoever asks for them checks their shape.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path

from mkdocs.plugins import get_plugin_logger

log = get_plugin_logger("gazette")

FILE = "build-1.sqlite3"
"""The number is that of the format: builds by other versions have files of their own."""

_SCHEMA = "CREATE TABLE results (key BLOB PRIMARY KEY, used INTEGER, checksum BLOB, value BLOB)"
_PRAGMAS = (
    "page_size = 16384",  # values are long
    "trusted_schema = OFF",
    "journal_mode = WAL",
    # After a power cut the last results may be missing; the file is whole.
    "synchronous = NORMAL",
)
_BATCH_BYTES = 4_000_000
"""How much is written at a time: little enough to hold, enough to be worth a transaction."""
_BUILDS_A_MARK = 10
"""Every how many builds it is noted that a result is still used."""
_WAIT_S = 2.0
"""How long to wait for another build that writes; after that, what was to be kept is not."""


class Store:
    """Results by their keys, in a file below `directory`; about `limit_bytes` of them at most.

    Whatever goes wrong, `get` finds nothing and `put` keeps nothing. What the author can act on
    is told to `complain`, once. For one thread, from its making until `close`.
    """

    def __init__(
        self, directory: Path, limit_bytes: int, complain: Callable[[str], object]
    ) -> None:
        self._directory = directory
        self._limit_bytes = limit_bytes
        self._complain = complain
        self._waiting: dict[bytes, bytes] = {}
        self._waiting_bytes = 0
        self._found: dict[bytes, bool] = {}
        """Whether it is marked as used by one of the last builds."""
        self._connection: sqlite3.Connection | None = None
        self._build = 0
        try:
            self._prepare()
            self._connection = self._opened()
            with self._transaction() as connection:
                # How many builds there have been tells which results have long been unused.
                query = "SELECT coalesce(max(used), 0) + 1 FROM results"
                (self._build,) = connection.execute(query).fetchone()
        except (OSError, sqlite3.Error) as error:
            self._writing_failed(error)

    def get(self, key: bytes) -> bytes | None:
        """Return what is kept under `key`, None if nothing is."""
        if key in self._waiting:
            return self._waiting[key]
        if self._connection is None:
            return None
        try:
            query = "SELECT used, checksum, value FROM results WHERE key = ?"
            row = self._connection.execute(query, (key,)).fetchone()
        except sqlite3.Error as error:
            self._reading_failed(error)
            return None
        if row is None:
            return None
        used, checksum, value = row
        if not isinstance(value, bytes) or checksum != _checksum(key, value):
            return None
        self._found[key] = isinstance(used, int) and 0 <= self._build - used < _BUILDS_A_MARK
        return value

    def put(self, key: bytes, value: bytes) -> None:
        """Keep `value` under `key`."""
        if self._connection is None:
            return
        self._waiting[key] = value
        self._waiting_bytes += len(value)
        if self._waiting_bytes > _BATCH_BYTES:
            self._write()

    def close(self) -> None:
        """Write what is still to be written, and drop what has not been used for longest."""
        self._write()
        if self._connection is not None:
            try:
                self._tidy()
            except sqlite3.Error as error:
                self._writing_failed(error)
        self._disconnect()

    def _tidy(self) -> None:
        """Note what was used, and drop what has not been for longest if there is too much."""
        assert self._connection  # noqa: S101
        excess = _size_bytes(self._connection) - self._limit_bytes
        # A mark on everything, each time, would take longer than finding it.
        used = [key for key, marked in self._found.items() if excess > 0 or not marked]
        if not used and excess <= 0:
            return
        with self._transaction() as connection:
            query = "UPDATE results SET used = ? WHERE key = ?"
            connection.executemany(query, ((self._build, key) for key in used))
            _evict(connection, excess)

    def _prepare(self) -> None:
        self._directory.mkdir(parents=True, exist_ok=True)
        ignored = self._directory / ".gitignore"
        if not ignored.exists():
            ignored.write_text("# What builds keep for the next. Delete it as you like.\n*\n")
        for other in self._directory.glob("build-*.sqlite3*"):
            if not other.name.startswith(FILE):
                other.unlink()

    def _opened(self) -> sqlite3.Connection:
        try:
            return _connect(self._directory / FILE)
        except sqlite3.Error as error:
            if _is(error, _BUSY) or _is(error, _UNWRITABLE):
                raise
            self._reading_failed(error)
            return _connect(self._directory / FILE)

    def _write(self) -> None:
        rows = [
            (key, self._build, _checksum(key, value), value) for key, value in self._waiting.items()
        ]
        self._waiting.clear()
        self._waiting_bytes = 0
        if not rows or self._connection is None:
            return
        try:
            with self._transaction() as connection:
                connection.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?)", rows)
        except sqlite3.Error as error:
            self._writing_failed(error)

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        assert self._connection  # noqa: S101 - whoever writes has looked
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield self._connection
            self._connection.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK")
            raise

    def _reading_failed(self, error: sqlite3.Error) -> None:
        """Begin anew with the next build: this is no database, or not one that we have written."""
        log.debug("The cache is damaged and will be made again: %s", error)
        self._disconnect()
        for suffix in ("", "-wal", "-shm"):
            with suppress(OSError):
                (self._directory / f"{FILE}{suffix}").unlink()

    def _writing_failed(self, error: OSError | sqlite3.Error) -> None:
        if isinstance(error, OSError) or _is(error, _UNWRITABLE):
            self._complain(f"Nothing is kept for the next build in {self._directory}: {error}")
            self._disconnect()
        elif _is(error, _BUSY):
            log.debug("Another build is writing to the cache, so this one does not.")
        else:
            self._reading_failed(error)

    def _disconnect(self) -> None:
        self._waiting.clear()
        self._found.clear()
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None


_BUSY = ("SQLITE_BUSY", "SQLITE_LOCKED")
_UNWRITABLE = (
    *("SQLITE_CANTOPEN", "SQLITE_FULL", "SQLITE_IOERR", "SQLITE_NOLFS", "SQLITE_NOMEM"),
    *("SQLITE_PERM", "SQLITE_PROTOCOL", "SQLITE_READONLY"),
)
"""What is no fault of the file's content. See https://www.sqlite.org/rescode.html."""


def _is(error: Exception, names: tuple[str, ...]) -> bool:
    # Python's own errors, as of text that is none, have no name.
    return getattr(error, "sqlite_errorname", "").startswith(names)


def _connect(path: Path) -> sqlite3.Connection:
    """Return a connection to the database at `path`, which is made if there is none.

    Raises sqlite3.Error if there is something else, or it cannot be had.
    """
    connection = sqlite3.connect(path, timeout=_WAIT_S, isolation_level=None)
    try:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        _make_table(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _make_table(connection: sqlite3.Connection) -> None:
    query = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL"
    found = connection.execute(query).fetchall()
    if not found:
        connection.execute(_SCHEMA.replace("TABLE", "TABLE IF NOT EXISTS", 1))
    elif found != [(_SCHEMA,)]:
        raise sqlite3.DatabaseError("it has other tables")


def _size_bytes(connection: sqlite3.Connection) -> int:
    """Return how much of the file is in use."""
    size, count, free = (
        connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("page_size", "page_count", "freelist_count")
    )
    return int(size * (count - free))


def _evict(connection: sqlite3.Connection, excess_bytes: int) -> None:
    doomed = []
    for row, length in connection.execute("SELECT rowid, length(value) FROM results ORDER BY used"):
        if excess_bytes <= 0:
            break
        doomed.append((row,))
        excess_bytes -= length
    connection.executemany("DELETE FROM results WHERE rowid = ?", doomed)


def _checksum(key: bytes, value: bytes) -> bytes:
    return blake2b(value, key=key[:64], digest_size=16).digest()
