"""The directory of accepted comments: a folder for each post, with a file for each comment."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from mkdocs_gazette.errors import Problem, hint, quote
from mkdocs_gazette.model.comment import Comment, strays
from mkdocs_gazette.sources.comment_file import SUFFIX, CommentFile
from mkdocs_gazette.sources.located_yaml import FlatMapping, InvalidYamlError, load_flat
from mkdocs_gazette.sources.text import UnreadableTextError, decode


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
        unread: set[str] = set()
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
                unread.add(file.name.removesuffix(SUFFIX))
        problems += _out_of_place(comments, unread, folder, place)
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


def _out_of_place(
    comments: list[Comment], unread: Collection[str], folder: Path, place: str
) -> Iterator[Problem]:
    """Tell which comments answer nothing that is there; what is `unread` may be all right."""
    parents = {comment.id: comment.parent for comment in comments}
    for id_, reason in strays(comments).items():
        if parents[id_] in unread:
            continue
        if reason == "unknown":
            message = f"the comment that it answers, {parents[id_]}, is not there."
        else:
            message = "it answers itself, directly or by way of others."
        yield Problem(
            f"{place}/{id_}{SUFFIX}",
            message,
            "Correct or remove `parent`; without one the comment answers the post.",
            # Comments do not keep their lines, which only this rare case needs.
            line=load_flat(decode((folder / f"{id_}{SUFFIX}").read_bytes())).lines["parent"],
        )
