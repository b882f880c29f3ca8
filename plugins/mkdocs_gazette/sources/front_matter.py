"""The YAML at the head of a post."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from mkdocs.utils import meta
from pydantic import BeforeValidator, Field, Strict, model_validator
from pydantic_core import PydanticCustomError

from mkdocs_gazette.model.author import Role
from mkdocs_gazette.model.comment import Openness
from mkdocs_gazette.sources.fields import (
    Alias,
    Date,
    Identifier,
    Image,
    Link,
    OneOrMany,
    Slug,
    Text,
)
from mkdocs_gazette.sources.located_yaml import InvalidYamlError, load
from mkdocs_gazette.sources.validation import Written

_OPENNESS = {"true": Openness.OPEN, "false": Openness.NONE, "closed": Openness.CLOSED}


def _openness(value: Any) -> Openness:
    # Front matter without delimiters has all values as text.
    openness = _OPENNESS.get(str(value).lower())
    if openness is None:
        raise PydanticCustomError("comments", "neither true nor false nor closed")
    return openness


YesOrNo = Annotated[bool, Field(description="true or false")]
WholeNumber = Annotated[int, Strict(), Field(ge=1, description="a whole number from 1 up")]


class Dates(Written):
    """`date`: when the post appeared and, if it differs, when it was last changed."""

    shorthand: ClassVar[str] = "created"

    created: Date
    updated: Date | None = None


class Byliner(Written):
    """One of `authors`: the id of an author in `.authors.yml`, or a guest described in place."""

    shorthand: ClassVar[str] = "id"

    id: Text | None = Field(default=None, description="the id of an author in .authors.yml")
    name: Text | None = Field(default=None, description="the guest's name")
    description: Text = ""
    avatar: Image | None = None
    url: Link | None = None

    @model_validator(mode="after")
    def _is_someone(self) -> Byliner:
        if not (self.id or self.name):
            raise PydanticCustomError("byliner", "neither id nor name")
        return self


class ContributorEntry(Written):
    """One of `contributors`: who, and what they did."""

    author: Byliner
    role: Annotated[
        Role, Field(description="editor, translator, reviewer, illustrator or photographer")
    ]


class Claim(Written):
    """One of `series`: the id of the series, with a part and a title where they are given."""

    shorthand: ClassVar[str] = "id"

    id: Identifier
    part: WholeNumber | None = None
    title: Text | None = None


class FrontMatter(Written):
    """What Gazette reads of a post's front matter. Everything else is left to others."""

    date: Dates
    id: Identifier | None = None
    title: Text | None = None
    description: Text = ""
    authors: Annotated[tuple[Byliner, ...], OneOrMany] = Field(
        default=(), description="a list of ids from .authors.yml, or of guests with a `name`"
    )
    contributors: Annotated[tuple[ContributorEntry, ...], OneOrMany] = Field(
        default=(), description="a list of {author, role}"
    )
    categories: Annotated[tuple[Text, ...], OneOrMany] = Field(
        default=(), description="a list of names"
    )
    tags: Annotated[tuple[Text, ...], OneOrMany] = Field(default=(), description="a list of names")
    image: Image | None = None
    aliases: Annotated[tuple[Alias, ...], OneOrMany] = Field(
        default=(),
        description="a path on the site such as 2025/old-name/, without '?', '#' and ':', "
        "or a list of them",
    )
    slug: Slug | None = None
    license: Text | None = None
    pin: YesOrNo = False
    series: Annotated[tuple[Claim, ...], OneOrMany] = Field(
        default=(), description="a series id, a list of them, or {id, part, title}"
    )
    draft: YesOrNo = False
    comments: Annotated[
        Openness, BeforeValidator(_openness), Field(description="true, false or closed")
    ] = Openness.OPEN
    readtime: WholeNumber | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A post's file taken apart: the YAML at its head, that YAML's values, and the prose.

    `yaml_line` is the number of lines above the YAML (its opening delimiter), so that a line
    in `yaml` can be told as a line of the file.
    """

    yaml: str
    yaml_line: int
    data: Any
    markdown: str


def split(text: str) -> Source:
    """Take `text` apart as MkDocs does, but let no broken YAML pass for prose.

    Raises InvalidYamlError with the line in the file.
    """
    match = meta.YAML_RE.match(text)
    if match is None and text.startswith("---\n"):
        raise InvalidYamlError("the front matter that begins here is never closed by '---'", 1)
    if match is None:
        # Front matter without delimiters ("MultiMarkdown style"), which MkDocs takes too.
        markdown, data = meta.get_data(text)
        return Source("", 0, data, markdown)
    try:
        data = load(match[1])
    except InvalidYamlError as error:
        raise InvalidYamlError(str(error), error.line + 1) from error
    return Source(match[1], 1, {} if data is None else data, text[match.end() :])
