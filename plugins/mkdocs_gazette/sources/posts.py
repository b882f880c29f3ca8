"""Posts: from their files to the model."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import PurePosixPath

import pyromark

from mkdocs_gazette.errors import KeyPath, Problem, hint, quote
from mkdocs_gazette.model.author import Author, Contribution
from mkdocs_gazette.model.post import Membership, Post
from mkdocs_gazette.model.reading_time import reading_minutes
from mkdocs_gazette.model.schedule import Calendar
from mkdocs_gazette.sources.declarations import AUTHORS_FILE
from mkdocs_gazette.sources.front_matter import Byliner, FrontMatter, split
from mkdocs_gazette.sources.located_yaml import InvalidYamlError, line_of
from mkdocs_gazette.sources.text import UnreadableTextError, decode

_UTC = Calendar()
_REVISION_LENGTH = 12
"""Hexadecimal digits: enough to tell the revisions of one post apart."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a post's file: the post, or None and every problem found.

    `draft` and `id` are known even of a post with problems, which need not stop a build without
    it.
    """

    post: Post | None
    id: str
    problems: tuple[Problem, ...] = ()
    draft: bool = False


def read_post(  # noqa: PLR0913 - all that a post depends on
    path: str,
    raw: bytes,
    authors: Mapping[str, Author],
    house: tuple[Author, ...] = (),
    calendar: Calendar = _UTC,
    *,
    default_id: str = "",
) -> Reading:
    """Read the post at `path` (relative to the docs directory) from its bytes.

    `authors` are those declared, `house` signs posts that name nobody, `calendar` places its
    dates; a post that names no id has the `default_id`, else the file's name. A post without a
    title in its front matter gets an empty one: its heading is known only once it is rendered.
    """
    id_ = default_id or PurePosixPath(path).stem
    try:
        source = split(decode(raw))
    except (UnreadableTextError, InvalidYamlError) as error:
        return Reading(None, id_, (error.problem(path),))
    data = source.data if isinstance(source.data, dict) else {}
    draft = data.get("draft") is True
    id_ = str(data.get("id") or id_)
    front, problems = FrontMatter.read(source.data, path)
    if front is None:
        return Reading(None, id_, tuple(problems), draft)
    byline = [
        _byliner(path, ("authors", index), who, authors) for index, who in enumerate(front.authors)
    ]
    credited = [
        (_byliner(path, ("contributors", index, "author"), entry.author, authors), entry.role)
        for index, entry in enumerate(front.contributors)
    ]
    unknown = tuple(
        who for who in (*byline, *(who for who, _ in credited)) if isinstance(who, Problem)
    )
    if unknown:
        return Reading(None, id_, unknown, draft)
    claims = {claim.id: claim for claim in front.series}
    published = calendar.moment(front.date.created)
    post = Post(
        id=id_,
        path=path,
        title=front.title or "",
        heading="" if front.title else _heading(source.markdown),
        published=published,
        updated=calendar.moment(front.date.updated) if front.date.updated else None,
        authors=tuple(who for who in byline if isinstance(who, Author)) or house,
        contributors=tuple(
            Contribution(who, role) for who, role in credited if isinstance(who, Author)
        ),
        memberships=tuple(
            Membership(claim.id, claim.part, claim.title) for claim in claims.values()
        ),
        categories=_distinct(front.categories),
        tags=_distinct(front.tags),
        description=front.description,
        image=front.image,
        aliases=_distinct(front.aliases),
        slug=front.slug,
        license=front.license,
        pinned=front.pin,
        draft=front.draft,
        scheduled=calendar.awaits(published),
        comments=front.comments,
        revision=_revision(source.markdown),
        minutes=front.readtime or reading_minutes(source.markdown),
    )
    return Reading(post, id_, draft=front.draft)


def _revision(markdown: str) -> str:
    """Return what changes with the text of a post, and with nothing else."""
    return sha256(markdown.strip().encode()).hexdigest()[:_REVISION_LENGTH]


def _heading(markdown: str) -> str:
    """Return the text of the heading that `markdown` begins with, "" if it begins otherwise.

    That is what MkDocs makes the title of a page that has no other.
    """
    head = "\n".join(markdown.lstrip("\n").split("\n", 2)[:2])
    events = pyromark.events(head, options=pyromark.Options.ENABLE_HEADING_ATTRIBUTES)
    text = []
    for index, event in enumerate(events):
        match event:
            case {"Start": {"Heading": {"level": "H1"}}}:
                continue
            case {"Text": str(words)} | {"Code": str(words)} if index:
                text.append(words)
            case {"End": {"Heading": _}}:
                return " ".join("".join(text).split())
            case _ if not index:
                break
    return ""


def is_hidden(raw: bytes, calendar: Calendar) -> bool:
    """Tell whether the post with these bytes is a draft, or waits for its time."""
    try:
        data = split(decode(raw)).data
    except (UnreadableTextError, InvalidYamlError):
        return False
    front, _ = FrontMatter.read(data, "")
    return front is not None and (
        front.draft or calendar.awaits(calendar.moment(front.date.created))
    )


@dataclass(frozen=True, slots=True)
class Identity:
    """What a post has in common with its translations: its id, and the revision of its text."""

    id: str
    revision: str


def identity(raw: bytes, default_id: str) -> Identity | None:
    """Return what tells the post with these bytes from others, None if they cannot be read."""
    try:
        source = split(decode(raw))
    except (UnreadableTextError, InvalidYamlError):
        return None
    data = source.data if isinstance(source.data, dict) else {}
    return Identity(str(data.get("id") or default_id), _revision(source.markdown))


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, values)))


def _byliner(
    path: str, key: KeyPath, who: Byliner, authors: Mapping[str, Author]
) -> Author | Problem:
    if who.id is None:
        return Author(None, who.name or "", who.description, who.avatar, who.url)
    if who.id in authors:
        return authors[who.id]
    return Problem(
        path,
        f"the author {quote(who.id)} is not in {AUTHORS_FILE}.",
        f"{hint(who.id, authors)} the id there, or write a guest as `name: …`.",
        key=key,
    )


def located(problems: Iterable[Problem], raw_of: Callable[[str], bytes]) -> list[Problem]:
    """Return `problems` with their lines looked up in the posts' files, read by `raw_of`."""
    return [
        replace(problem, line=_line(problem, raw_of(problem.file)))
        if problem.line is None
        else problem
        for problem in problems
    ]


def _line(problem: Problem, raw: bytes) -> int | None:
    try:
        source = split(decode(raw))
    except UnreadableTextError:
        return None
    return source.yaml_line + line_of(source.yaml, problem.key)
