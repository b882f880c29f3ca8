"""`gazette check`: all that is wrong with a publication's sources, and the days it missed."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import zip_longest

import click

from mkdocs_gazette import clock
from mkdocs_gazette.cli.options import config_file, output_format
from mkdocs_gazette.cli.publication import Holdings, read_holdings, shown_path
from mkdocs_gazette.cli.reports import Format, listed
from mkdocs_gazette.errors import Problem, quote, shorten
from mkdocs_gazette.language import language
from mkdocs_gazette.model.cadence import Days, Standing, stretches
from mkdocs_gazette.model.moment import Moment
from mkdocs_gazette.model.punctuality import standings
from mkdocs_gazette.sources.declarations import SERIES_FILE, series_line

_STRETCHES = 10
"""How many stretches of missed days a message names: the newest ones, which still matter."""


@click.command("check")
@config_file
@output_format(*Format)
@click.option("--overdue", is_flag=True, help="Also end with 1 while a series is overdue.")
def check_command(config_file: str | None, form: Format, *, overdue: bool) -> None:
    """Check posts, series, authors and comments.

    Tells all that is wrong at once: what stops a build, and what `mkdocs build --strict` would
    stop at, such as a gap in part numbers. Drafts are left out.

    Also tells which days a running series has missed by its cadence. That is no error: it ends
    with 1 only if --overdue is given and nothing has appeared since. Today is not over and never
    missed.
    """
    holdings = read_holdings(config_file, with_hidden=False)
    problems = holdings.problems
    comments = 0
    if holdings.uses_comments:
        accepted = holdings.accepted()
        problems = (*problems, *accepted.problems)
        comments = sum(map(len, accepted.by_post.values()))
    # A post that cannot be read may be the one that a day seems to lack.
    whole = not any(problem.fatal for problem in holdings.problems)
    found = standings(holdings.publication, clock.now(), holdings.calendar.zone) if whole else {}
    notices = tuple(_missed_days(holdings, found))
    if problems or notices or form is Format.JSON:
        click.echo(listed((*problems, *notices), form))
    if problems or (overdue and any(one.overdue_since for one in found.values())):
        sys.exit(1)
    click.echo(
        f"{_count(len(holdings.posts), 'post')}, {len(holdings.publication.runs):,} series, "
        f"{_count(comments, 'comment')}, {'no errors' if notices else 'all good'}.",
        err=True,
    )
    for line in _due(holdings, found):
        click.echo(line, err=True)


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _missed_days(holdings: Holdings, found: dict[str, Standing]) -> Iterator[Problem]:
    for id_, standing in found.items():
        if not standing.missed:
            continue
        weekly = standing.missed[0].first != standing.missed[0].last
        count = _count(len(standing.missed), "week" if weekly else "day")
        yield Problem(
            f"{shown_path(holdings.docs)}/{SERIES_FILE}",
            f"the series {quote(id_)} missed {count}: {_named(stretches(standing.missed))}.",
            "Publish a part, or set `status: paused` while it rests."
            if standing.overdue_since
            else "Nothing is overdue. If that was meant, correct its `cadence`.",
            line=series_line(holdings.docs, id_, "cadence"),
            fatal=False,
        )


def _named(missed: Sequence[Days]) -> str:
    """Return the newest of the days that were `missed`: "3–5 July, 9 July 2026"."""
    newest, earlier = missed[-_STRETCHES:], len(missed) - _STRETCHES
    names = [f"{earlier:,} times before"] if earlier > 0 else []
    for days, following in zip_longest(newest, newest[1:]):
        same_year = following and following.first.year == days.last.year
        names.append(_stretch(days).removesuffix(f" {days.last.year}" if same_year else ""))
    return ", ".join(names)


def _stretch(days: Days) -> str:
    first, last = days.first, days.last
    if first == last:
        return _written(last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_written(last)}"
    begin = _written(first)
    if first.year == last.year:
        begin = begin.removesuffix(f" {first.year}")
    return f"{begin} – {_written(last)}"


def _written(day: date) -> str:
    return language("en").date(Moment.of(day))


def _due(holdings: Holdings, found: dict[str, Standing]) -> Iterator[str]:
    for id_, standing in found.items():
        if standing.next_due:
            title = shorten(holdings.publication.runs[id_].series.title)
            yield f"{title}: next part due on {_written(standing.next_due.last)}."
