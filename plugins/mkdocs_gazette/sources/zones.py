"""Timezones by their IANA names."""

from __future__ import annotations

from datetime import UTC, tzinfo
from difflib import get_close_matches
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from mkdocs_gazette.errors import quote


class UnknownZoneError(ValueError):
    """There is no timezone of that name; the message names it and the one that may be meant."""


def zone_named(name: str) -> tzinfo:
    """Return the timezone called `name`, such as "Europe/Berlin".

    "UTC" is there even where the system knows no other. Raises UnknownZoneError.
    """
    if name == "UTC":
        return UTC
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise UnknownZoneError(_remedy(name)) from None


def _remedy(name: str) -> str:
    known = available_timezones()
    if not known:
        return f"No timezone can be looked up here, nor {quote(name)}: pip install tzdata."
    # People think of "berlin" and "New York"; whole names go first.
    places = {zone.rpartition("/")[2].lower(): zone for zone in sorted(known)}
    names = {**places, **{zone.lower(): zone for zone in known}}
    near = get_close_matches(name.strip().lower().replace(" ", "_"), names, n=1)
    meant = f"Did you mean {quote(names[near[0]])}?" if near else "Write one such as Europe/Berlin."
    return f"{quote(name)} is no timezone. {meant}"
