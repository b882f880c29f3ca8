"""`gazette digest`."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import urljoin, urlsplit

import click

from mkdocs_gazette import clock
from mkdocs_gazette.cli.digest_files import files, place_in_docs, stem, write
from mkdocs_gazette.cli.options import config_file
from mkdocs_gazette.cli.publication import Holdings, read_holdings, shown_path
from mkdocs_gazette.cli.rendering import add_lists, follow_address, render
from mkdocs_gazette.cli.reports import Format, listed
from mkdocs_gazette.digest.contents import Digest, Items, Scope
from mkdocs_gazette.digest.mail import sender_fits
from mkdocs_gazette.digest.plain import isolated, line
from mkdocs_gazette.digest.services import buttondown, listmonk, plain
from mkdocs_gazette.errors import quote
from mkdocs_gazette.model.cadence import Days
from mkdocs_gazette.model.period import PeriodError, period
from mkdocs_gazette.model.publication import Category, Publication, category_key
from mkdocs_gazette.model.selection import Selection
from mkdocs_gazette.sources.directives import unknown


class Form(StrEnum):
    """What a digest is made into."""

    FILES = "files"
    JSON = "json"
    LISTMONK = "listmonk"
    BUTTONDOWN = "buttondown"


_ONLY_FOR = {
    "output": (Form.FILES,),
    "sender": (Form.FILES,),
    "unsubscribe": (Form.FILES, Form.JSON),
    "lists": (Form.LISTMONK,),
    "template": (Form.LISTMONK,),
}
"""Which forms an option means something for."""

_NAMES = {"sender": "from", "lists": "list"}
"""What options are called whose names in Python differ."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the options ask for."""

    series: str | None
    author: str | None
    category: str | None
    since: str
    until: str
    output: Path | None
    title: str | None
    sender: str | None
    unsubscribe: str | None
    lists: tuple[int, ...]
    template: int | None


@click.command("digest")
@config_file
@click.option("--series", metavar="ID", help="Only parts of this series.")
@click.option("--author", metavar="ID", help="Only posts by this author, or guest by name.")
@click.option("--category", metavar="NAME", help="Only posts in this category, or slug of one.")
@click.option(
    "--since",
    metavar="7d|2w|DAY",
    default="7d",
    show_default=True,
    help="How many days or weeks, the last day among them, or the first day.",
)
@click.option(
    "--until",
    metavar="DAY",
    default="today",
    show_default=True,
    help="The last day: such as 2026-06-30, today or yesterday.",
)
@click.option("--title", metavar="TEXT", help="The title of the page, and the mail's subject.")
@click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in Form]),
    default=Form.FILES.value,
    show_default=True,
    callback=lambda _, __, value: Form(value),
    help="What to make: files, all of it for programs, or what the API of a sender takes.",
)
@click.option(
    "--output",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where the files go.  [default: digests]",
)
@click.option("--from", "sender", metavar="ADDRESS", help="Who the .eml file is from.")
@click.option(
    "--unsubscribe",
    metavar="TEXT",
    help="Where to unsubscribe: an address, or what your sender replaces by one.",
)
@click.option(
    "--list",
    "lists",
    metavar="N",
    type=int,
    multiple=True,
    help="A list of Listmonk's; repeatable.",
)
@click.option("--template", metavar="N", type=int, help="The template of Listmonk's to use.")
def digest_command(config_file: str | None, form: Form, **wishes: Any) -> None:
    """Tell what has appeared in some days, for a page and for mail.

    Writes four files and prints their paths: a page in Markdown, a mail in HTML and in plain
    text, and both of these as one .eml file. Days are those of the site's timezone; drafts and
    posts that wait for their time are left out.

    Ends with 1, and writes nothing, if no post has appeared.
    """
    _check(form, wishes)
    wished = Wishes(**wishes)
    holdings = read_holdings(config_file, with_hidden=False)
    if not holdings.site_url:
        raise click.UsageError(
            "A digest is read elsewhere than on the site: set `site_url` in "
            f"{shown_path(Path(holdings.config.config_file_path))}, for its links."
        )
    scope, at = _scope(wished, holdings.publication), clock.now().astimezone(holdings.calendar.zone)
    try:
        days = period(wished.since, wished.until, at.date())
    except PeriodError as error:
        raise click.BadParameter(str(error), param_hint=error.option) from error
    if any(problem.fatal for problem in holdings.problems):
        click.echo(listed(holdings.problems, Format.TEXT), err=True)
        _stop("Nothing is written: what is missing here would be missing in the digest.")
    digest = _digest(scope, days, wished.title, holdings)
    if not digest.items:
        _stop(f"Nothing has appeared in these days: {digest.period}.")
    match form:
        case Form.FILES:
            _write(digest, wished, holdings, at)
        case Form.JSON:
            _echo(plain(digest, wished.unsubscribe or ""))
        case Form.LISTMONK:
            _echo(listmonk(digest, wished.lists, wished.template))
        case Form.BUTTONDOWN:
            _echo(buttondown(digest))


def _check(form: Form, wishes: dict[str, Any]) -> None:
    """Raise click.UsageError where an option has no meaning or cannot be followed."""
    for name, forms in _ONLY_FOR.items():
        if wishes[name] not in {None, ()} and form not in forms:
            fitting = " or ".join(f"--format {one}" for one in forms)
            raise click.UsageError(f"--{_NAMES.get(name, name)} is for {fitting}.")
    if wishes["title"] is not None and not line(wishes["title"]):
        raise click.BadParameter("it is empty.", param_hint="--title")
    if wishes["sender"] is not None and not sender_fits(wishes["sender"]):
        raise click.BadParameter(
            f"{quote(wishes['sender'])} is not one address, such as Ada <ada@example.org>.",
            param_hint="--from",
        )
    if wishes["unsubscribe"] is not None and not _leads_somewhere(wishes["unsubscribe"]):
        raise click.BadParameter(
            f"{quote(wishes['unsubscribe'])} is neither an address nor a placeholder of one.",
            param_hint="--unsubscribe",
        )


def _leads_somewhere(text: str) -> bool:
    try:
        scheme = urlsplit(text.strip()).scheme
    except ValueError:
        return False
    return text.isprintable() and bool(text.strip()) and scheme in {"", "http", "https", "mailto"}


def _scope(wished: Wishes, publication: Publication) -> Scope:
    """Return which posts are wished for; raises click.UsageError for what there is not."""
    for name, value, known in Selection(series=wished.series, author=wished.author).unknown(
        publication
    ):
        raise _unknown(name, value, known)
    if wished.category is None:
        return Scope(wished.series, wished.author)
    found = _category(wished.category, publication)
    if found is None:
        names = (one.name for one in publication.categories.values())
        raise _unknown("category", wished.category, frozenset(names))
    return Scope(wished.series, wished.author, found)


def _category(wanted: str, publication: Publication) -> Category | None:
    place = publication.category_slugs.get(category_key(wanted), wanted)
    return publication.categories.get(place)


def _unknown(name: str, value: str, known: frozenset[str]) -> click.BadParameter:
    error = unknown(name, value, known)
    return click.BadParameter(f"{error.message} {error.fix}", param_hint=f"--{name}")


def _digest(scope: Scope, days: Days, title: str | None, holdings: Holdings) -> Digest:
    publication, language = holdings.publication, holdings.language
    posts = scope.posts(publication, days, holdings.calendar.zone)
    add_lists(holdings)
    rendered = render(posts, holdings)
    items = Items(
        publication=publication,
        language=language,
        zone=holdings.calendar.zone,
        addresses=holdings.addresses,
        titles=rendered.titles,
        beginnings=rendered.beginnings,
        series=scope.series,
    )
    written = language.stretch(days)
    name = isolated(scope.name(publication, holdings.name), language.direction)
    return Digest(
        title=line(title or "") or language.t("{title}: {days}", title=name, days=written),
        name=line(holdings.name),
        home=urljoin(holdings.site_url, holdings.edition.root),
        days=days,
        period=written,
        items=tuple(map(items.of_post, posts)),
        language=language,
        follow=follow_address(holdings),
    )


def _write(digest: Digest, wished: Wishes, holdings: Holdings, at: datetime) -> None:
    directory = wished.output or Path("digests")
    names = (wished.series or holdings.name, wished.author or "", wished.category or "")
    name = stem(names, digest)
    place = place_in_docs(directory, f"{name}.md", holdings)
    contents = files(
        digest, place, at=at, sender=wished.sender, unsubscribe=wished.unsubscribe or ""
    )
    try:
        written = write(directory, {f"{name}.{end}": raw for end, raw in contents.items()})
    except OSError as error:
        raise click.ClickException(f"The digest cannot be written: {error}") from error
    for path in written:
        click.echo(shown_path(path))


def _echo(value: object) -> None:
    click.echo(json.dumps(value, indent=2, ensure_ascii=False))


def _stop(message: str) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(1)
