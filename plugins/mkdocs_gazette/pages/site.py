"""The templates' view of the whole site: what a page shows, looked up by its source file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from mkdocs_gazette.config import GazetteConfig
from mkdocs_gazette.language import Language
from mkdocs_gazette.model.comment import Comment, Openness, Order
from mkdocs_gazette.model.post import Post
from mkdocs_gazette.model.publication import Publication
from mkdocs_gazette.model.series import Run
from mkdocs_gazette.pages.discussion import Discussion, Discussions
from mkdocs_gazette.pages.entry import Entries, Entry
from mkdocs_gazette.pages.forge import Forge
from mkdocs_gazette.pages.lists import (
    Listing,
    ListPage,
    SeriesCard,
    newest_first,
    page_slice,
    paginate,
)
from mkdocs_gazette.pages.post import (
    Byline,
    Link,
    SeriesLink,
    SeriesNavigation,
    byline,
    series_navigation,
)
from mkdocs_gazette.pages.provider import CommentProvider, comment_provider


@dataclass(frozen=True, slots=True)
class PageContext:
    """The one name `gazette` in a template.

    `kind` is "post", "series", "index", "my-comments", or "" on pages that are none of ours;
    `t` and `nt` translate into the language with the BCP 47 tag `locale`. What does not apply
    to the page is None or empty.
    """

    kind: str
    t: Callable[..., str]
    nt: Callable[..., str]
    feed_url: str | None
    locale: str
    my_comments_url: str | None
    comments_feed_url: str | None = None
    post: Entry | None = None
    navigations: tuple[SeriesNavigation, ...] = ()
    byline: Byline | None = None
    comments: Discussion | None = None
    provider: CommentProvider | None = None
    listing: Listing | None = None


@dataclass(frozen=True)
class Site:
    """Everything of one build that pages show.

    `urls` maps the source paths of all our pages to URLs relative to the site's root, `lists`
    source paths to list pages, `landings` series ids to the source paths of their landing pages;
    `my_comments` is the source path of the page of the reader's own comments.
    `discussion_feeds` maps post ids to the URLs of the feeds of their comments, `histories` is
    the forge's address below which it shows what has changed in a file, `comment_html` the
    sanitised HTML of each comment by its id.
    """

    publication: Publication
    language: Language
    options: GazetteConfig
    urls: dict[str, str]
    lists: Mapping[str, ListPage]
    landings: Mapping[str, str]
    my_comments: str | None = None
    feed_url: str | None = None
    comments_feed_url: str | None = None
    discussion_feeds: Mapping[str, str] = field(default_factory=dict)
    forge: Forge | None = None
    histories: str | None = None
    comment_html: Mapping[str, str] = field(default_factory=dict)

    def discussed(
        self, comments: Mapping[str, tuple[Comment, ...]], html: Mapping[str, str]
    ) -> Site:
        """Return the site with accepted `comments` by post, and the HTML of each by its id."""
        publication = replace(self.publication, comments=comments)
        return replace(self, publication=publication, comment_html=html)

    @property
    def front(self) -> str | None:
        """The source path of the front page, None if no posts are listed there."""
        return next((page.paths[0] for page in self.lists.values() if page.run is None), None)

    def context(self, path: str) -> PageContext:
        """Return what the page from the source file `path` shows, in constant time."""
        if post_id := self.publication.ids_by_path.get(path):
            return self._post(self.publication.posts[post_id])
        if path == self.my_comments:
            return replace(self._plain, kind="my-comments")
        page = self.lists.get(path)
        if page is None:
            return self._plain
        kind = "series" if page.run else "index"
        return replace(self._plain, kind=kind, listing=self._listing(page))

    @cached_property
    def _plain(self) -> PageContext:
        """What pages show that are none of ours."""
        return PageContext(
            kind="",
            t=self.language.t,
            nt=self.language.nt,
            feed_url=self.feed_url,
            locale=self.language.tag,
            my_comments_url=self.urls[self.my_comments] if self.my_comments else None,
            comments_feed_url=self.comments_feed_url,
        )

    def _post(self, post: Post) -> PageContext:
        runs = [self.publication.runs[claim.series] for claim in post.memberships]
        options, taken = self.options.comments, post.comments is Openness.OPEN
        return replace(
            self._plain,
            kind="post",
            post=self.entries.of_post(post.id),
            navigations=tuple(
                series_navigation(run, post.id, self.entries, self._landing_url(run))
                for run in runs
            ),
            byline=self._byline(post, runs) if self.options.byline.enabled else None,
            comments=self._discussion(post),
            provider=comment_provider(post, options, self.language) if taken else None,
        )

    def _discussion(self, post: Post) -> Discussion | None:
        if not self.options.comments.own or post.comments is Openness.NONE:
            return None
        comments = self.publication.comments.get(post.id, ())
        return self.discussions.of_post(post, comments, self.discussion_feeds.get(post.id))

    @cached_property
    def discussions(self) -> Discussions:
        """Makes what pages show of comments."""
        order = Order(self.options.comments.order)
        return Discussions(order, self.language, self.forge, self.histories, self.comment_html)

    def _byline(self, post: Post, runs: list[Run]) -> Byline:
        links = tuple(SeriesLink(run.series.title, self._landing_url(run)) for run in runs)
        return byline(post, links, self._subscribe, self.entries)

    def _listing(self, page: ListPage) -> Listing:
        run = page.run
        if run is None:
            shown = self.publication.newest[page_slice(page, self.options.index.per_page)]
            return Listing(
                introduction=page.introduction,
                entries=tuple(self.entries.of_post(post_id) for post_id in shown),
                descending=True,
                pagination=paginate(page, self.urls),
                shelf=self._shelf if page.number == 1 else (),
            )
        # A range is turned and cut in constant time, however many parts there are.
        order = range(len(run.parts))
        order = order[::-1] if newest_first(run) else order
        return Listing(
            introduction=page.introduction,
            entries=tuple(
                self.entries.of_part(run.parts[index])
                for index in order[page_slice(page, self.options.series.per_page)]
            ),
            descending=newest_first(run),
            pagination=paginate(page, self.urls),
            series=self._card(run),
        )

    @cached_property
    def entries(self) -> Entries:
        """Makes the entries of lists."""
        publication = self.publication
        counts = {
            id_: publication.comment_count(publication.posts[id_])
            for id_ in publication.comments
            if id_ in publication.posts and self.options.comments.own
        }
        return Entries(publication.posts, self.urls, self.language, counts)

    @cached_property
    def _shelf(self) -> tuple[SeriesCard, ...]:
        return tuple(self._card(run) for run in self.publication.runs.values())

    @cached_property
    def _subscribe(self) -> Link | None:
        url = self.options.subscribe.url or self.feed_url
        label = self.options.subscribe.label or self.language.t("Subscribe to the feed")
        return Link(label, url) if url else None

    def _card(self, run: Run) -> SeriesCard:
        return SeriesCard(
            title=run.series.title,
            description=run.series.description,
            status=run.series.status.value,
            count=len(run.parts),
            url=self._landing_url(run),
            first=self.entries.of_part(run.parts[0]) if run.parts else None,
            latest=self.entries.of_part(run.parts[-1]) if run.parts else None,
        )

    def _landing_url(self, run: Run) -> str:
        return self.urls[self.landings[run.series.id]]
