"""The publication as the commands see it: its posts, their addresses, and where comments are."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast
from urllib.parse import urljoin

import click
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import InclusionLevel, get_files, set_exclusions
from mkdocs.utils import get_build_datetime

from mkdocs_gazette.config import GazetteConfig
from mkdocs_gazette.errors import Problem
from mkdocs_gazette.model.post import Post
from mkdocs_gazette.model.schedule import Calendar
from mkdocs_gazette.pages.addresses import settle
from mkdocs_gazette.sources.comments import Accepted, read_comments
from mkdocs_gazette.sources.places import comments_directory, post_files
from mkdocs_gazette.sources.publication import read_publication


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """What a publication holds.

    `posts` are keyed by id, hidden ones among them, and `addresses` has the addresses of their
    pages: whole ones where the site has a `site_url`. `docs` is what to call the posts'
    directory, `comments` is the comments' and `shown` what to call that; `problems` are those of
    the posts. Paths in all three are relative to the current directory.
    """

    name: str
    calendar: Calendar
    docs: str
    posts: Mapping[str, Post]
    addresses: Mapping[str, str]
    comments: Path
    shown: str
    problems: tuple[Problem, ...]

    def accepted(self) -> Accepted:
        """Read all comments."""
        return read_comments(self.comments, self.posts, self.shown)


def read_holdings(config_file: str | None) -> Holdings:
    """Read the publication that `config_file` describes, by default that of this directory.

    Raises click.UsageError where there is none.
    """
    try:
        config = load_config(config_file)
    except MkDocsException as error:
        raise click.UsageError(str(error)) from error
    plugin = config.plugins.get("gazette")
    if plugin is None:
        raise click.UsageError(f"{config.config_file_path} does not have the plugin gazette.")
    options = cast("GazetteConfig", plugin.config)
    found = get_files(config)
    set_exclusions(found, config)
    files = {file.src_uri: file for file in post_files(found, options)}
    try:
        calendar = options.calendar(get_build_datetime())
    except (ValueError, OverflowError, OSError) as error:
        raise click.UsageError(f"SOURCE_DATE_EPOCH is no time: {error}") from error
    contents = read_publication(
        Path(config.docs_dir),
        [(file, file.inclusion is InclusionLevel.DRAFT) for file in files.values()],
        (),
        calendar,
        with_hidden=True,
    )
    posts = contents.publication.posts.values()
    settled = settle(contents.publication, found, options, config)
    directory = comments_directory(config, options)
    docs = _shown(Path(config.docs_dir))
    return Holdings(
        name=config.site_name,
        posts={post.id: replace(post, title=post.title or post.heading) for post in posts},
        calendar=calendar,
        docs=docs,
        addresses={post.id: urljoin(config.site_url or "", files[post.path].url) for post in posts},
        comments=directory,
        shown=_shown(directory),
        problems=tuple(
            replace(problem, file=f"{docs}/{problem.file}")
            for problem in (*contents.problems, *settled)
            # What is wrong in a draft does not matter yet.
            if problem.fatal and problem.file not in contents.drafts
        ),
    )


def _shown(path: Path) -> str:
    """Return `path` as seen from the current directory, with slashes."""
    return Path(os.path.relpath(path)).as_posix()
