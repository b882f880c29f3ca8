"""What a publication has feeds of: itself, each series, each author and each category."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from mkdocs_gazette.model.post import Post
from mkdocs_gazette.model.publication import Publication


class ScopeKind(StrEnum):
    """The kinds of feeds, by their names in options."""

    SITE = "site"
    SERIES = "series"
    AUTHOR = "author"
    CATEGORY = "category"


@dataclass(frozen=True, slots=True)
class Scope:
    """What a feed is about.

    `key` is the id of a series or author, or the slug of a category. The feed's files are in
    `directory`, relative to the site's root: "" or "series/long-war/".
    """

    kind: ScopeKind
    key: str = ""
    directory: str = ""


SITE = Scope(ScopeKind.SITE)


def scopes(publication: Publication) -> Iterator[Scope]:
    """Yield all scopes that have a post which is published."""
    everything = (
        SITE,
        *map(series_scope, publication.runs),
        *(author_scope(id_, publication) for id_ in publication.bylines),
        *map(category_scope, publication.categories),
    )
    return (scope for scope in everything if published(scope, publication))


def scopes_of(post: Post, publication: Publication) -> Iterator[Scope]:
    """Yield the scopes that `post` belongs to, the widest first."""
    yield SITE
    for membership in post.memberships:
        yield series_scope(membership.series)
    for who in dict.fromkeys([*post.authors, *(one.author for one in post.contributors)]):
        if who.id is not None:
            yield author_scope(who.id, publication)
    for category in publication.categories_of(post):
        yield category_scope(category.slug)


def published(scope: Scope, publication: Publication) -> tuple[str, ...]:
    """Return the ids of the posts in `scope` that everybody may see, the newest first."""
    posts = publication.posts
    match scope.kind:
        case ScopeKind.SITE:
            ids = publication.newest
        case ScopeKind.SERIES:
            parts = (part.post_id for part in publication.runs[scope.key].parts)
            ids = tuple(sorted(parts, key=lambda id_: posts[id_].order, reverse=True))
        case ScopeKind.AUTHOR:
            ids = publication.bylines[scope.key].posts
        case ScopeKind.CATEGORY:
            ids = publication.categories[scope.key].posts
    return tuple(id_ for id_ in ids if not posts[id_].hidden)


def series_scope(id_: str) -> Scope:
    """Return the scope of the series with that id."""
    return Scope(ScopeKind.SERIES, id_, f"series/{id_}/")


def author_scope(id_: str, publication: Publication) -> Scope:
    """Return the scope of the author with that id, who has written or helped with a post."""
    return Scope(ScopeKind.AUTHOR, id_, f"authors/{publication.bylines[id_].author.place}/")


def category_scope(slug: str) -> Scope:
    """Return the scope of the category with that slug."""
    return Scope(ScopeKind.CATEGORY, slug, f"categories/{slug}/")
