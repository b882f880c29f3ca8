"""`gazette comments list` and `gazette comments remove`."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime

import click

from mkdocs_gazette.cli.options import config_file, output_format
from mkdocs_gazette.cli.publication import Holdings, read_holdings
from mkdocs_gazette.cli.reports import Format
from mkdocs_gazette.errors import quote, shorten
from mkdocs_gazette.model.comment import Comment, remove
from mkdocs_gazette.sources.comment_file import comment_path, timestamp
from mkdocs_gazette.sources.comment_folder import delete_comment, write_comment


@click.command("list")
@config_file
@click.option("--post", metavar="ID", help="Only the comments of this post.")
@output_format(Format.TEXT, Format.JSON)
def list_command(config_file: str | None, post: str | None, form: Format) -> None:
    """List the comments, the newest last.

    A line tells when and on which post it was written, its id, and how it begins.
    """
    holdings = read_holdings(config_file)
    if post is not None and post not in holdings.posts:
        raise click.UsageError(f"There is no post with the id {quote(post)}.")
    chosen = [one for one in _all(holdings) if post in {None, one.post}]
    chosen.sort(key=lambda comment: (comment.created, comment.id))
    if form is Format.JSON:
        click.echo(json.dumps([_plain(one) for one in chosen], indent=2, ensure_ascii=False))
        return
    for comment in chosen:
        click.echo(_line(comment))


def _all(holdings: Holdings) -> list[Comment]:
    accepted = holdings.accepted()
    if accepted.problems:
        click.echo("Some files cannot be read: see `gazette comments check`.", err=True)
    return [comment for comments in accepted.by_post.values() for comment in comments]


def _line(comment: Comment) -> str:
    said = "(removed)" if comment.deleted else shorten(comment.body)
    name = f"{shorten(comment.name)}: " if comment.name else ""
    when = comment.created.isoformat(sep=" ", timespec="minutes").partition("+")[0]
    return f"{when}  {comment.post}  {comment.id}  {name}{said}"


def _plain(comment: Comment) -> dict[str, str | None]:
    """Return `comment` in the shape that it has in browsers and exports."""
    return {
        "id": comment.id,
        "post": comment.post,
        "parent": comment.parent,
        "name": comment.name,
        "url": comment.url,
        "created": timestamp(comment.created),
        "edited": timestamp(comment.edited) if comment.edited else None,
        "body": comment.body,
        "revision": comment.revision,
        "deleted": timestamp(comment.deleted) if comment.deleted else None,
    }


@click.command("remove")
@config_file
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
def remove_command(config_file: str | None, ids: tuple[str, ...]) -> None:
    """Remove comments.

    A comment that has replies keeps its place, and loses its text, its name and its link; it
    goes for good with the last reply. What is removed stays in the repository's history.
    """
    holdings = read_holdings(config_file)
    comments = _all(holdings)
    unknown = sorted(set(ids) - {comment.id for comment in comments})
    if unknown:
        for id_ in unknown:
            click.echo(f"There is no comment {quote(id_)}.", err=True)
        click.echo("Nothing was removed.", err=True)
        sys.exit(1)
    gone, emptied = remove(comments, ids, datetime.now(UTC))
    for comment in emptied:
        write_comment(holdings.comments, comment)
        click.echo(f"{holdings.shown}/{comment_path(comment)} emptied, for the replies to it.")
    for comment in gone:
        delete_comment(holdings.comments, comment)
        click.echo(f"{holdings.shown}/{comment_path(comment)} deleted.")
