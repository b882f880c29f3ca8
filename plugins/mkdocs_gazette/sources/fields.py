"""Types of the fields that authors write, shared by front matter and the YAML files.

Each type's description completes the sentence "it should be …" in messages to the author.
"""

from __future__ import annotations

import re
from collections.abc import Container
from datetime import date, datetime, tzinfo
from typing import Annotated, Any
from urllib.parse import unquote, urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, InstanceOf
from pydantic_core import PydanticCustomError

from mkdocs_gazette.model.address import is_site_path
from mkdocs_gazette.model.cadence import Cadence as CadenceModel
from mkdocs_gazette.model.slugs import SLUG_BYTES, is_slug
from mkdocs_gazette.sources.zones import UnknownZoneError, zone_named

_UNPRINTABLE = re.compile(r"[\x00-\x20\x7f-\x9f]")
_UNUSABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_ID = re.compile(r"\w[\w.-]{0,99}")

LINK_SCHEMES = frozenset({"", "http", "https", "mailto"})
IMAGE_SCHEMES = frozenset({"", "http", "https"})


def printable(text: str) -> str:
    """Return `text` without what no page or feed can hold."""
    return _UNUSABLE.sub("", text)


def _text(value: Any) -> Any:
    """Take `title: 2026` for the text "2026": YAML, not the author, made it a number."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float, date)):
        return value
    return printable(str(value)).strip()


def _date(value: Any) -> date:
    if isinstance(value, str):
        try:
            day_only = len(value) <= len("2026-06-28")
            value = (date if day_only else datetime).fromisoformat(value)
        except ValueError:
            value = None
    if not isinstance(value, date):
        raise PydanticCustomError("date", "not a date")
    return value


def is_safe_link(value: str, schemes: Container[str] = LINK_SCHEMES) -> bool:
    r"""Tell whether `value` is a relative link or one of `schemes`, and nothing in disguise.

    Browsers skip control characters and take backslashes for slashes, which would let
    "java\tscript:" pass for a path.
    """
    try:
        scheme = urlsplit(value).scheme.lower()
    except ValueError:
        return False
    return scheme in schemes and not _UNPRINTABLE.search(value) and "\\" not in value


def _safe_link(schemes: Container[str]) -> AfterValidator:
    def check(value: str) -> str:
        if not is_safe_link(value, schemes):
            raise PydanticCustomError("link", "not a safe link")
        return value

    return AfterValidator(check)


def _alias(value: str) -> str:
    """Take a path as it stands in a browser's address bar or as a file has it, %20 or a space."""
    try:
        path = unquote(value, errors="strict").strip("/")
    except UnicodeDecodeError:
        path = ""
    if not is_site_path(path):
        raise PydanticCustomError("alias", "not a path")
    return path


def _slug(value: str) -> str:
    if not is_slug(value):
        raise PydanticCustomError("slug", "not a slug")
    return value


def _email(value: str) -> str:
    if not re.fullmatch(r"[^\s@<>\"',;:]+@[^\s@<>\"',;:]+", value):
        raise PydanticCustomError("email", "not an address")
    return value


def _icon(value: str) -> str:
    if not re.fullmatch(r"([a-z0-9-]+/)*[a-z0-9-]+", value):
        raise PydanticCustomError("icon", "not an icon")
    return value


def _cadence(value: Any) -> CadenceModel:
    try:
        return CadenceModel.parse(value)
    except (AttributeError, TypeError, ValueError) as error:  # it may be no text
        raise PydanticCustomError("cadence", "not a cadence") from error


def _timezone(value: Any) -> tzinfo:
    if not isinstance(value, str):
        raise PydanticCustomError("timezone", "not a timezone")
    try:
        return zone_named(value)
    except UnknownZoneError as error:
        raise PydanticCustomError("timezone", "not a timezone") from error


def _listed(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


def _identifier(value: str) -> str:
    if not _ID.fullmatch(value):
        raise PydanticCustomError("id", "not an id")
    return value


ID_DESCRIPTION = "a name of at most 100 letters, digits, '-', '_' and '.'"

Text = Annotated[str, BeforeValidator(_text), Field(description="text")]
Date = Annotated[
    datetime | date,
    BeforeValidator(_date),
    Field(
        description="a date such as 2026-06-28, "
        "or a date and time such as 2026-06-28T07:30:00+02:00"
    ),
]
Link = Annotated[
    str,
    _safe_link(LINK_SCHEMES),
    Field(description="a link that starts with https:, http: or mailto:, or a path in the site"),
]
Image = Annotated[
    str,
    _safe_link(IMAGE_SCHEMES),
    Field(description="an image's path below the docs directory, or its https: address"),
]
Identifier = Annotated[str, AfterValidator(_identifier), Field(description=ID_DESCRIPTION)]
Alias = Annotated[
    str,
    BeforeValidator(_text),
    AfterValidator(_alias),
    Field(description="a path on the site such as 2025/old-name/, without '?', '#' and ':'"),
]
Slug = Annotated[
    str,
    BeforeValidator(_text),
    AfterValidator(_slug),
    Field(
        description="letters of any script, digits, '-', '_', '.' and '~', "
        f"at most {SLUG_BYTES} bytes"
    ),
]
Email = Annotated[
    str, AfterValidator(_email), Field(description="an e-mail address such as sol@example.org")
]
Icon = Annotated[
    str,
    AfterValidator(_icon),
    Field(description="one of Material's icons such as fontawesome/brands/mastodon"),
]
Cadence = Annotated[
    InstanceOf[CadenceModel],
    BeforeValidator(_cadence),
    Field(
        description="daily, weekdays, weekly, or a recurrence rule (RRULE) of days without an "
        "end, such as FREQ=WEEKLY;BYDAY=TU,FR"
    ),
]
Timezone = Annotated[
    InstanceOf[tzinfo],
    BeforeValidator(_timezone),
    Field(description="the name of a timezone such as Europe/Berlin"),
]
OneOrMany = BeforeValidator(_listed)
"""Lets a single value stand for a list of one."""
