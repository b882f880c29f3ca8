"""Addresses: where on the site a post is, and where it was."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath
from string import Formatter

from mkdocs_gazette.model.post import Post
from mkdocs_gazette.model.slugs import cut

PLACEHOLDERS = ("date", "slug", "categories", "file", "id", "series")
_ALWAYS_THERE = ("date", "slug", "file", "id")

_STEP_BYTES = 250
_PATH_BYTES = 1000
_UNUSABLE = re.compile(r'[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff<>:"|?*\\#]')
"""What ends the path of a URL, or what a file's name cannot hold on some system."""

_FILE_ENDINGS = (".html", ".htm")


def is_site_path(path: str) -> bool:
    """Tell whether `path`, without slashes around it, can lead to a file on any system."""
    return len(path.encode(errors="replace")) <= _PATH_BYTES and all(
        step
        and step == step.strip()
        and not step.endswith(".")
        and not _UNUSABLE.search(step)
        and len(step.encode()) <= _STEP_BYTES
        for step in path.split("/")
    )


def flaw(pattern: str) -> str | None:
    """Return what is wrong with `pattern` as the format of addresses, None if nothing is."""
    known = f"Known are {', '.join(f'{{{name}}}' for name in PLACEHOLDERS)}."
    try:
        parts = list(Formatter().parse(pattern))
    except ValueError:
        return f"A brace is missing in {pattern!r}. {known}"
    names = [name for _, name, _, _ in parts if name is not None]
    for _, name, spec, conversion in parts:
        if name is not None and (name not in PLACEHOLDERS or spec or conversion):
            shown = (
                f"{{{name}{f'!{conversion}' if conversion else ''}{f':{spec}' if spec else ''}}}"
            )
            return f"There is no placeholder {shown}. {known}"
    if not set(names) & set(_ALWAYS_THERE):
        needed = ", ".join(f"{{{name}}}" for name in _ALWAYS_THERE)
        return f"It needs at least one of {needed}, which every post has."
    sample = "".join(text + ("x" if name is not None else "") for text, name, _, _ in parts)
    if not is_site_path("/".join(filter(None, sample.split("/")))):
        return f"{pattern!r} is not a path."
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressFormat:
    """How the addresses of posts are made.

    `pattern` has some of the PLACEHOLDERS in braces and no `flaw`; `date` writes the day of a
    post, `slugify` makes a slug of a text and a separator.
    """

    pattern: str
    date: Callable[[datetime], str]
    slugify: Callable[[str, str], str]
    separator: str = "-"
    max_categories: int = 1

    def path(self, post: Post) -> str:
        """Return the path of `post`, without slashes around it.

        The slug is the author's, else made of the title or heading; where they have no letter
        and no digit, it is the post's id. Steps that come out empty fall away.
        """
        categories = post.categories[: self.max_categories]
        path = self.pattern.format(
            date=self.date(post.published.at),
            slug=post.slug or self._slug(post.title or post.heading) or post.id,
            categories="/".join(map(self._slug, categories)),
            file=PurePosixPath(post.path).stem,
            id=post.id,
            series=post.memberships[0].series if post.memberships else "",
        )
        return "/".join(filter(None, path.split("/")))

    def _slug(self, text: str) -> str:
        slug = self.slugify(text, self.separator)
        return cut(slug, self.separator) if any(map(str.isalnum, slug)) else ""


def page_file(path: str, *, directory_urls: bool = True) -> str:
    """Return the file of the page at `path`: that of a directory, unless `path` names a file."""
    if path.lower().endswith(_FILE_ENDINGS):
        return path
    return f"{path}/index.html" if directory_urls else f"{path}.html"


@dataclass(frozen=True, slots=True)
class Holder:
    """What stands somewhere on the site: the page or file `source`, or an `alias` of that post."""

    source: str
    alias: bool = False


class Ground:
    """Who holds which path on the site.

    Paths that some file systems do not tell apart, by the case of letters or the form of
    accents, are the same here; and where there is a file there can be no directory.
    """

    def __init__(self) -> None:
        self._files: dict[str, Holder] = {}
        self._directories: dict[str, Holder] = {}

    def claim(self, path: str, holder: Holder) -> Holder | None:
        """Give the file `path` to `holder` and return None, or return who is in its way."""
        file = file_key(path)
        directories = list(_parents(file))
        in_the_way = self._files.get(file) or self._directories.get(file)
        for directory in directories:
            in_the_way = in_the_way or self._files.get(directory)
        if in_the_way is None:
            self._files[file] = holder
            for directory in directories:
                self._directories.setdefault(directory, holder)
        return in_the_way


def file_key(path: str) -> str:
    """Return what is the same for all paths that some file system takes for one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def _parents(path: str) -> Iterator[str]:
    while path := path.rpartition("/")[0]:
        yield path
