"""The kinds of values that options take, beside those that MkDocs knows."""

from __future__ import annotations

import re
from datetime import tzinfo
from ipaddress import ip_address
from typing import Any, TypeVar
from urllib.parse import urlsplit

from mkdocs.config.base import BaseConfigOption, Config, ValidationError
from mkdocs.config.config_options import ListOfItems, Type

from mkdocs_gazette.sources.fields import is_safe_link
from mkdocs_gazette.sources.zones import UnknownZoneError, zone_named

T = TypeVar("T")

_HOST = re.compile(r"\w[\w.-]*|[\da-f]*:[\da-f:.]+", re.IGNORECASE)


class Count(Type[int]):
    """A whole number from 1 up."""

    def __init__(self, default: int | None = None) -> None:
        super().__init__(int, default=default)

    def run_validation(self, value: object) -> int:
        """Return `value`, or raise ValidationError if it is no whole number from 1 up."""
        number = super().run_validation(value)
        if isinstance(value, bool) or number < 1:
            raise ValidationError(f"Expected a whole number from 1 up, but received: {value!r}")
        return number


class SafeLink(Type[str]):
    """A link that cannot run code."""

    def __init__(self) -> None:
        super().__init__(str)

    def run_validation(self, value: object) -> str:
        """Return `value`, or raise ValidationError if it is not safe."""
        link = super().run_validation(value)
        if not is_safe_link(link):
            raise ValidationError(f"Expected a link with https:, http: or mailto:, not {value!r}")
        return link


class WebAddress(Type[str]):
    """An absolute address with https: or http:, kept without a slash at its end."""

    def __init__(self, default: str | None = None) -> None:
        super().__init__(str, default=default)

    def run_validation(self, value: object) -> str:
        """Return `value`, or raise ValidationError if it is no address that can be fetched."""
        address = super().run_validation(value)
        if not (is_safe_link(address, {"http", "https"}) and urlsplit(address).hostname):
            raise ValidationError(f"Expected an address with https: or http:, not {value!r}")
        return address.rstrip("/")


class SecureAddress(Type[str]):
    """A whole address with https:, or with http: on the computer itself, for trying things out."""

    def __init__(self) -> None:
        super().__init__(str)

    def run_validation(self, value: object) -> str:
        """Return `value`, or raise ValidationError if what is sent there could be read or led on.

        An address that names a user is refused, too: it looks like one of another host.
        """
        address = super().run_validation(value)
        if not _is_secure(address):
            raise ValidationError(f"Expected an address with https:, not {value!r}")
        return address


def _is_secure(address: str) -> bool:
    if not (is_safe_link(address, {"http", "https"}) and address.isprintable()):
        return False
    parts = urlsplit(address)
    try:
        host, _ = parts.hostname or "", parts.port
    except ValueError:  # a port that is no number
        return False
    named = "@" not in parts.netloc and _HOST.fullmatch(host) is not None
    return named and (parts.scheme == "https" or _is_loopback(host))


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


class OneOrMore(BaseConfigOption[tuple[T, ...]]):
    """A value, or a list of them; without either there are none."""

    def __init__(self, item: BaseConfigOption[T]) -> None:
        super().__init__()
        self._items = ListOfItems(item, default=[])

    def run_validation(self, value: object) -> tuple[T, ...]:
        """Return all values, or raise ValidationError if one of them is not what it should be."""
        listed = value if value is None or isinstance(value, list) else [value]
        return tuple(self._items.run_validation(listed))


class Timezone(BaseConfigOption[tzinfo]):
    """A timezone by its IANA name, by default UTC."""

    def run_validation(self, value: object) -> tzinfo:
        """Return the timezone called `value`, or raise ValidationError if there is none."""
        if not isinstance(value, str | None):
            raise ValidationError(f"Expected a timezone such as Europe/Berlin, not {value!r}")
        try:
            return zone_named(value or "UTC")
        except UnknownZoneError as error:
            raise ValidationError(str(error)) from error


class HtmlComment(Type[str]):
    """An HTML comment that says something."""

    def __init__(self, default: str) -> None:
        super().__init__(str, default=default)

    def run_validation(self, value: object) -> str:
        """Return `value`, or raise ValidationError if it is no HTML comment."""
        comment = super().run_validation(value).strip()
        text = comment.removeprefix("<!--").removesuffix("-->")
        if comment != f"<!--{text}-->" or not text.strip() or "--" in text:
            raise ValidationError(
                f"Expected an HTML comment such as <!-- more -->, not {comment!r}"
            )
        return comment


class Switchable(Config):
    """A group of options that may also be a plain true or false: `comments: false`."""

    enabled = Type(bool, default=True)

    def load_dict(self, patch: Any) -> None:
        """Take `patch`, the group as the user wrote it."""
        super().load_dict({"enabled": patch} if isinstance(patch, bool) else patch)
