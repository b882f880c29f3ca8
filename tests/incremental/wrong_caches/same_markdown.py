"""A hook that keeps HTML by the Markdown it was made of, as if nothing else went into it.

It trusts what it finds in its folder, whole or not.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

FOLDER = Path(".cache/gazette")


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Return the HTML that the same Markdown became before."""
    kept = FOLDER / sha256(f"{page.url} {page.markdown}".encode()).hexdigest()
    if not kept.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        kept.write_text(html, encoding="utf-8")
    return kept.read_text(encoding="utf-8", errors="replace")
