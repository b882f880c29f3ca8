"""What becomes of a comment that a maintainer accepts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from mkdocs_gazette.forges.handover import RefusedError
from mkdocs_gazette.model.comment import Comment
from mkdocs_gazette.sources.comments import Accepted


class Outcome(StrEnum):
    """Whether the comment is new, a new version, or nothing new."""

    ACCEPTED = "accepted"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Acceptance:
    """The comment as it is to be kept."""

    outcome: Outcome
    comment: Comment


def accept(comment: Comment, handed_over: datetime, accepted: Accepted) -> Acceptance:
    """Find the place of `comment`, which was handed over at that time, among the `accepted`.

    A new version of a comment takes over its text and name and nothing else. Raises
    RefusedError where the comment has no place, or is somebody else's.
    """
    there = {other.id: other for others in accepted.by_post.values() for other in others}
    before = there.get(comment.id)
    if before is not None:
        return _again(before, comment, handed_over)
    if comment.parent is not None:
        parent = there.get(comment.parent)
        if parent is None or parent.post != comment.post:
            raise RefusedError(
                f"the comment that it answers, {comment.parent}, is not accepted. "
                "Accept that one first, or write \"parent\":null below '### Data'."
            )
    return Acceptance(Outcome.ACCEPTED, comment)


def _again(before: Comment, comment: Comment, handed_over: datetime) -> Acceptance:
    if before.post != comment.post:
        raise RefusedError(
            f"the comment {comment.id} is already there, below the post {before.post!r}. "
            "Correct the text below '### Post'."
        )
    # Ids are public: only who wrote a comment may write it anew.
    if before.url != comment.url:
        raise RefusedError(
            f"the comment {comment.id} is already there, by {before.url or 'someone else'}. "
            "Take the label off, or change the comment's file by hand."
        )
    if before.deleted:
        raise RefusedError(
            f"the comment {comment.id} was removed. To have it again, write another id below "
            "'### Data'."
        )
    if (before.name, before.body) == (comment.name, comment.body):
        return Acceptance(Outcome.UNCHANGED, before)
    edited = comment.edited or handed_over
    if edited <= (before.edited or before.created):
        return Acceptance(Outcome.UNCHANGED, before)
    changed = replace(
        before,
        name=comment.name,
        body=comment.body,
        revision=comment.revision,
        edited=edited,
    )
    return Acceptance(Outcome.UPDATED, changed)
