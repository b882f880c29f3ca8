"""The ways to publish that are compared, and how each wants the same posts laid out."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from benchmarks.corpus import FIGURES, Corpus, Named, Post, closing_line, make_comments
from mkdocs_gazette.sources.comment_file import comment_path, comment_yaml

SITE_DIRECTORY = "site"
COMMENTS = "comments"

MKDOCS = (sys.executable, "-m", "mkdocs", "build", "--strict")
"""Not with --quiet, under which --strict sees no warnings."""

MKDOCS_SERVE = (sys.executable, "-m", "mkdocs", "serve", "--dev-addr", "127.0.0.1:{port}")

SHARED_CONFIG: Mapping[str, Any] = {
    "site_name": "The Benchmark",
    "site_url": "https://example.org/benchmark/",
    "site_author": "Nobody in Particular",
    "theme": {"name": "material", "font": False, "features": ["content.code.copy"]},
    "markdown_extensions": [
        "admonition",
        "attr_list",
        "footnotes",
        "tables",
        {"toc": {"permalink": True}},
        "pymdownx.details",
        "pymdownx.highlight",
        "pymdownx.superfences",
    ],
}
FIGURE = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 36" width="640" height="360">
<rect width="64" height="36" fill="#ddd"/><circle cx="32" cy="18" r="9" fill="#555"/>
</svg>
"""


class PostsMissingError(Exception):
    """A build ended well without building every post in full."""


@dataclass(frozen=True, slots=True, eq=False)
class Contender:
    """A way to publish posts. There is one object of each.

    Attributes:
        name: What the tables call it.
        config: Its part of mkdocs.yml.
        posts: The folder of its posts below docs, and of their pages in the site.
        series_as_categories: Whether it knows no series, so that they are categories there.
        authors_file: Where it reads authors, below docs, if it does.
        series_file: Where it reads series, below docs, if it does.
        pages: Pages it needs besides.
        comments: How many accepted comments each post has.
        command: What builds its site, in the project's directory.
        again: What builds it from what an earlier build has kept, if that is another command.
        serve: What serves its site and builds it anew after every change, at "{port}".
        path: Where that server has the site.
    """

    name: str
    config: Mapping[str, Any]
    posts: str = "posts"
    series_as_categories: bool = False
    authors_file: str | None = None
    series_file: str | None = None
    pages: Mapping[str, str] = field(default_factory=dict)
    comments: int = 0
    command: tuple[str, ...] = MKDOCS
    again: tuple[str, ...] | None = None
    serve: tuple[str, ...] = MKDOCS_SERVE
    path: str = urlsplit(SHARED_CONFIG["site_url"]).path

    @property
    def sources(self) -> Path:
        """Where the posts' sources are in the project."""
        return Path("docs", self.posts)

    def build_command(self) -> tuple[str, ...]:
        """Return the command that builds its site."""
        return self.command

    def warm_command(self) -> tuple[str, ...]:
        """Return the command that builds its site from what an earlier build has kept."""
        return self.again or self.command

    def serve_command(self, port: int) -> tuple[str, ...]:
        """Return the command that serves its site at `port` of this machine."""
        return tuple(part.format(port=port) for part in self.serve)

    def write(self, project: Path, corpus: Corpus) -> None:
        """Write the corpus to `project`, ready to build."""
        docs = project / "docs"
        write(project / "mkdocs.yml", yaml_text({**SHARED_CONFIG, **self.config}))
        write(docs / "index.md", "# The Benchmark\n\nA publication without readers.\n")
        for path, text in self.pages.items():
            write(docs / path, text)
        self._write_authors(docs, corpus)
        self.write_series(project, corpus.make_series())
        for figure in FIGURES:
            write((docs / self.posts).parent / "images" / figure, FIGURE)
        for post in corpus.make_posts():
            self.write_post(project, post)

    def write_post(self, project: Path, post: Post) -> None:
        """Write `post` to `project` with its comments, whether it is new there or not."""
        front_matter = {
            "title": post.title,
            "date": post.date,
            **({"description": post.description} if post.description else {}),
            "authors": list(post.authors),
            "categories": list(post.categories),
            "tags": list(post.tags),
        }
        if self.series_as_categories:
            front_matter["categories"] = [*post.series, *post.categories]
        else:
            front_matter["series"] = list(post.series)
        text = f"---\n{yaml_text(front_matter)}---\n\n{post.body}"
        write(project / self.sources / f"{post.stem}.md", text)
        for comment in make_comments(post.stem, self.comments):
            write(project / COMMENTS / comment_path(comment), comment_yaml(comment))

    def remove_post(self, project: Path, post: Post) -> None:
        """Remove `post` from `project`, with its comments."""
        (project / self.sources / f"{post.stem}.md").unlink(missing_ok=True)
        shutil.rmtree(project / COMMENTS / post.stem, ignore_errors=True)

    def write_series(self, project: Path, series: Iterable[Named]) -> None:
        """Declare `series` in `project`, if it can."""
        if self.series_file:
            declared = {
                one.id: {"title": one.name, "description": one.description} for one in series
            }
            write(project / "docs" / self.series_file, yaml_text({"series": declared}))

    def _write_authors(self, docs: Path, corpus: Corpus) -> None:
        authors = corpus.make_authors()
        for author in authors:
            write(docs / _avatar(author), FIGURE)
        if self.authors_file:
            known = {
                one.id: {"name": one.name, "description": one.description, "avatar": _avatar(one)}
                for one in authors
            }
            write(docs / self.authors_file, yaml_text({"authors": known}))

    def page_of(self, post: Post) -> str:
        """Return where the page of `post` is, below the site's start."""
        return f"{self.posts}/{post.stem}/"

    def check(self, project: Path, posts: int) -> None:
        """Raise an error unless the site in `project` has `posts` posts, each to its end."""
        stems = [file.stem for file in (project / self.sources).glob("*.md")]
        if len(stems) != posts:
            raise PostsMissingError(f"{self.name}: {len(stems)} sources for {posts} posts")
        for stem in stems:
            page = project / SITE_DIRECTORY / self.posts / stem / "index.html"
            text = page.read_text(encoding="utf-8") if page.is_file() else ""
            if closing_line(stem) not in text or text.count("gz-comment__body") != self.comments:
                raise PostsMissingError(f"{self.name}: {page} is missing or cut short")


def _avatar(author: Named) -> str:
    return f"assets/{author.id}.svg"


def yaml_text(values: Mapping[str, Any]) -> str:
    """Return `values` in YAML."""
    return yaml.safe_dump(dict(values), sort_keys=False, allow_unicode=True)


def write(path: Path, text: str) -> None:
    """Write `text` to `path`, whose directory is made if need be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


GAZETTE = Contender(
    name="gazette",
    config={"plugins": ["search", "gazette"]},
    authors_file=".authors.yml",
    series_file=".series.yml",
)
BARE = Contender(
    name="bare",
    config={"plugins": ["search"], "not_in_nav": "/posts/"},
)
MATERIAL_BLOG = Contender(
    name="material-blog",
    # Addresses as the others have them, so that sizes compare.
    config={"plugins": ["search", {"blog": {"post_url_format": "posts/{file}"}}]},
    posts="blog/posts",
    series_as_categories=True,
    authors_file="blog/.authors.yml",
    pages={"blog/index.md": "# Blog\n"},
)
DISCUSSED = replace(GAZETTE, name="gazette-comments", comments=10)
WITHOUT_FEEDS = replace(
    GAZETTE,
    name="gazette-without-feeds",
    config={"plugins": ["search", {"gazette": {"feeds": False}}]},
)
ONE_PROCESS = replace(
    GAZETTE,
    name="gazette-one-process",
    config={"plugins": ["search", {"gazette": {"cache": {"processes": 1}}}]},
)
WITHOUT_CACHE = replace(
    GAZETTE,
    name="gazette-without-cache",
    config={"plugins": ["search", {"gazette": {"cache": False}}]},
)
CONTENDERS = (
    GAZETTE,
    BARE,
    MATERIAL_BLOG,
    DISCUSSED,
    WITHOUT_FEEDS,
    ONE_PROCESS,
    WITHOUT_CACHE,
)

PAIRS = (
    (GAZETTE, BARE),
    (GAZETTE, MATERIAL_BLOG),
    (DISCUSSED, GAZETTE),
    (GAZETTE, WITHOUT_FEEDS),
    (ONE_PROCESS, BARE),
    (ONE_PROCESS, WITHOUT_CACHE),
)
"""Which are compared with which."""
