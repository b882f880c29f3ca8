"""Material's `social` plugin: which tags it prints, so that none of ours doubles one.

It puts them into the finished page and offers no way to ask, so its options are read as it reads
them, and the layouts that it has loaded. The tests build cards with it and would notice a change.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import replace
from fnmatch import fnmatch
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from mkdocs_gazette.pages.site import PageContext


def without_doubles(context: PageContext, page: Page, config: MkDocsConfig) -> PageContext:
    """Return the `context` of `page` without the tags that cards bring to it."""
    metadata = context.metadata
    taken = {key for plugin in _plugins(config) for key in _printed(plugin, page)}
    if not (metadata and taken):
        return context
    tags = tuple(tag for tag in metadata.tags if tag.key not in taken)
    return replace(context, metadata=replace(metadata, tags=tags))


def has_cards(config: MkDocsConfig) -> bool:
    """Tell whether any page may have a card."""
    return any(_plugins(config))


def _plugins(config: MkDocsConfig) -> Iterator[Any]:
    """Yield the plugin's instances, of which there may be several. Without addresses it is mute."""
    for name, plugin in config.plugins.items():
        # "social", "material/social", "material/social #2"
        if config.site_url and posixpath.basename(name.partition(" ")[0]) == "social":
            yield plugin


def _printed(plugin: Any, page: Page) -> Iterator[str]:
    options = plugin.config
    own = page.meta.get("social") or {}
    path = page.file.src_uri
    if options.cards_include:
        chosen = any(fnmatch(path, pattern) for pattern in options.cards_include)
    else:
        chosen = not any(fnmatch(path, pattern) for pattern in options.cards_exclude)
    if options.enabled and own.get("cards", options.cards) and chosen:
        layout = own.get("cards_layout", options.cards_layout)
        yield from plugin.card_layouts[posixpath.splitext(layout)[0]].tags
