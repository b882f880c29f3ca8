"""The page of a reader's own comments, and what it is told of the posts."""

from __future__ import annotations

import json

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from mkdocs_gazette.editions import Edition
from mkdocs_gazette.pages.site import Site

PLACE = "my-comments"
CATALOGUE = f"{PLACE}/posts.json"
"""Where the page's script looks, in its edition, for the titles and addresses of posts."""


def add_catalogue(files: Files, config: MkDocsConfig, edition: Edition) -> File | None:
    """Add a file for the posts' titles, to be filled once the posts are rendered.

    None where the site has a file of that name of its own.
    """
    file = edition.asset(config, CATALOGUE)
    if file.src_uri in files.src_uris:
        return None
    files.append(file)
    return file


def catalogue(site: Site) -> str:
    """Return titles, addresses and first series of all posts by their ids, hidden ones left out.

    The addresses are relative to the site's root. It is JSON that stays so even within HTML.
    """
    posts: dict[str, dict[str, str | None]] = {}
    series: dict[str, str] = {}
    for post in site.publication.posts.values():
        if post.hidden:
            continue
        claimed = next((claim.series for claim in post.memberships), None)
        posts[post.id] = {"title": post.title, "url": site.urls[post.path], "series": claimed}
        if claimed is not None:
            series[claimed] = site.publication.runs[claimed].series.title
    text = json.dumps({"posts": posts, "series": series}, ensure_ascii=False)
    return text.replace("<", "\\u003c")
