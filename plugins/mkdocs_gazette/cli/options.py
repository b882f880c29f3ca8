"""Options that several commands have."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from mkdocs_gazette.cli.reports import Format

config_file = click.option(
    "--config-file",
    "-f",
    type=click.Path(exists=True, dir_okay=False),
    help="The site's configuration.  [default: mkdocs.yml]",
)

_AUDIENCES = {
    Format.TEXT: "for people",
    Format.JSON: "for programs",
    Format.GITHUB: "as messages in a forge's log",
    Format.CRON: "as lines of a crontab in UTC",
}


def output_format(*forms: Format) -> Callable[[Any], Any]:
    """Return the option that chooses among `forms`, the first one by default."""
    return click.option(
        "--format",
        "form",
        type=click.Choice([form.value for form in forms]),
        default=forms[0].value,
        show_default=True,
        callback=lambda _, __, value: Format(value),
        help=f"What to write: {', '.join(_AUDIENCES[form] for form in forms)}.",
    )
