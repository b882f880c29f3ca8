"""Authors as pages name and present them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from mkdocs_gazette.language import Language, Piece, pieces
from mkdocs_gazette.model.author import Author, Contribution, ProfileLink, Role
from mkdocs_gazette.rich_text import rich_text


@dataclass(frozen=True, slots=True)
class Person:
    """An author, named and linked.

    `url` leads to the author's page here or, for guests, to theirs elsewhere. `initials` stand
    where there is no `avatar`. `count` is that of the author's posts, where it is shown.
    """

    name: str
    url: str | None
    description: str
    avatar: str | None
    initials: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A link to an author in another place; `icon` is one of Material's."""

    label: str
    url: str
    icon: str


@dataclass(frozen=True, slots=True)
class Profile:
    """The head of an author's page; `bio` is sanitised HTML."""

    person: Person
    bio: str
    links: tuple[Elsewhere, ...]


@dataclass(frozen=True, slots=True)
class Credit:
    """What some did for a post besides writing it: "Edited by Mira".

    `sentence` is in pieces, of which "people" is a slot; `people_list` is in pieces whose slots
    are indexes into `people`.
    """

    sentence: tuple[Piece, ...]
    people: tuple[Person, ...]
    people_list: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class People:
    """Makes persons. `pages` maps ids of authors to the URLs of their pages here."""

    pages: Mapping[str, str]
    language: Language

    def person(self, author: Author, count: int = 0) -> Person:
        """Return `author` as pages show them."""
        return Person(
            name=author.name,
            url=self.pages.get(author.id or "") or author.url,
            description=author.description,
            avatar=author.avatar,
            initials=initials(author.name),
            count=count,
        )

    def profile(self, author: Author) -> Profile:
        """Return the head of the page of `author`."""
        t = self.language.t
        home = [ProfileLink(author.url, t("Website"), "material/web")] if author.url else []
        mail = [ProfileLink(f"mailto:{author.email}", t("E-mail"))] if author.email else []
        return Profile(
            person=self.person(author),
            bio=rich_text(author.bio) if author.bio else "",
            links=tuple(map(_elsewhere, (*home, *author.links, *mail))),
        )

    def role(self, role: Role) -> str:
        """Return the name of `role`."""
        return self.language.t(_ROLES[role])

    def credited(self, contributions: Iterable[Contribution]) -> tuple[Credit, ...]:
        """Return who did what besides writing, role by role in the order of the post."""
        by_role: dict[Role, list[Author]] = {}
        for contribution in contributions:
            by_role.setdefault(contribution.role, []).append(contribution.author)
        return tuple(
            Credit(
                pieces(self.language.t(_CREDITS[role])),
                tuple(self.person(author) for author in authors),
                self.language.listed(len(authors)),
            )
            for role, authors in by_role.items()
        )


def t(message: str) -> str:
    """Mark `message` for translation where it is not translated yet."""
    return message


_ROLES = {
    Role.EDITOR: t("Editor"),
    Role.TRANSLATOR: t("Translator"),
    Role.REVIEWER: t("Reviewer"),
    Role.ILLUSTRATOR: t("Illustrator"),
    Role.PHOTOGRAPHER: t("Photographer"),
}

_CREDITS = {
    Role.EDITOR: t("Edited by {people}"),
    Role.TRANSLATOR: t("Translated by {people}"),
    Role.REVIEWER: t("Reviewed by {people}"),
    Role.ILLUSTRATOR: t("Illustrated by {people}"),
    Role.PHOTOGRAPHER: t("Photographs by {people}"),
}

_ICONS = {
    "bsky.app": "fontawesome/brands/bluesky",
    "codeberg.org": "simple/codeberg",
    "facebook.com": "fontawesome/brands/facebook",
    "github.com": "fontawesome/brands/github",
    "gitlab.com": "fontawesome/brands/gitlab",
    "instagram.com": "fontawesome/brands/instagram",
    "linkedin.com": "fontawesome/brands/linkedin",
    "mastodon.social": "fontawesome/brands/mastodon",
    "medium.com": "fontawesome/brands/medium",
    "orcid.org": "fontawesome/brands/orcid",
    "reddit.com": "fontawesome/brands/reddit",
    "threads.net": "fontawesome/brands/threads",
    "twitter.com": "fontawesome/brands/x-twitter",
    "x.com": "fontawesome/brands/x-twitter",
    "youtube.com": "fontawesome/brands/youtube",
}
"""What stands for well-known hosts, if an author names no icon."""


def _elsewhere(link: ProfileLink) -> Elsewhere:
    parts = urlsplit(link.url)
    host = (parts.hostname or "").removeprefix("www.")
    default = "material/email" if parts.scheme == "mailto" else "material/link-variant"
    return Elsewhere(
        label=link.label or host or link.url,
        url=link.url,
        icon=link.icon or _ICONS.get(host, default),
    )


def initials(name: str) -> str:
    """Return the first letters of the first and the last word of `name`."""
    words = [word for word in name.split() if word[0].isalnum()] or name.split()
    ends = (words[0], words[-1]) if len(words) > 1 else words
    return "".join(word[0] for word in ends).upper()
