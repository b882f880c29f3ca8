"""`gazette schedule`."""

from __future__ import annotations

import json
import sys

import click

from mkdocs_gazette.cli.options import config_file, output_format
from mkdocs_gazette.cli.publication import Holdings, read_holdings, shown_path
from mkdocs_gazette.cli.reports import Format, listed
from mkdocs_gazette.errors import shorten
from mkdocs_gazette.model.post import Post
from mkdocs_gazette.model.schedule import cron, waiting


@click.command("schedule")
@config_file
@click.option(
    "--next",
    "only_next",
    is_flag=True,
    help="Print nothing but when the next one appears, and end with 1 if none waits.",
)
@output_format(Format.TEXT, Format.JSON, Format.CRON)
def schedule_command(config_file: str | None, form: Format, *, only_next: bool) -> None:
    """List the posts that wait for their time, the next one first.

    A line tells when a post appears, by the site's timezone, its file and its title. It appears
    with the first build after that time: something has to start one.
    """
    holdings = read_holdings(config_file)
    posts = waiting(holdings.posts.values())
    if only_next:
        click.echo("\n".join(_when(post, holdings) for post in posts[:1]), nl=bool(posts))
    elif form is Format.JSON:
        plain = [_plain(post, holdings) for post in posts]
        click.echo(json.dumps(plain, indent=2, ensure_ascii=False))
    else:
        lines = cron(posts) if form is Format.CRON else [_line(post, holdings) for post in posts]
        click.echo("".join(f"{line}\n" for line in lines), nl=False)
    if not posts:
        click.echo("Nothing waits.", err=True)
    if holdings.problems:
        click.echo(listed(holdings.problems, Format.TEXT), err=True)
    if holdings.problems or (only_next and not posts):
        sys.exit(1)


def _when(post: Post, holdings: Holdings, separator: str = "T") -> str:
    """Return when `post` appears, as RFC 3339 has it."""
    at = post.published.placed(holdings.calendar.zone)
    return at.isoformat(separator, "seconds" if at.second or separator == "T" else "minutes")


def _line(post: Post, holdings: Holdings) -> str:
    when = _when(post, holdings, " ")
    return f"{when}  {shown_path(holdings.docs)}/{post.path}  {shorten(post.title)}".rstrip()


def _plain(post: Post, holdings: Holdings) -> dict[str, str]:
    return {
        "id": post.id,
        "title": post.title,
        "appears": _when(post, holdings),
        "file": f"{shown_path(holdings.docs)}/{post.path}",
        "url": holdings.addresses[post.id],
    }
