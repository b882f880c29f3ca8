"""What is found in an export, before it is known what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime


class UnreadableExportError(ValueError):
    """The file is not the export that it should be; the message says why."""


@dataclass(frozen=True, slots=True)
class Page:
    """The page that comments are about, as the other system knows it.

    `names` are its addresses, paths and identifiers there, the best one first.
    """

    names: tuple[str, ...]
    title: str = ""

    @property
    def shown(self) -> str:
        """What to call the page in a message."""
        return next((name for name in self.names if name), self.title)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A comment in an export.

    `key` and `parent` are ids in that export, `body` is Markdown. `left_out` says why the
    comment is not wanted, "" if it is.
    """

    key: str
    page: Page
    created: datetime
    body: str
    name: str = ""
    url: str | None = None
    parent: str | None = None
    edited: datetime | None = None
    left_out: str = ""


def moment(text: str | None) -> datetime:
    """Return the time that `text` tells, which is in UTC where it names no offset.

    Raises UnreadableExportError.
    """
    try:
        found = datetime.fromisoformat((text or "").strip())
        return found.replace(tzinfo=found.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise UnreadableExportError(f"{text!r} is not a time.") from error
