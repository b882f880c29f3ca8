"""Files of accepted comments, as a publication keeps them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from mkdocs_gazette.model.comment import Comment
from mkdocs_gazette.sources.comment_file import comment_path, comment_yaml

_FIRST = datetime(2026, 6, 28, 9, tzinfo=UTC)


def accepted(number: int, parent: int | None = None, **fields: object) -> Comment:
    """Return a comment on the post "one"; `number` counts the minutes after nine o'clock."""
    comment = Comment(
        id=accepted_id(number),
        post="one",
        created=_FIRST + timedelta(minutes=number),
        name="Grace",
        body=f"Accepted {number}",
        parent=None if parent is None else accepted_id(parent),
    )
    return replace(comment, **fields)  # type: ignore[arg-type]


def accepted_id(number: int) -> str:
    """Return the id of the accepted comment of that number."""
    return f"0197b5a0-0000-7000-9000-{number:012x}"


def files(*comments: Comment) -> dict[str, str]:
    """Return what stands beside the docs directory, paths and contents."""
    return {f"comments/{comment_path(comment)}": comment_yaml(comment) for comment in comments}
