"""The command `gazette`: what a publication needs besides its build."""

from __future__ import annotations

import click

from mkdocs_gazette.cli.check import check_command
from mkdocs_gazette.cli.comments import comments
from mkdocs_gazette.cli.digest import digest_command
from mkdocs_gazette.cli.ping import ping_command
from mkdocs_gazette.cli.schedule import schedule_command
from mkdocs_gazette.cli.schema import schema_command


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="mkdocs-gazette", prog_name="gazette")
def main() -> None:
    """Look after a publication made with Gazette.

    Every command ends with 0 when all is well, with 1 when it found problems, and with 2 when
    it was called in a wrong way.
    """


main.add_command(check_command)
main.add_command(comments)
main.add_command(digest_command)
main.add_command(ping_command)
main.add_command(schedule_command)
main.add_command(schema_command)
