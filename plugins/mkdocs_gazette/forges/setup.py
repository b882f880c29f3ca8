"""The files with which a repository takes comments: an issue template, and what accepts."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from importlib.resources import files
from pathlib import Path


class Forge(StrEnum):
    """Where the repository is. Gitea takes what is for Forgejo, below `.gitea/`."""

    GITHUB = "github"
    GITLAB = "gitlab"
    FORGEJO = "forgejo"


_FILES: Mapping[Forge, Mapping[str, str]] = {
    Forge.GITHUB: {
        ".github/ISSUE_TEMPLATE/comment.yml": "github/issue-form.yml",
        ".github/workflows/comments.yml": "github/workflow.yml",
    },
    Forge.GITLAB: {
        ".gitlab/issue_templates/Comment.md": "gitlab/Comment.md",
        ".gitlab/comments.gitlab-ci.yml": "gitlab/comments.gitlab-ci.yml",
    },
    Forge.FORGEJO: {
        ".forgejo/ISSUE_TEMPLATE/comment.yml": "github/issue-form.yml",
        ".forgejo/workflows/comments.yml": "forgejo/workflow.yml",
    },
}


def packaged(forge: Forge) -> dict[str, str]:
    """Return the contents of the files for `forge`, by their paths in the repository."""
    ours = files("mkdocs_gazette.forges")
    return {
        path: ours.joinpath(name).read_text(encoding="utf-8")
        for path, name in _FILES[forge].items()
    }


def changed(contents: Mapping[str, str], root: Path) -> list[str]:
    """Return those paths of `contents` below `root` at which something else stands."""
    return [
        path
        for path, content in contents.items()
        if (root / path).exists() and (root / path).read_bytes() != content.encode()
    ]


def root_of(directory: Path) -> Path:
    """Return the root of the repository that `directory` is in, or `directory` itself."""
    return next((at for at in (directory, *directory.parents) if (at / ".git").exists()), directory)
