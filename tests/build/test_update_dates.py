"""Update dates from git in built sites: one look, and no word where nobody asked."""

from __future__ import annotations

import logging
import os
import shutil
from pathlib import Path

import pytest
import yaml

from tests.build.written_site import (
    SITE_URL,
    BuildStoppedError,
    Docs,
    WrittenSite,
    build_as_configured,
    build_site,
    post_file,
    words,
)
from tests.git_repository import Repository, repository

DOCS: Docs = {
    "posts/changed.md": post_file("Once.", title="Changed"),
    "posts/unchanged.md": post_file(title="Unchanged"),
    "posts/told.md": post_file(
        title="Told", date={"created": "2026-06-28", "updated": "2026-06-30"}
    ),
}


def publication(root: Path, **options: object) -> Repository:
    """Commit a publication on 28 June, and a change of two posts on 5 July, 23:30 in UTC."""
    made = repository(root)
    settings = {
        "site_name": "The Daily",
        "site_url": SITE_URL,
        "theme": {"name": "material", "font": False},
        "plugins": ["search", {"gazette": options}],
    }
    files = {f"docs/{path}": str(text) for path, text in DOCS.items()}
    made.commit("2026-06-28T10:00:00+02:00", {**files, "mkdocs.yml": yaml.safe_dump(settings)})
    for name in ("changed", "told"):
        file = root / "docs/posts" / f"{name}.md"
        file.write_text(file.read_text(encoding="utf-8") + "More.\n", encoding="utf-8")
    made.commit("2026-07-05T23:30:00+00:00")
    return made


def rebuilt(repo: Repository, *, strict: bool = True) -> WrittenSite:
    return build_as_configured(repo.root / "mkdocs.yml", strict=strict)


def updated(site: WrittenSite, name: str) -> str:
    """Return what the byline of a post says of its update."""
    facts = site.page(f"posts/{name}.md").css_first(".gz-byline__updated")
    return words(facts) if facts else ""


def test_a_byline_has_the_day_of_the_last_change(tmp_path: Path) -> None:
    site = rebuilt(publication(tmp_path))
    assert updated(site, "changed") == "Updated 5 July 2026"
    assert updated(site, "unchanged") == ""
    assert updated(site, "told") == "Updated 30 June 2026"
    assert "<updated>2026-07-05T23:30:00+00:00</updated>" in site.text("atom.xml")
    assert site.log == ()


def test_it_is_a_day_in_the_site_s_timezone(tmp_path: Path) -> None:
    site = rebuilt(publication(tmp_path, timezone="Asia/Tokyo"))
    assert updated(site, "changed") == "Updated 6 July 2026"


def test_it_can_be_switched_off(tmp_path: Path) -> None:
    site = rebuilt(publication(tmp_path, dates={"updated_from_git": False}))
    assert updated(site, "changed") == ""


def shallow(repo: Repository, to: Path) -> Repository:
    repo.git("clone", "--quiet", "--depth=1", repo.root.as_uri(), str(to))
    return Repository(to)


def test_a_shallow_clone_is_told_of(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    clone = shallow(publication(tmp_path / "whole"), tmp_path / "clone")
    with caplog.at_level(logging.INFO, "mkdocs"):
        site = rebuilt(clone)
    assert [updated(site, name) for name in ("changed", "unchanged")] == ["", ""]
    assert caplog.text.count("fetch-depth: 0") == 1


def test_who_asked_for_dates_is_warned(tmp_path: Path) -> None:
    whole = publication(tmp_path / "whole", dates={"updated_from_git": True})
    assert updated(rebuilt(whole), "changed") == "Updated 5 July 2026"
    with pytest.raises(BuildStoppedError) as stopped:
        rebuilt(shallow(whole, tmp_path / "clone"))
    [warning] = [line for line in stopped.value.log if "updated_from_git" in line]
    assert "fetch-depth: 0" in warning


def test_nothing_is_said_where_no_post_needs_it(tmp_path: Path) -> None:
    docs = {"posts/told.md": DOCS["posts/told.md"]}
    plugins = [{"gazette": {"dates": {"updated_from_git": True}}}]
    assert build_site(tmp_path, docs, plugins=plugins).log == ()


def test_without_a_repository_nothing_is_said(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "mkdocs"):
        assert build_site(tmp_path, DOCS).log == ()
    assert "git" not in caplog.text


def test_git_is_asked_once_for_the_whole_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo = publication(tmp_path / "site")
    for number in range(50):
        repo.write(f"docs/posts/{number}.md", post_file(title=str(number)))
    repo.commit("2026-07-06T10:00:00+00:00")
    git = shutil.which("git")
    asked = tmp_path / "asked"
    wrapper = tmp_path / "bin" / "git"
    wrapper.parent.mkdir()
    wrapper.write_text(f'#!/bin/sh\necho "$@" >> {asked}\nexec {git} "$@"\n', encoding="utf-8")
    wrapper.chmod(0o755)
    monkeypatch.setenv("PATH", f"{wrapper.parent}{os.pathsep}{os.environ['PATH']}")
    assert updated(rebuilt(repo), "changed") == "Updated 5 July 2026"
    questions = asked.read_text(encoding="utf-8").splitlines()
    assert len(questions) == 2
    assert questions[0].startswith("rev-parse")
    assert " log " in questions[1]
