"""What search engines are told in so many words: JSON-LD in the vocabulary of schema.org.

Each page has one graph of a size that does not grow with the publication. What has a page of its
own is told in full there; elsewhere by its type, its name and its `@id`, which leads there. What
needs an absolute address is left out of a site without `site_url`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from markupsafe import Markup

from mkdocs_gazette.model.author import Author, Role
from mkdocs_gazette.model.comment import Comment
from mkdocs_gazette.model.moment import Moment
from mkdocs_gazette.model.post import Post
from mkdocs_gazette.model.series import Series, Status
from mkdocs_gazette.pages.embedded_json import embedded
from mkdocs_gazette.pages.web_addresses import Addresses

Node = dict[str, object]

_COMMENTS = 100
"""How many comments a graph holds; all of them are in the page."""


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes the site. `logo` is an image's path below the docs directory."""

    name: str
    description: str = ""
    logo: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A post's place in a series whose landing page is at `url` below the site's root."""

    series: Series
    url: str
    number: int


@dataclass(frozen=True, slots=True)
class Item:
    """A post in a list; `url` is relative to the site's root, `number` that of its part."""

    post: Post
    url: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """When the first and the last part of a series appeared."""

    first: Moment
    last: Moment


def graph(*nodes: Node | None) -> Markup:
    """Return one document of `nodes`, as it stands in a page's script."""
    found = [node for node in nodes if node]
    return embedded({"@context": "https://schema.org", "@graph": found})


def node(type_: str | Sequence[str], id_: str | None = None, **properties: object) -> Node:
    """Return a node of the given type; properties without a value are left out."""
    given = {name: value for name, value in properties.items() if value not in (None, "", [])}
    return {"@type": type_, **({"@id": id_} if id_ else {}), **given}


@dataclass(frozen=True)
class LinkedData:
    """Makes nodes, which may be parts of several graphs and so are never changed.

    `language` is a BCP 47 tag; `author_urls` maps authors' ids to the URLs of their own pages,
    relative to the site's root. `people` holds the authors' nodes there are: they stand on
    every page.
    """

    publisher: Publisher
    addresses: Addresses
    language: str
    author_urls: Mapping[str, str] = field(default_factory=dict)
    people: dict[Author, Node] = field(default_factory=dict, init=False, repr=False, compare=False)

    def post(
        self, post: Post, url: str, places: Sequence[Place], comments: Mapping[str, object]
    ) -> Node:
        """Return the node of a post, which stands in `places`; `comments` are properties of it.

        schema.org has `position` on the work and not on its relation to a series, so it is
        that in the post's first series, as everywhere else where a post has only one place.
        With several, each series is an ItemList too, and one ListItem says which number the
        post has there. (A Role cannot: `position` is none of its properties.)
        """
        page = self.addresses.page(url)
        id_ = self._part(page, "post")
        several = len(places) > 1
        contributors = [
            self._contributor(who.author, who.role)
            for who in post.contributors
            if who.role not in {Role.EDITOR, Role.TRANSLATOR, Role.REVIEWER}
        ]
        # Only a page can be reviewed, by schema.org; `url` says which one it is.
        reviewers = self._people(post, Role.REVIEWER)
        return node(
            "BlogPosting",
            id_,
            headline=post.title,
            description=post.description,
            url=page,
            mainEntityOfPage=node("WebPage", page, reviewedBy=reviewers) if reviewers else None,
            datePublished=post.published.machine,
            dateModified=post.changed.machine,
            inLanguage=self.language,
            timeRequired=f"PT{post.minutes}M",
            image=self.addresses.image(post.image),
            author=[self.person(author) for author in post.authors],
            editor=self._people(post, Role.EDITOR),
            translator=self._people(post, Role.TRANSLATOR),
            contributor=contributors,
            publisher=self._organization,
            isPartOf=[
                *(self._series_of(place, id_, listed=several) for place in places),
                self._blog,
            ],
            position=places[0].number if places else None,
            articleSection=list(post.categories),
            keywords=list(post.tags),
            license=self._license(post.license),
            **comments,
        )

    def series(self, series: Series, url: str, span: Span | None, items: Iterable[Item]) -> Node:
        """Return the node of a series on its landing page at `url`, which lists `items`.

        How many parts there are is no property that schema.org gives a series.
        """
        page = self.addresses.page(url)
        complete = series.status is Status.COMPLETE
        return node(
            "CreativeWorkSeries",
            self._part(page, "series"),
            name=series.title,
            description=series.description,
            url=page,
            inLanguage=self.language,
            image=self.addresses.image(series.image),
            author=[self.person(author) for author in series.authors],
            publisher=self._organization,
            startDate=span.first.machine if span else None,
            endDate=span.last.machine if span and complete else None,
            isPartOf=self._blog,
            hasPart=[self._listed(item) for item in items],
        )

    def blog(self, items: Iterable[Item]) -> Node:
        """Return the node of the whole publication on its front page, which lists `items`."""
        return node(
            "Blog",
            self._part(self.addresses.home, "blog"),
            name=self.publisher.name,
            description=self.publisher.description,
            url=self.addresses.home,
            inLanguage=self.language,
            publisher=self._organization,
            blogPost=[self._listed(item) for item in items],
        )

    def profile(self, title: str, url: str, person: Node | None, items: Iterable[Item]) -> Node:
        """Return the node of the page at `url` about `person`, whose posts are `items`."""
        return self._page("ProfilePage", title, url, items, mainEntity=person)

    def collection(
        self, title: str, description: str, url: str, about: Node | None, items: Iterable[Item]
    ) -> Node:
        """Return the node of the page at `url` that lists `items`, or other lists."""
        return self._page("CollectionPage", title, url, items, description=description, about=about)

    def series_named(self, series: Series, url: str) -> Node:
        """Return what tells elsewhere which series is meant, whose landing page is at `url`."""
        page = self.addresses.page(url)
        return node("CreativeWorkSeries", self._part(page, "series"), name=series.title)

    def breadcrumbs(self, trail: Sequence[tuple[str, str]]) -> Node | None:
        """Return the way to a page: names and URLs, the page's own last.

        None where there is no way to go, or no address to give. The last step is where one is.
        """
        if not self.addresses.root or len(trail) == 1:
            return None
        steps = [
            node("ListItem", position=position, name=name, item={"@id": self.addresses.page(url)})
            for position, (name, url) in enumerate(trail[:-1], 1)
        ]
        steps.append(node("ListItem", position=len(trail), name=trail[-1][0]))
        return node("BreadcrumbList", itemListElement=steps)

    def person(self, author: Author) -> Node:
        """Return what tells which author is meant: all there is, of those without a page here."""
        if author not in self.people:
            person = self.person_in_full(author)
            if author.id in self.author_urls and self.addresses.root:
                person = {name: person[name] for name in ("@type", "@id", "name", "url")}
            self.people[author] = person
        return self.people[author]

    def person_in_full(self, author: Author) -> Node:
        """Return the node of an author. A guest, who has no id here, has none there either."""
        own = self.author_urls.get(author.id or "")
        profiles = [author.url, *(link.url for link in author.links)]
        elsewhere = dict.fromkeys(filter(None, map(self.addresses.link, profiles)))
        url = (own is not None and self.addresses.page(own)) or self.addresses.link(author.url)
        return node(
            "Person",
            self._part(self.addresses.root, f"author-{author.id}") if author.id else None,
            name=author.name,
            description=author.description,
            url=url,
            image=self.addresses.link(author.avatar),
            sameAs=[address for address in elsewhere if address != url],
        )

    def comments(
        self, comments: Sequence[Comment], name: Callable[[Comment], str], url: str
    ) -> Mapping[str, object]:
        """Return the properties of a post at `url` that tell of its accepted `comments`."""
        page = self.addresses.page(url) or ""
        return {
            "commentCount": len(comments),
            "comment": [
                node(
                    "Comment",
                    f"{page}#comment-{comment.id}",
                    dateCreated=comment.created.isoformat(),
                    author=node("Person", name=name(comment), url=self.addresses.link(comment.url)),
                    text=comment.body,
                    parentItem={"@id": f"{page}#comment-{comment.parent}"}
                    if comment.parent
                    else None,
                )
                for comment in comments[:_COMMENTS]
            ],
        }

    def _page(
        self, type_: str, title: str, url: str, items: Iterable[Item], **properties: object
    ) -> Node:
        page = self.addresses.page(url)
        return node(
            type_,
            page,
            name=title,
            url=page,
            inLanguage=self.language,
            isPartOf=self._blog,
            hasPart=[self._listed(item) for item in items],
            **properties,
        )

    def _series_of(self, place: Place, post: str | None, *, listed: bool) -> Node:
        series = self.series_named(place.series, place.url)
        if not listed or post is None:
            return series
        element = node("ListItem", position=place.number, item={"@id": post})
        return {
            **series,
            "@type": ["CreativeWorkSeries", "ItemList"],
            "itemListElement": element,
        }

    @cached_property
    def _blog(self) -> Node:
        return node("Blog", self._part(self.addresses.home, "blog"), name=self.publisher.name)

    @cached_property
    def _organization(self) -> Node:
        root = self.addresses.root
        return node(
            "Organization",
            self._part(root, "publisher"),
            name=self.publisher.name,
            url=root,
            logo=self.addresses.link(self.publisher.logo),
        )

    def _listed(self, item: Item) -> Node:
        page = self.addresses.page(item.url)
        return node(
            "BlogPosting",
            self._part(page, "post"),
            headline=item.post.title,
            datePublished=item.post.published.machine,
            position=item.number,
        )

    def _people(self, post: Post, role: Role) -> list[Node]:
        return [self.person(who.author) for who in post.contributors if who.role is role]

    def _contributor(self, author: Author, role: Role) -> Node:
        """Return who contributed in a role that schema.org has no property for on an article."""
        return node("Role", roleName=role.value, contributor=self.person(author))

    def _license(self, license_: str | None) -> object:
        """Return an address as it is, and the name of a licence as that of a work."""
        address = license_ and "://" in license_ and self.addresses.link(license_)
        return address or (node("CreativeWork", name=license_) if license_ else None)

    @staticmethod
    def _part(page: str | None, name: str) -> str | None:
        """Return the identifier of what a page is about, which is not the page itself."""
        return f"{page}#{name}" if page else None
