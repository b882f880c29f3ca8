"""Writes the documents of a site's feeds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from heapq import nlargest
from typing import TYPE_CHECKING
from urllib.parse import quote

from mkdocs.utils import get_relative_url

from mkdocs_gazette.feeds import rss_plugin
from mkdocs_gazette.feeds.archives import archives
from mkdocs_gazette.feeds.atom import atom
from mkdocs_gazette.feeds.documents import css_string, document
from mkdocs_gazette.feeds.feed import Chain, Feed, Item
from mkdocs_gazette.feeds.formats import ATOM, JSON_FEED, RSS, Format
from mkdocs_gazette.feeds.ids import Ids, stem
from mkdocs_gazette.feeds.items import Items
from mkdocs_gazette.feeds.json_feed import json_feed
from mkdocs_gazette.feeds.rss import rss
from mkdocs_gazette.feeds.scopes import SITE, Scope, ScopeKind

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from mkdocs_gazette.model.comment import Comment
    from mkdocs_gazette.pages.site import Site

STYLESHEET = "assets/gazette/feed.css"
"""The file, in the directory of the language, that makes a feed look decent in a browser."""

COMMENTS = "comments/"
"""The directory of the feed of all comments."""

OPML = "subscribe/series.opml"
"""The file that brings all series into an app at once."""

_WRITE = {ATOM: atom, RSS: rss, JSON_FEED: json_feed}


def archive_name(number: int) -> str:
    """Return the name of an archive document, counted from 1, in the directory of its feed."""
    return f"atom/{number}.xml"


@dataclass(frozen=True)
class Writer:
    """Writes documents about `site`, whose files are `files`.

    `posts` holds the ids of what is published in each scope, the newest first.
    """

    site: Site
    files: Files
    config: MkDocsConfig
    posts: Mapping[Scope, Sequence[str]]

    def newest(self, scope: Scope, form: Format) -> bytes:
        """Return the document with the newest posts of `scope`."""
        whole = scope.kind in self.site.options.feeds.full_text
        items = tuple(self._items.newest(self.newest_ids(scope), whole=whole))
        chain = None
        if form is ATOM and (count := len(self.archives(scope))):
            current = self._address(scope, ATOM.file)
            chain = Chain(current, self._address(scope, archive_name(count)))
        return _WRITE[form](self._head(scope, form.file, chain), items)

    def archive(self, scope: Scope, number: int) -> bytes:
        """Return an archive document, counted from 1."""
        current, name = self._address(scope, ATOM.file), archive_name(number)
        previous = self._address(scope, archive_name(number - 1)) if number > 1 else None
        whole = scope.kind in self.site.options.feeds.full_text
        make = self._items.post if whole else self._items.beginning
        head = self._head(scope, name, Chain(current, previous, archive=True))
        return atom(head, [make(id_) for id_ in self.archived_ids(scope, number)])

    def newest_ids(self, scope: Scope) -> Sequence[str]:
        """Return the ids of the posts in the newest document, the newest first."""
        return self.posts[scope][: self.site.options.feeds.limit]

    def archived_ids(self, scope: Scope, number: int) -> Sequence[str]:
        """Return the ids of the posts in an archive document, the newest first."""
        oldest_first = self.posts[scope][::-1]
        return oldest_first[self.archives(scope)[number - 1]][::-1]

    def archives(self, scope: Scope) -> tuple[slice, ...]:
        """Return which posts of `scope`, the oldest first, are in each archive document."""
        options = self.site.options.feeds
        if scope.kind not in options.archives:
            return ()
        return archives(len(self.posts[scope]), options.limit)

    def as_rss_plugin(self, name: str) -> bytes:
        """Return the document `name` as mkdocs-rss-plugin would name and identify its entries."""
        file, posts = rss_plugin.FILES[name], self.site.publication.posts
        ids = rss_plugin.newest(
            (posts[id_] for id_ in self.posts[SITE]),
            self.site.options.feeds.limit,
            updated=file.updated,
        )
        whole = ScopeKind.SITE in self.site.options.feeds.full_text
        items = (
            replace(
                item,
                id=rss_plugin.guid(posts[id_], item.address, self._url("")),
                permalink=True,
            )
            for id_, item in zip(ids, self._items.newest(ids, whole=whole), strict=True)
        )
        return _WRITE[file.form](self._head(SITE, name, None), tuple(items))

    def comments(self, form: Format, discussed: Iterable[str]) -> bytes:
        """Return the document with the newest comments on all `discussed` posts, by their ids."""
        publication = self.site.publication
        comments = (comment for id_ in discussed for comment in publication.comments[id_])
        title = self.site.language.t("Comments on {title}", title=self.config.site_name)
        root = self.site.edition.root
        feed = self._feed("comments", title, f"{root}{COMMENTS}{form.file}", root)
        return _WRITE[form](feed, self._comments(comments))

    def discussion(self, post_id: str, path: str) -> bytes:
        """Return the document, in the file at `path`, with the newest comments on a post."""
        post = self.site.publication.posts[post_id]
        title = self.site.language.t("Comments on “{title}”", title=post.title)
        feed = self._feed(f"comments/{post.id}", title, path, self.site.urls[post.path])
        return atom(feed, self._comments(self.site.publication.comments[post.id]))

    def stylesheet(self) -> bytes:
        """Return what makes a feed look decent in a browser."""
        notice = self.site.language.t(
            "This is a feed. Copy its address into a feed reader to be told of what is new."
        )
        return document("feed.css", notice=css_string(notice))

    def opml(self) -> bytes:
        """Return the list of the publication's feed and of those of its series, in OPML 2.0."""
        site = self.site
        outlines = [
            {
                "title": feed.title,
                "description": feed.description,
                "page": self._url(feed.page_url),
                "feed": self._url(feed.formats[0].url),
            }
            for scope, feed in site.feeds.items()
            if scope.kind in {ScopeKind.SITE, ScopeKind.SERIES}
        ]
        return document("opml.xml", title=site.linked.publisher.name, outlines=outlines)

    def _comments(self, comments: Iterable[Comment]) -> list[Item]:
        """Return the entries of the newest of `comments`."""
        shown = (comment for comment in comments if not comment.deleted)
        limit, posts = self.site.options.feeds.limit, self.site.publication.posts
        latest = nlargest(limit, shown, key=lambda comment: (comment.created, comment.id))
        return [self._items.comment(comment, posts[comment.post]) for comment in latest]

    def _head(self, scope: Scope, name: str, chain: Chain | None) -> Feed:
        links = self.site.feeds[scope]
        path = f"{self.site.edition.root}{scope.directory}{name}"
        head = self._feed(scope.directory.rstrip("/"), links.title, path, links.page_url)
        return replace(
            head,
            subtitle=links.description,
            image=links.image,
            hubs=self.site.options.feeds.hub,
            chain=chain,
        )

    def _feed(self, scope: str, title: str, path: str, page_url: str) -> Feed:
        """Return the head of the feed in the file `path`, which follows the page at `page_url`."""
        config, site = self.config, self.site
        return Feed(
            id=self._items.ids.feed(scope),
            title=title,
            author=config.site_author or config.site_name,
            address=self._url(quote(path)),
            page=self._url(page_url),
            language=site.linked.language,
            stylesheet=get_relative_url(f"{site.edition.root}{STYLESHEET}", path),
        )

    def _address(self, scope: Scope, name: str) -> str:
        return self._url(quote(f"{self.site.edition.root}{scope.directory}{name}"))

    def _url(self, url: str) -> str:
        # There are no feeds without a `site_url`.
        return self.site.linked.addresses.page(url) or ""

    @cached_property
    def _items(self) -> Items:
        chosen = self.site.options.feeds.id or stem(self._url(""))
        return Items(self.site, self.files, Ids(chosen, self.site.edition.root))
