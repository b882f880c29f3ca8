"""The clock of a build, read here and nowhere else; all others are told the time."""

from __future__ import annotations

from datetime import datetime

from mkdocs.utils import get_build_datetime


def now() -> datetime:
    """Return the time in UTC: that in SOURCE_DATE_EPOCH if it is set, by which builds repeat.

    See https://reproducible-builds.org/specs/source-date-epoch/.
    """
    return get_build_datetime()
