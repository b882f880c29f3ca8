"""What every page of a site depends on, and whether all of it is known."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import material  # type: ignore[import-untyped]
import mkdocs

from mkdocs_gazette import theme
from mkdocs_gazette.build_cache.fingerprints import (
    Fingerprints,
    UnknownValueError,
    directory_fingerprint,
    environment,
)
from mkdocs_gazette.build_cache.template_rules import looks_beyond

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.plugins import BasePlugin

_SEARCH = ("material.plugins.search.", "mkdocs.contrib.search", "properdocs.contrib.search")

_PURE = (
    *_SEARCH,
    "mkdocs_gazette.",
    *(
        f"material.plugins.{name}."
        for name in (
            *("group", "info", "meta", "offline", "optimize", "privacy", "social", "tags"),
        )
    ),
    "mkdocs_rss_plugin.",
)
"""Modules of plugins that show templates nothing but what is in the page or handed over with it.

What they change in pages before and after that does not matter: their hooks run every time.
"""

_UNSEEN = frozenset(
    {
        *("config_file_path", "dev_addr", "docs_dir", "draft_docs", "exclude_docs", "hooks"),
        *("markdown_extensions", "nav", "not_in_nav", "plugins", "site_dir", "strict", "theme"),
        *("validation", "watch"),
    }
)
"""Options that no template shows, or that are in the fingerprint in another form."""


def site_fingerprint(config: MkDocsConfig, env: Environment, vouched: frozenset[str]) -> bytes:
    """Return the fingerprint of all that every page depends on, but for the navigation.

    `vouched` names further plugins, and files of hooks, which the author knows to be pure. Raises
    UnknownValueError, with what it is, if there is something that cannot be known.
    """
    for name in (*config.plugins, *config.hooks):
        plugin = config.plugins.get(name)
        if name not in vouched and not type(plugin).__module__.startswith(_PURE):
            raise UnknownValueError(name)
    custom = _own_directories(config)
    if suspect := looks_beyond(custom, env):
        raise UnknownValueError(suspect)
    seen = {name: value for name, value in config.items() if name not in _UNSEEN}
    plugins = {
        name: plugin.config if _is_seen(plugin) else None for name, plugin in config.plugins.items()
    }
    templates = [(directory.name, directory_fingerprint(directory)) for directory in custom]
    look = {name: config.theme[name] for name in config.theme if name != "locale"}
    return Fingerprints().of(
        environment(),
        ourselves(),
        directory_fingerprint(theme.OVERRIDES),
        templates,
        config.theme.dirs,
        look,
        str(config.theme.locale),
        seen,
        plugins,
    )


def _is_seen(plugin: BasePlugin[Any]) -> bool:
    """Tell whether a plugin's options count: of those that are known, only some are shown."""
    module = type(plugin).__module__
    return module.startswith(_SEARCH) or not module.startswith(_PURE)


def _own_directories(config: MkDocsConfig) -> list[Path]:
    """Return where templates are that come with no version."""
    packages = [Path(one.__file__ or "").parent for one in (material, mkdocs)]
    return [
        Path(directory)
        for directory in config.theme.dirs
        if directory != str(theme.OVERRIDES)
        and not any(Path(directory).is_relative_to(package) for package in packages)
    ]


@cache
def ourselves() -> bytes:
    """Return the fingerprint of this package, which may be edited without a new version.

    Within a process it does not change.
    """
    package = Path(__file__).parents[1]
    parts = [directory_fingerprint(package, pattern) for pattern in ("*.py", "*.po")]
    return Fingerprints().of(parts)
