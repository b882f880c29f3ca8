"""The entries of feeds, made of posts and comments."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from mimetypes import guess_type
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, Files

from mkdocs_gazette.feeds.content import FeedText, feed_text
from mkdocs_gazette.feeds.feed import Enclosure, Item, Label, SeriesPart
from mkdocs_gazette.feeds.ids import Ids
from mkdocs_gazette.model.author import Author
from mkdocs_gazette.pages.lists import Kind

if TYPE_CHECKING:
    from mkdocs_gazette.model.comment import Comment
    from mkdocs_gazette.model.post import Post
    from mkdocs_gazette.pages.site import Site

MOST_BYTES = 400_000
"""How much text a feed's newest document holds at most. Many apps take no more than half a
megabyte, and some 100 bytes of markup come with each entry."""

_KEPT = 64
"""How many entries are kept: a feed's three formats are written one after the other."""


@dataclass(frozen=True)
class Items:
    """Makes entries of the posts and comments of `site`, whose files are `files`."""

    site: Site
    files: Files
    ids: Ids

    def newest(self, post_ids: Iterable[str], *, whole: bool) -> Iterator[Item]:
        """Yield the entries of posts, with their `whole` texts as far as there is room.

        Posts that do not fit have their beginning instead, or their title alone.
        """
        room = MOST_BYTES
        for post_id in post_ids:
            item = self.post(post_id) if whole else self.beginning(post_id)
            if _size(item) > room:
                item = self.beginning(post_id)
            if _size(item) > room:
                item = replace(item, summary="", html="")
            room -= _size(item)
            yield item

    @cached_property
    def post(self) -> Callable[[str], Item]:
        """Returns the entry of a post, whose id it takes, with its whole text.

        It remembers the last ones; all of them would fill the memory.
        """

        @lru_cache(maxsize=_KEPT)
        def post(post_id: str) -> Item:
            post = self.site.publication.posts[post_id]
            text = self._text(post)
            enclosures = self._enclosures(post, text)
            return replace(self._post(post), html=text.html, enclosures=enclosures)

        return post

    @cached_property
    def beginning(self) -> Callable[[str], Item]:
        """Returns the entry of a post, whose id it takes, with how it begins.

        That is its description or, without one, its excerpt. It, too, remembers the last ones.
        """

        @lru_cache(maxsize=_KEPT)
        def beginning(post_id: str) -> Item:
            post = self.site.publication.posts[post_id]
            excerpt = self.site.excerpts.get(post.path)
            html = self._root.join(excerpt.pieces) if excerpt and not post.description else ""
            return replace(self._post(post), html=html)

        return beginning

    def comment(self, comment: Comment, post: Post) -> Item:
        """Return the entry of `comment` on `post`."""
        name = self.site.discussions.name(comment)
        return Item(
            id=self.ids.comment(comment.id),
            title=self.site.language.t("{name} on “{title}”", name=name, title=post.title),
            address=f"{self._address(self.site.urls[post.path])}#comment-{comment.id}",
            published=comment.created,
            updated=comment.edited or comment.created,
            authors=(self._author(Author(None, name, url=comment.url)),),
            html=self.site.comment_html[comment.id],
        )

    def _post(self, post: Post) -> Item:
        site, addresses = self.site, self.site.linked.addresses
        address = self._address(site.urls[post.path])
        discussed = site.options.comments.own and site.publication.comment_count(post)
        return Item(
            id=self.ids.post(post.id),
            title=post.title,
            address=address,
            published=post.published.at,
            updated=post.changed.at,
            authors=tuple(map(self._author, post.authors)),
            summary=post.description,
            labels=(*self._categories(post), *(Label(tag, tag) for tag in post.tags)),
            parts=tuple(self._parts(post)),
            image=addresses.image(post.image),
            comments=f"{address}#gz-comments-title" if discussed else None,
        )

    def _author(self, author: Author) -> Author:
        """Return `author` with addresses that work in an app."""
        addresses = self.site.linked.addresses
        page = self.site.people.pages.get(author.id or "")
        return replace(
            author,
            url=addresses.link(page or author.url),
            avatar=addresses.link(author.avatar),
        )

    def _categories(self, post: Post) -> Iterator[Label]:
        page = self.site.plan.first(Kind.CATEGORIES)
        scheme = self._address(self.site.urls[page]) if page else ""
        for category in self.site.publication.categories_of(post):
            yield Label(category.slug, category.name, scheme)

    def _parts(self, post: Post) -> Iterator[SeriesPart]:
        for claim in post.memberships:
            run = self.site.publication.runs[claim.series]
            landing = self.site.plan.firsts[Kind.SERIES, claim.series]
            yield SeriesPart(
                series=claim.series,
                title=run.series.title,
                number=run.parts[run.positions[post.id]].number,
                address=self._address(self.site.urls[landing]),
            )

    def _enclosures(self, post: Post, text: FeedText) -> tuple[Enclosure, ...]:
        """Return the sounds and films in the post, and its image, as far as they are files here."""
        image = self.site.linked.addresses.image(post.image)
        found = dict.fromkeys([*text.media, *filter(None, [image])])
        return tuple(
            Enclosure(address, guess_type(file.dest_uri)[0] or "application/octet-stream", length)
            for address in found
            if (file := self._local.get(address.partition("#")[0].removeprefix(self._root)))
            for length in [_length(file)]
        )

    def _text(self, post: Post) -> FeedText:
        page = self.files.src_uris[post.path].page
        content = (page.content if page else None) or ""
        return feed_text(content, self._address(self.site.urls[post.path]))

    @cached_property
    def _local(self) -> dict[str, File]:
        """The site's media files by their URLs from its root."""
        return {file.url: file for file in self.files.media_files()}

    @property
    def _root(self) -> str:
        return self._address("")

    def _address(self, url: str) -> str:
        # There are no feeds without a `site_url`.
        return self.site.linked.addresses.page(url) or ""


def _size(item: Item) -> int:
    return len(item.html.encode()) + len(item.summary.encode())


def _length(file: File) -> int:
    """Return how many bytes `file` has."""
    if file.abs_src_path:
        return Path(file.abs_src_path).stat().st_size
    return len(file.content_bytes)
