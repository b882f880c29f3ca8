"""Comments that the publication has accepted, and how they answer one another."""

from __future__ import annotations

import hashlib
import uuid
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

DEPTH = 100
"""How deep replies are nested at most. Browsers give up at 512 nested elements, and deeper
replies stand behind the one they would be nested in."""


class Order(StrEnum):
    """Which comment of a post comes first. Replies always follow in the order they were written."""

    OLDEST = "oldest"
    NEWEST = "newest"


class Openness(StrEnum):
    """Whether a post takes comments: open to new ones, closed, or without any."""

    OPEN = "open"
    CLOSED = "closed"
    NONE = "none"


@dataclass(frozen=True, kw_only=True)
class Comment:
    """One accepted comment; `docs/guide/comment-format.md` is the format's reference.

    `body` is Markdown, `url` leads to who wrote it, `revision` is that of the post when the
    comment was written. One that was `deleted` has neither name nor body left and keeps the
    place of its replies.
    """

    id: str
    post: str
    created: datetime
    name: str = ""
    body: str = ""
    parent: str | None = None
    url: str | None = None
    edited: datetime | None = None
    revision: str | None = None
    deleted: datetime | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment in its place: `answers` is the one it replies to, `depth` counts from 0."""

    comment: Comment
    answers: Comment | None
    depth: int
    replies: tuple[Remark, ...]


def derived_id(moment: datetime, *origin: str) -> str:
    """Return the id of a comment that came without one: a UUID of version 7.

    The same `moment` (when it was written) and `origin` always give the same id.
    """
    since_1970_ms = max(0, int(moment.timestamp() * 1000))
    digest = hashlib.sha256("\0".join(origin).encode(errors="surrogatepass")).digest()
    bits = int.from_bytes(since_1970_ms.to_bytes(6) + digest[:10])
    bits = bits & ~(0xF << 76) | 7 << 76  # the version
    bits = bits & ~(0x3 << 62) | 2 << 62  # the variant
    return str(uuid.UUID(int=bits))


def thread(comments: Iterable[Comment], order: Order = Order.OLDEST) -> tuple[Remark, ...]:
    """Return the comments of one post as they answer one another.

    A deleted comment without replies is left out, and so are comments whose parent is unknown
    or that answer themselves (see `strays`).
    """
    by_parent: defaultdict[str | None, list[Comment]] = defaultdict(list)
    for comment in sorted(comments, key=_written):
        by_parent[comment.parent].append(comment)

    # Without recursion: threads may be deeper than Python's stack.
    walk: list[tuple[Comment, Comment | None, int]] = [(root, None, 0) for root in by_parent[None]]
    places: dict[str, str | None] = {}  # whose replies each comment stands among
    for comment, answers, depth in walk:
        place = answers.id if answers else None
        places[comment.id] = place if depth <= DEPTH or place is None else places[place]
        walk += [(reply, comment, depth + 1) for reply in by_parent.get(comment.id, ())]

    # From the leaves up, so that a remark's replies are there before it.
    standing: defaultdict[str | None, list[Remark]] = defaultdict(list)
    answered: set[str] = set()
    for comment, answers, depth in reversed(walk):
        if comment.deleted and comment.id not in answered:
            continue
        if answers:
            answered.add(answers.id)
        replies = sorted(standing.pop(comment.id, ()), key=lambda remark: _written(remark.comment))
        standing[places[comment.id]].append(Remark(comment, answers, depth, tuple(replies)))
    roots = standing[None]
    return tuple(roots if order is Order.NEWEST else reversed(roots))


def remove(
    comments: Iterable[Comment], ids: Collection[str], now: datetime
) -> tuple[list[Comment], list[Comment]]:
    """Return which comments go if those with `ids` are removed, and which are emptied.

    What has replies that stay is emptied and keeps their place. Comments emptied earlier go
    with their last reply.
    """
    by_id = {comment.id: comment for comment in comments}
    replies = Counter(comment.parent for comment in by_id.values())
    doomed = {id_ for id_, comment in by_id.items() if id_ in ids or comment.deleted}
    leaves = [id_ for id_ in doomed if not replies[id_]]
    gone: dict[str, Comment] = {}
    for id_ in leaves:
        gone[id_] = by_id[id_]
        parent = by_id[id_].parent
        replies[parent] -= 1
        if parent in doomed and not replies[parent]:
            leaves.append(parent)
    emptied = [
        Comment(
            id=comment.id,
            post=comment.post,
            created=comment.created,
            parent=comment.parent,
            deleted=now,
        )
        for comment in by_id.values()
        if comment.id in doomed and comment.id not in gone and not comment.deleted
    ]
    return list(gone.values()), emptied


def strays(comments: Collection[Comment]) -> Mapping[str, str]:
    """Return what is wrong with comments that have no place in their post's thread.

    Maps their ids to "unknown" (the parent is not among `comments`) or "circle" (it answers
    itself, by way of others). Comments that answer a stray are in their place below it.
    """
    parents = {comment.id: comment.parent for comment in comments}
    wrong: dict[str, str] = {}
    settled: set[str] = set()
    for comment in comments:
        path: dict[str, None] = {}
        at: str | None = comment.id
        while at is not None and at not in settled and at not in path:
            path[at] = None
            parent = parents[at]
            if parent is not None and parent not in parents:
                wrong[at] = "unknown"
                parent = None
            at = parent
        if at in path:
            wrong[at] = "circle"
        settled.update(path)
    return wrong


def _written(comment: Comment) -> tuple[datetime, str]:
    return comment.created, comment.id
