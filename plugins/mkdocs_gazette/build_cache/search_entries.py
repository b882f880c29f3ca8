"""What the search index holds of each page, parsed once.

The search plugins of MkDocs and Material have no hook of their own. Both add a page's entries by
`search_index.add_entry_from_context(page)`, to a list; that method is put before itself here, on
the index of one build, and only if both are there as they were found.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from pydantic import JsonValue, TypeAdapter, ValidationError

from mkdocs_gazette.build_cache.fingerprints import (
    Fingerprints,
    UnknownValueError,
    environment,
    fingerprint,
)

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page
    from mkdocs.structure.toc import AnchorLink

    from mkdocs_gazette.build_cache.crew import Crew

_LISTS = {
    "material.plugins.search.plugin.SearchIndex": "entries",
    "mkdocs.contrib.search.search_index.SearchIndex": "_entries",
    "properdocs.contrib.search.search_index.SearchIndex": "_entries",
}
"""The indexes that are known, and what they call their entries."""

_PLUGINS = ("material/search", "search")


_FORM = TypeAdapter(list[dict[str, JsonValue]])


def keep_search_entries(config: MkDocsConfig, store: Crew, texts: dict[str, str]) -> None:
    """Have the search plugin, if there is one, add the entries of pages by way of the cache.

    `texts` are those of `Fingerprints`.
    """
    for name in _PLUGINS:
        index: Any = getattr(config.plugins.get(name), "search_index", None)
        kind = type(index)
        entries = _LISTS.get(f"{kind.__module__}.{kind.__qualname__}", "")
        known = isinstance(getattr(index, entries, None), list)
        if not known or not hasattr(index, "add_entry_from_context"):
            continue
        options = dict(index.config)
        # Dictionaries for Chinese are files, and are kept by the library that reads them.
        if not options.get("jieba_dict") and not options.get("jieba_dict_user"):
            with suppress(UnknownValueError):
                how = fingerprint("search", environment(), options)
                of = partial(Fingerprints(texts=texts).of, how)
                keeper = _Keeper(store, index, entries, of)
                index.add_entry_from_context = keeper.add


class _Keeper:
    def __init__(self, store: Crew, index: Any, entries: str, of: Callable[..., bytes]) -> None:
        self._store = store
        self._index = index
        self._entries = entries
        self._fingerprint = of
        self._add: Callable[[Page], None] = index.add_entry_from_context

    def add(self, page: Page) -> None:
        """Add the entries of `page`."""
        try:
            key = self._fingerprint(
                page.content, _headings(page.toc), page.url, page.title, page.meta
            )
        except UnknownValueError:
            self._add(page)
            return
        entries: list[Any] = getattr(self._index, self._entries)
        kept = self._store.get(key)
        if kept is not None and (known := _read(kept)) is not None:
            entries.extend(known)
            return
        count = len(entries)
        self._add(page)
        added = entries[count:]
        text = json.dumps(added, default=str)
        if json.loads(text) == added:
            self._store.put(key, text.encode())


def _headings(toc: Iterable[AnchorLink]) -> list[Any]:
    return [(link.id, link.title, _headings(link.children)) for link in toc]


def _read(kept: bytes) -> list[dict[str, JsonValue]] | None:
    try:
        return _FORM.validate_json(kept)
    except ValidationError:
        return None
