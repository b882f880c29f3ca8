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

_WITHOUT_PAGES = frozenset({"config", "gazette"})
"""Variables of which anything may be taken by a name that is worked out."""


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
    yield from (_is_suspect(one.attr, one.node) for one in tree.find_all(nodes.Getattr))
    yield from (_is_suspect(_constant(one.arg), one.node) for one in tree.find_all(nodes.Getitem))
    for filtered in tree.find_all(nodes.Filter):
        if filtered.name == "attr" and filtered.node:
            yield _is_suspect(_constant(filtered.args[0]), filtered.node)
    # As in `map(attribute="content")`.
    for argument in tree.find_all(nodes.Keyword):
        name = _constant(argument.value)
        yield argument.key == "attribute" and (name is _UNKNOWN or name in _OF_OTHER_PAGES)


_UNKNOWN = object()


def _constant(node: nodes.Node) -> object:
    return node.value if isinstance(node, nodes.Const) else _UNKNOWN


def _is_suspect(name: object, of: nodes.Node) -> bool:
    if name is _UNKNOWN:
        return _root(of) not in _WITHOUT_PAGES
    if isinstance(of, nodes.Name) and of.name == "page":
        return name in _OF_NO_PAGE
    # What plugins are there is known, but not what they hold.
    taken_from_plugin = isinstance(of, nodes.Getattr) and of.attr == "plugins"
    return name in _OF_OTHER_PAGES or taken_from_plugin


def _root(node: nodes.Node) -> str:
    """Return the variable of which something is taken, "" if it is none."""
    while isinstance(node, nodes.Getattr | nodes.Getitem):
        node = node.node
    return node.name if isinstance(node, nodes.Name) else ""
