"""The cache of one build: what it may keep, and where."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import get_plugin_logger

from mkdocs_gazette.build_cache.fingerprints import UnknownValueError
from mkdocs_gazette.build_cache.markdown_extensions import conversion
from mkdocs_gazette.build_cache.rendering import RenderCache
from mkdocs_gazette.build_cache.search_entries import keep_search_entries
from mkdocs_gazette.build_cache.store import Store

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

    from mkdocs_gazette.config import CacheConfig

log = get_plugin_logger("gazette")

DIRECTORY = ".cache/gazette"
"""Beside mkdocs.yml, where Material's plugins have theirs."""


class BuildCache:
    """What was made by earlier builds, for this one to take.

    Attend to each page before it is read, and close the cache when the build is over, however it
    ends.
    """

    def __init__(self, config: MkDocsConfig, options: CacheConfig) -> None:
        # A strict build does not fail because a folder is read-only: what it makes is the same.
        at = logging.INFO if config.strict else logging.WARNING
        self._store = Store(
            Path(config.config_file_path).parent / DIRECTORY,
            options.megabytes * 1_000_000,
            complain=lambda text: log.log(at, text),
        )
        self._rendered: RenderCache | None = None
        try:
            self._rendered = RenderCache(self._store, conversion(config, frozenset(options.pure)))
        except UnknownValueError as unknown:
            log.debug("Rendered pages are not kept, since %s may do more than convert.", unknown)
        keep_search_entries(config, self._store)

    def attend(self, page: Page) -> None:
        """Have what was made of `page` before taken from the cache."""
        if self._rendered:
            self._rendered.attend(page)

    def close(self) -> None:
        """Keep what was made, for the next build."""
        self._store.close()
