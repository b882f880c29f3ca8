"""Who writes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Author:
    """A person named in a byline.

    `id` is the key in `.authors.yml`, or None for a guest, who is described in the post
    itself. `avatar` is a URL or a path relative to the docs directory.
    """

    id: str | None
    name: str
    description: str = ""
    avatar: str | None = None
    url: str | None = None
