"""`.authors.yml` and `.series.yml`: who writes, and which series there are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import Field

from mkdocs_gazette.errors import Problem
from mkdocs_gazette.model.author import Author
from mkdocs_gazette.model.series import Series, Status
from mkdocs_gazette.sources.fields import Identifier, Image, Link, Text
from mkdocs_gazette.sources.located_yaml import InvalidYamlError, line_of, load
from mkdocs_gazette.sources.text import UnreadableTextError, decode
from mkdocs_gazette.sources.validation import Written

_Model = TypeVar("_Model", bound=Written)

AUTHORS_FILE = ".authors.yml"
SERIES_FILE = ".series.yml"


class AuthorEntry(Written):
    """An author, in the format of Material's blog plugin."""

    name: Text
    description: Text = ""
    avatar: Image | None = None
    url: Link | None = None


class AuthorsFile(Written):
    """The whole of `.authors.yml`."""

    authors: dict[Text, AuthorEntry] = Field(
        default={}, description="a mapping of author ids to a `name` and more"
    )


class SeriesEntry(Written):
    """A series; without a title its id is shown."""

    title: Text | None = None
    description: Text = ""
    status: Annotated[Status, Field(description="running, paused or complete")] = Status.RUNNING


class SeriesFile(Written):
    """The whole of `.series.yml`."""

    series: dict[Identifier, SeriesEntry] = Field(
        default={}, description="a mapping of series ids to a `title` and more"
    )


def read_authors(docs_dir: Path) -> tuple[dict[str, Author], list[Problem]]:
    """Read `.authors.yml`, if there is one: authors by id, and what is wrong with the file."""
    declared, problems = _read(docs_dir, AUTHORS_FILE, AuthorsFile)
    authors = {
        id_: Author(id_, entry.name, entry.description, entry.avatar, entry.url)
        for id_, entry in (declared.authors if declared else {}).items()
    }
    return authors, problems


def read_series(docs_dir: Path) -> tuple[dict[str, Series], list[Problem]]:
    """Read `.series.yml`, if there is one: series by id, and what is wrong with the file."""
    declared, problems = _read(docs_dir, SERIES_FILE, SeriesFile)
    series = {
        id_: Series(id_, entry.title or id_, entry.description, entry.status)
        for id_, entry in (declared.series if declared else {}).items()
    }
    return series, problems


def _read(docs_dir: Path, name: str, model: type[_Model]) -> tuple[_Model | None, list[Problem]]:
    try:
        raw = (docs_dir / name).read_bytes()
    except FileNotFoundError:
        return None, []
    try:
        text = decode(raw)
        data = load(text)
    except (UnreadableTextError, InvalidYamlError) as error:
        return None, [error.problem(name)]
    read, problems = model.read({} if data is None else data, name)
    return read, [replace(problem, line=line_of(text, problem.key)) for problem in problems]
