"""The page of a reader's own comments, and what it is told of the posts."""

from __future__ import annotations

import json

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from mkdocs_gazette.language import Language
from mkdocs_gazette.pages.files import generated_page
from mkdocs_gazette.pages.planning import authored
from mkdocs_gazette.pages.site import Site

PLACE = "my-comments"
CATALOGUE = f"{PLACE}/posts.json"
"""Where the page's script looks for the titles and addresses of posts."""


def add_page(files: Files, config: MkDocsConfig, language: Language) -> str:
    """Add the page to `files`, unless its author wrote one, and return its source path."""
    own = authored(files.src_uris, PLACE)
    if own:
        return own
    meta = {
        "title": language.t("My comments"),
        "hide": ["navigation", "toc"],
        "search": {"exclude": True},
    }
    page = generated_page(config, f"{PLACE}.md", meta, InclusionLevel.NOT_IN_NAV)
    files.append(page)
    return page.src_uri


def add_catalogue(files: Files, config: MkDocsConfig) -> File | None:
    """Add a file for the posts' titles, to be filled once the posts are rendered.

    None where the site has a file of that name of its own.
    """
    if files.get_file_from_path(CATALOGUE):
        return None
    file = File.generated(config, CATALOGUE, content="", inclusion=InclusionLevel.NOT_IN_NAV)
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
