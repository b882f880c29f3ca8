"""The feeds' files, as MkDocs knows them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from heapq import nlargest
from itertools import islice
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote

from mkdocs.structure.files import File, Files, InclusionLevel

from mkdocs_gazette.feeds.atom import Feed, Item, atom
from mkdocs_gazette.model.author import Author

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_gazette.model.comment import Comment
    from mkdocs_gazette.model.post import Post
    from mkdocs_gazette.pages.site import Site

ATOM = "atom.xml"
COMMENTS = "comments/atom.xml"


def add_feeds(site: Site, files: Files, config: MkDocsConfig) -> Site:
    """Add the feeds of `site` to `files`, once all posts are rendered, and return their URLs in it.

    There are none without a `site_url`, since their links must be absolute, or where the site
    has a file of that name of its own. Hidden posts are in none.
    """
    if not (config.site_url and site.options.feeds.enabled):
        return site
    feeds = _Feeds(site, files, config)
    publication = site.publication
    discussions = {
        post.id: url
        for post in publication.posts.values()
        if not post.hidden
        and site.options.comments.own
        and publication.comment_count(post)
        and (url := feeds.add_discussion(post))
    }
    return replace(
        site,
        feed_url=feeds.add_posts(),
        comments_feed_url=feeds.add_comments(discussions) if discussions else None,
        discussion_feeds=discussions,
    )


@dataclass(frozen=True)
class _Feeds:
    """Writes feeds, and returns their URLs relative to the site's root, or None."""

    site: Site
    files: Files
    config: MkDocsConfig

    def add_posts(self) -> str | None:
        """Add the feed of the newest posts."""
        publication, config = self.site.publication, self.config
        posts = (publication.posts[id_] for id_ in publication.newest)
        newest = islice((post for post in posts if not post.hidden), self.limit)
        items = [post_item(post, self.site.urls[post.path]) for post in newest]
        root, subtitle = self.site.edition.root, config.site_description or ""
        return self.add(f"{root}{ATOM}", items, config.site_name, subtitle=subtitle, url=root)

    def add_comments(self, posts: Iterable[str]) -> str | None:
        """Add the feed of the newest comments on all `posts`."""
        publication = self.site.publication
        comments = (comment for id_ in posts for comment in publication.comments[id_])
        items = [
            self.comment_item(comment, publication.posts[comment.post])
            for comment in self.latest(comments)
        ]
        title = self.site.language.t("Comments on {title}", title=self.config.site_name)
        path = f"{self.site.edition.root}{COMMENTS}"
        return self.add(path, items, title, id="comments", url=self.site.edition.root)

    def add_discussion(self, post: Post) -> str | None:
        """Add the feed of the newest comments on one post."""
        comments = self.site.publication.comments[post.id]
        items = [self.comment_item(comment, post) for comment in self.latest(comments)]
        title = self.site.language.t("Comments on “{title}”", title=post.title)
        page = PurePosixPath(self.files.src_uris[post.path].dest_uri)
        place = page.parent if page.name == "index.html" else page.with_suffix("")
        path, url = f"{place}/{ATOM}", self.site.urls[post.path]
        return self.add(path, items, title, id=f"comments/{quote(post.id)}", url=url)

    def add(self, path: str, items: list[Item], title: str, **more: str) -> str | None:
        """Add a feed of `items`, unless there are none."""
        config = self.config
        if not items or path in self.files.src_uris:
            return None
        file = File.generated(config, path, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        feed = Feed(
            title=title,
            author=config.site_author or config.site_name,
            site_url=f"{(config.site_url or '').removesuffix('/')}/",
            path=file.url,
            language=self.site.language.tag,
            edition=self.site.edition.root,
            **more,
        )
        file.content_bytes = atom(feed, items)
        self.files.append(file)
        return file.url

    def latest(self, comments: Iterable[Comment]) -> list[Comment]:
        """Return the newest of `comments`, newest first."""
        shown = (comment for comment in comments if not comment.deleted)
        return nlargest(self.limit, shown, key=lambda comment: (comment.created, comment.id))

    @property
    def limit(self) -> int:
        """How many entries a feed has at most."""
        return self.site.options.feeds.limit

    def comment_item(self, comment: Comment, post: Post) -> Item:
        """Return the entry of `comment` on `post`."""
        name = self.site.discussions.name(comment)
        return Item(
            id=f"comments/{comment.id}",
            title=self.site.language.t("{name} on “{title}”", name=name, title=post.title),
            url=f"{self.site.urls[post.path]}#comment-{comment.id}",
            published=comment.created,
            updated=comment.edited or comment.created,
            authors=(Author(None, name, url=comment.url),),
            html=self.site.comment_html[comment.id],
        )


def post_item(post: Post, url: str) -> Item:
    """Return the entry of `post`, whose page is at `url` relative to the site's root."""
    return Item(
        id=f"posts/{quote(post.id)}",
        title=post.title,
        url=url,
        published=post.published.at,
        updated=post.changed.at,
        authors=post.authors,
        summary=post.description,
    )
