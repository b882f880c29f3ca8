"""Whether a site's own templates show anything of a page but what is in its fingerprint."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError, nodes

_NAMES = frozenset({"pages", "build_date_utc"})
"""Variables that hold every other page, or the time."""

_OF_OTHER_PAGES = frozenset(
    {
        *("abs_url", "content", "edit_url", "file", "links_to_anchors", "markdown", "next_page"),
        *("pages", "present_anchor_ids", "previous_page", "toc", "update_date"),
    }
)
"""Attributes of a page that count only of the page itself."""

_OF_NO_PAGE = frozenset({"links_to_anchors", "present_anchor_ids", "update_date"})
"""Attributes that do not even count of the page itself."""


def looks_beyond(directories: Iterable[Path], env: Environment) -> str | None:
    """Return the first template that may show what a page's fingerprint does not cover, if any.

    That is judged by what it names, and so sometimes wrongly, but never in favour of the cache.
    """
    for directory in directories:
        for path in sorted(directory.rglob("*.html")):
            try:
                tree = env.parse(path.read_text(encoding="utf-8-sig"))
            except (OSError, UnicodeDecodeError, TemplateSyntaxError):
                return str(path)
            if any(_suspects(tree)):
                return str(path)
    return None


def _suspects(tree: nodes.Template) -> Iterator[bool]:
    yield from (name.name in _NAMES for name in tree.find_all(nodes.Name))
    for attribute in tree.find_all(nodes.Getattr):
        yield _is_suspect(attribute.attr, attribute.node)
    for item in tree.find_all(nodes.Getitem):
        yield isinstance(item.arg, nodes.Const) and _is_suspect(item.arg.value, item.node)
    # As in `map(attribute="content")`.
    for argument in tree.find_all(nodes.Keyword):
        value = argument.value
        yield argument.key == "attribute" and not (
            isinstance(value, nodes.Const) and str(value.value) not in _OF_OTHER_PAGES
        )


def _is_suspect(name: object, of: nodes.Expr) -> bool:
    if isinstance(of, nodes.Name) and of.name == "page":
        return name in _OF_NO_PAGE
    # What plugins are there is known, but not what they hold.
    taken_from_plugin = isinstance(of, nodes.Getattr) and of.attr == "plugins"
    return name in _OF_OTHER_PAGES or taken_from_plugin
