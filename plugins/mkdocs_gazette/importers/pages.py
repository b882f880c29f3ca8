"""Which post the page of another system has become."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from mkdocs_gazette.importers.found import Page, UnreadableExportError
from mkdocs_gazette.model.post import Post

_ENDING = re.compile(r"(?:(?:^|/)index)?(?:\.html?|\.php)?$")
_DATE = re.compile(r"^\d{4}[-/]\d\d[-/]\d\d[-/]")


class Posts:
    """The publication's posts by all that an old page may have in common with them."""

    def __init__(
        self,
        posts: Mapping[str, Post],
        addresses: Mapping[str, str],
        chosen: Mapping[str, str],
        site: str,
    ) -> None:
        """Take all posts, their pages' addresses, what the user has chosen, and the site's name.

        `chosen` leads from what an old page is called to the id of a post.
        """
        self._chosen = chosen
        self._site = site
        by_path: defaultdict[str, set[str]] = defaultdict(set)
        by_slug: defaultdict[str, set[str]] = defaultdict(set)
        by_title: defaultdict[str, set[str]] = defaultdict(set)
        for id_, post in posts.items():
            path = _path(addresses[id_])
            # The site may have stood at another address, or at the root of its host.
            for known in (path, *map(_path, post.aliases)):
                for start in _starts(known):
                    by_path[start].add(id_)
            for slug in (id_, post.path.rpartition("/")[2].removesuffix(".md"), path):
                by_slug[_slug(slug)].add(id_)
            by_title[_words(post.title)].add(id_)
        self._steps = by_path, by_slug, by_title

    def of(self, page: Page) -> str | None:
        """Return the id of the post that `page` has become, None where that is not clear."""
        for name in (*page.names, page.title):
            if name and name in self._chosen:
                return self._chosen[name]
        by_path, by_slug, by_title = self._steps
        names = [name for name in page.names if name]
        titles = [title for title in (page.title, *_shortened(page.title, self._site)) if title]
        candidates = (
            *(by_path[path] for path in map(_path, names) if path in by_path),
            *(by_slug[slug] for slug in map(_slug, map(_path, names)) if slug in by_slug),
            *(by_title[title] for title in map(_words, titles) if title in by_title),
        )
        return next((next(iter(ids)) for ids in candidates if len(ids) == 1), None)


def read_map(path: Path, posts: Mapping[str, object]) -> dict[str, str]:
    """Return what the CSV file at `path` says: pages as their export calls them, and post ids.

    Raises UnreadableExportError where it is of another form or names unknown posts.
    """
    try:
        rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
    except (OSError, ValueError, csv.Error) as error:
        raise UnreadableExportError(f"{path} is not a CSV file: {error}.") from error
    chosen: dict[str, str] = {}
    for number, row in enumerate(rows, start=1):
        cells = [cell.strip() for cell in row]
        if not any(cells) or cells[:2] == ["page", "post"]:
            continue
        if len(cells) != 2:  # noqa: PLR2004 - a page and a post
            raise UnreadableExportError(f"{path}:{number}: write a page, a comma, and a post's id.")
        if cells[1] and cells[1] not in posts:
            raise UnreadableExportError(f"{path}:{number}: there is no post {cells[1]!r}.")
        if cells[1]:
            chosen[cells[0]] = cells[1]
    return chosen


def map_lines(pages: Iterable[Page]) -> list[str]:
    """Return lines for a CSV file in which the user can say what has become of `pages`."""
    names = sorted({page.shown for page in pages})
    return [f'"{name.replace(chr(34), chr(34) * 2)}",' for name in names]


def _path(address: str) -> str:
    """Return what identifies a page in `address`, whatever it is made with."""
    try:
        path = unquote(urlsplit(address).path)
    except ValueError:
        return ""
    return _ENDING.sub("", path.casefold().strip("/"))


def _starts(path: str) -> Iterator[str]:
    """Yield `path` and what is left of it without its first folders."""
    while path:
        yield path
        path = path.partition("/")[2]


def _slug(path: str) -> str:
    """Return the last part of `path`, without a date at its head."""
    return _DATE.sub("", path.casefold().rpartition("/")[2])


def _words(title: str) -> str:
    return " ".join(title.casefold().split())


def _shortened(title: str, site: str) -> Iterator[str]:
    """Yield `title` without the name of the site at its end."""
    for dash in ("-", "–", "—", "|", "·"):
        if title.endswith(f" {dash} {site}"):
            yield title.removesuffix(f" {dash} {site}")
