"""The navigation is the theme's to the letter, though many pages have it in common."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page

from mkdocs_gazette.shared_markup import SharedMarkup
from tests.build.written_site import build_site, post_file

NAVIGATION = Navigation([Link("Front", ""), Section("More", [Link("Notes", "posts/a/notes/")])], [])
DOCS = {
    ".series.yml": "series:\n  war:\n    title: War\n",
    "about.md": "# About\n",
    "posts/a.md": post_file(title="A", series="war", categories=["Sea"]),
    "posts/b.md": post_file(title="B", series="war", date="2025-01-02", categories=["Land"]),
    "posts/c.md": post_file("## One\n\n## Two", title="C", date="2024-01-02"),
    "posts/d.md": post_file(title="D"),
    "posts/deep/e.md": post_file(title="E"),
    "posts/a/notes.md": post_file(title="Notes"),
}
WRITTEN = [
    {"Front": "index.md"},
    {"Reading": ["about.md", {"Chosen": ["posts/c.md", "posts/a/notes.md"]}, "series/index.md"]},
    {"Elsewhere": "https://example.com/"},
]


def page_at(url: str, parent: object = None) -> Page:
    return cast("Page", SimpleNamespace(url=url, parent=parent))


def counted() -> Callable[[], str]:
    """Return what renders something else each time."""
    numbers = iter(range(100))
    return lambda: str(next(numbers))


def test_what_is_the_same_everywhere_is_rendered_once() -> None:
    shared, render = SharedMarkup(plain_navigation=False), counted()
    assert [shared.once("search", render), shared.once("search", render)] == ["0", "0"]
    assert shared.once("other", render) == "1"


@pytest.mark.parametrize(
    ("url", "same"),
    [
        ("posts/c/", True),
        ("posts/c.html", False),
        ("posts/a/", False),
        ("posts/a/notes/", False),
        ("posts/", False),
        ("posts/deep/c/", False),
        ("", False),
    ],
)
def test_pages_of_one_directory_share_a_navigation(url: str, same: bool) -> None:  # noqa: FBT001
    shared, render = SharedMarkup(plain_navigation=True), counted()
    first = shared.navigation(page_at("posts/b/"), NAVIGATION, render)
    assert (shared.navigation(page_at(url), NAVIGATION, render) == first) is same


def test_pages_below_different_entries_share_none() -> None:
    shared, render = SharedMarkup(plain_navigation=True), counted()
    entries = [object(), object()]
    shown = [
        shared.navigation(page_at("a/", entry), nav, render)
        for entry in entries
        for nav in (NAVIGATION, Navigation([], []))
    ]
    assert len(set(shown)) == len(shown)


@pytest.mark.parametrize("directory_urls", [True, False])
@pytest.mark.parametrize(
    "features",
    [
        [],
        ["navigation.indexes", "navigation.tabs", "navigation.sections"],
        ["toc.integrate", "navigation.prune", "navigation.expand"],
    ],
)
@pytest.mark.parametrize("nav", [None, WRITTEN])
def test_the_navigation_is_the_themes(
    tmp_path: Path,
    nav: list[Any] | None,
    features: list[str],
    directory_urls: bool,  # noqa: FBT001
) -> None:
    docs = {**DOCS, "index.md": "# Front\n", "series/index.md": "# Series\n"}
    theme = {"name": "material", "font": False, "features": features}
    options: dict[str, Any] = {"use_directory_urls": directory_urls, "nav": nav}
    site = build_site(tmp_path / "shared", docs, theme=theme, **options)
    each = build_site(
        tmp_path / "each",
        docs,
        beside={"own/partials/nav.html": '{% include "material/partials/nav.html" %}'},
        theme={**theme, "custom_dir": "own"},
        **options,
    )
    pages = {path: page.html for path, page in each.pages()}
    assert len(pages) > 10
    assert {path: page.html for path, page in site.pages()} == pages


def test_a_site_whose_navigation_shows_more_of_the_page_shares_none(tmp_path: Path) -> None:
    own = "{% macro render(item, path, level) %}<li class='own'>{{ page.title }}</li>{% endmacro %}"
    site = build_site(
        tmp_path,
        DOCS,
        beside={"own/partials/nav-item.html": own},
        theme={"name": "material", "font": False, "custom_dir": "own"},
    )
    for stem in "bd":
        shown = site.page(f"posts/{stem}.md").css_first(".md-nav--primary .own")
        assert shown is not None
        assert shown.text() == stem.upper()
