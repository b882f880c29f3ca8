"""Who writes, and in what role."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class ProfileLink:
    """Where else an author can be found. Without a `label` the host stands for it."""

    url: str
    label: str = ""
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Author:
    """A person named in a byline.

    `id` is the key in `.authors.yml`, or None for a guest, who is described in the post
    itself. `avatar` is a URL or a path relative to the docs directory; `bio` is Markdown, for
    the author's own page, whose last part of the address is `slug`.
    """

    id: str | None
    name: str
    description: str = ""
    avatar: str | None = None
    url: str | None = None
    bio: str = ""
    email: str | None = None
    links: tuple[ProfileLink, ...] = ()
    slug: str = ""


class Role(StrEnum):
    """What somebody did for a post besides writing it."""

    EDITOR = "editor"
    TRANSLATOR = "translator"
    REVIEWER = "reviewer"
    ILLUSTRATOR = "illustrator"
    PHOTOGRAPHER = "photographer"


@dataclass(frozen=True, slots=True)
class Contribution:
    """Somebody's part in a post that they did not write."""

    author: Author
    role: Role
