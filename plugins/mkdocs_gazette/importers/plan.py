"""What becomes of the comments in an export: new, newer, there already, or left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from mkdocs_gazette.importers.found import Found, Page
from mkdocs_gazette.model.comment import Comment, derived_id, strays
from mkdocs_gazette.sources.comment_file import NAME_LIMIT, CommentFile, timestamp

NO_POST = "of no post that is known here"
CANNOT_BE_KEPT = "empty, or longer than a comment may be"


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import does.

    `written` are the comments to write, `there` counts those that are there already, and
    `left_out` the others by the reason why. `unknown` are the pages of no post.
    """

    written: tuple[Comment, ...]
    there: int
    left_out: Counter[str]
    unknown: frozenset[Page] = field(default_factory=frozenset)


def plan(
    found: Iterable[Found],
    source: str,
    post_of: Callable[[Page], str | None],
    accepted: Iterable[Comment],
) -> Plan:
    """Decide what becomes of all that was `found` in an export of the system `source`.

    `post_of` tells which post a page has become, and `accepted` are the comments that are there.
    """
    by_key: dict[str, Found] = {}
    comments: dict[str, Comment] = {}
    left_out: Counter[str] = Counter()
    unknown: set[Page] = set()
    posts: dict[Page, str | None] = {}
    for one in found:
        by_key[one.key] = one
        if one.page not in posts:
            posts[one.page] = post_of(one.page)
        post = posts[one.page]
        reason = one.left_out or (NO_POST if post is None else "")
        comment = None if reason or post is None else _comment(one, source, post)
        if comment:
            comments[one.key] = comment
            continue
        left_out[reason or CANNOT_BE_KEPT] += 1
        if reason == NO_POST:
            unknown.add(one.page)
    whole = _unstrayed(_answering(comments, by_key, source))
    there = {comment.id: comment for comment in accepted}
    written = tuple(comment for comment in whole if _is_newer(comment, there.get(comment.id)))
    # Places of what is left out are no comments to anyone who counts.
    present = sum(not comment.deleted for comment in whole)
    new = sum(not comment.deleted for comment in written)
    return Plan(written, present - new, left_out, frozenset(unknown))


def _comment(found: Found, source: str, post: str) -> Comment | None:
    values = {
        "id": derived_id(found.created, source, found.key),
        "post": post,
        "name": " ".join(found.name.split())[:NAME_LIMIT],
        "url": found.url,
        "created": timestamp(found.created),
        "edited": timestamp(found.edited) if found.edited else None,
        "body": found.body,
    }
    read, problems = CommentFile.read(values, "")
    if read is None and any(problem.key == ("url",) for problem in problems):
        read, _ = CommentFile.read({**values, "url": None}, "")
    return read.comment() if read else None


def _answering(
    comments: Mapping[str, Comment], by_key: Mapping[str, Found], source: str
) -> Iterator[Comment]:
    """Yield `comments` with their parents, and in place of parents left out, empty ones."""
    placed: set[str] = set()
    for key, comment in comments.items():
        parent = _parent(by_key[key], by_key)
        yield replace(comment, parent=_id(parent, source) if parent else None)
        while parent and parent.key not in comments and parent.key not in placed:
            placed.add(parent.key)
            above = _parent(parent, by_key)
            yield Comment(
                id=_id(parent, source),
                post=comment.post,
                parent=_id(above, source) if above else None,
                created=parent.created,
                deleted=parent.created,
            )
            parent = above


def _parent(found: Found, by_key: Mapping[str, Found]) -> Found | None:
    parent = by_key.get(found.parent or "")
    return parent if parent and parent.page == found.page else None


def _id(found: Found, source: str) -> str:
    return derived_id(found.created, source, found.key)


def _unstrayed(comments: Iterable[Comment]) -> list[Comment]:
    """Return `comments`, of which those that answer themselves answer the post instead."""
    whole = list(comments)
    wrong = strays(whole)
    return [replace(one, parent=None) if one.id in wrong else one for one in whole]


def _is_newer(comment: Comment, there: Comment | None) -> bool:
    if there is None:
        return True
    if there.deleted or comment.deleted:
        return False
    return (comment.edited or comment.created) > (there.edited or there.created)
