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
        """Return `site` with the update dates that its authors left out."""
        if all(post.updated for post in site.publication.posts.values()):
            self.stop()
            return site
        changes = self.changes()
        return replace(site, publication=site.publication.updated(changes)) if changes else site

    def changes(self) -> dict[str, Moment]:
        """Return when each file was last changed, by its path in the docs directory.

        Where git cannot tell, there are none, and that is worth a warning only to who asked.
        """
        if self._git is None:
            return {}
        try:
            found = self._git.result()
        except NoHistoryError as error:
            if self._demanded:
                log.warning("`dates.updated_from_git` has no effect: %s", error)
            else:
                level = logging.INFO if isinstance(error, ShallowCloneError) else logging.DEBUG
                log.log(level, "Posts have no update dates from git: %s", error)
            return {}
        moments = {path: self._moment(seconds) for path, seconds in found.items()}
        return {path: moment for path, moment in moments.items() if moment}

    def stop(self) -> None:
        """Leave no process behind."""
        if self._git:
            self._git.stop()

    def _moment(self, seconds: int) -> Moment | None:
        try:
            return Moment.of(datetime.fromtimestamp(seconds, self._zone))
        except (OverflowError, ValueError, OSError):
            return None  # a commit from beyond the calendar
