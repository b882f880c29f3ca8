"""Feeds as pages name and link them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_gazette.feeds.scopes import (
    SITE,
    Scope,
    ScopeKind,
    author_scope,
    category_scope,
    series_scope,
)
from mkdocs_gazette.model.publication import Publication
from mkdocs_gazette.pages.lists import Kind, ListPage

if TYPE_CHECKING:
    from mkdocs_gazette.pages.site import Site

_PAGES = {
    ScopeKind.SITE: Kind.INDEX,
    ScopeKind.SERIES: Kind.SERIES,
    ScopeKind.AUTHOR: Kind.AUTHOR,
    ScopeKind.CATEGORY: Kind.CATEGORY,
}
"""The pages that feeds follow."""


@dataclass(frozen=True, slots=True)
class FeedFormat:
    """A feed in one format: what that is called, its media type, its URL from the site's root."""

    label: str
    type: str
    url: str


@dataclass(frozen=True, slots=True)
class FeedLinks:
    """The feed of a scope.

    `name` is what it is about, `title` what apps show, which says of what publication it is.
    `page_url` is that of the page it follows, relative to the site's root, `anchor` the id of its
    place on the page about subscribing, "" where it has none there, `image` an address. There is
    at least one of `formats`, and the first is the one to choose.
    """

    name: str
    title: str
    description: str
    page_url: str
    anchor: str
    image: str | None
    formats: tuple[FeedFormat, ...]


@dataclass(frozen=True, slots=True)
class HeadLink:
    """A feed as the head of a page names it for programs."""

    rel: str
    title: str
    type: str
    url: str


def scope_of(page: ListPage, publication: Publication) -> Scope | None:
    """Return what the feed is about that follows `page`, None if none does."""
    match page.kind:
        case Kind.INDEX:
            return SITE
        case Kind.SERIES | Kind.SERIES_YEAR:
            return series_scope(page.key.partition("/")[0])
        case Kind.AUTHOR:
            return author_scope(page.key, publication)
        case Kind.CATEGORY:
            return category_scope(page.key)
    return None


def feed_links(scope: Scope, site: Site, formats: tuple[FeedFormat, ...]) -> FeedLinks:
    """Return how the pages of `site` link to the feed of `scope`."""
    publisher, publication = site.linked.publisher, site.publication
    name, description, image = publisher.name, "", None
    match scope.kind:
        case ScopeKind.SITE:
            description = publisher.description
        case ScopeKind.SERIES:
            series = publication.runs[scope.key].series
            name, description, image = series.title, series.description, series.image
        case ScopeKind.AUTHOR:
            author = publication.bylines[scope.key].author
            name, description = author.name, author.description
        case ScopeKind.CATEGORY:
            name = publication.categories[scope.key].name
    page = site.plan.first(_PAGES[scope.kind], scope.key)
    return FeedLinks(
        name=name,
        title=name if name == publisher.name else f"{name} · {publisher.name}",
        description=description,
        page_url=site.urls[page] if page else site.edition.root,
        anchor=f"gz-{scope.kind}-{scope.key}" if scope.kind is ScopeKind.SERIES else "",
        image=site.linked.addresses.image(image),
        formats=formats,
    )


def head_links(
    site: FeedLinks | None, own: FeedLinks | None, others: Iterable[FeedLinks] = ()
) -> tuple[HeadLink, ...]:
    """Return what a page tells programs of feeds.

    These are the feeds of the `site` and of the `others` that the page belongs to, each in one
    format, so that there is nothing to choose; and the feed of which this is the `own` page, in
    all formats. Only the site's first is a plain "alternate": for each of those Material's script
    looks for a sitemap beside it.
    """
    found = [(feed.title, feed.formats[:1]) for feed in others]
    if own:
        found.insert(0, (own.title, own.formats))
    if site and site is not own:
        found.insert(0, (site.title, site.formats[:1]))
    links = [(title, one) for title, formats in found for one in formats]
    return tuple(
        HeadLink("alternate" if site and not index else "alternate feed", title, one.type, one.url)
        for index, (title, one) in enumerate(links)
    )
