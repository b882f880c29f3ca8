"""What a page tells machines about itself, in its <head>."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from mkdocs_gazette.language import Language
from mkdocs_gazette.model.comment import Comment
from mkdocs_gazette.model.post import Post
from mkdocs_gazette.model.publication import Publication
from mkdocs_gazette.model.series import Series
from mkdocs_gazette.pages.link_preview import MetaTag, Preview, preview_tags
from mkdocs_gazette.pages.linked_data import Item, LinkedData, Node, Place, Span, graph
from mkdocs_gazette.pages.lists import Kind, Listing, ListPage
from mkdocs_gazette.pages.planning import Plan
from mkdocs_gazette.pages.post import SeriesNavigation


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What is for machines.

    `linked_data` is JSON-LD, ready for its script, `tags` are for link previews. `previous_url`
    and `next_url`, relative to the site's root, lead through the post's first series or the list's
    pages.
    """

    linked_data: Markup
    tags: tuple[MetaTag, ...]
    previous_url: str | None = None
    next_url: str | None = None


@dataclass(frozen=True)
class Metadata:
    """Makes the metadata of pages.

    `urls` maps source paths to URLs relative to the site's root, `plan` has the list pages.
    """

    publication: Publication
    language: Language
    linked: LinkedData
    urls: Mapping[str, str]
    plan: Plan

    def of_post(
        self,
        post: Post,
        navigations: Sequence[SeriesNavigation],
        comments: Sequence[Comment],
        name: Callable[[Comment], str],
    ) -> PageMetadata:
        """Return the metadata of a post's page.

        `navigations` are those of its series, in their order; `comments` are shown there, by
        the names that `name` returns.
        """
        url = self.urls[post.path]
        series = [self.publication.runs[claim.series].series for claim in post.memberships]
        places = [
            Place(one, way.url, way.number) for one, way in zip(series, navigations, strict=True)
        ]
        told = self.linked.comments(comments, name, url) if comments else {}
        landing = self.plan.first(Kind.SERIES, series[0].id) if series else None
        images = [post.image, *(one.image for one in series)]
        people = (self.linked.person(author).get("url") for author in post.authors)
        main = navigations[0] if navigations else None
        return PageMetadata(
            linked_data=graph(
                self.linked.post(post, url, places, told),
                self.linked.breadcrumbs([*self._trail(landing), (post.title, url)]),
            ),
            tags=preview_tags(
                self._preview(post.title, post.description, url, images),
                self.language.locale,
                post,
                tuple(str(person) for person in people if person),
            ),
            previous_url=main.previous.url if main and main.previous else None,
            next_url=main.next.url if main and main.next else None,
        )

    def of_list(self, page: ListPage, listing: Listing) -> PageMetadata:
        """Return the metadata of a list's page, which shows `listing`."""
        url = self.urls[page.path]
        series = self._series_of(page)
        image = series.image if series else None
        pagination = listing.pagination
        return PageMetadata(
            linked_data=graph(
                self._list(page, listing), self.linked.breadcrumbs(self._trail(page.path))
            ),
            tags=preview_tags(
                self._preview(page.title, page.description, url, [image]), self.language.locale
            ),
            previous_url=pagination.previous_url if pagination else None,
            next_url=pagination.next_url if pagination else None,
        )

    def _list(self, page: ListPage, listing: Listing) -> Node:
        # What is shown by its title alone, a whole year of posts, is too much to be told.
        shown = () if listing.compact else listing.entries
        items = [Item(self.publication.posts[entry.id], entry.url, entry.number) for entry in shown]
        if page.kind is Kind.INDEX:
            return self.linked.blog(items)
        if page.kind is Kind.SERIES:
            run = self.publication.runs[page.key]
            return self.linked.series(
                run.series, self.urls[page.paths[0]], self._spans.get(page.key), items
            )
        about, url = None, self.urls[page.path]
        if page.kind is Kind.AUTHOR:
            author = self.publication.bylines[page.key].author
            if page.number == 1:
                person = self.linked.person_in_full(author)
                return self.linked.profile(page.title, url, person, items)
            about = self.linked.person(author)
        elif series := self._series_of(page):
            about = self.linked.series_named(series, self._landing_url(series))
        return self.linked.collection(page.title, page.description, url, about, items)

    def _series_of(self, page: ListPage) -> Series | None:
        if page.kind not in {Kind.SERIES, Kind.SERIES_YEAR}:
            return None
        id_ = page.key if page.kind is Kind.SERIES else page.key.rpartition("/")[0]
        return self.publication.runs[id_].series

    def _trail(self, path: str | None) -> list[tuple[str, str]]:
        """Return names and URLs of the pages on the way from the front page to a list's page."""
        steps: list[tuple[str, str]] = []
        front = self.plan.first(Kind.INDEX)
        while path and path != front:
            page = self.plan.pages[path]
            steps.append((page.title, self.urls[path]))
            path = page.parent
        return [(self.linked.publisher.name, self.urls[front] if front else ""), *reversed(steps)]

    def _preview(
        self, title: str, description: str, url: str, images: Sequence[str | None]
    ) -> Preview:
        addresses, publisher = self.linked.addresses, self.linked.publisher
        return Preview(
            title=title,
            description=description or publisher.description,
            url=addresses.page(url),
            image=next(filter(None, map(addresses.image, images)), None),
            site=publisher.name,
        )

    @cached_property
    def _spans(self) -> Mapping[str, Span]:
        """When each series began and when its last part came, for all series at once."""
        spans: dict[str, Span] = {}
        for id_, run in self.publication.runs.items():
            moments = [self.publication.posts[part.post_id].published for part in run.parts]
            if moments:
                spans[id_] = Span(min(moments), max(moments))
        return spans

    def _landing_url(self, series: Series) -> str:
        return self.urls[self.plan.firsts[Kind.SERIES, series.id]]
