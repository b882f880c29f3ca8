"""Makes front matter harmless where themes print it as HTML, which it is not.

Escaping where it is printed would mean to replace Material's templates, so it happens in the
page's own copy, and for each value as late as other plugins allow.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import copy
from html import escape
from typing import Any

from mkdocs.structure.pages import Page

_PRINTED_RAW = ("title", "description", "author", "subtitle", "status")
"""What Material's templates print. Plugins before us want the author's own words."""

_PRINTED_OF_CARDS = ("title", "description")

_SET_BY_PLUGINS = (
    "revision_date",
    "git_revision_date_localized",
    "git_creation_date_localized",
)
"""What Material prints for plugins that put HTML of their own there, but for authors too."""


def disarm(page: Page) -> None:
    """Escape what is printed of the front matter of `page`, once all plugins have read it."""
    _escape(page, _PRINTED_RAW)
    tags = page.meta.get("tags")
    if isinstance(tags, list):
        page.meta["tags"] = [escape(tag) if isinstance(tag, str) else tag for tag in tags]
    _disarm_card(page)


def disarm_dates(page: Page) -> None:
    """Escape what an author wrote in the place of a plugin's HTML, before any plugin has."""
    _escape(page, _SET_BY_PLUGINS)


def disarmed_tags(tags: Iterable[Any]) -> list[Any]:
    """Return copies, with escaped names, of what Material's tags plugin gives its template."""
    disarmed = [copy(tag) for tag in tags]
    for tag in disarmed:
        tag.name = escape(tag.name)
    return disarmed


def _disarm_card(page: Page) -> None:
    """Escape what Material's social plugin prints in place of a page's title and description."""
    social = page.meta.get("social")
    if not isinstance(social, Mapping):
        return
    options = social.get("cards_layout_options")
    if isinstance(options, Mapping):
        texts = {key: escape(str(options[key])) for key in _PRINTED_OF_CARDS if options.get(key)}
        page.meta["social"] = {**social, "cards_layout_options": {**options, **texts}}


def _escape(page: Page, keys: Iterable[str]) -> None:
    for key in keys:
        if page.meta.get(key) is not None:
            page.meta[key] = escape(str(page.meta[key]))
