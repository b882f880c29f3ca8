"""A draft is nowhere in a built site, and marked in the preview; see also test_leaks.py."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.build.written_site import Docs, WrittenSite, build_site, post_file, words

SECRET = "Zanzibar"

PUBLISHED: Docs = {
    ".series.yml": "series:\n  daily: {title: Daily}\n",
    "posts/a.md": post_file(title="A", date="2026-06-01", series="daily", tags=["open"]),
    "posts/b.md": post_file(title="B", date="2026-06-03", series="daily"),
}
DRAFT = post_file(
    f"# Secret {SECRET}\n\nAbout {SECRET}.\n\n## {SECRET} again\n\nMore.",
    title=f"The {SECRET} files",
    date="2026-06-02",
    description=f"All of {SECRET}.",
    authors={"name": f"Agent {SECRET}"},
    series=["daily", {"id": f"{SECRET}-series", "title": f"{SECRET} in the series"}],
    tags=[SECRET],
    draft=True,
)
DOCS: Docs = {**PUBLISHED, f"posts/{SECRET.lower()}.md": DRAFT}
PLUGINS = ["search", "material/tags", "gazette"]


def test_the_draft_does_not_count(tmp_path: Path) -> None:
    parts = build_site(tmp_path, DOCS).page("posts/b.md").css("nav.gz-series ol > li")
    assert [words(part) for part in parts] == ["1 A", "2 B"]


@pytest.mark.parametrize(
    ("front_matter", "config"),
    [
        ({"draft": True}, {}),
        ({"draft": True, "date": "one day"}, {}),
        ({"draft": True, "authors": ["nobody"]}, {}),
        ({"draft": "true"}, {}),
        ({}, {"draft_docs": "posts/wip-*.md"}),
        ({"date": "one day"}, {"draft_docs": "posts/wip-*.md"}),
        ({}, {"exclude_docs": "posts/wip-*.md"}),
    ],
)
def test_a_draft_may_be_unfinished_and_may_be_told_by_its_name(
    tmp_path: Path, front_matter: dict[str, Any], config: dict[str, Any]
) -> None:
    docs = {**PUBLISHED, "posts/wip-x.md": post_file(SECRET, title=SECRET, **front_matter)}
    site = build_site(tmp_path, docs, **config)
    assert site.mentions(SECRET) + site.mentions("wip-x") == []


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> WrittenSite:
    return build_site(
        tmp_path_factory.mktemp("preview"), DOCS, command="serve", strict=False, plugins=PLUGINS
    )


def test_the_preview_shows_and_marks_it(preview: WrittenSite) -> None:
    page = preview.page("posts/zanzibar.md")
    assert f"About {SECRET}." in words(page.css_first("article"))
    assert words(page.css_first(".gz-head .gz-draft")) == "Draft"
    for listing in ("index.md", "series/daily.md"):
        marked = [
            words(entry.css_first("a"))
            for entry in preview.page(listing).css(".gz-entry")
            if entry.css(".gz-draft")
        ]
        assert marked == [f"The {SECRET} files"], listing


def test_the_preview_marks_nothing_else(preview: WrittenSite) -> None:
    assert preview.page("posts/a.md").css(".gz-draft") == []


@pytest.mark.parametrize(
    "file", ["sitemap.xml", "sitemap.xml.gz", "search/search_index.json", "atom.xml"]
)
def test_machines_do_not_learn_of_it_even_in_the_preview(preview: WrittenSite, file: str) -> None:
    assert preview.has(file)
    told = (SECRET.lower(), f"About {SECRET}", f"The {SECRET} files", f"Agent {SECRET}")
    assert [part for part in told if file in preview.mentions(part)] == []


def test_a_build_after_a_preview_hides_it_again(tmp_path: Path) -> None:
    build_site(tmp_path, DOCS, command="serve", strict=False)
    assert build_site(tmp_path, DOCS).mentions(SECRET) == []


def test_a_site_of_drafts_only_has_no_feed(tmp_path: Path) -> None:
    docs = {"posts/a.md": post_file(title="A", draft=True)}
    for command in ("build", "serve"):
        assert not build_site(tmp_path / command, docs, command=command).has("atom.xml")
