"""Writes a site's sources, builds them strictly with MkDocs, and reads what came out."""

from __future__ import annotations

import gzip
import json
import logging
import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from urllib.parse import unquote, urlsplit

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from selectolax.lexbor import LexborHTMLParser, LexborNode

Command = Literal["build", "serve"]
Docs = Mapping[str, str | bytes]
"""What stands in the docs directory: paths and contents."""

FEED_MARKS = (b"<feed ", b"<rss ", b"https://jsonfeed.org/version/")
"""What a feed of each format begins with, and no other file of its kind."""
SITE_URL = "https://example.org/daily/"
SERVE_URL = "http://127.0.0.1:8000/daily/"


class BuildStoppedError(Exception):
    """MkDocs wrote no site. `log` holds its warnings and errors."""

    def __init__(self, log: tuple[str, ...]) -> None:
        super().__init__("\n".join(log))
        self.log = log


@dataclass(frozen=True)
class WrittenSite:
    """A site as it lies on the disk; `log` holds the warnings of its build."""

    directory: Path
    directory_urls: bool
    log: tuple[str, ...]

    def path_of(self, source: str) -> str:
        """Return where the page made from `source` lies below the site's directory."""
        stem = source.removesuffix(".md")
        if not self.directory_urls or posixpath.basename(stem) == "index":
            return f"{stem}.html"
        return f"{stem}/index.html"

    def page(self, source: str) -> LexborHTMLParser:
        """Return the page made from `source`, such as "posts/first.md"."""
        return self.document(self.path_of(source))

    def document(self, path: str) -> LexborHTMLParser:
        """Return the HTML page in the file at `path`."""
        return LexborHTMLParser(self.text(path))

    def has(self, path: str) -> bool:
        """Tell whether there is a file at `path`."""
        return (self.directory / path).is_file()

    def text(self, path: str) -> str:
        """Return the text of the file at `path`."""
        return (self.directory / path).read_text(encoding="utf-8")

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yield the path and content of every file, unpacked if it is compressed."""
        for file in sorted(self.directory.rglob("*")):
            if file.is_file():
                raw = file.read_bytes()
                content = gzip.decompress(raw) if file.suffix == ".gz" else raw
                yield file.relative_to(self.directory).as_posix(), content

    def pages(self) -> Iterator[tuple[str, LexborHTMLParser]]:
        """Yield the path and document of every HTML page but the error page.

        What scripts fetch below `assets/` is no page.
        """
        for file in sorted(self.directory.rglob("*.html")):
            path = file.relative_to(self.directory).as_posix()
            if path != "404.html" and not path.startswith("assets/"):
                yield path, LexborHTMLParser(self.text(path))

    def feeds(self) -> Iterator[tuple[str, bytes]]:
        """Yield the path and content of every feed, in whichever format: Atom, RSS or JSON."""
        for path, content in self.files():
            beginning = content[:1000]
            if path.endswith((".xml", ".json")) and any(mark in beginning for mark in FEED_MARKS):
                yield path, content

    def mentions(self, words: str) -> list[str]:
        """Return the files in whose name or content `words` stand."""
        return [
            path for path, content in self.files() if words in path or words.encode() in content
        ]

    def search_entries(self) -> dict[str, Any]:
        """Return the search index's entries by their location."""
        index = json.loads(self.text("search/search_index.json"))
        return {entry["location"]: entry for entry in index["docs"]}

    def target(self, page: str, href: str) -> str:
        """Return the file that `href` on the page at `page` leads to, "" outside the site."""
        link = urlsplit(href)
        if link.scheme or link.netloc:
            return ""
        path = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(link.path)))
        if not link.path:
            path = page
        if (self.directory / path).is_dir():
            path = posixpath.normpath(posixpath.join(path, "index.html"))
        return path

    def broken_links(self) -> list[tuple[str, str]]:
        """Return every page's links to files of this site that are not there."""
        return [
            (path, address)
            for path, page in self.pages()
            for node in page.css("a[href], link[href], img[src], script[src]")
            if (address := node.attrs.sget("href") or node.attrs.sget("src"))
            and (target := self.target(path, address))
            and not self.has(target)
        ]


def post_file(text: str = "Some text.", **front_matter: object) -> str:
    """Return a post's file; without another one given, its date is 28 June 2026."""
    fields = {"date": "2026-06-28", **front_matter}
    return f"---\n{yaml.safe_dump(fields, allow_unicode=True, sort_keys=False)}---\n{text}\n"


def build_site(
    directory: Path,
    docs: Docs,
    *,
    command: Command = "build",
    strict: bool = True,
    beside: Docs | None = None,
    **config: object,
) -> WrittenSite:
    """Write `docs`, and `beside` next to the docs directory, and build them.

    `config` is merged into an otherwise minimal mkdocs.yml; None takes a setting out.
    """
    for path, content in {
        **{f"docs/{path}": content for path, content in docs.items()},
        **(beside or {}),
    }.items():
        file = directory / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    settings = {
        "site_name": "The Daily",
        "site_url": SITE_URL,
        "theme": {"name": "material", "font": False},
        "plugins": ["search", "gazette"],
        **config,
    }
    settings = {key: value for key, value in settings.items() if value is not None}
    (directory / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    return build_as_configured(directory / "mkdocs.yml", command, strict=strict)


def build_as_configured(
    config_file: Path, command: Command = "build", *, strict: bool = True, **changes: Any
) -> WrittenSite:
    """Build the site that `config_file` describes, with some settings changed."""
    records = _Records(logging.WARNING)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(records)
    try:
        config = load_config(str(config_file), strict=strict, **changes)
        config.plugins.on_startup(command=command, dirty=False)
        if command == "serve":
            config.site_url = SERVE_URL
        build(config, serve_url=SERVE_URL if command == "serve" else None)
    except Abort as error:
        raise BuildStoppedError((*records.messages, str(error))) from error
    finally:
        logger.removeHandler(records)
    return WrittenSite(Path(config.site_dir), config.use_directory_urls, tuple(records.messages))


class _Records(logging.Handler):
    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def words(node: LexborNode | None) -> str:
    """Return the text of `node` as a reader sees it: spaces run together."""
    assert node is not None
    return " ".join(node.text().split())
