"""The images that posts and series name: where the site has them, and which are missing."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

from mkdocs.structure.files import Files, InclusionLevel

from mkdocs_gazette.errors import Problem, hint, quote
from mkdocs_gazette.model.publication import Publication
from mkdocs_gazette.sources.declarations import SERIES_FILE
from mkdocs_gazette.sources.located_yaml import line_of
from mkdocs_gazette.sources.posts import located
from mkdocs_gazette.sources.text import decode

_SUFFIXES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")


def find_images(
    publication: Publication, files: Files, docs_dir: Path
) -> tuple[dict[str, str], list[Problem]]:
    """Look for the images of all posts and series among the site's files.

    Returns their URLs relative to the site's root by their paths as authors wrote them, and
    what is missing. Addresses on the web are taken as they are.
    """
    found: dict[str, str] = {}
    problems: list[Problem] = []
    for place, key, image in _named(publication):
        if _is_elsewhere(image) or image in found:
            continue
        if url := _url(files, _path(image)):
            found[image] = url
        else:
            problems.append(_missing(files, place, key, image))

    in_posts = [problem for problem in problems if problem.file != SERIES_FILE]
    in_series = [problem for problem in problems if problem.file == SERIES_FILE]
    if in_series:
        declared = decode((docs_dir / SERIES_FILE).read_bytes())
        in_series = [replace(one, line=line_of(declared, one.key)) for one in in_series]
    return found, [
        *in_series,
        *located(in_posts, lambda path: files.src_uris[path].content_bytes),
    ]


def _named(publication: Publication) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Yield each image with the file that names it, and the key there."""
    for post in publication.posts.values():
        if post.image:
            yield post.path, ("image",), post.image
    for id_, run in publication.runs.items():
        if run.series.image:
            yield SERIES_FILE, ("series", id_, "image"), run.series.image


def _is_elsewhere(image: str) -> bool:
    address = urlsplit(image)
    return bool(address.scheme or address.netloc)


def _path(image: str) -> str:
    return posixpath.normpath(unquote(urlsplit(image).path).lstrip("/"))


def _url(files: Files, path: str) -> str | None:
    file = files.get_file_from_path(path)
    return file.url if file and file.inclusion is not InclusionLevel.EXCLUDED else None


def _missing(files: Files, place: str, key: tuple[str, ...], image: str) -> Problem:
    beside = posixpath.normpath(posixpath.join(posixpath.dirname(place), _path(image)))
    if _url(files, beside):
        fix = f"Its path is seen from there: write {quote(beside)}."
    else:
        images = (file.src_uri for file in files if file.src_uri.lower().endswith(_SUFFIXES))
        fix = f"{hint(_path(image), images)} the file there, or write an https: address."
    return Problem(
        place,
        f"the image {quote(image)} is not in the docs directory.",
        fix,
        key=key,
        fatal=False,
    )
