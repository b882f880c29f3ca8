"""Accepted comments: one YAML file each, `<directory>/<post id>/<comment id>.yml`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, model_validator
from pydantic.config import JsonDict
from pydantic_core import PydanticCustomError

from mkdocs_gazette.errors import Problem, hint, quote
from mkdocs_gazette.model.comment import Comment, strays
from mkdocs_gazette.sources.fields import is_safe_link, printable
from mkdocs_gazette.sources.located_yaml import FlatMapping, InvalidYamlError, load_flat
from mkdocs_gazette.sources.text import UnreadableTextError, decode
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


@dataclass(frozen=True, slots=True)
class Accepted:
    """What the comments' directory holds: comments by the id of their post, and all problems."""

    by_post: Mapping[str, tuple[Comment, ...]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def read_comments(directory: Path, posts: Collection[str], shown: str) -> Accepted:
    """Read every comment below `directory`, which need not exist.

    `posts` are the ids of all posts, drafts among them. Problems name files below `shown`,
    which is what the author calls the directory.
    """
    by_post: dict[str, tuple[Comment, ...]] = {}
    problems = [_no_place(f"{shown}/{file.name}") for file in sorted(directory.glob(f"*{SUFFIX}"))]
    for folder in _folders(directory):
        place = f"{shown}/{folder.name}"
        if folder.name not in posts:
            problems.append(_unknown_post(place, folder.name, posts))
            continue
        comments: list[Comment] = []
        for file in sorted(folder.iterdir()):
            if file.name.startswith("."):
                continue
            if not file.is_file():
                problems.append(_no_place(f"{place}/{file.name}"))
                continue
            read = read_comment(f"{place}/{file.name}", file.read_bytes(), folder.name, file.name)
            if isinstance(read, Comment):
                comments.append(read)
            else:
                problems += read
        problems += _out_of_place(comments, place)
        by_post[folder.name] = tuple(comments)
    return Accepted(by_post, (*problems, *_same_ids(by_post, shown)))


def _same_ids(by_post: Mapping[str, tuple[Comment, ...]], shown: str) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for post, comments in by_post.items():
        for comment in comments:
            if first.setdefault(comment.id, post) != post:
                yield Problem(
                    f"{shown}/{post}/{comment.id}{SUFFIX}",
                    f"the same comment is in {shown}/{first[comment.id]}/.",
                    "Delete one of the two files.",
                )


def _no_place(path: str) -> Problem:
    return Problem(
        path,
        "comments stand in the folder of their post, and nothing else does.",
        "Move it out of the comments, or delete it.",
    )


def _folders(directory: Path) -> Iterator[Path]:
    if directory.is_dir():
        for folder in sorted(directory.iterdir()):
            if folder.is_dir() and not folder.name.startswith("."):
                yield folder


def read_comment(path: str, raw: bytes, post: str, file_name: str) -> Comment | list[Problem]:
    """Read the comment file that the author knows as `path`.

    It must stand in the folder of `post` under `file_name`, which is its id.
    """
    try:
        flat = load_flat(decode(raw))
    except (UnreadableTextError, InvalidYamlError) as error:
        return [error.problem(path)]
    read, problems = CommentFile.read(flat.values, path)
    if read is None:
        return [_located(problem, flat) for problem in problems]
    comment = read.comment()
    misplaced = [
        _located(problem, flat)
        for problem in (
            _mismatch(path, "post", comment.post, post, f"the folder {post}/"),
            _mismatch(path, "id", f"{comment.id}{SUFFIX}", file_name, "the file"),
        )
        if problem
    ]
    return misplaced or comment


def _mismatch(path: str, key: str, found: str, expected: str, where: str) -> Problem | None:
    if found == expected:
        return None
    return Problem(
        path,
        f"`{key}` is {quote(found.removesuffix(SUFFIX))}, but {where} is of another.",
        f"Write {quote(expected.removesuffix(SUFFIX))}, or move the file.",
        key=(key,),
    )


def _located(problem: Problem, flat: FlatMapping) -> Problem:
    name = str(problem.key[0]) if problem.key else ""
    return replace(problem, line=flat.lines.get(name, 1))


def _unknown_post(place: str, id_: str, posts: Collection[str]) -> Problem:
    return Problem(
        place,
        f"there is no post with the id {quote(id_)}.",
        f"{hint(id_, posts)} the post, rename the folder, or delete it.",
    )


def _out_of_place(comments: list[Comment], place: str) -> Iterator[Problem]:
    parents = {comment.id: comment.parent for comment in comments}
    for id_, reason in strays(comments).items():
        if reason == "unknown":
            message = f"the comment that it answers, {parents[id_]}, is not there."
        else:
            message = "it answers itself, directly or by way of others."
        yield Problem(
            f"{place}/{id_}{SUFFIX}",
            message,
            "Correct or remove `parent`; without one the comment answers the post.",
        )


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
