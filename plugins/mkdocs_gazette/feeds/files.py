"""The feeds' files, as MkDocs knows them."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import nlargest
from itertools import islice
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
    from mkdocs_gazette.model.publication import Publication
    from mkdocs_gazette.pages.site import Site

ATOM = "atom.xml"
COMMENTS = "comments/atom.xml"


@dataclass(frozen=True, slots=True)
class FeedFiles:
    """The feeds of one build, to be filled once the posts are rendered.

    `posts` and `comments` are those of the whole site, `discussions` those of the comments on
    one post, by its id. None where there is nothing to be told, or the site has a file of that
    name of its own.
    """

    posts: File | None
    comments: File | None
    discussions: dict[str, File]

    def all(self) -> Iterable[File]:
        """Return the files that there are."""
        return filter(None, (self.posts, self.comments, *self.discussions.values()))


def feed_files(
    files: Files, config: MkDocsConfig, publication: Publication, *, comments: bool
) -> FeedFiles:
    """Return files for the site's feeds; none without a `site_url`, as links must be absolute."""

    def file(path: str) -> File | None:
        if not config.site_url or files.get_file_from_path(path):
            return None
        return File.generated(config, path, content="", inclusion=InclusionLevel.NOT_IN_NAV)

    published = [post for post in publication.posts.values() if not post.draft]
    discussed = [post for post in published if comments and publication.comment_count(post)]
    found = {post.id: file(f"{post.path.removesuffix('.md')}/{ATOM}") for post in discussed}
    return FeedFiles(
        posts=file(ATOM) if published else None,
        comments=file(COMMENTS) if discussed else None,
        discussions={id_: feed for id_, feed in found.items() if feed},
    )


def fill(feeds: FeedFiles, site: Site, config: MkDocsConfig) -> None:
    """Write all feeds of `site`, drafts left out."""
    publication, limit = site.publication, site.options.feeds.limit
    t = site.language.t

    def write(file: File, items: list[Item], title: str, **more: str) -> None:
        feed = Feed(
            title=title,
            author=config.site_author or config.site_name,
            site_url=f"{(config.site_url or '').removesuffix('/')}/",
            path=file.url,
            language=site.language.tag,
            **more,
        )
        file.content_bytes = atom(feed, items)

    if feeds.posts:
        posts = (publication.posts[id_] for id_ in publication.newest)
        newest = islice((post for post in posts if not post.draft), limit)
        items = [post_item(post, site.urls[post.path]) for post in newest]
        write(feeds.posts, items, config.site_name, subtitle=config.site_description or "")
    discussed: list[tuple[Comment, Post]] = []
    for post in publication.posts.values():
        if not post.draft and publication.comment_count(post):
            discussed += [(comment, post) for comment in publication.comments[post.id]]
    if feeds.comments:
        latest = _latest(discussed, limit)
        items = [_comment(comment, post, site) for comment, post in latest]
        title = t("Comments on {title}", title=config.site_name)
        write(feeds.comments, items, title, id="comments")
    for id_, file in feeds.discussions.items():
        post = publication.posts[id_]
        latest = _latest(((comment, post) for comment in publication.comments[id_]), limit)
        title = t("Comments on “{title}”", title=post.title)
        items = [_comment(comment, post, site) for comment, post in latest]
        write(file, items, title, id=f"comments/{quote(id_)}", url=site.urls[post.path])


def _latest(comments: Iterable[tuple[Comment, Post]], limit: int) -> list[tuple[Comment, Post]]:
    shown = ((comment, post) for comment, post in comments if not comment.deleted)
    return nlargest(limit, shown, key=lambda one: (one[0].created, one[0].id))


def post_item(post: Post, url: str) -> Item:
    """Return the entry of `post`, whose page is at `url` relative to the site's root."""
    return Item(
        id=f"posts/{post.id}",
        title=post.title,
        url=url,
        published=post.published.at,
        updated=(post.updated or post.published).at,
        authors=post.authors,
        summary=post.description,
    )


def _comment(comment: Comment, post: Post, site: Site) -> Item:
    name = site.discussions.name(comment)
    title = site.language.t("{name} on “{title}”", name=name, title=post.title)
    return Item(
        id=f"comments/{comment.id}",
        title=title,
        url=f"{site.urls[post.path]}#comment-{comment.id}",
        published=comment.created,
        updated=comment.edited or comment.created,
        authors=(Author(None, name, url=comment.url),),
        html=site.discussions.html(comment),
    )
