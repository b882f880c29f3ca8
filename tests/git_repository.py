"""A git repository that a test makes, with commits at the times that it says."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.packaging.commands import ENVIRONMENT

_PERSON = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org")


@dataclass(frozen=True)
class Repository:
    """A repository with its work tree at `root`."""

    root: Path

    def git(self, *arguments: str, env: Mapping[str, str] | None = None) -> str:
        """Run git in the work tree and return what it prints."""
        return subprocess.run(
            ["git", *_PERSON, *arguments],
            cwd=self.root,
            env={**ENVIRONMENT, **(env or {})},
            capture_output=True,
            encoding="utf-8",
            check=True,
        ).stdout.strip()

    def write(self, path: str, text: str) -> None:
        """Write a file of the work tree."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def commit(self, when: str, files: Mapping[str, str] | None = None) -> str:
        """Write `files`, commit all that has changed, at `when`, and return the commit's hash."""
        for path, text in (files or {}).items():
            self.write(path, text)
        self.git("add", "--all")
        dates = {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
        self.git("commit", "--quiet", "--allow-empty", "-m", "A change", env=dates)
        return self.git("rev-parse", "HEAD")


def repository(root: Path) -> Repository:
    """Return a new repository at `root`."""
    root.mkdir(parents=True, exist_ok=True)
    made = Repository(root)
    made.git("init", "--quiet", "--initial-branch=main")
    return made
