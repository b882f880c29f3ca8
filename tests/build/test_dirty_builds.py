"""`--dirty` builds only what has changed, and the pages that list it."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from tests.build.written_site import SERVE_URL, WrittenSite, build_site, post_file, words

SERIES = ".series.yml"
FRONT, LANDING, ARCHIVE, PLACED = "index.md", "series/s.md", "archive/2026.md", "guide.md"
DOCS = {
    SERIES: "series:\n  s: {title: S}\n",
    FRONT: "# Home\n\nWritten by hand.\n",
    LANDING: "# The series\n\nWritten by hand.\n",
    PLACED: "# Guide\n\n<!-- gazette: latest posts -->\n",
    "other.md": "# Other\n",
    **{
        f"posts/{name}.md": post_file(f"How {name} begins.\n", title=name.title(), series="s")
        for name in ("one", "two", "three")
    },
    "posts/untitled.md": "---\ndate: 2026-06-01\n---\n\n# Four & *more*\n\nHow four begins.\n",
}
AN_HOUR_S = 3600


class Served:
    """`mkdocs serve --dirty` without the server: one build after another, in one process."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.site = build_site(root, DOCS)
        self.built: list[str] = []
        self._begun = False

    def build(self) -> WrittenSite:
        config = load_config(str(self.root / "mkdocs.yml"))
        if not self._begun:
            config.plugins.on_startup(command="serve", dirty=True)
        self._begun = True
        config.site_url = SERVE_URL
        build(config, serve_url=SERVE_URL, dirty=True)
        return self.site

    def edit(self, path: str, text: str) -> None:
        """Write a file, some time after what was built of it."""
        file = self.root / "docs" / path
        file.write_text(text, encoding="utf-8")
        later = time.time() + AN_HOUR_S
        os.utime(file, (later, later))


@pytest.fixture
def served(tmp_path: Path) -> Served:
    served = Served(tmp_path)
    served.build()
    return served


def test_pages_that_list_posts_follow_them(served: Served) -> None:
    served.edit("posts/two.md", post_file("Another beginning.\n", title="Renamed", series="s"))
    site = served.build()
    for path in (FRONT, LANDING, ARCHIVE, PLACED, "posts/two.md"):
        assert "Renamed" in words(site.page(path).body), path
        assert "Two" not in words(site.page(path).body), path
    assert "Another beginning." in words(site.page(FRONT).body)


def test_lists_keep_what_is_known_of_other_posts(served: Served) -> None:
    before = words(served.site.page(FRONT).css_first("article"))
    for text in ("How one begins.", "How three begins.", "How four begins.", "Four & more"):
        assert text in before
    served.edit("posts/two.md", DOCS["posts/two.md"] + "\n<!-- more -->\n\nMore.\n")
    assert words(served.build().page(FRONT).css_first("article")) == before


def test_a_new_post_and_one_that_is_gone_are_seen(served: Served) -> None:
    served.edit("posts/new.md", post_file(title="Brand new", series="s"))
    (served.root / "docs/posts/one.md").unlink()
    front = words(served.build().page(FRONT).body)
    assert "Brand new" in front
    assert "One" not in front


def test_other_pages_and_posts_are_left_alone(served: Served) -> None:
    def written(path: str) -> int:
        return (served.site.directory / served.site.path_of(path)).stat().st_mtime_ns

    pages = [path for path in DOCS if path != SERIES]
    before = {path: written(path) for path in pages}
    served.edit("posts/two.md", DOCS["posts/two.md"] + "More.\n")
    served.build()
    made = {path for path in pages if written(path) != before[path]}
    assert made == {"posts/two.md", FRONT, LANDING, PLACED}


def test_the_first_dirty_build_of_a_process_makes_all_posts(tmp_path: Path) -> None:
    served = Served(tmp_path)
    front = words(served.site.page(FRONT).body)
    served.edit("other.md", "# Other\n\nMore.\n")
    assert words(served.build().page(FRONT).body) == front
