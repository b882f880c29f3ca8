"""An accepted comment's file: YAML with a fixed set of keys, `<post id>/<comment id>.yml`."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Annotated, Any

import yaml
from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, model_validator
from pydantic.config import JsonDict
from pydantic_core import PydanticCustomError

from mkdocs_gazette.model.comment import Comment
from mkdocs_gazette.sources.fields import is_safe_link, printable
from mkdocs_gazette.sources.validation import Written

NAME_LIMIT = 100
BODY_LIMIT = 10_000
"""The longest name and text in characters, as the browser's form has them."""

SUFFIX = ".yml"

_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def _id(value: str) -> str:
    if not _ID.fullmatch(value):
        raise PydanticCustomError("id", "not a UUID")
    return value


def _utc(value: Any) -> Any:
    try:
        moment = datetime.fromisoformat(value)
        if moment.tzinfo is not None:
            return moment.astimezone(UTC)
    except (TypeError, ValueError, OverflowError):  # the last one at the ends of the calendar
        pass
    raise PydanticCustomError("timestamp", "not a timestamp")


def _web(value: str) -> str:
    if not is_safe_link(value, {"http", "https"}):
        raise PydanticCustomError("link", "not a link")
    return value


CommentId = Annotated[
    str,
    AfterValidator(_id),
    Field(
        description="a UUID in lower case, such as 0197b5a0-9c40-7000-8000-000000000001",
        json_schema_extra={"pattern": f"^{_ID.pattern}$"},
    ),
]
Timestamp = Annotated[
    datetime,
    BeforeValidator(_utc),
    Field(description="a time with its offset, such as 2026-06-28T10:00:00Z"),
]
Line = Annotated[
    str,
    AfterValidator(printable),
    AfterValidator(lambda value: " ".join(value.split())),
    Field(max_length=NAME_LIMIT, description=f"a name of at most {NAME_LIMIT} characters"),
]
Body = Annotated[
    str,
    AfterValidator(printable),
    AfterValidator(str.strip),
    Field(max_length=BODY_LIMIT, description=f"text of at most {BODY_LIMIT:,} characters"),
]
WebLink = Annotated[
    str,
    AfterValidator(_web),
    Field(
        max_length=2000,
        description="a link that starts with https: or http:",
        json_schema_extra={"format": "uri", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?:"},
    ),
]


_TEXT: JsonDict = {"type": "string", "pattern": r"\S"}


class CommentFile(Written):
    """The shape of a comment in a file, in an export and in a reader's browser."""

    model_config = ConfigDict(
        json_schema_extra={
            "anyOf": [
                {"required": ["body"], "properties": {"body": _TEXT}},
                {"required": ["deleted"], "properties": {"deleted": {"type": "string"}}},
            ]
        }
    )

    id: CommentId
    post: Annotated[str, Field(min_length=1, description="the id of a post")]
    parent: CommentId | None = None
    name: Line = ""
    url: WebLink | None = None
    created: Timestamp
    edited: Timestamp | None = None
    revision: Annotated[str, Field(max_length=100, description="a revision of the post")] | None = (
        None
    )
    deleted: Timestamp | None = None
    body: Body = ""

    @model_validator(mode="after")
    def _says_something(self) -> CommentFile:
        if not self.body and not self.deleted:
            raise PydanticCustomError("body", "neither body nor deleted")
        return self

    def comment(self) -> Comment:
        """Return the comment of the model."""
        return Comment(**{name: getattr(self, name) for name in _FIELDS})


_FIELDS = tuple(CommentFile.model_fields)


class _BlockStyle(yaml.SafeDumper):
    """YAML in which text of several lines stands as it was written."""


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    style = "|" if "\n" in value else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


_BlockStyle.add_representer(str, _text)


def comment_yaml(comment: Comment) -> str:
    """Return the content of the file of `comment`; what it does not have is left out."""
    values = {name: getattr(comment, name) for name in _FIELDS}
    written = {name: _plain(value) for name, value in values.items() if value not in (None, "")}
    return yaml.dump(written, Dumper=_BlockStyle, allow_unicode=True, sort_keys=False, width=100)


def _plain(value: str | datetime) -> str:
    return value if isinstance(value, str) else timestamp(value)


def timestamp(moment: datetime) -> str:
    """Return `moment` as RFC 3339 in UTC, to the millisecond as browsers write it."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def comment_path(comment: Comment) -> str:
    """Return the path of the file of `comment` below the comments' directory."""
    return f"{comment.post}/{comment.id}{SUFFIX}"
