"""`gazette schema`."""

from __future__ import annotations

import json

import click

from mkdocs_gazette.sources.schemas import SCHEMAS


@click.command("schema")
@click.argument("name", type=click.Choice(list(SCHEMAS)))
def schema_command(name: str) -> None:
    """Print the JSON Schema of a format.

    "comment" is that of a comment's file, "export" that of the file in which readers carry
    their comments from browser to browser.
    """
    click.echo(json.dumps(SCHEMAS[name](), indent=2, ensure_ascii=False))
