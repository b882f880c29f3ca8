"""Who writes, and in what role."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mkdocs_gazette.model.slugs import slug


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
    the author's own page, the last part of whose address is `slug` if one
    was chosen.
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

    @property
    def place(self) -> str:
        """The last part of the address of the author's page."""
        return self.slug or slug(self.id or self.name)


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
