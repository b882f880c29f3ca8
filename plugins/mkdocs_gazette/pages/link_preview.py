"""What a link to a page looks like elsewhere: Open Graph (https://ogp.me) and X's cards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from babel import Locale

from mkdocs_gazette.model.post import Post


@dataclass(frozen=True, slots=True)
class MetaTag:
    """A `<meta>` element. `attribute` is the one that bears the `key`: "property" or "name"."""

    attribute: str
    key: str
    content: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What a preview shows. `url` and `image` are absolute, or None."""

    title: str
    description: str
    url: str | None
    image: str | None
    site: str


def preview_tags(
    preview: Preview, locale: Locale, post: Post | None = None, author_urls: tuple[str, ...] = ()
) -> tuple[MetaTag, ...]:
    """Return the tags of a page. That of a `post`, whose authors are at `author_urls`, has more."""
    pairs = [
        *_general(preview, locale, "article" if post else "website"),
        *(_article(post, author_urls) if post else ()),
    ]
    return tuple(
        MetaTag("name" if key.startswith("twitter:") else "property", key, shown)
        for key, content in pairs
        if (shown := " ".join((content or "").split()))
    )


def _general(preview: Preview, locale: Locale, type_: str) -> Iterator[tuple[str, str | None]]:
    yield "og:type", type_
    yield "og:title", preview.title
    yield "og:description", preview.description
    yield "og:url", preview.url
    yield "og:image", preview.image
    yield "og:site_name", preview.site
    # Only language and country together are an `og:locale`.
    if locale.territory and locale.territory.isalpha():
        yield "og:locale", f"{locale.language}_{locale.territory}"
    yield "twitter:card", "summary_large_image" if preview.image else "summary"


def _article(post: Post, author_urls: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    yield "article:published_time", post.published.machine
    if post.updated:
        yield "article:modified_time", post.updated.machine
    # A "profile" is an address; authors without one are named in <meta name="author">.
    for url in author_urls:
        yield "article:author", url
    if post.categories:
        yield "article:section", post.categories[0]
    for tag in post.tags:
        yield "article:tag", tag
