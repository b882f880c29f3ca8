"""A comment as a reader hands it over in an issue: fields below headings, its text last."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from mkdocs_gazette.errors import hint, quote
from mkdocs_gazette.forges.issue import Issue
from mkdocs_gazette.model.comment import Comment, derived_id
from mkdocs_gazette.sources.comment_file import NAME_LIMIT, CommentFile, timestamp

_HEADING = re.compile(r"^### (Post|Name|Data|Comment)[ \t]*$", re.MULTILINE)
_LAST = "Comment"
_FENCE = re.compile(r"(`{3,}|~{3,})[\w-]*\n(.*)\n\1", re.DOTALL)
_NOTHING = "_No response_"
"""What GitHub's forms write for a field that was left empty."""

_FROM_DATA = ("id", "parent", "created", "edited", "revision")


class RefusedError(ValueError):
    """The issue cannot be accepted; the message says why and what to do, in one line."""


def handed_over(issue: Issue, posts: Mapping[str, object]) -> Comment:
    """Return the comment in `issue`, signed by who opened it.

    `posts` has the ids of all posts as keys. Raises RefusedError.
    """
    fields = _fields(issue.body)
    if not {"Post", _LAST} <= fields.keys():
        raise RefusedError(
            "it is not a comment: it has no fields below '### Post' and '### Comment'. "
            "Take the label off, or bring its text into the form of the issue template."
        )
    post = fields["Post"]
    if post not in posts or not post.isprintable():
        raise RefusedError(
            f"there is no post with the id {quote(post)}. "
            f"{hint(post, posts)} the post, or correct the text below '### Post'."
        )
    if not fields[_LAST]:
        raise RefusedError("it has no text below '### Comment'. Write it, or close the issue.")
    values = {
        "created": timestamp(issue.created),
        **{name: value for name, value in _data(fields.get("Data", "")).items() if value},
        "post": post,
        "name": fields.get("Name") or issue.login[:NAME_LIMIT],
        "url": issue.profile,
        "body": fields[_LAST],
    }
    values.setdefault("id", derived_id(issue.created, "issue", issue.login, str(issue.number)))
    read, problems = CommentFile.read(values, issue.shown)
    if read is None:
        raise RefusedError(" ".join(f"{problem.message} {problem.fix}" for problem in problems))
    return _in_time(read.comment(), issue.created)


def _fields(body: str) -> dict[str, str]:
    """Return what stands below the headings; from the last one on all is the reader's text."""
    text = body.replace("\r\n", "\n").replace("\r", "\n")
    fields: dict[str, str] = {}
    name, start = "", 0
    for heading in _HEADING.finditer(text):
        if name:
            fields.setdefault(name, _answer(text[start : heading.start()]))
        name, start = heading[1], heading.end()
        if name == _LAST:
            break
    if name:
        fields.setdefault(name, _answer(text[start:]))
    return fields


def _answer(text: str) -> str:
    answer = text.strip()
    return "" if answer == _NOTHING else answer


def _data(text: str) -> dict[str, Any]:
    fenced = _FENCE.fullmatch(text)
    if fenced:
        text = fenced[2].strip()
    try:
        data = json.loads(text) if text else {}
    except (ValueError, RecursionError) as error:
        raise RefusedError(_NO_DATA.format(quote(text))) from error
    if not isinstance(data, dict):
        raise RefusedError(_NO_DATA.format(quote(text)))
    return {name: data.get(name) for name in _FROM_DATA}


_NO_DATA = (
    "the text below '### Data' is {}, not a JSON object. Correct it; if it is empty, "
    "the comment counts as a new one."
)


def _in_time(comment: Comment, latest: datetime) -> Comment:
    """Return `comment` without times after `latest`, which only a wrong clock can have told."""
    created = min(comment.created, latest)
    edited = min(comment.edited, latest) if comment.edited else None
    return replace(comment, created=created, edited=edited if edited and edited > created else None)
