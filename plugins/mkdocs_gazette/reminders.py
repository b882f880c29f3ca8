"""What the preview reminds the author of, and no reader ever sees."""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from mkdocs.plugins import get_plugin_logger

from mkdocs_gazette.errors import shorten
from mkdocs_gazette.language import language
from mkdocs_gazette.model.moment import Moment
from mkdocs_gazette.model.publication import Publication
from mkdocs_gazette.model.punctuality import standings

log = get_plugin_logger("gazette")


def remind(publication: Publication, now: datetime, zone: tzinfo) -> dict[str, date]:
    """Tell in the log which series are overdue `now`, and return since when, by their ids.

    Days are those of a series' own timezone, else of the site's `zone`.

    It is no warning, which would stop `mkdocs serve --strict` on a day without a part.
    """
    overdue = {
        id_: one.overdue_since
        for id_, one in standings(publication, now, zone).items()
        if one.overdue_since
    }
    for id_, since in overdue.items():
        title = shorten(publication.runs[id_].series.title)
        day = language("en").date(Moment.of(since))
        log.info("%s has been overdue since %s. While it rests, set `status: paused`.", title, day)
    return overdue
