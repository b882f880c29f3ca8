"""The feeds' files, as MkDocs knows them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, cast

from mkdocs.structure.files import File, Files, InclusionLevel

from mkdocs_gazette.feeds import rss_plugin
from mkdocs_gazette.feeds.formats import ATOM, FORMATS
from mkdocs_gazette.feeds.scopes import SITE, ScopeKind, published, scopes
from mkdocs_gazette.feeds.writer import COMMENTS, OPML, STYLESHEET, Writer, archive_name
from mkdocs_gazette.pages.feed_links import FeedFormat, feed_links

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_gazette.model.post import Post
    from mkdocs_gazette.pages.site import Site

Make = Callable[[Writer], bytes]


class FeedFile(File):
    """A file whose content is made as it is written.

    So the feeds, which hold each post several times, are never in memory together. `posts` are the
    ids of all posts whose texts or comments may be in it.
    """

    make: Callable[[], bytes]
    posts: tuple[str, ...]

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002 - as MkDocs has it
        """Make the content, write the file, and forget the content.

        A `dirty` build has not rendered the posts that are unchanged, so it leaves a file that is
        there as it is.
        """
        if dirty and Path(self.abs_dest_path).is_file():
            return
        self.content_bytes = self.make()
        super().copy_file(dirty)
        self.content_bytes = b""


@dataclass(frozen=True)
class Feeds:
    """The feeds of one build.

    They are added before any page is rendered, for pages to link to them, and filled when all
    that they hold is known.
    """

    writer: Writer
    planned: list[tuple[FeedFile, Make]] = field(default_factory=list, init=False)

    def add_posts(self) -> Site:
        """Add the feeds of posts, and return the site that knows of them."""
        writer, links = self.writer, {}
        root = writer.site.edition.root
        for scope in writer.posts:
            directory = f"{root}{scope.directory}"
            newest = partial(Writer.newest, scope=scope)
            formats = self._formats(directory, newest, writer.newest_ids(scope))
            if formats:
                links[scope] = feed_links(scope, writer.site, formats)
            for number in range(1, len(writer.archives(scope)) + 1):
                archive = partial(Writer.archive, scope=scope, number=number)
                ids = writer.archived_ids(scope, number)
                self._add(f"{directory}{archive_name(number)}", archive, ids)
        opml = None
        if any(scope.kind is ScopeKind.SERIES for scope in links):
            opml = self._add(f"{root}{OPML}", Writer.opml)
        if SITE in links and writer.site.options.feeds.rss_plugin_files:
            for name in rss_plugin.FILES:
                as_it_was = partial(Writer.as_rss_plugin, name=name)
                self._add(f"{root}{name}", as_it_was, writer.posts[SITE])
        self._add(f"{root}{STYLESHEET}", Writer.stylesheet)
        return replace(writer.site, feeds=links, opml_url=opml)

    def complete(self, site: Site) -> Site:
        """Add the feeds of comments, fill all feeds, and return the site that knows of them."""
        publication = site.publication
        discussions = {
            post.id: url
            for post in publication.posts.values()
            if not post.hidden
            and site.options.comments.own
            and publication.comment_count(post)
            and (url := self._add_discussion(post))
        }
        comments: tuple[FeedFormat, ...] = ()
        if discussions:
            directory = f"{site.edition.root}{COMMENTS}"
            newest = partial(Writer.comments, discussed=tuple(discussions))
            comments = self._formats(directory, newest, tuple(discussions))
        writer = replace(self.writer, site=site)
        for file, make in self.planned:
            file.make = partial(make, writer)
        return replace(site, comments_feed=comments, discussion_feeds=discussions)

    def _add_discussion(self, post: Post) -> str | None:
        page = PurePosixPath(self.writer.files.src_uris[post.path].dest_uri)
        place = page.parent if page.name == "index.html" else page.with_suffix("")
        path = f"{place}/{ATOM.file}"
        discussion = partial(Writer.discussion, post_id=post.id, path=path)
        return self._add(path, discussion, (post.id,))

    def _formats(
        self, directory: str, make: Callable[..., bytes], posts: Iterable[str]
    ) -> tuple[FeedFormat, ...]:
        """Add a file in each format, and return how pages link to them."""
        urls = {
            form: self._add(f"{directory}{form.file}", partial(make, form=form), posts)
            for form in FORMATS
        }
        return tuple(FeedFormat(form.label, form.type, url) for form, url in urls.items() if url)

    def _add(self, path: str, make: Make, posts: Iterable[str] = ()) -> str | None:
        """Add a file for what `make` will return of `posts`, and return its URL.

        None where the site has a file of its own there.
        """
        files, config = self.writer.files, self.writer.config
        if path in files.src_uris:
            return None
        inclusion = InclusionLevel.NOT_IN_NAV
        file = cast("FeedFile", FeedFile.generated(config, path, content=b"", inclusion=inclusion))
        file.posts = tuple(posts)
        files.append(file)
        self.planned.append((file, make))
        return file.url


def plan_feeds(site: Site, files: Files, config: MkDocsConfig) -> Feeds | None:
    """Return the feeds that `site` is to have.

    There are none without a `site_url`, since their links must be absolute.
    """
    if not (config.site_url and site.options.feeds.enabled):
        return None
    publication = site.publication
    posts = {
        scope: published(scope, publication)
        for scope in scopes(publication)
        if scope.kind in site.options.feed_kinds
    }
    return Feeds(Writer(site, files, config, posts))
