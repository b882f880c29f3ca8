"""The types of the options about the addresses of posts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from mkdocs.config.base import BaseConfigOption, ValidationError
from mkdocs.config.config_options import Type

from mkdocs_gazette.language import language
from mkdocs_gazette.model.address import flaw, is_site_path

_SAMPLE = datetime(2026, 6, 28, 7, 30, tzinfo=UTC)


class UrlFormat(Type[str]):
    """A path with {placeholders}, without slashes around it."""

    def __init__(self) -> None:
        super().__init__(str)

    def run_validation(self, value: object) -> str:
        """Return `value`, or raise ValidationError with what is wrong with it."""
        pattern = super().run_validation(value).strip("/")
        if wrong := flaw(pattern):
            raise ValidationError(wrong)
        return pattern


class DateFormat(Type[str]):
    """A pattern of Babel's that makes a path of a date."""

    def __init__(self, default: str) -> None:
        super().__init__(str, default=default)

    def run_validation(self, value: object) -> str:
        """Return `value`, or raise ValidationError if it makes no path."""
        pattern = super().run_validation(value)
        try:
            path = language("en").formatted(_SAMPLE, pattern)
        except ValueError:
            path = ""
        if not is_site_path(path):
            raise ValidationError(f"Expected a date pattern such as yyyy/MM/dd, not {value!r}")
        return pattern


class Slugifier(BaseConfigOption[Callable[[str, str], str]]):
    """A function that makes a slug of a text and a separator: `!!python/name:…`."""

    def __init__(self, default: Callable[[str, str], str]) -> None:
        super().__init__()
        self.default = default

    def run_validation(self, value: object) -> Callable[[str, str], str]:
        """Return `value`, or raise ValidationError if it is no function."""
        if not callable(value):
            raise ValidationError(
                f"Expected a function, as `!!python/name:module.function`, not {value!r}"
            )
        return value
