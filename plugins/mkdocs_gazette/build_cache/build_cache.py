"""The cache of one build: what it may keep, and where."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import InclusionLevel

from mkdocs_gazette.build_cache.crew import Crew
from mkdocs_gazette.build_cache.feed_documents import keep_documents
from mkdocs_gazette.build_cache.fingerprints import Fingerprints, UnknownValueError
from mkdocs_gazette.build_cache.markdown_extensions import conversion
from mkdocs_gazette.build_cache.page_output import WORTH_HELP, Known, PageOutputs
from mkdocs_gazette.build_cache.rendering import RenderCache
from mkdocs_gazette.build_cache.search_entries import keep_search_entries
from mkdocs_gazette.build_cache.site_inputs import site_fingerprint
from mkdocs_gazette.build_cache.site_state import SiteState
from mkdocs_gazette.build_cache.store import Store
from mkdocs_gazette.model.author import Author
from mkdocs_gazette.pages.lists import ListPage
from mkdocs_gazette.pages.site import PageContext, Site

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from mkdocs_gazette.config import CacheConfig
    from mkdocs_gazette.feeds.files import FeedFile

log = get_plugin_logger("gazette")

DIRECTORY = ".cache/gazette"
"""Beside mkdocs.yml, where Material's plugins have theirs."""

_VIEWS: Mapping[str, Callable[[Any], object]] = {
    # Its texts follow from the site's language and this package.
    "mkdocs_gazette.pages.site.PageContext": lambda context: [
        getattr(context, name)
        for name in PageContext.__dataclass_fields__
        if name not in {"t", "nt"}
    ],
    "material.plugins.tags.structure.tag.Tag": vars,
    "material.plugins.tags.structure.tag.reference.TagReference": vars,
    "mkdocs.structure.nav.Link": lambda link: (link.title, link.url),
    "mkdocs_gazette.language.Language": lambda language: language.tag,
    "zoneinfo.ZoneInfo": str,
}
"""What counts of objects that are no plain values."""


class BuildCache:
    """What was made by earlier builds, for this one to take.

    Attend to each page before it is read, and close the cache when the build is over, however it
    ends.
    """

    def __init__(self, config: MkDocsConfig, options: CacheConfig) -> None:
        self._config = config
        self._vouched = frozenset(options.pure)
        # A strict build does not fail because a folder is read-only: what it makes is the same.
        at = logging.INFO if config.strict else logging.WARNING
        self._store = Store(
            directory(config),
            options.megabytes * 1_000_000,
            complain=lambda text: log.log(at, text),
        )
        self._crew = Crew(self._store, options.processes)
        self._attended: list[Page] = []
        self._helped = False
        self._rendered: RenderCache | None = None
        try:
            self._rendered = RenderCache(self._crew, conversion(config, self._vouched))
        except UnknownValueError as unknown:
            log.debug("Rendered pages are not kept, since %s may do more than convert.", unknown)
        self._texts: dict[str, str] = {}
        keep_search_entries(config, self._crew, self._texts)

    def attend(self, page: Page, files: Files, *, preview: bool) -> None:
        """Have what was made of `page` before taken from the cache.

        A `preview` has the drafts among `files`, too.
        """
        self._crew.reached(len(self._attended))
        self._attended.append(page)
        if not self._rendered:
            return
        if self._rendered.made >= WORTH_HELP and not self._helped:
            self._helped = True
            within = InclusionLevel.is_in_serve if preview else InclusionLevel.is_included
            coming = [file.page for file in files.documentation_pages(inclusion=within)]
            self._crew.begin(coming, partial(self._render_ahead, self._rendered, files))
        self._rendered.attend(page)

    def _render_ahead(self, rendered: RenderCache, files: Files, page: Page | None) -> None:
        if page:
            rendered.work_ahead(page, self._config, files)

    def take(
        self, env: Environment, site: Site, documents: Sequence[FeedFile], files: Files
    ) -> Environment:
        """Have the `documents` of feeds, and pages, of the complete `site` taken from the cache.

        Returns the environment that MkDocs is to render pages with instead of `env`.
        """
        state = self._state(site)
        if state:
            keep_documents(documents, state, self._crew, files, self._config)
        try:
            inputs = site_fingerprint(self._config, env, self._vouched)
        except UnknownValueError as unknown:
            log.debug("Pages are not kept, since %s may show more than is known.", unknown)
            return env
        known = Known(self._attended, _VIEWS, self._texts)
        return PageOutputs(self._crew, inputs, state, known).environment(env)

    def close(self) -> None:
        """Keep what was made, for the next build."""
        self._crew.end()
        self._store.close()

    def _state(self, site: Site) -> SiteState | None:
        shared = frozenset({Author, ListPage})
        try:
            return SiteState(site, Fingerprints(shared, _VIEWS, texts=self._texts))
        except UnknownValueError as unknown:
            log.debug("Each page is looked at in full, since %s is not known.", unknown)
            return None


def is_watched(config: MkDocsConfig) -> bool:
    """Tell whether `mkdocs serve` would build again because of what a build keeps."""
    kept = directory(config).resolve()
    return any(kept.is_relative_to(Path(watched).resolve()) for watched in config.watch)


def directory(config: MkDocsConfig) -> Path:
    """Return where builds of the site keep what they make."""
    return Path(config.config_file_path).parent / DIRECTORY
