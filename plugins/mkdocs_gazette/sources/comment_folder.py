"""Writes and deletes comments' files."""

from __future__ import annotations

from pathlib import Path

from mkdocs_gazette.model.comment import Comment
from mkdocs_gazette.sources.comment_file import comment_path, comment_yaml


def write_comment(directory: Path, comment: Comment) -> None:
    """Write the file of `comment` below the comments' `directory`."""
    file = directory / comment_path(comment)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(comment_yaml(comment), encoding="utf-8", newline="\n")


def delete_comment(directory: Path, comment: Comment) -> None:
    """Delete the file of `comment`, and its folder with the last one."""
    file = directory / comment_path(comment)
    file.unlink()
    if not any(file.parent.iterdir()):
        file.parent.rmdir()
