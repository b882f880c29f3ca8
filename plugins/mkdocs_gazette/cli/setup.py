"""`gazette comments setup`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from mkdocs_gazette.forges.setup import Forge, changed, packaged, root_of

_NEXT = {
    Forge.GITHUB: "Next: make the labels accepted and comment, as with `gh label create accepted`, "
    "and choose at the head of .github/workflows/comments.yml.",
    Forge.GITLAB: "Next: make the label accepted, and do what the head of "
    ".gitlab/comments.gitlab-ci.yml says.",
    Forge.FORGEJO: "Next: make the labels accepted and comment, and choose in "
    ".forgejo/workflows/comments.yml.",
}


@click.command("setup")
@click.option(
    "--forge",
    type=click.Choice([forge.value for forge in Forge]),
    default=Forge.GITHUB.value,
    show_default=True,
    callback=lambda _, __, value: Forge(value),
    help="Where the repository is. Codeberg is a Forgejo.",
)
@click.option("--force", is_flag=True, help="Write over files that were changed.")
def setup_command(forge: Forge, *, force: bool) -> None:
    """Write the files that let the repository take comments.

    They are an issue template, which the page fills in for the reader, and a workflow, which
    accepts an issue's comment once a maintainer labels it "accepted". Files that are there and
    say something else stay as they are, and then nothing is written.
    """
    root = root_of(Path.cwd())
    contents = packaged(forge)
    others = changed(contents, root)
    if others and not force:
        for path in others:
            click.echo(f"{path} is there and was changed. Use --force to write over it.", err=True)
        sys.exit(1)
    for path, content in contents.items():
        file = root / path
        if file.exists() and path not in others:
            click.echo(f"{path} is as it should be.")
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8", newline="\n")
        click.echo(f"{path} written.")
    click.echo(_NEXT[forge], err=True)
