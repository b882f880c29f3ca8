"""giscus and utterances: discussions and issues on GitHub, as its command `gh` writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs_gazette.importers.documents import documents, field, items, text
from mkdocs_gazette.importers.found import Found, Page, UnreadableExportError, moment

_ADDRESS = re.compile(r"https?://[^\s<>()\"']+")

_COMMENT = "id url createdAt lastEditedAt deletedAt isMinimized body author { login url }"
DISCUSSIONS = f"""\
query($owner: String!, $name: String!, $endCursor: String) {{
  repository(owner: $owner, name: $name) {{
    discussions(first: 20, after: $endCursor) {{
      pageInfo {{ hasNextPage endCursor }}
      nodes {{
        title url body
        comments(first: 100) {{
          totalCount
          nodes {{
            {_COMMENT}
            replies(first: 100) {{ totalCount nodes {{ {_COMMENT} }} }}
          }}
        }}
      }}
    }}
  }}
}}"""
"""What `gh api graphql` asks GitHub for; more it does not give at a time."""


def read_giscus(path: Path) -> Iterator[Found]:
    """Return every comment of the discussions in the file at `path`.

    Raises UnreadableExportError.
    """
    discussions = [
        discussion
        for document in documents(path)
        for page in (document if isinstance(document, list) else [document])
        for discussion in items(page, "data", "repository", "discussions", "nodes")
    ]
    if not discussions:
        raise UnreadableExportError("there are no discussions in this file.")
    for discussion in discussions:
        page = _page(discussion)
        comments = items(discussion, "comments", "nodes")
        yield from _missing(page, discussion, "comments")
        for comment in comments:
            yield _found(comment, page, None)
            for reply in items(comment, "replies", "nodes"):
                yield _found(reply, page, text(comment, "id"))
            yield from _missing(page, comment, "replies")


def read_utterances(path: Path) -> Iterator[Found]:
    """Return every comment of the issues in the file at `path`. Raises UnreadableExportError."""
    entries = [
        entry
        for document in documents(path)
        for entry in (document if isinstance(document, list) else [document])
    ]
    if not any(field(entry, "title") for entry in entries):
        raise UnreadableExportError("there are no issues in this file.")
    by_address = {text(entry, "url"): _page(entry) for entry in entries if field(entry, "title")}
    for entry in entries:
        if field(entry, "issue_url") is not None:  # a comment, as the API has it
            yield _found(entry, by_address.get(text(entry, "issue_url"), Page(())), None)
        else:
            page = _page(entry)
            for comment in items(entry, "comments"):
                yield _found(comment, page, None)


def _page(entry: Any) -> Page:
    """Return the page that a discussion or an issue is about.

    The title is the page's path, address or title, as the widget was set. Below it as heading
    the widget also writes the address.
    """
    title, body = text(entry, "title"), text(entry, "body")
    by_widget = body.lstrip().startswith("# ")
    return Page((title, *(_ADDRESS.findall(body) if by_widget else ())), title)


def _found(comment: Any, page: Page, parent: str | None) -> Found:
    author = field(comment, "author") or field(comment, "user")
    login = text(author, "login")
    edited = field(comment, "lastEditedAt") or field(comment, "updated_at")
    created = moment(text(comment, "createdAt") or text(comment, "created_at"))
    changed = moment(edited) if isinstance(edited, str) else None
    hidden = field(comment, "isMinimized")
    deleted = field(comment, "deletedAt")
    address = text(author, "url") if "/users/" not in text(author, "url") else ""
    return Found(
        key=text(comment, "id") or str(field(comment, "node_id") or ""),
        page=page,
        parent=parent,
        created=created,
        edited=changed if changed and changed > created else None,
        name=login,
        url=text(author, "html_url")
        or address
        or (f"https://github.com/{login}" if login else None),
        body=text(comment, "body"),
        left_out="deleted" if deleted else "hidden" if hidden else "",
    )


def _missing(page: Page, holder: Any, name: str) -> Iterator[Found]:
    """Yield a placeholder for each comment that GitHub counts but the file does not have."""
    total = field(holder, name, "totalCount")
    have = len(items(holder, name, "nodes"))
    for number in range(have, min(total, 10_000) if isinstance(total, int) else 0):
        yield Found(
            key=f"{text(holder, 'url')}#{name}-{number}",
            page=page,
            created=moment("1970-01-01"),
            body="",
            left_out="not in the file, since GitHub gives 100 at a time",
        )
