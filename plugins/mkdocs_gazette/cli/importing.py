"""`gazette comments import`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import TypeVar

import click

from mkdocs_gazette.cli.options import config_file
from mkdocs_gazette.cli.publication import read_holdings
from mkdocs_gazette.importers.found import Found, UnreadableExportError
from mkdocs_gazette.importers.github import DISCUSSIONS
from mkdocs_gazette.importers.pages import Posts, map_lines, read_map
from mkdocs_gazette.importers.plan import Plan, plan
from mkdocs_gazette.sources.comment_folder import write_comment

T = TypeVar("T")

_READERS = {
    "disqus": ("disqus", "read"),
    "wordpress": ("wordpress", "read"),
    "isso": ("isso", "read"),
    "remark42": ("remark42", "read"),
    "giscus": ("github", "read_giscus"),
    "utterances": ("github", "read_utterances"),
}


@click.command("import")
@config_file
@click.option(
    "--from",
    "source",
    type=click.Choice(list(_READERS)),
    required=True,
    help="The system that the file is from.",
)
@click.option(
    "--map",
    "map_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A CSV file: a page as the export calls it, and the id of its post.",
)
@click.option("--dry-run", is_flag=True, help="Write nothing, and tell what would be done.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_command(
    config_file: str | None, source: str, map_file: Path | None, file: Path, *, dry_run: bool
) -> None:
    """Bring in the comments of another system from FILE.

    \b
    disqus      the XML that Export in its admin pages sends you
    wordpress   the file that Tools, Export writes
    isso        its database, comments.db
    remark42    a backup, plain or .gz
    giscus      what this prints:
                gh api graphql --paginate --slurp -f owner=OWNER -f name=REPO \\
                  -f query="$(gazette comments giscus-query)"
    utterances  what this prints:
                gh issue list -R OWNER/REPO --state all --limit 100000 \\
                  --json number,title,url,body,comments

    Pages become posts by their address, the end of it, or their title; --map tells where that
    is not enough. Replies stay replies. Spam, what was deleted, and what was never approved are
    left out. A second import adds what is new and changes what was edited since.
    """  # noqa: D301 - \b keeps click from wrapping the list
    holdings = read_holdings(config_file)
    try:
        chosen = read_map(map_file, holdings.posts) if map_file else {}
        found = list(_counting(_reader(source)(file), "read"))
    except UnreadableExportError as error:
        raise click.UsageError(f"{file}: {error}") from error
    posts = Posts(holdings.posts, holdings.addresses, chosen, holdings.name)
    accepted = holdings.accepted()
    there = [comment for comments in accepted.by_post.values() for comment in comments]
    planned = plan(found, source, posts.of, there)
    if not dry_run:
        for comment in _counting(planned.written, "written"):
            write_comment(holdings.comments, comment)
    click.echo(report(planned, dry_run=dry_run))
    if planned.unknown:
        click.echo(
            "\nThese pages are of no post. Write a post's id after the comma, and use --map:"
        )
        click.echo("\n".join(map_lines(planned.unknown)))
        sys.exit(1)


def _reader(source: str) -> Callable[[Path], Iterator[Found]]:
    module, name = _READERS[source]
    try:
        read: Callable[[Path], Iterator[Found]] = getattr(
            import_module(f"mkdocs_gazette.importers.{module}"), name
        )
    except ModuleNotFoundError as error:
        raise click.UsageError(
            f"This needs {error.name}. Install it: pip install 'mkdocs-gazette[import]'"
        ) from error
    return read


def _counting(things: Iterable[T], done: str) -> Iterator[T]:
    """Yield all `things`, and at a terminal count aloud where there are many."""
    number = 0
    for number, thing in enumerate(things, start=1):
        yield thing
        if number % 1000 == 0 and sys.stderr.isatty():
            click.echo(f"\r{number:,} {done}", nl=False, err=True)
    if number >= 1000 and sys.stderr.isatty():  # noqa: PLR2004 - the same as above
        click.echo(err=True)


def report(planned: Plan, *, dry_run: bool = False) -> str:
    """Return what the import has done, or would do, in a sentence and a line for each reason."""
    new = sum(not comment.deleted for comment in planned.written)
    out = planned.left_out.total()
    would = "would be " if dry_run else ""
    lines = [f"{new:,} {would}imported, {planned.there:,} already there, {out:,} left out."]
    lines += [f"  {count:,} {reason}" for reason, count in planned.left_out.most_common()]
    return "\n".join(lines)


@click.command("giscus-query")
def giscus_query_command() -> None:
    """Print the query with which `gh` fetches the discussions of giscus."""
    click.echo(DISCUSSIONS)
