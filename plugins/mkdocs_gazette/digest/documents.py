"""A digest as a page in Markdown, and as mail in HTML and in plain text."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from html import escape
from pathlib import Path

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from mkdocs_gazette.digest.contents import Digest, Item
from mkdocs_gazette.digest.markdown import link_target, markdown_text
from mkdocs_gazette.digest.plain import unfillable, wrapped


def page(digest: Digest, target: Callable[[Item], str]) -> str:
    """Return the digest as a page's source: front matter, a heading, and Markdown.

    `target` makes the addresses of links to posts. Themes print front matter as the HTML that
    it is not, so it is escaped here.
    """
    meta = {"title": digest.title, "description": digest.summary}
    escaped = {key: escape(value) for key, value in meta.items()}
    front_matter = yaml.safe_dump(escaped, allow_unicode=True, sort_keys=False, width=1000)
    return f"---\n{front_matter}---\n\n# {markdown_text(digest.title)}\n\n{body(digest, target)}"


def body(digest: Digest, target: Callable[[Item], str], unsubscribe: str = "") -> str:
    """Return the digest in Markdown, without its title."""
    written = (
        _markdown()
        .get_template("digest.md")
        .render(
            **_values(digest, unsubscribe),
            target=lambda item: _written(link_target(target(item))),
            home=_written(link_target(digest.home)),
            follow=_written(link_target(digest.follow or "")),
        )
    )
    return written.strip() + "\n"


def html(digest: Digest, unsubscribe: str = "") -> str:
    """Return the digest as a mail in HTML: a document that asks nobody for anything.

    `unsubscribe` is the address at which to unsubscribe, or what a sender puts it in place of.
    No other brace is in what the digest tells, so that nothing else is taken for a placeholder.
    """
    return (
        _html()
        .get_template("digest.html")
        .render(**_values(digest, unsubscribe), preheader=digest.summary)
    )


def text(digest: Digest, unsubscribe: str = "") -> str:
    """Return the digest as a mail in plain text; see `html`."""
    written = (
        _text(fillable=bool(unsubscribe))
        .get_template("digest.txt")
        .render(**_values(digest, unsubscribe))
    )
    return written.strip() + "\n"


def _values(digest: Digest, unsubscribe: str) -> dict[str, object]:
    """Return what all templates are given; their own texts are collected from here."""
    t = digest.language.t
    return {
        "digest": digest,
        "follow_text": t("You can also follow by feed"),
        "unsubscribe": _written(escape(unsubscribe)),
        "unsubscribe_text": t("Unsubscribe"),
    }


def _written(text: str) -> Markup:
    """Return `text`, which is escaped already, so that templates print it as it is."""
    return Markup(text)  # noqa: S704 - it is what its callers have just escaped


def _environment(finalize: Callable[[object], object], *, autoescape: bool) -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=autoescape,  # noqa: S701 - off where `finalize` escapes for another language
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
    )


@cache
def _html() -> Environment:
    environment = _environment(_without_braces, autoescape=True)
    environment.filters["beginning"] = lambda html: _written(html.replace("{", "&#123;"))
    return environment


def _without_braces(value: object) -> object:
    if isinstance(value, Markup):
        return value
    return _written(escape(str(value)).replace("{", "&#123;"))


@cache
def _markdown() -> Environment:
    return _environment(_markdown_value, autoescape=False)


def _markdown_value(value: object) -> object:
    return value if isinstance(value, Markup) else markdown_text(str(value))


@cache
def _text(*, fillable: bool) -> Environment:
    environment = _environment(partial(_plain, fillable=fillable), autoescape=False)
    environment.filters["wrapped"] = wrapped
    return environment


def _plain(value: object, *, fillable: bool) -> object:
    if isinstance(value, Markup):
        return value.unescape()
    return unfillable(str(value)) if fillable else value
