"""The page about subscribing: for those who know feeds, and for those who have never used one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from mkdocs_gazette.config import GazetteConfig
from mkdocs_gazette.feeds.scopes import SITE, Scope, ScopeKind, series_scope
from mkdocs_gazette.language import Language
from mkdocs_gazette.model.publication import Publication
from mkdocs_gazette.model.series import Series
from mkdocs_gazette.pages.entry import Link
from mkdocs_gazette.pages.feed_links import FeedFormat, FeedLinks
from mkdocs_gazette.pages.lists import Kind
from mkdocs_gazette.pages.mail_form import MailForm, mail_form
from mkdocs_gazette.subscribe_options import SubscribeConfig

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_gazette.pages.site import Site

PLACE = "subscribe"
READERS = {
    "Feedly": "https://feedly.com/i/subscription/feed%2F{}",
    "Inoreader": "https://www.inoreader.com/?add_feed={}",
    "NewsBlur": "https://www.newsblur.com/?url={}",
    "The Old Reader": "https://theoldreader.com/feeds/subscribe?url={}",
    "Feedbin": "https://feedbin.com/?subscribe={}",
}
"""Where well-known readers on the web take the address of a feed."""


@dataclass(frozen=True, slots=True)
class Subscriptions:
    """Where readers subscribe, by the `options`, at `page_url` or to the `feeds` there."""

    options: SubscribeConfig
    language: Language
    page_url: str | None
    feeds: Mapping[Scope, FeedLinks]

    def link(self, series: Iterable[Series]) -> Link | None:
        """Return where to subscribe from a page of `series`, None if nowhere.

        That is as the first of them says that says so, else where the site does, else where the
        page about it has the first of them.
        """
        series, label = tuple(series), self.options.label or self.language.t("Subscribe")
        for own in (one.subscribe for one in series if one.subscribe):
            return Link(own.label or self.language.t("Subscribe"), own.url)
        if self.options.url or self.page_url is None:
            return Link(label, self.options.url) if self.options.url else None
        feeds = (self.feeds.get(series_scope(one.id)) for one in series)
        anchor = next((f"#{quote(feed.anchor)}" for feed in feeds if feed), "")
        return Link(label, self.page_url + anchor)


@dataclass(frozen=True, slots=True)
class Offer:
    """A feed to follow: its whole `address`, and links that open it in a reader.

    `readers` are on the web, `device` opens it in whatever app is installed for feeds.
    """

    feed: FeedLinks
    address: str
    readers: tuple[Link, ...]
    device: str


@dataclass(frozen=True, slots=True)
class SubscribePage:
    """What the page shows.

    `everything` is the feed of the publication, `mail` the form to subscribe by mail, `opml_url`
    that of a file with all series; `more` leads to the lists of authors and categories, whose
    pages have feeds as well, `comments` are the formats of the feed of all comments.
    """

    everything: Offer | None
    mail: MailForm | None
    series: tuple[Offer, ...]
    opml_url: str | None
    more: tuple[Link, ...]
    comments: tuple[FeedFormat, ...]


def is_wanted(publication: Publication, config: MkDocsConfig, options: GazetteConfig) -> bool:
    """Tell whether there is any way to subscribe: feeds need posts and a `site_url`."""
    shown = any(not post.hidden for post in publication.posts.values())
    return bool(shown and config.site_url and options.feeds.enabled) or bool(
        mail_form(options.subscribe.mail)
    )


def subscribe_page(site: Site) -> SubscribePage:
    """Return what the page of `site` shows."""
    everything = _offer(site, site.feeds[SITE]) if SITE in site.feeds else None
    lists = {
        Kind.AUTHORS: site.language.t("Authors"),
        Kind.CATEGORIES: site.language.t("Categories"),
    }
    return SubscribePage(
        everything=everything,
        mail=mail_form(site.options.subscribe.mail),
        series=tuple(
            _offer(site, feed)
            for scope, feed in site.feeds.items()
            if scope.kind is ScopeKind.SERIES
        ),
        opml_url=site.opml_url,
        more=tuple(
            Link(label, site.urls[path])
            for kind, label in lists.items()
            if site.feeds and (path := site.plan.first(kind))
        ),
        comments=site.comments_feed,
    )


def _offer(site: Site, feed: FeedLinks) -> Offer:
    address = site.linked.addresses.page(feed.formats[0].url) or ""
    quoted = quote(address, safe="")
    readers = tuple(Link(name, url.format(quoted)) for name, url in READERS.items())
    return Offer(feed, address, readers, f"feed:{address}")
