"""A commit changes what a post says of its updates, though no file is another than before."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.git_repository import repository
from tests.incremental.builds import Builder, Clean, FreshBuild, Result, new_folder
from tests.incremental.comparison import difference
from tests.incremental.edits import Append
from tests.incremental.in_process import Deployed, Served, build_once, serve_once
from tests.incremental.sources import Sources, first_state

IGNORED = "/.cache/\n/site/\n__pycache__/\n"


@pytest.mark.parametrize(
    ("incremental", "build_fresh"),
    [(Served, serve_once), (Deployed, build_once)],
    ids=["served", "deployed"],
)
def test_a_commit_shows(incremental: Callable[[Path], Builder], build_fresh: FreshBuild) -> None:
    sources = Sources.of(first_state())
    sources.write(".gitignore", IGNORED)
    with new_folder() as root:
        history, builder = repository(root), incremental(root)

        def clean() -> Result:
            def build(folder: Path, sources: Sources) -> Result:
                shutil.copytree(root / ".git", folder / ".git")
                return build_fresh(folder, sources)

            return Clean(build).build(sources.state())

        builder.build(sources)
        history.commit("2026-06-03T12:00:00Z")
        committed = builder.build(sources)
        assert not difference(committed, clean())

        Append("docs/posts/one.md", "More.").apply(sources)
        uncommitted = builder.build(sources)
        assert not difference(uncommitted, clean())

        history.commit("2026-06-25T12:00:00Z")
        updated = builder.build(sources)
        assert not difference(updated, clean())
    assert difference(updated, uncommitted)
