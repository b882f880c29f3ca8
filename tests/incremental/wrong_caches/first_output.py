"""A hook that keeps what a page was first built as, for ever."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

FOLDER = Path(".cache/gazette")


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG001
    """Return the first output of the page."""
    kept = FOLDER / sha256(page.url.encode()).hexdigest()
    if not kept.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        kept.write_text(output, encoding="utf-8")
    return kept.read_text(encoding="utf-8")
