"""Other site generators, each of which makes pages of the same posts.

They are measured where they are installed: `make peers` does that, in an environment of its own.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

from benchmarks.contenders import SHARED_CONFIG, SITE_DIRECTORY, Contender, write, yaml_text
from benchmarks.corpus import Corpus, Post

INSTALLED = Path(__file__).parents[1] / "build/peers/bin"
"""Where `make peers` puts their commands."""


class PeerMissingError(Exception):
    """A generator that is not on this machine."""


class Peer(Contender):
    """A generator that is no plugin of MkDocs: `command` is its own, with arguments."""

    version_argument: ClassVar = "--version"

    def version(self) -> str:
        """Return the number of its version. Raises PeerMissingError if it is not there."""
        program, *_ = _installed(self.command)
        asked = subprocess.run(  # noqa: PLW1510 - some say it with an error
            [program, self.version_argument],
            capture_output=True,
            text=True,
        )
        found = re.search(r"\d+\.\d+[\w.]*", asked.stdout + asked.stderr)
        return found[0] if found else "?"

    def build_command(self) -> tuple[str, ...]:
        """Return the command that builds. Raises PeerMissingError if there is none."""
        return _installed(super().build_command())

    def warm_command(self) -> tuple[str, ...]:
        """Return the command that builds again. Raises PeerMissingError if there is none."""
        return _installed(super().warm_command())

    def serve_command(self, port: int) -> tuple[str, ...]:
        """Return the command that serves. Raises PeerMissingError if there is none."""
        return _installed(super().serve_command(port))


def _installed(command: tuple[str, ...]) -> tuple[str, ...]:
    """Return `command` with its program's path."""
    name, *arguments = command
    program = shutil.which(name, path=os.pathsep.join([str(INSTALLED), os.environ["PATH"]]))
    if program is None:
        raise PeerMissingError(f"{name} is not installed: run make peers first.")
    return (program, *arguments)


class _Zensical(Peer):
    """Material's successor, which reads the same configuration."""


class _Hugo(Peer):
    """With templates of a few lines, so this is the least that it can take."""

    version_argument = "version"

    @property
    def sources(self) -> Path:
        """Where the posts' sources are in the project."""
        return Path("content/posts")

    def write(self, project: Path, corpus: Corpus) -> None:
        """Write the corpus to `project`, ready to build."""
        config = {
            "title": SHARED_CONFIG["site_name"],
            "baseURL": SHARED_CONFIG["site_url"],
            "publishDir": SITE_DIRECTORY,
            "taxonomies": {"series": "series", "category": "categories", "tag": "tags"},
            "markup": {"goldmark": {"renderer": {"unsafe": True}}},
        }
        write(project / "hugo.yaml", yaml_text(config))
        for name, body in _HUGO_LAYOUTS.items():
            write(project / "layouts" / name, _HUGO_PAGE.format(body))
        for post in corpus.make_posts():
            self.write_post(project, post)

    def write_post(self, project: Path, post: Post) -> None:
        """Write `post` to `project`, whether it is new there or not."""
        text = f"---\n{yaml_text(_front_matter(post))}---\n\n{post.body}"
        write(project / self.sources / f"{post.stem}.md", text)


class _Pelican(Peer):
    """With its own theme, and the Markdown extensions of the others."""

    @property
    def sources(self) -> Path:
        """Where the posts' sources are in the project."""
        return Path("content")

    def write(self, project: Path, corpus: Corpus) -> None:
        """Write the corpus to `project`, ready to build."""
        extensions: dict[str, Mapping[str, Any]] = {"markdown.extensions.meta": {}}
        for extension in SHARED_CONFIG["markdown_extensions"]:
            named = extension if isinstance(extension, dict) else {extension: {}}
            extensions |= named
        settings = {
            "SITENAME": SHARED_CONFIG["site_name"],
            "SITEURL": SHARED_CONFIG["site_url"].rstrip("/"),
            "PATH": "content",
            "OUTPUT_PATH": SITE_DIRECTORY,
            "TIMEZONE": "UTC",
            "ARTICLE_URL": "posts/{slug}/",
            "ARTICLE_SAVE_AS": "posts/{slug}/index.html",
            "DEFAULT_PAGINATION": 20,
            "MARKDOWN": {"extension_configs": extensions, "output_format": "html5"},
        }
        lines = [f"{name} = {value!r}\n" for name, value in settings.items()]
        write(project / "pelicanconf.py", "".join(lines))
        for post in corpus.make_posts():
            self.write_post(project, post)

    def write_post(self, project: Path, post: Post) -> None:
        """Write `post` to `project`, whether it is new there or not."""
        meta = {
            "Title": post.title,
            "Date": post.date.isoformat(),
            "Slug": post.stem,
            "Category": post.series[0],
            "Authors": "; ".join(post.authors),
            "Tags": ", ".join((*post.categories, *post.tags)),
            "Summary": post.description or post.title,
        }
        head = "".join(f"{name}: {value}\n" for name, value in meta.items())
        write(project / self.sources / f"{post.stem}.md", f"{head}\n{post.body}")


def _front_matter(post: Post) -> Mapping[str, object]:
    return {
        "title": post.title,
        "date": post.date,
        "description": post.description,
        "series": list(post.series),
        "categories": list(post.categories),
        "tags": list(post.tags),
    }


_HUGO_PAGE = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{{{ .Title }}}}</title></head>
<body><main><h1>{{{{ .Title }}}}</h1>
{}
</main></body></html>
"""
_HUGO_LAYOUTS = {
    "_default/single.html": "{{ .Content }}",
    "_default/list.html": """\
{{ range .Paginator.Pages }}<h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2>
<p>{{ .Date.Format "2 January 2006" }}</p>{{ .Summary }}{{ end }}
{{ template "_internal/pagination.html" . }}""",
}

ZENSICAL = _Zensical(
    name="zensical",
    config={"plugins": ["search"], "nav": ["index.md"]},
    command=("zensical", "build", "--clean"),
    again=("zensical", "build"),
    serve=("zensical", "serve", "--dev-addr", "127.0.0.1:{port}"),
)
HUGO = _Hugo(
    name="hugo",
    config={},
    command=("hugo",),
    serve=("hugo", "server", "--port", "{port}"),
)
PELICAN = _Pelican(
    name="pelican",
    config={},
    command=("pelican", "--quiet"),
    serve=("pelican", "--quiet", "--autoreload", "--listen", "--port", "{port}"),
    path="/",
)
PEERS = (ZENSICAL, HUGO, PELICAN)
