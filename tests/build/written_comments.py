"""Accepted comments for the sites of tests."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from mkdocs_gazette.model.comment import Comment
from mkdocs_gazette.sources.comment_file import comment_path, comment_yaml


def comment_id(number: int) -> str:
    return f"0197b5a0-0000-7000-8000-{number:012x}"


def accepted(number: int, post: str, body: str = "Text.", **fields: Any) -> dict[str, str]:
    """Return the file of a comment, written in minute `number`, by its path beside the docs.

    `parent` is the number of the comment that it answers.
    """
    parent = fields.pop("parent", None)
    comment = Comment(
        id=comment_id(number),
        post=post,
        body=body,
        parent=None if parent is None else comment_id(parent),
        **{
            "name": "Ada",
            "created": datetime(2026, 6, 28, 10, number % 60, tzinfo=UTC),
            **fields,
        },
    )
    return {f"comments/{comment_path(comment)}": comment_yaml(comment)}
