"""JSON Schemas of what Gazette reads and writes, made from the models that read it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field
from pydantic.json_schema import GenerateJsonSchema

from mkdocs_gazette.sources.comment_file import BODY_LIMIT, NAME_LIMIT, CommentFile, Timestamp
from mkdocs_gazette.sources.validation import Written

_Utc = Annotated[
    Timestamp,
    Field(
        description="a time in UTC, such as 2026-06-28T10:00:00.000Z",
        json_schema_extra={"pattern": "Z$"},
    ),
]


class ExportedComment(CommentFile):
    """One comment of a reader, and how far it has come on its way to the publication."""

    # The browser's script has every field, and times in UTC only.
    name: Annotated[str, Field(max_length=NAME_LIMIT, description="may be empty")]
    body: Annotated[str, Field(max_length=BODY_LIMIT, description="Markdown")]
    created: _Utc
    edited: _Utc | None = None
    deleted: _Utc | None = None
    state: Annotated[
        Literal["private", "submitted", "accepted"], Field(description="the reader's own note")
    ] = "private"


_PostId = Annotated[str, Field(min_length=1, max_length=1000, description="the id of a post")]
_SeriesId = Annotated[str, Field(min_length=1, max_length=1000, description="the id of a series")]
_Number = Annotated[int, Field(ge=0, description="the number of a part")]
_Url = Annotated[str, Field(max_length=1999, description="relative to the site's root")]


class ReadPost(Written):
    """A post that the reader has read to its end."""

    post: _PostId
    at: _Utc


class ReadSeries(Written):
    """A series whose parts the reader has marked as read, up to one."""

    series: _SeriesId
    upto: _Number
    url: _Url
    at: _Utc


class ReadingStep(Written):
    """A part of a series."""

    post: _PostId
    number: _Number
    url: _Url


class ReadingPlace(ReadingStep):
    """The part at which the reader has left off, and the one that follows."""

    series: _SeriesId
    at: _Utc
    next: ReadingStep | None = None


class ExportedReading(Written):
    """What the reader has read, as far as their browser remembers it."""

    posts: tuple[ReadPost, ...] = ()
    series: tuple[ReadSeries, ...] = ()
    places: tuple[ReadingPlace, ...] = ()


class ExportFile(Written):
    """All comments of a reader on one site, as "Export" on the page "My comments" writes them."""

    format: Literal["gazette-comments"]
    version: Literal[1]
    site: Annotated[str, Field(description="the address of the site's root")]
    exported: _Utc
    comments: tuple[ExportedComment, ...]
    reading: ExportedReading | None = None


class _Plain(GenerateJsonSchema):
    """Leaves out titles that only say the field's name again."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Return that no field has one."""
        del schema
        return False


def _schema(model: type[BaseModel], title: str) -> Mapping[str, Any]:
    made = model.model_json_schema(schema_generator=_Plain)
    return {"$schema": _Plain.schema_dialect, **made, "title": title}


SCHEMAS: Mapping[str, Callable[[], Mapping[str, Any]]] = {
    "comment": lambda: _schema(CommentFile, "A comment of a publication made with Gazette"),
    "export": lambda: _schema(ExportFile, "A reader's comments, exported"),
}
"""What makes each schema, by its name."""
