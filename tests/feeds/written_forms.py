"""How feeds write dates, languages and numbers."""

from __future__ import annotations

import re
from datetime import datetime
from email.utils import parsedate_to_datetime

_RFC3339 = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)",
    re.ASCII,
)
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_RFC822 = re.compile(
    rf"({'|'.join(_DAYS)}), \d\d ({_MONTHS}) \d{{4}} \d\d:\d\d:\d\d (GMT|[+-]\d{{4}})",
    re.ASCII,
)
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")


def is_language(text: str) -> bool:
    """Tell whether `text` has the form of a language's tag, RFC 5646."""
    return _LANGUAGE.fullmatch(text) is not None


def is_number(text: str) -> bool:
    """Tell whether `text` is a whole number, not below zero, in digits."""
    return text.isascii() and text.isdigit()


def rfc3339(text: str) -> datetime | None:
    """Return the moment of RFC 3339 in `text`, None if there is none.

    T and Z are upper case, as RFC 4287, section 3.3, has them.
    """
    if not _RFC3339.fullmatch(text):
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def rfc822(text: str) -> datetime | None:
    """Return the moment of RFC 822 in `text`, None if there is none.

    Only the form that every reader understands counts: with the right day of the week, seconds,
    a year of four digits (RFC 1123), and an offset in digits or GMT.
    """
    if not _RFC822.fullmatch(text):
        return None
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    return moment if text.startswith(_DAYS[moment.weekday()]) else None
