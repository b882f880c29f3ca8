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
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import Files, InclusionLevel, get_files, set_exclusions

from mkdocs_gazette import clock
from mkdocs_gazette.config import GazetteConfig
from mkdocs_gazette.editions import Edition, editions
from mkdocs_gazette.errors import Problem
from mkdocs_gazette.language import Language, language_of
from mkdocs_gazette.model.author import Author
from mkdocs_gazette.model.post import Post
from mkdocs_gazette.model.publication import Publication
from mkdocs_gazette.model.schedule import Calendar
from mkdocs_gazette.pages.addresses import settle
from mkdocs_gazette.pages.publisher import site_root
from mkdocs_gazette.sources.comments import Accepted, read_comments
from mkdocs_gazette.sources.places import comments_directory, post_files
from mkdocs_gazette.sources.publication import Contents, read_publication


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """What a publication holds.

    `posts` are keyed by id, under the titles of their headings if they have no other;
    `addresses` has the addresses of their pages: whole ones where the site has a `site_url`.
    `ids` are those of all posts, hidden ones among them. `editions` has the publication in each
    language, of which `publication` is the main one; `config`, `options`, `edition` and `files`
    are the site's as MkDocs has them, in that language; `site_url` ends in "/", or is "".
    `problems` are those of what is in `docs`, the docs directory, but for drafts. `comments` is
    the comments' directory and `shown` what to call it; with another system of comments, or none,
    the site does not use it. `shown` and paths in problems are relative to the current directory.
    """

    name: str
    site_url: str
    options: GazetteConfig
    calendar: Calendar
    publication: Publication
    editions: Mapping[Edition, Publication]
    posts: Mapping[str, Post]
    ids: frozenset[str]
    addresses: Mapping[str, str]
    docs: Path
    config: MkDocsConfig
    edition: Edition
    files: Files
    comments: Path
    shown: str
    uses_comments: bool
    problems: tuple[Problem, ...]

    @property
    def language(self) -> Language:
        """The language of the site's interface."""
        return language_of(self.config.theme)

    def accepted(self) -> Accepted:
        """Read all comments."""
        return read_comments(self.comments, self.ids, self.shown)


def read_holdings(config_file: str | None, *, with_hidden: bool = True) -> Holdings:
    """Read the publication that `config_file` describes, by default that of this directory.

    Without hidden posts it is what a build publishes. Raises click.UsageError where there is none.
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
    try:
        calendar = options.calendar(clock.now())
    except (ValueError, OverflowError, OSError) as error:
        raise click.UsageError(f"SOURCE_DATE_EPOCH is no time: {error}") from error
    read: dict[Edition, Contents] = {}
    addresses: dict[str, str] = {}
    problems: list[Problem] = []
    house = (Author(None, config.site_author),) if config.site_author else ()
    found_in: list[tuple[Edition, Files]] = []
    for edition, its_files in editions(found, config):
        found_in.append((edition, its_files))
        files = {file.src_uri: file for file in post_files(its_files, options, edition)}
        contents = read_publication(
            Path(config.docs_dir),
            [(file, file.inclusion is InclusionLevel.DRAFT) for file in files.values()],
            house,
            calendar,
            with_hidden=with_hidden,
            edition=edition,
        )
        settled = settle(contents.publication, its_files, options, config)
        # What is wrong in a draft does not matter yet.
        problems += (
            one for one in (*contents.problems, *settled) if one.file not in contents.drafts
        )
        for post in contents.publication.posts.values():
            addresses.setdefault(post.id, urljoin(config.site_url or "", files[post.path].url))
        read[edition] = contents
    # Of a post and its translations, which have their comments in common, the first counts.
    posts = {
        id_: post for one in reversed(read.values()) for id_, post in one.publication.posts.items()
    }
    directory, docs = comments_directory(config, options), Path(config.docs_dir)
    return Holdings(
        name=config.site_name,
        calendar=calendar,
        site_url=site_root(config) or "",
        options=options,
        publication=next(iter(read.values())).publication,
        editions={edition: one.publication for edition, one in read.items()},
        ids=frozenset().union(*(one.ids for one in read.values())),
        docs=docs,
        config=config,
        edition=found_in[0][0],
        files=found_in[0][1],
        uses_comments=options.comments.own,
        posts={id_: replace(post, title=post.title or post.heading) for id_, post in posts.items()},
        addresses=addresses,
        comments=directory,
        shown=shown_path(directory),
        problems=tuple(
            replace(problem, file=f"{shown_path(docs)}/{problem.file}")
            for problem in dict.fromkeys(problems)
        ),
    )


def shown_path(path: Path) -> str:
    """Return `path` as seen from the current directory, with slashes."""
    return Path(os.path.relpath(path)).as_posix()
