"""Posts as they were read for the build before, to be taken where their files are the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256

from mkdocs_gazette.model.author import Author
from mkdocs_gazette.model.schedule import Calendar
from mkdocs_gazette.sources.posts import Reading, read_post


class Readings:
    """Reads posts, and remembers them by their paths for as long as it lives."""

    def __init__(self) -> None:
        self._read: dict[str, tuple[bytes, str, Reading]] = {}
        self._authors: Mapping[str, Author] = {}
        self._house: tuple[Author, ...] = ()
        self._calendar = Calendar()

    def begin(
        self, authors: Mapping[str, Author], house: tuple[Author, ...], calendar: Calendar
    ) -> None:
        """Begin to read for a build: what all posts depend on."""
        now, before = (
            (authors, house, calendar.zone),
            (self._authors, self._house, self._calendar.zone),
        )
        if now != before:
            self._read.clear()
        self._authors, self._house, self._calendar = authors, house, calendar

    def read(self, path: str, raw: bytes, default_id: str) -> Reading:
        """Return what came of reading a post: see `read_post`."""
        digest = sha256(raw).digest()
        known = self._read.get(path)
        if known is None or known[:2] != (digest, default_id):
            reading = read_post(
                path, raw, self._authors, self._house, self._calendar, default_id=default_id
            )
            self._read[path] = digest, default_id, reading
            return reading
        reading = known[2]
        post = reading.post
        if post and post.scheduled != (awaits := self._calendar.awaits(post.published)):
            reading = replace(reading, post=replace(post, scheduled=awaits))
        return reading
