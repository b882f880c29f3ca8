"""Update dates from git: what counts as a change, and whom not to believe."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_gazette.sources.git_dates import (
    GitDates,
    NoHistoryError,
    ShallowCloneError,
    last_changes,
)
from tests.git_repository import Repository, repository

LONG = "A text that is long enough for git to take note of.\n" * 5


def day(number: int) -> str:
    return f"2026-06-{number:02}T10:00:00+02:00"


def changed(repo: Repository) -> dict[str, int]:
    """Return the day of June 2026 on which each document was last changed."""
    found = GitDates(repo.root / "docs").result()
    return {path: datetime.fromtimestamp(at, UTC).day for path, at in found.items()}


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    made = repository(tmp_path / "repo")
    made.commit(day(1), {"docs/posts/a.md": "A", "docs/posts/b.md": "B", "README.md": "R"})
    return made


def test_what_is_only_added_is_not_changed(repo: Repository) -> None:
    assert changed(repo) == {}


def test_the_last_change_counts(repo: Repository) -> None:
    repo.commit(day(2), {"docs/posts/a.md": "A2", "README.md": "R2"})
    repo.commit(day(3), {"docs/posts/a.md": "A3"})
    repo.commit(day(4), {"README.md": "R4"})
    assert changed(repo) == {"posts/a.md": 3}


def test_what_is_not_committed_does_not(repo: Repository) -> None:
    repo.write("docs/posts/a.md", "A2")
    repo.write("docs/posts/new.md", "N")
    assert changed(repo) == {}


def test_a_renamed_file_keeps_its_history_and_a_rename_is_no_change(repo: Repository) -> None:
    repo.commit(day(2), {"docs/posts/a.md": LONG})
    for number, (old, new) in enumerate([("a", "c"), ("c", "d")], 3):
        repo.git("mv", f"docs/posts/{old}.md", f"docs/posts/{new}.md")
        repo.commit(day(number))
    assert changed(repo) == {"posts/d.md": 2}


def test_a_file_does_not_inherit_from_others_that_had_its_name(repo: Repository) -> None:
    repo.commit(day(2), {"docs/posts/a.md": "A2", "docs/posts/b.md": LONG})
    repo.git("mv", "docs/posts/a.md", "docs/posts/old.md")
    repo.commit(day(3))
    repo.commit(day(4), {"docs/posts/a.md": "Another"})
    repo.git("rm", "--quiet", "docs/posts/b.md")
    repo.commit(day(5))
    repo.commit(day(6), {"docs/posts/b.md": "B again"})
    repo.git("rm", "--quiet", "docs/posts/b.md")
    repo.commit(day(7))
    repo.git("mv", "docs/posts/old.md", "docs/posts/b.md")
    repo.commit(day(8))
    assert changed(repo) == {"posts/b.md": 2}


def test_what_is_renamed_to_a_name_that_was_changed_before(repo: Repository) -> None:
    repo.commit(day(2), {"docs/posts/b.md": "B2"})
    repo.git("rm", "--quiet", "docs/posts/b.md")
    repo.commit(day(3))
    repo.git("mv", "docs/posts/a.md", "docs/posts/b.md")
    repo.commit(day(4))
    assert changed(repo) == {}


def test_branches_and_merges(repo: Repository) -> None:
    repo.git("checkout", "--quiet", "-b", "side")
    repo.commit(day(2), {"docs/posts/a.md": "A2"})
    repo.git("checkout", "--quiet", "main")
    repo.commit(day(3), {"docs/posts/b.md": "B3"})
    env = {"GIT_AUTHOR_DATE": day(5), "GIT_COMMITTER_DATE": day(5)}
    repo.git("merge", "--quiet", "--no-ff", "-m", "Merge", "side", env=env)
    assert changed(repo) == {"posts/a.md": 2, "posts/b.md": 3}


def test_commits_that_only_changed_the_form_do_not_count(repo: Repository) -> None:
    repo.commit(day(2), {"docs/posts/a.md": "A2"})
    form = repo.commit(day(3), {"docs/posts/a.md": "A3", "docs/posts/b.md": "B3"})
    repo.write(".git-blame-ignore-revs", f"# One line a paragraph\n{form} # that one\nnonsense\n")
    assert changed(repo) == {"posts/a.md": 2}


HOSTILE = (
    "new\nline.md",
    'tab\tquote".md',
    "M",
    "R100",
    " lead and trail .md",
    "über-日本.md",
    "-n.md",
    ":(top)x.md",
    "deadbeef 1.md",
)


def test_names_may_be_anything(repo: Repository) -> None:
    repo.commit(day(2), {f"docs/{name}": "1" for name in HOSTILE})
    repo.commit(day(3), {f"docs/{name}": "2" for name in HOSTILE})
    repo.git("mv", "docs/R100", "docs/\nA")
    repo.commit(day(4))
    names = {"\nA", *HOSTILE} - {"R100"}
    assert changed(repo) == dict.fromkeys(names, 3)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_names_need_not_be_text(repo: Repository) -> None:
    name = os.fsdecode(b"caf\xe9.md")
    for number in (2, 3):
        (repo.root / "docs" / name).write_text(str(number), encoding="utf-8")
        repo.commit(day(number))
    assert changed(repo) == {name: 3}


SETTINGS = (
    ("log.showSignature", "true"),
    ("log.follow", "true"),
    ("log.showRoot", "false"),
    ("log.decorate", "full"),
    ("color.ui", "always"),
    ("core.quotePath", "true"),
    ("core.pager", "false"),
    ("diff.external", "false"),
    ("diff.noprefix", "true"),
    ("diff.relative", "false"),
    ("diff.renames", "copies"),
    ("diff.renames", "false"),
    ("format.pretty", "fuller"),
)


def test_configuration_changes_nothing(repo: Repository) -> None:
    repo.commit(day(2), {"docs/posts/a.md": LONG})
    repo.commit(day(3), {"docs/posts/b.md": LONG})
    repo.git("mv", "docs/posts/a.md", "docs/posts/ä.md")
    repo.commit(day(4))
    for setting in SETTINGS:
        repo.git("config", *setting)
        assert changed(repo) == {"posts/ä.md": 2, "posts/b.md": 3}, setting


def test_a_hook_of_another_repository_may_run_the_build(
    repo: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.commit(day(2), {"docs/posts/a.md": "A2"})
    other = repository(tmp_path / "other")
    monkeypatch.setenv("GIT_DIR", str(other.root / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", "nowhere")
    assert changed(repo) == {"posts/a.md": 2}


def test_nothing_is_written(repo: Repository) -> None:
    def state() -> Mapping[Path, int]:
        return {file: file.stat().st_mtime_ns for file in repo.root.rglob("*")}

    before = state()
    changed(repo)
    assert state() == before


def test_a_shallow_clone_is_not_believed(repo: Repository, tmp_path: Path) -> None:
    repo.commit(day(2), {"docs/posts/a.md": "A2"})
    repo.commit(day(3), {"docs/posts/b.md": "B3"})
    clone = tmp_path / "clone"
    repo.git("clone", "--quiet", "--depth=2", repo.root.as_uri(), str(clone))
    with pytest.raises(ShallowCloneError, match="fetch-depth: 0"):
        GitDates(clone / "docs").result()
    Repository(clone).git("fetch", "--quiet", "--unshallow")
    assert changed(Repository(clone)) == {"posts/a.md": 2, "posts/b.md": 3}


def test_a_clone_without_old_contents_is_enough(repo: Repository, tmp_path: Path) -> None:
    repo.commit(day(2), {"docs/posts/a.md": LONG})
    repo.git("mv", "docs/posts/a.md", "docs/posts/c.md")
    repo.commit(day(3))
    repo.git("config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "clone"
    repo.git("clone", "--quiet", "--filter=blob:none", repo.root.as_uri(), str(clone))
    shutil.move(repo.root, tmp_path / "gone")  # nothing can be fetched any more
    assert changed(Repository(clone)) == {"posts/c.md": 2}


def test_no_repository_no_commit_no_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    (tmp_path / "plain").mkdir()
    with pytest.raises(NoHistoryError, match="not a git repository"):
        GitDates(tmp_path / "plain").result()
    made = repository(tmp_path / "empty")
    with pytest.raises(NoHistoryError, match="does not have any commits yet"):
        GitDates(made.root).result()
    with pytest.raises(NoHistoryError, match="work tree"):
        GitDates(made.root / ".git").result()
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NoHistoryError, match="git is not installed"):
        GitDates(made.root).result()


def test_it_can_be_given_up(repo: Repository) -> None:
    dates = GitDates(repo.root)
    dates.stop()
    dates.stop()
    with pytest.raises(NoHistoryError, match="stopped"):
        dates.result()


NAMES = st.sampled_from([b"a", b"b", b"c"])


@given(st.lists(st.tuples(st.sampled_from("AMDTR"), NAMES, NAMES)))
def test_any_history_gives_times_that_are_in_it(events: list[tuple[str, bytes, bytes]]) -> None:
    """Also one that no single line of commits can have had, as branches make them."""
    tokens: list[bytes] = []
    for at, (kind, old, new) in enumerate(events):
        paths = (b"R100", old, new) if kind == "R" else (kind.encode(), old)
        tokens += (b"%040d %d" % (at, at), b"\n" + paths[0], *paths[1:])
    log = b"\0".join(tokens)
    changes = last_changes(log)
    made = {at for at, (kind, _, _) in enumerate(events) if kind in "MT"}
    assert set(changes.values()) <= made
