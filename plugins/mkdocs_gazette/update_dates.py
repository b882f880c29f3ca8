"""When posts were last updated, looked up while MkDocs renders them."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from mkdocs.plugins import get_plugin_logger

from mkdocs_gazette.config import GazetteConfig
from mkdocs_gazette.model.moment import Moment
from mkdocs_gazette.pages.site import Site
from mkdocs_gazette.sources.git_dates import GitDates, NoHistoryError, ShallowCloneError

log = get_plugin_logger("gazette")


class UpdateDates:
    """Update dates on their way: `complete` waits for them, `stop` gives them up."""

    def __init__(self, docs_dir: Path, options: GazetteConfig) -> None:
        self._zone = options.timezone
        self._demanded = options.dates.updated_from_git
        self._git = None if self._demanded is False else GitDates(docs_dir)

    def complete(self, site: Site) -> Site:
        """Return `site` with the update dates that its authors left out.

        Where git cannot tell, that is worth a warning only to who asked for it.
        """
        undated = any(post.updated is None for post in site.publication.posts.values())
        if self._git is None or not undated:
            self.stop()
            return site
        try:
            found = self._git.result()
        except NoHistoryError as error:
            if self._demanded:
                log.warning("`dates.updated_from_git` has no effect: %s", error)
            else:
                level = logging.INFO if isinstance(error, ShallowCloneError) else logging.DEBUG
                log.log(level, "Posts have no update dates from git: %s", error)
            return site
        moments = {path: self._moment(seconds) for path, seconds in found.items()}
        changes = {path: moment for path, moment in moments.items() if moment}
        return replace(site, publication=site.publication.updated(changes))

    def stop(self) -> None:
        """Leave no process behind."""
        if self._git:
            self._git.stop()

    def _moment(self, seconds: int) -> Moment | None:
        try:
            return Moment.of(datetime.fromtimestamp(seconds, self._zone))
        except (OverflowError, ValueError, OSError):
            return None  # a commit from beyond the calendar
