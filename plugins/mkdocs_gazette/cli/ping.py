"""`gazette ping`: tells WebSub hubs that feeds have changed."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime, timedelta
from itertools import chain

import click

from mkdocs_gazette import clock
from mkdocs_gazette.cli.options import config_file, output_format
from mkdocs_gazette.cli.publication import Holdings, read_holdings
from mkdocs_gazette.cli.reports import Format, annotated, listed
from mkdocs_gazette.feeds import websub
from mkdocs_gazette.feeds.websub import Outcome
from mkdocs_gazette.model.moment import Moment
from mkdocs_gazette.model.publication import Publication
from mkdocs_gazette.model.schedule import Calendar
from mkdocs_gazette.update_dates import UpdateDates

_DAYS = {"d": 1, "w": 7}

Since = timedelta | date
"""How long ago something begins, or on which day."""


def _since(_: click.Context, __: click.Parameter, value: str) -> Since:
    """Return what `value` means. Raises click.BadParameter if it is neither span nor day."""
    try:
        span = re.fullmatch(r"([0-9]{1,4})([dw])", value)
        if span:
            return timedelta(days=int(span[1]) * _DAYS[span[2]])
        return date.fromisoformat(value)
    except ValueError as error:
        raise click.BadParameter(
            f"{value!r} is neither a span such as 2d or 1w nor a day."
        ) from error


@click.command("ping")
@config_file
@click.option(
    "--since",
    callback=_since,
    default="2d",
    show_default=True,
    metavar="SPAN|DAY",
    help="Tell of feeds with a post published or updated since 2d, 1w or 2026-06-28.",
)
@click.option("--all", "everything", is_flag=True, help="Tell of every feed.")
@click.option("--dry-run", is_flag=True, help="List the feeds, and tell nobody.")
@click.option(
    "--timeout",
    "timeout_s",
    type=click.FloatRange(min=0.1),
    default=10,
    show_default=True,
    metavar="SECONDS",
    help="How long a hub may take to answer.",
)
@output_format(Format.TEXT, Format.JSON, Format.GITHUB)
def ping_command(  # noqa: PLR0913 - an argument for each option
    config_file: str | None,
    since: Since,
    timeout_s: float,
    form: Format,
    *,
    everything: bool,
    dry_run: bool,
) -> None:
    """Tell WebSub hubs of feeds with new posts, once they are online.

    The hubs in `feeds.hub` then fetch these feeds, and pass on what is new to whoever follows
    them there. A feed is that of the site, or of a series, an author or a category with a new
    post, in each format.

    Ends with 1 if a hub did not accept one.
    """
    holdings = read_holdings(config_file, with_hidden=False)
    hubs = _hubs(holdings)
    start = None if everything else beginning(since, holdings.calendar, clock.now())
    topics = websub.topics(
        _with_updates(holdings), holdings.site_url, start, holdings.options.feed_kinds
    )
    if problems := [problem for problem in holdings.problems if problem.fatal]:
        click.echo(listed(problems, Format.TEXT), err=True)
    if not topics:
        click.echo("No feed has a new post.", err=True)
    if dry_run:
        _list(topics, form)
        accepted = True
    else:
        outcomes = (websub.ping(hub, topics, timeout_s=timeout_s) for hub in hubs)
        accepted = _tell(chain.from_iterable(outcomes), form, several=len(hubs) > 1)
    if problems or not accepted:
        sys.exit(1)


def beginning(since: Since, calendar: Calendar, now: datetime) -> datetime:
    """Return when `since` begins: so long before `now`, or with that day on the site."""
    if isinstance(since, timedelta):
        return now - since
    return Moment.of(since, calendar.zone).at


def _hubs(holdings: Holdings) -> tuple[str, ...]:
    """Return the addresses of the hubs, or raise click.UsageError if there is nothing to tell."""
    feeds = holdings.options.feeds
    if not feeds.enabled:
        raise click.UsageError("The site has no feeds: feeds.enabled is false.")
    if not holdings.site_url:
        raise click.UsageError("The site has no feeds: mkdocs.yml has no site_url.")
    if not feeds.hub:
        raise click.UsageError(
            "There is no hub to tell. Write in mkdocs.yml:\nplugins:\n  - gazette:\n"
            "      feeds:\n        hub: https://pubsubhubbub.appspot.com/"
        )
    return tuple(dict.fromkeys(feeds.hub))


def _with_updates(holdings: Holdings) -> dict[str, Publication]:
    """Return the editions by their directories, with the update dates that builds take from git."""
    changes = UpdateDates(holdings.docs, holdings.options).changes()
    return {edition.root: one.updated(changes) for edition, one in holdings.editions.items()}


def _list(topics: Iterable[str], form: Format) -> None:
    if form is Format.JSON:
        click.echo(json.dumps(list(topics), indent=2))
        return
    for topic in topics:
        click.echo(topic)


def _tell(outcomes: Iterable[Outcome], form: Format, *, several: bool) -> bool:
    """Write all `outcomes`, each as it comes but in JSON, and return whether all were accepted.

    With `several` hubs, lines say which one it was.
    """
    done = []
    for outcome in outcomes:
        done.append(outcome)
        if form is not Format.JSON:
            line = _line(outcome, several=several)
            plain = form is Format.TEXT or outcome.accepted
            click.echo(line if plain else annotated(line))
    if form is Format.JSON:
        click.echo(json.dumps([asdict(outcome) for outcome in done], indent=2, ensure_ascii=False))
    return all(outcome.accepted for outcome in done)


def _line(outcome: Outcome, *, several: bool) -> str:
    told = f"{outcome.topic} at {outcome.hub}" if several else outcome.topic
    if outcome.accepted:
        return f"accepted  {told}"
    return f"failed    {told}: {outcome.message}. {outcome.fix}"
