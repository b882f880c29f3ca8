"""`mkdocs serve` builds again and again: nothing of one build is left in the next."""

from __future__ import annotations

from pathlib import Path

from tests.build.written_site import build_site, post_file, words


def test_a_rebuild_shows_what_has_changed_and_nothing_else(tmp_path: Path) -> None:
    declared = {".series.yml": "series:\n  s: {title: S}\n"}
    before = {
        **declared,
        "posts/a.md": post_file(title="Old title", series="s"),
        "posts/b.md": post_file(title="Gone tomorrow", date="2026-06-29", series="s"),
    }
    build_site(tmp_path, before, command="serve")
    (tmp_path / "docs/posts/b.md").unlink()
    after = {**declared, "posts/a.md": post_file(title="New title", series="s")}
    site = build_site(tmp_path, after, command="serve")

    assert site.mentions("Old title") + site.mentions("Gone tomorrow") == []
    assert "New title" in words(site.page("index.md").css_first(".gz-list"))
    assert site.log == ()


def test_styles_and_scripts_do_not_pile_up(tmp_path: Path) -> None:
    docs = {"posts/a.md": post_file(title="A")}
    for _ in range(3):
        site = build_site(tmp_path, docs, command="serve")
    page = site.page("posts/a.md")
    assert len(page.css('link[href$="gazette.css"]')) == 1
    assert len(page.css('script[src$="/comments.define.js"]')) == 1


def test_two_builds_of_the_same_sources_are_the_same(tmp_path: Path) -> None:
    docs = {"posts/a.md": post_file(title="A"), "posts/b.md": post_file(title="B")}
    first, second = (dict(build_site(tmp_path / name, docs).files()) for name in ("one", "two"))
    assert first.keys() == second.keys()
    assert [path for path, content in first.items() if second[path] != content] == []
