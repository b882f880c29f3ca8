"""The options under `feeds:`."""

from __future__ import annotations

import re

from mkdocs.config.base import BaseConfigOption, ValidationError
from mkdocs.config.config_options import Optional, Type

from mkdocs_gazette.feeds.scopes import ScopeKind
from mkdocs_gazette.option_types import Count, OneOrMore, SecureAddress, Switchable

_TAG = re.compile(r"tag:[^\s,:/]+,\d{4}(-\d\d(-\d\d)?)?:[!-~]*")


class Scopes(BaseConfigOption[frozenset[ScopeKind]]):
    """Kinds of feeds: true for all, false for none, or a list of them."""

    def __init__(self, *default: ScopeKind) -> None:
        super().__init__()
        self.default = [kind.value for kind in default]

    def run_validation(self, value: object) -> frozenset[ScopeKind]:
        """Return the kinds, or raise ValidationError if `value` names others."""
        if isinstance(value, bool):
            return frozenset(ScopeKind if value else ())
        names = value if isinstance(value, list) else [value]
        known = [kind.value for kind in ScopeKind]
        if not all(name in known for name in names):
            raise ValidationError(
                f"Expected true, false or some of {', '.join(known)}, not {value!r}"
            )
        return frozenset(map(ScopeKind, names))


class TagUri(Type[str]):
    """What a site's tag URIs begin with, RFC 4151."""

    def __init__(self) -> None:
        super().__init__(str)

    def run_validation(self, value: object) -> str:
        """Return `value`, or raise ValidationError if it is no such beginning."""
        tag = super().run_validation(value)
        if not _TAG.fullmatch(tag):
            raise ValidationError(f"Expected a tag URI as tag:example.org,2026:/, not {value!r}")
        return tag


class FeedsConfig(Switchable):
    """The feeds of the site, of each series, author and category; they need `site_url`.

    `limit` is how many of the newest posts each holds. Those named by `full_text` hold whole
    posts, others how they begin; those named by `archives` keep older posts in further documents.
    `hub` is told of news by `gazette ping`.
    `id` is what entries' ids begin with, for a site that has moved. With `rss_plugin_files` there
    are also feeds as mkdocs-rss-plugin has written them.
    """

    limit = Count(default=20)
    full_text = Scopes(ScopeKind.SITE, ScopeKind.SERIES)
    archives = Scopes(ScopeKind.SERIES)
    hub = OneOrMore(SecureAddress())
    id = Optional(TagUri())
    rss_plugin_files = Type(bool, default=False)
