"""A hook that swallows the warnings which an earlier build has shown."""

from __future__ import annotations

import logging
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

FOLDER = Path(".cache/gazette")
LOGGER = logging.getLogger("mkdocs.structure.pages")

_told: list[str] = []


def _is_new(record: logging.LogRecord) -> bool:
    _told.append(record.getMessage())
    return not (FOLDER / "told").exists() or _told[-1] not in (FOLDER / "told").read_text()


def on_pre_build(config: MkDocsConfig) -> None:  # noqa: ARG001
    """Listen."""
    LOGGER.addFilter(_is_new)


def on_post_build(config: MkDocsConfig) -> None:  # noqa: ARG001
    """Write down what has been told."""
    LOGGER.removeFilter(_is_new)
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "told").write_text("\n".join(_told))
