"""`gazette comments`: accept, check, list, remove, import, and set up."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any, NoReturn

import click

from mkdocs_gazette.cli.importing import giscus_query_command, import_command
from mkdocs_gazette.cli.options import config_file, output_format
from mkdocs_gazette.cli.publication import Holdings, read_holdings
from mkdocs_gazette.cli.reports import Format, listed
from mkdocs_gazette.cli.setup import setup_command
from mkdocs_gazette.cli.upkeep import list_command, remove_command
from mkdocs_gazette.forges.acceptance import Acceptance, Outcome, accept
from mkdocs_gazette.forges.handover import RefusedError, handed_over
from mkdocs_gazette.forges.issue import Issue, NoIssueError, read_issue
from mkdocs_gazette.sources.comment_file import comment_path
from mkdocs_gazette.sources.comment_folder import write_comment


@click.group()
def comments() -> None:
    """Accept, check and look after readers' comments."""


@comments.command("accept")
@config_file
@click.option(
    "--event",
    type=click.File(encoding="utf-8"),
    envvar="GITHUB_EVENT_PATH",
    required=True,
    show_envvar=True,
    help="The event or issue in JSON, as the forge tells it; - for standard input.",
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    envvar="GITHUB_OUTPUT",
    show_envvar=True,
    help="Add what was done to this file, in lines NAME=VALUE.",
)
@click.option(
    "--label", metavar="NAME", help="Do nothing unless the event has just put this label on."
)
def accept_command(
    config_file: str | None, event: IO[str], output: Path | None, label: str | None
) -> None:
    """Write the comment that an issue holds into the publication.

    Reads the event "issue labelled" of GitHub, GitLab, Gitea or Forgejo, or an issue as their
    APIs return it, and writes comments/<post>/<comment>.yml, whose path it prints. The output
    has the names issue, outcome (accepted, updated or unchanged), path, post, id and url.

    A comment that is already there is left as it is, unless its author has changed it. What
    cannot be accepted is not written; the reason is on standard error.
    """
    try:
        issue = read_issue(_json(event))
    except NoIssueError as error:
        raise click.UsageError(str(error)) from error
    if label is not None and issue.labelled is not None and label not in issue.labelled:
        click.echo(f"{issue.shown} was not labelled {label} just now: nothing to do.", err=True)
        return
    holdings = read_holdings(config_file)
    _add(output, {"issue": str(issue.number)})
    try:
        comment = handed_over(issue, holdings.posts)
        acceptance = accept(comment, issue.created, holdings.accepted())
    except RefusedError as error:
        _refuse(issue, error)
    if acceptance.outcome is not Outcome.UNCHANGED:
        write_comment(holdings.comments, acceptance.comment)
    done = _described(holdings, acceptance)
    _add(output, done)
    click.echo(done["path"])
    click.echo(_TOLD[acceptance.outcome], err=True)


_TOLD = {
    Outcome.ACCEPTED: "accepted",
    Outcome.UPDATED: "updated",
    Outcome.UNCHANGED: "already accepted",
}


def _described(holdings: Holdings, acceptance: Acceptance) -> dict[str, str]:
    comment = acceptance.comment
    return {
        "outcome": acceptance.outcome,
        "path": f"{holdings.shown}/{comment_path(comment)}",
        "post": comment.post,
        "id": comment.id,
        "url": f"{holdings.addresses[comment.post]}#comment-{comment.id}",
    }


def _add(output: Path | None, values: Mapping[str, str]) -> None:
    if output:
        with output.open("a", encoding="utf-8") as file:
            file.writelines(f"{name}={value}\n" for name, value in values.items())


def _json(file: IO[str]) -> Any:
    try:
        return json.load(file)
    except (ValueError, RecursionError) as error:
        raise click.UsageError(f"{file.name} is not JSON: {error}") from error


def _refuse(issue: Issue, error: RefusedError) -> NoReturn:
    click.echo(f"{issue.shown} cannot be accepted: {error}", err=True)
    sys.exit(1)


@comments.command("check")
@config_file
@output_format(Format.TEXT, Format.JSON, Format.GITHUB)
def check_command(config_file: str | None, form: Format) -> None:
    """Check every comment's file.

    Tells all that is wrong at once: what cannot be read, what a comment may not hold, and
    comments of posts or in answer to comments that are not there.
    """
    holdings = read_holdings(config_file)
    accepted = holdings.accepted()
    fatal = (problem for problem in holdings.problems if problem.fatal)
    problems = (*fatal, *accepted.problems)
    if problems or form is Format.JSON:
        click.echo(listed(problems, form))
    if problems:
        sys.exit(1)
    count = sum(map(len, accepted.by_post.values()))
    click.echo(f"{count:,} comment{'' if count == 1 else 's'}, all good.", err=True)


comments.add_command(list_command)
comments.add_command(remove_command)
comments.add_command(import_command)
comments.add_command(giscus_query_command)
comments.add_command(setup_command)
