"""Builds within this process: as `mkdocs serve` does again and again, and as if each were alone."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from pathlib import Path
from typing import Any, cast
from unittest.mock import patch

import jinja2
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.config_options import Hooks, Plugins
from mkdocs.config.defaults import MkDocsConfig

from tests.build.written_site import SERVE_URL, Command
from tests.incremental.builds import SITE, SUCCESS, Result, anonymous, site_files
from tests.incremental.sources import Folder, Sources


class Served:
    """One server that builds again and again into the same directory."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._folder = Folder(root)
        self._plugins: dict[str, Any] = {}
        self._started = False

    def build(self, sources: Sources) -> Result:
        """Write the sources and build them as `mkdocs serve` does after a change."""
        self._folder.bring_to(sources)
        with _plugin_instances(self._plugins):
            result = _build(self._root, sources, "serve", startup=not self._started)
        self._started = True
        return result


class Deployed:
    """Builds from the start, in a folder where what is below `.cache` is kept."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._folder = Folder(root)

    def build(self, sources: Sources) -> Result:
        """Write the sources and build them as `mkdocs build` does."""
        self._folder.bring_to(sources)
        # MkDocs loads a hook once in the life of a process.
        Hooks._load_hook.cache_clear()  # noqa: SLF001 - nothing else forgets it
        return build_once(self._root, sources)


def build_once(root: Path, sources: Sources) -> Result:
    """Build what stands in `root` as a process of its own does with `mkdocs build`."""
    with _plugin_instances({}):
        return _build(root, sources, "build", startup=True)


def serve_once(root: Path, sources: Sources) -> Result:
    """Build what stands in `root` as `mkdocs serve` does when it begins."""
    with _plugin_instances({}):
        return _build(root, sources, "serve", startup=True)


def _build(root: Path, sources: Sources, command: Command, *, startup: bool) -> Result:
    site = root / SITE
    serve_url = SERVE_URL if command == "serve" else None
    outcome = SUCCESS
    with _recorded() as records, _at(sources, root), _quickly_listed():
        config: MkDocsConfig | None = None
        try:
            config = load_config("mkdocs.yml", site_dir=str(site))
            if startup:
                config.plugins.on_startup(command=command, dirty=False)
            if serve_url:
                config.site_url = serve_url
            build(config, serve_url=serve_url)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - any outcome is one to compare
            outcome = f"{type(error).__name__}: {error}"
        if config and command == "build":
            config.plugins.on_shutdown()
    log = tuple(anonymous(record, root) for record in records)
    # Without a configuration no build begins, and an earlier one's files stay.
    files = site_files(site) if config else {}
    return Result(anonymous(outcome, root), log, files)


@contextmanager
def _at(sources: Sources, root: Path) -> Iterator[None]:
    """Work in `root` and at the time of the sources."""
    with chdir(root), patch.dict(os.environ, {"SOURCE_DATE_EPOCH": sources.epoch()}):
        yield


@contextmanager
def _plugin_instances(instances: dict[str, Any]) -> Iterator[None]:
    """Keep the instances of plugins that outlive a build in `instances`.

    MkDocs keeps them for as long as the process lives, whichever project it builds.
    """
    options = dict(MkDocsConfig._schema)  # noqa: SLF001 - nothing else leads to them
    with patch.object(cast("Plugins", options["plugins"]), "plugin_cache", instances):
        yield


@contextmanager
def _quickly_listed() -> Iterator[None]:
    """List a theme's files without those that MkDocs leaves out, which are 14,000 icons."""
    list_all, walk = jinja2.FileSystemLoader.list_templates, os.walk

    def visible(top: str, *, followlinks: bool) -> Iterator[tuple[str, list[str], list[str]]]:
        for folder, folders, names in walk(top, followlinks=followlinks):
            folders[:] = [name for name in folders if name != ".icons"]
            yield folder, folders, names

    def list_visible(loader: jinja2.FileSystemLoader) -> list[str]:
        with patch("os.walk", visible):
            return list_all(loader)

    with patch.object(jinja2.FileSystemLoader, "list_templates", list_visible):
        yield


class _Recorder(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@contextmanager
def _recorded() -> Iterator[list[str]]:
    """Record what anyone logs, by level and message, and MkDocs from INFO on."""
    recorder, root, mkdocs = _Recorder(), logging.getLogger(), logging.getLogger("mkdocs")
    level, propagates = mkdocs.level, mkdocs.propagate
    for logger in (root, mkdocs):
        logger.addHandler(recorder)
    mkdocs.setLevel(logging.INFO)
    mkdocs.propagate = False  # a failing test would show hundreds of builds' messages
    try:
        yield recorder.messages
    finally:
        mkdocs.propagate = propagates
        mkdocs.setLevel(level)
        for logger in (root, mkdocs):
            logger.removeHandler(recorder)
