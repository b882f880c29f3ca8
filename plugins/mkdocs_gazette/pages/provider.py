"""What a page tells the browser about a comment system that is not Gazette's own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from mkdocs_gazette.config import CommentsConfig
from mkdocs_gazette.language import Language
from mkdocs_gazette.model.post import Post


@dataclass(frozen=True, slots=True)
class CommentProvider:
    """The comments of one post on another server.

    `name` is that of `comments.provider`, `title` its name for readers, `host` the server's.
    `load` is "visible" or "click"; `locale` is a BCP 47 tag. `options` are attributes' names
    and values. `counts` says how many private comments the reader has, by CLDR plural category.
    """

    name: str
    title: str
    host: str
    post: str
    post_title: str
    locale: str
    load: str
    options: tuple[tuple[str, str], ...]
    counts: tuple[tuple[str, str], ...]


def comment_provider(
    post: Post, comments: CommentsConfig, language: Language
) -> CommentProvider | None:
    """Return where the comments on `post` are, or None if no provider is chosen."""
    provider = comments.third_party
    if provider is None:
        return None
    return CommentProvider(
        name=comments.provider,
        title=provider.title,
        host=urlsplit(provider.server).hostname or "",
        post=post.id,
        post_title=post.title,
        locale=language.tag,
        load=comments.load,
        options=tuple(
            (name.replace("_", "-"), _attribute(value))
            for name, value in provider.items()
            if value is not None
        ),
        counts=tuple(_counts(language)),
    )


def _attribute(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _counts(language: Language) -> Iterator[tuple[str, str]]:
    """Yield the sentence in each of the language's plural forms, with one number for each."""
    samples = {str(language.locale.plural_form(count)): count for count in range(100, -1, -1)}
    for category, count in samples.items():
        yield (
            category,
            language.plural(
                "You have {count} private comment on this post",
                "You have {count} private comments on this post",
                count,
            ),
        )
