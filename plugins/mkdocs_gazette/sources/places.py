"""Where in a MkDocs site the publication's sources are."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from pathspec import GitIgnoreSpec

from mkdocs_gazette.config import GazetteConfig
from mkdocs_gazette.editions import Edition


def post_files(files: Files, options: GazetteConfig, edition: Edition) -> list[File]:
    """Return the files of all posts, those that only a preview shows among them."""
    is_post = GitIgnoreSpec.from_lines(options.posts)
    return [
        file
        for file in files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
        if is_post.match_file(edition.place(file)) and file.name != "index"
    ]


def is_post_path(path: str, options: GazetteConfig) -> bool:
    """Tell whether a page at `path`, relative to the docs directory, would be a post."""
    return GitIgnoreSpec.from_lines(options.posts).match_file(path)


def comments_directory(config: MkDocsConfig, options: GazetteConfig) -> Path:
    """Return the directory of the accepted comments, which need not exist."""
    return Path(config.config_file_path).parent / options.comments.directory
