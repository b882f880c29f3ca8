"""The files that `gazette digest` writes."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from tempfile import NamedTemporaryFile
from urllib.parse import quote

import click

from mkdocs_gazette.cli.publication import Holdings, shown_path
from mkdocs_gazette.digest.contents import Digest, Item
from mkdocs_gazette.digest.documents import html, page, text
from mkdocs_gazette.digest.mail import mail
from mkdocs_gazette.digest.plain import unfillable
from mkdocs_gazette.model.slugs import slug
from mkdocs_gazette.sources.places import is_post_path


def stem(names: tuple[str, ...], digest: Digest) -> str:
    """Return what the files of a digest are called: what it is of by its `names`, and its days."""
    first, last = digest.days.first, digest.days.last
    days = f"{first}" if first == last else f"{first}-to-{last}"
    return f"{slug(' '.join(names))}-{days}"


def files(
    digest: Digest,
    place: str | None,
    *,
    at: datetime,
    sender: str | None = None,
    unsubscribe: str = "",
) -> dict[str, bytes]:
    """Return what each of the digest's files holds, by its ending.

    `place` is the directory of the page, relative to the docs directory, None outside of it.
    """
    letter, plain = html(digest, unsubscribe), text(digest, unsubscribe)
    subject = unfillable(digest.title) if unsubscribe else digest.title
    written = mail(subject, plain, letter, at=at, language=digest.language.tag, sender=sender)
    return {
        "md": page(digest, _target(place)).encode(),
        "html": letter.encode(),
        "txt": plain.encode(),
        "eml": written,
    }


def place_in_docs(directory: Path, name: str, holdings: Holdings) -> str | None:
    """Return `directory` relative to the docs directory, None if it is elsewhere.

    Raises click.UsageError where the page called `name` would be taken for a post.
    """
    docs = holdings.docs.resolve()
    if not directory.resolve().is_relative_to(docs):
        return None
    place = directory.resolve().relative_to(docs).as_posix()
    path = posixpath.normpath(posixpath.join(place, name))
    edition = holdings.edition
    in_edition = path.removeprefix(f"{edition.locale}/") if edition.folders else path
    if is_post_path(in_edition, holdings.options):
        raise click.BadParameter(
            f"what is in {shown_path(directory)} is a post. Choose another directory, such as "
            f"{shown_path(holdings.docs)}/digests.",
            param_hint="--output",
        )
    return place


def _target(place: str | None) -> Callable[[Item], str]:
    if place is None:
        return lambda item: item.address
    return lambda item: quote(posixpath.relpath(item.path, place))


def write(directory: Path, contents: Mapping[str, bytes]) -> list[Path]:
    """Write files into `directory`, by their names, and return their paths.

    Each is whole from the moment it is there, and none is changed before all are written.
    """
    directory.mkdir(parents=True, exist_ok=True)
    begun: list[tuple[Path, Path]] = []
    try:
        for name, content in contents.items():
            with NamedTemporaryFile(dir=directory, prefix=".", suffix=".tmp", delete=False) as file:
                begun.append((Path(file.name), directory / name))
                file.write(content)
        for temporary, final in begun:
            temporary.chmod(0o644)
            temporary.replace(final)
    finally:
        for temporary, _ in begun:
            temporary.unlink(missing_ok=True)
    return [final for _, final in begun]
