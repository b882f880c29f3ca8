"""Which series of a publication keep their cadence."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo

from mkdocs_gazette.model.cadence import Standing, standing
from mkdocs_gazette.model.publication import Publication
from mkdocs_gazette.model.series import Status


def standings(publication: Publication, now: datetime, zone: tzinfo = UTC) -> dict[str, Standing]:
    """Return how the series with a cadence stand `now` (with an offset), by their ids.

    Only what is running owes parts. Days are those of the series' own timezone, by default
    `zone`, the site's; hidden posts have not appeared.
    """
    found: dict[str, Standing] = {}
    for id_, run in publication.runs.items():
        series = run.series
        if series.cadence is None or series.status is not Status.RUNNING:
            continue
        there = series.timezone or zone
        posts = (publication.posts[part.post_id] for part in run.parts)
        appeared = (post.published.day_in(there) for post in posts if not post.hidden)
        found[id_] = standing(series.cadence, appeared, now.astimezone(there).date())
    return found
