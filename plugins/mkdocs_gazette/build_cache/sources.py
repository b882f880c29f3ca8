"""Front matter parsed once in the life of a process, for builds that follow each other.

MkDocs parses that of each page in `Page.read_source`, which is public and put before itself here,
on single pages. Where a plugin brings pages' sources from elsewhere, nothing is.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from mkdocs.structure.pages import Page

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


@dataclass(frozen=True, slots=True)
class _Parsed:
    """What came of a source: its front matter, and at which character its Markdown begins."""

    source: bytes
    meta: dict[str, Any]
    start: int


class Sources:
    """Pages' sources as they were read for the build before."""

    def __init__(self) -> None:
        self._parsed: dict[str, _Parsed] = {}

    def attend(self, page: Page, config: MkDocsConfig) -> None:
        """Have `page` read by way of the cache, unless a plugin reads it its own way."""
        brought = config.plugins.events["page_read_source"]
        if not brought and type(page).read_source is Page.read_source:
            vars(page).setdefault("read_source", partial(self._read, page))

    def _read(self, page: Page, config: MkDocsConfig) -> None:
        del vars(page)["read_source"]  # once: from here on the page is as MkDocs made it
        try:
            text = page.file.content_string
        except (OSError, ValueError):
            page.read_source(config)  # which says what is wrong
            return
        source = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        known = self._parsed.get(page.file.src_uri)
        if known and known.source == source:
            page.markdown = text[known.start :]
            page.meta = _copied(known.meta)
            return
        page.read_source(config)
        markdown, meta = page.markdown or "", page.meta
        if text.endswith(markdown) and isinstance(meta, dict):
            start = len(text) - len(markdown)
            self._parsed[page.file.src_uri] = _Parsed(source, _copied(meta), start)


def _copied(value: Any) -> Any:
    """Return a copy of what YAML makes, which `deepcopy` takes ten times as long for."""
    if isinstance(value, dict):
        return {key: _copied(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_copied(one) for one in value]
    return set(value) if isinstance(value, set) else value
