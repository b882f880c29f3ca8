"""The kinds of values that options take, beside those that MkDocs knows."""

from __future__ import annotations

from datetime import tzinfo
from typing import Any

from mkdocs.config.base import BaseConfigOption, Config, ValidationError
from mkdocs.config.config_options import Type

from mkdocs_gazette.sources.fields import is_safe_link
from mkdocs_gazette.sources.zones import UnknownZoneError, zone_named


class Count(Type[int]):
    """A whole number from 1 up."""

    def __init__(self, default: int) -> None:
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
