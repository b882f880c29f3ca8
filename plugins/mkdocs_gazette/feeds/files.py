"""The feeds' files, as MkDocs knows them."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, Files, InclusionLevel

from mkdocs_gazette.feeds.atom import Feed, atom

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_gazette.pages.site import Site

ATOM = "atom.xml"


def feed_file(files: Files, config: MkDocsConfig) -> File | None:
    """Return a file for the site's feed, to be filled once the posts are rendered.

    None without a `site_url`, since a feed's links must be absolute, and where the site has a
    file of that name of its own.
    """
    if not config.site_url or files.get_file_from_path(ATOM):
        return None
    return File.generated(config, ATOM, content="", inclusion=InclusionLevel.NOT_IN_NAV)


def fill(file: File, site: Site, config: MkDocsConfig) -> None:
    """Write the newest posts of `site`, drafts left out, to its feed."""
    publication = site.publication
    feed = Feed(
        title=config.site_name,
        subtitle=config.site_description or "",
        author=config.site_author or config.site_name,
        site_url=f"{(config.site_url or '').removesuffix('/')}/",
        path=ATOM,
        language=site.language.tag,
    )
    posts = (publication.posts[id_] for id_ in publication.newest)
    newest = islice((post for post in posts if not post.draft), site.options.feeds.limit)
    file.content_bytes = atom(feed, [(post, site.urls[post.path]) for post in newest])
