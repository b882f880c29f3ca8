"""The templates' view of the whole site: what a page shows, looked up by its source file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from mkdocs_gazette.config import GazetteConfig
from mkdocs_gazette.editions import ONLY, Edition
from mkdocs_gazette.feeds.scopes import SITE, Scope, scopes_of, series_scope
from mkdocs_gazette.language import Language
from mkdocs_gazette.model.comment import Comment, Openness, Order
from mkdocs_gazette.model.post import Post
from mkdocs_gazette.model.publication import Publication
from mkdocs_gazette.model.related import Kinship, kinship
from mkdocs_gazette.model.series import Run
from mkdocs_gazette.pages.discussion import Discussion, Discussions
from mkdocs_gazette.pages.entry import Entries, Entry, Link
from mkdocs_gazette.pages.excerpt import Excerpt
from mkdocs_gazette.pages.feed_links import FeedFormat, FeedLinks, HeadLink, head_links, scope_of
from mkdocs_gazette.pages.forge import Forge
from mkdocs_gazette.pages.linked_data import LinkedData
from mkdocs_gazette.pages.listings import Listings
from mkdocs_gazette.pages.lists import Kind, Listing
from mkdocs_gazette.pages.metadata import Metadata, PageMetadata
from mkdocs_gazette.pages.people import People
from mkdocs_gazette.pages.planning import Plan
from mkdocs_gazette.pages.post import (
    Byline,
    SeriesLink,
    SeriesNavigation,
    byline,
    series_navigation,
)
from mkdocs_gazette.pages.progress import Progress, list_progress, numbers
from mkdocs_gazette.pages.provider import CommentProvider, comment_provider
from mkdocs_gazette.pages.subscribe import SubscribePage, Subscriptions, subscribe_page


@dataclass(frozen=True, slots=True)
class PageContext:
    """The one name `gazette` in a template.

    `kind` is "post", "my-comments", "subscribe", that of a list page (`Kind`), or "" on pages that
    are none of ours; `t` and `nt` translate into the language with the BCP 47 tag `locale`;
    `edition` is the directory of its pages, "" or "de/". `head_feeds` are for programs, `feeds` for
    people: those that the page leads to. What does not apply to the page is None or empty.
    """

    kind: str
    t: Callable[..., str]
    nt: Callable[..., str]
    locale: str
    my_comments_url: str | None
    subscribe_url: str | None
    edition: str = ""
    head_feeds: tuple[HeadLink, ...] = ()
    feeds: tuple[FeedLinks, ...] = ()
    comments_feed: tuple[FeedFormat, ...] = ()
    subscribe: SubscribePage | None = None
    post: Entry | None = None
    categories: tuple[Link, ...] = ()
    navigations: tuple[SeriesNavigation, ...] = ()
    byline: Byline | None = None
    related: tuple[Entry, ...] = ()
    comments: Discussion | None = None
    provider: CommentProvider | None = None
    listing: Listing | None = None
    metadata: PageMetadata | None = None
    progress: Progress | None = None


@dataclass(frozen=True)
class Site:
    """Everything of one build that pages show.

    `urls` maps the source paths of all our pages to URLs relative to the site's root, `plan`
    has the list pages; `my_comments` is the source path of the page of the reader's own comments,
    `subscribe` that of the page about subscribing, `opml_url` that of the file beside it.
    `discussion_feeds` maps post ids to the URLs of the feeds of their comments, `histories` is
    the forge's address below which it shows what has changed in a file, `comment_html` the
    sanitised HTML of each comment by its id. `overdue` maps ids of series to the day since when
    a part is overdue, in the preview only: what is built must not change with the clock.
    `linked` makes what search engines are told, `excerpts` hold how each post begins by its source
    path.
    """

    publication: Publication
    language: Language
    options: GazetteConfig
    urls: dict[str, str]
    plan: Plan
    linked: LinkedData
    edition: Edition = ONLY
    my_comments: str | None = None
    subscribe: str | None = None
    feeds: Mapping[Scope, FeedLinks] = field(default_factory=dict)
    comments_feed: tuple[FeedFormat, ...] = ()
    opml_url: str | None = None
    discussion_feeds: Mapping[str, str] = field(default_factory=dict)
    forge: Forge | None = None
    histories: str | None = None
    comment_html: Mapping[str, str] = field(default_factory=dict)
    overdue: Mapping[str, date] = field(default_factory=dict)
    excerpts: Mapping[str, Excerpt] = field(default_factory=dict)

    def discussed(
        self, comments: Mapping[str, tuple[Comment, ...]], html: Mapping[str, str]
    ) -> Site:
        """Return the site with accepted `comments` by post, and the HTML of each by its id."""
        publication = replace(self.publication, comments=comments)
        return replace(self, publication=publication, comment_html=html)

    @property
    def front(self) -> str | None:
        """The source path of the front page, None if no posts are listed there."""
        return self.plan.first(Kind.INDEX)

    def context(self, path: str) -> PageContext:
        """Return what the page from the source file `path` shows, in constant time."""
        if post_id := self.publication.ids_by_path.get(path):
            return self._post(self.publication.posts[post_id])
        if path == self.my_comments:
            return replace(self._plain, kind="my-comments")
        if path == self.subscribe:
            return replace(self._plain, kind="subscribe", subscribe=subscribe_page(self))
        page = self.plan.pages.get(path)
        if page is None:
            return self._plain
        listing = self.listings.of_page(page)
        scope = scope_of(page, self.publication)
        feed = self.feeds.get(scope) if scope else None
        return replace(
            self._plain,
            kind=page.kind.value,
            head_feeds=head_links(self.feeds.get(SITE), feed),
            feeds=(feed,) if feed and page.number == 1 else (),
            listing=listing,
            metadata=self._metadata.of_list(page, listing),
            progress=list_progress(page, self.publication) if self._plain.progress else None,
        )

    @cached_property
    def _plain(self) -> PageContext:
        """What pages show that are none of ours."""
        return PageContext(
            kind="",
            t=self.language.t,
            nt=self.language.nt,
            locale=self.language.tag,
            edition=self.edition.root,
            my_comments_url=self.urls[self.my_comments] if self.my_comments else None,
            subscribe_url=self.urls[self.subscribe] if self.subscribe else None,
            head_feeds=head_links(self.feeds.get(SITE), None),
            comments_feed=self.comments_feed,
            progress=Progress() if self.options.progress.enabled else None,
        )

    def _post(self, post: Post) -> PageContext:
        runs = [self.publication.runs[claim.series] for claim in post.memberships]
        options, taken = self.options.comments, post.comments is Openness.OPEN
        navigations = tuple(self._navigation(run, post) for run in runs)
        feeds = [
            feed for scope in scopes_of(post, self.publication) if (feed := self.feeds.get(scope))
        ]
        site_feed = self.feeds.get(SITE)
        return replace(
            self._plain,
            kind="post",
            head_feeds=head_links(site_feed, None, (one for one in feeds if one is not site_feed)),
            feeds=tuple(self._followed(post)),
            post=self.entries.of_post(post.id),
            categories=self._categories(post),
            navigations=navigations,
            byline=self._byline(post, runs) if self.options.byline.enabled else None,
            related=self._related(post) if self.options.related.enabled else (),
            comments=self._discussion(post),
            provider=comment_provider(post, options, self.language) if taken else None,
            metadata=self._metadata.of_post(
                post, navigations, self._comments(post), self.discussions.name
            ),
        )

    def _navigation(self, run: Run, post: Post) -> SeriesNavigation:
        year = self.plan.first(Kind.SERIES_YEAR, f"{run.series.id}/{post.published.at.year}")
        return series_navigation(
            run, post.id, self.entries, self._landing_url(run), self.urls[year] if year else None
        )

    @cached_property
    def _metadata(self) -> Metadata:
        linked = replace(self.linked, author_urls=self.people.pages)
        return Metadata(self.publication, self.language, linked, self.urls, self.plan)

    def _related(self, post: Post) -> tuple[Entry, ...]:
        ids = self._kinship.of_post(post.id, self.options.related.limit)
        return tuple(map(self.entries.of_post, ids))

    @cached_property
    def _kinship(self) -> Kinship:
        return kinship(self.publication)

    def _discussion(self, post: Post) -> Discussion | None:
        if not self.options.comments.own or post.comments is Openness.NONE:
            return None
        comments = self.publication.comments.get(post.id, ())
        return self.discussions.of_post(post, comments, self.discussion_feeds.get(post.id))

    def _comments(self, post: Post) -> list[Comment]:
        """Return the comments that the page of `post` shows."""
        if not self.options.comments.own or post.comments is Openness.NONE:
            return []
        comments = self.publication.comments.get(post.id, ())
        return [comment for comment in comments if not comment.deleted]

    @cached_property
    def discussions(self) -> Discussions:
        """Makes what pages show of comments."""
        order = Order(self.options.comments.order)
        return Discussions(order, self.language, self.forge, self.histories, self.comment_html)

    def _byline(self, post: Post, runs: list[Run]) -> Byline:
        links = tuple(SeriesLink(run.series.title, self._landing_url(run)) for run in runs)
        subscribe = self._subscriptions.link(run.series for run in runs)
        return byline(post, links, subscribe, self.entries, self.people)

    @cached_property
    def _subscriptions(self) -> Subscriptions:
        page = self.urls[self.subscribe] if self.subscribe else None
        return Subscriptions(self.options.subscribe, self.language, page, self.feeds)

    @cached_property
    def listings(self) -> Listings:
        """Makes what list pages show."""
        return Listings(
            self.publication,
            self.plan,
            self.urls,
            self.options,
            self.language,
            self.entries,
            self.people,
            self._subscriptions,
            self.overdue,
        )

    @cached_property
    def people(self) -> People:
        """Makes what pages show of authors."""
        pages = {
            key: self.urls[path]
            for (kind, key), path in self.plan.firsts.items()
            if kind is Kind.AUTHOR
        }
        return People(pages, self.language)

    @cached_property
    def entries(self) -> Entries:
        """Makes the entries of lists."""
        publication = self.publication
        counts = {
            id_: publication.comment_count(publication.posts[id_])
            for id_ in publication.comments
            if id_ in publication.posts and self.options.comments.own
        }
        parts = numbers(publication)
        return Entries(publication.posts, self.urls, self.language, counts, self.excerpts, parts)

    def _followed(self, post: Post) -> Iterator[FeedLinks]:
        """Yield the feeds that the byline of `post` leads to: of its series, else the site's."""
        scopes = [series_scope(claim.series) for claim in post.memberships] or [SITE]
        return (feed for scope in scopes if (feed := self.feeds.get(scope)))

    def _categories(self, post: Post) -> tuple[Link, ...]:
        pages = (
            (category.name, self.plan.first(Kind.CATEGORY, category.slug))
            for category in self.publication.categories_of(post)
        )
        return tuple(Link(name, self.urls[path]) for name, path in pages if path)

    def _landing_url(self, run: Run) -> str:
        return self.urls[self.plan.firsts[Kind.SERIES, run.series.id]]
