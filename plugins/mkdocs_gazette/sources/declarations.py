"""`.authors.yml` and `.series.yml`: who writes, and which series there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, ClassVar, TypeVar

from pydantic import BeforeValidator, Field

from mkdocs_gazette.errors import Problem, hint, quote
from mkdocs_gazette.model.author import Author, ProfileLink
from mkdocs_gazette.model.series import PartOrder, Series, Status, Subscription
from mkdocs_gazette.sources.fields import (
    Cadence,
    Email,
    Icon,
    Identifier,
    Image,
    Link,
    OneOrMany,
    Slug,
    Text,
    Timezone,
)
from mkdocs_gazette.sources.located_yaml import InvalidYamlError, line_of, load
from mkdocs_gazette.sources.text import UnreadableTextError, decode
from mkdocs_gazette.sources.validation import Written

_Model = TypeVar("_Model", bound=Written)

AUTHORS_FILE = ".authors.yml"
SERIES_FILE = ".series.yml"


class LinkEntry(Written):
    """One of an author's `links`."""

    shorthand: ClassVar[str] = "url"

    url: Link
    label: Text = ""
    icon: Icon = ""


def _by_label(value: Any) -> Any:
    """Take `{GitHub: https://…}` for a list of links with labels."""
    if isinstance(value, dict) and "url" not in value:
        return [{"label": str(label), "url": url} for label, url in value.items()]
    return value


class AuthorEntry(Written):
    """An author, in the format of Material's blog plugin, and more."""

    name: Text
    description: Text = ""
    avatar: Image | None = None
    url: Link | None = None
    slug: Slug | None = None
    bio: Text = ""
    email: Email | None = None
    links: Annotated[tuple[LinkEntry, ...], OneOrMany, BeforeValidator(_by_label)] = Field(
        default=(), description="a list of addresses, or of {url, label, icon}"
    )

    def author(self, id_: str) -> Author:
        """Return the author of the model."""
        return Author(
            id_,
            self.name,
            self.description,
            self.avatar,
            self.url,
            bio=self.bio,
            email=self.email,
            links=tuple(ProfileLink(link.url, link.label, link.icon) for link in self.links),
            slug=self.slug or "",
        )


class AuthorsFile(Written):
    """The whole of `.authors.yml`."""

    authors: dict[Text, AuthorEntry] = Field(
        default={}, description="a mapping of author ids to a `name` and more"
    )


class SubscriptionEntry(Written):
    """Where `subscribe` leads."""

    shorthand: ClassVar[str] = "url"

    url: Link
    label: Text = ""


class SeriesEntry(Written):
    """A series; without a title its id is shown."""

    title: Text | None = None
    description: Text = ""
    status: Annotated[Status, Field(description="running, paused or complete")] = Status.RUNNING
    order: Annotated[PartOrder, Field(description="date or part")] = PartOrder.DATE
    cadence: Cadence | None = None
    timezone: Timezone | None = None
    planned: Annotated[tuple[Text, ...], OneOrMany] = Field(
        default=(), description="a list of titles"
    )
    authors: Annotated[tuple[Text, ...], OneOrMany] = Field(
        default=(), description="a list of ids from .authors.yml"
    )
    image: Image | None = None
    subscribe: SubscriptionEntry | None = None

    def series(self, id_: str, authors: tuple[Author, ...]) -> Series:
        """Return the series of the model."""
        subscribe = self.subscribe
        return Series(
            id=id_,
            title=self.title or id_,
            description=self.description,
            status=self.status,
            order=self.order,
            cadence=self.cadence,
            timezone=self.timezone,
            planned=tuple(filter(None, self.planned)),
            authors=authors,
            image=self.image,
            subscribe=Subscription(subscribe.url, subscribe.label) if subscribe else None,
        )


class SeriesFile(Written):
    """The whole of `.series.yml`."""

    series: dict[Identifier, SeriesEntry] = Field(
        default={}, description="a mapping of series ids to a `title` and more"
    )


def read_authors(
    docs_dir: Path, name: str = AUTHORS_FILE
) -> tuple[dict[str, Author], list[Problem]]:
    """Read `.authors.yml`, if there is one: authors by id, and what is wrong with the file."""
    declared, text, problems = _read(docs_dir, name, AuthorsFile)
    authors = {
        id_: entry.author(id_) for id_, entry in (declared.authors if declared else {}).items()
    }
    first: dict[str, str] = {}
    for id_, author in authors.items():
        other = first.setdefault(author.place, id_)
        if other != id_:
            line = line_of(text, ("authors", id_, "slug"))
            problems.append(_same_place(name, author.place, (id_, other), line))
    return authors, problems


def _same_place(file: str, place: str, ids: tuple[str, str], line: int) -> Problem:
    id_, other = ids
    return Problem(
        file,
        f"the pages of {quote(other)} and {quote(id_)} would both be at authors/{place}/.",
        "Give one of them another `slug`.",
        key=("authors", id_),
        line=line,
    )


def read_series(
    docs_dir: Path, authors: Mapping[str, Author], name: str = SERIES_FILE
) -> tuple[dict[str, Series], list[Problem]]:
    """Read `.series.yml`, if there is one: series by id, and what is wrong with the file.

    `authors` are those declared, to whom series refer by id.
    """
    declared, text, problems = _read(docs_dir, name, SeriesFile)
    series: dict[str, Series] = {}
    for id_, entry in (declared.series if declared else {}).items():
        series[id_] = entry.series(
            id_, tuple(authors[who] for who in entry.authors if who in authors)
        )
        problems += [
            _unknown_author(name, who, authors, line_of(text, ("series", id_, "authors", index)))
            for index, who in enumerate(entry.authors)
            if who not in authors
        ]
    return series, problems


def series_line(docs_dir: Path, id_: str, field: str) -> int:
    """Return the line of a series' `field` in `.series.yml`, which has been read before."""
    return line_of(decode((docs_dir / SERIES_FILE).read_bytes()), ("series", id_, field))


def _unknown_author(file: str, id_: str, authors: Mapping[str, Author], line: int) -> Problem:
    return Problem(
        file,
        f"the author {quote(id_)} is not in {AUTHORS_FILE}.",
        f"{hint(id_, authors)} the id there.",
        key=("authors",),
        line=line,
    )


def _read(
    docs_dir: Path, name: str, model: type[_Model]
) -> tuple[_Model | None, str, list[Problem]]:
    """Return what the file holds, its text, and what is wrong with it."""
    try:
        raw = (docs_dir / name).read_bytes()
    except FileNotFoundError:
        return None, "", []
    try:
        text = decode(raw)
        data = load(text)
    except (UnreadableTextError, InvalidYamlError) as error:
        return None, "", [error.problem(name)]
    read, problems = model.read({} if data is None else data, name)
    located = [replace(problem, line=line_of(text, problem.key)) for problem in problems]
    return read, text, located
