"""A hook that keeps HTML for as long as the page's file says that it has not changed."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

FOLDER = Path(".cache/gazette")


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Return the HTML that was made when the file was last changed."""
    source = page.file.abs_src_path
    if source is None:
        return html
    status = Path(source).stat()
    state = f"{page.url} {status.st_mtime_ns} {status.st_size}"
    kept = FOLDER / sha256(state.encode()).hexdigest()
    if not kept.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        kept.write_text(html, encoding="utf-8")
    return kept.read_text(encoding="utf-8")
