"""Where comments are many, a process of its own reads them; nobody is to notice."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from mkdocs_gazette import comment_reading
from mkdocs_gazette.comment_reading import CommentReading, read_and_render
from tests.build.written_comments import accepted, comment_id
from tests.build.written_site import BuildStoppedError, build_site, post_file


@pytest.fixture
def directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Comments that are many for the time of the test."""
    monkeypatch.setattr(comment_reading, "MANY", 20)
    beside: dict[str, str] = {}
    for number in range(20):
        beside |= accepted(
            number, "one", f"*Number* {number}", parent=number - 1 if number else None
        )
    write(tmp_path, beside)
    return tmp_path / "comments"


def write(directory: Path, files: Mapping[str, str]) -> None:
    for path, text in files.items():
        file = directory / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def test_it_reads_what_would_be_read_here(directory: Path) -> None:
    (directory / "one" / "stray.txt").write_text("Not a comment.", encoding="utf-8")
    reading = CommentReading(directory, ["one"], "comments")
    assert reading.own_process
    assert reading.result() == read_and_render(directory, ["one"], "comments")


def test_few_need_no_process(directory: Path) -> None:
    next((directory / "one").iterdir()).unlink()
    assert not CommentReading(directory, ["one"], "comments").own_process


def test_without_the_process_it_takes_longer(
    directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    reading = CommentReading(directory, ["one"], "comments")
    assert reading.result() == read_and_render(directory, ["one"], "comments")


def test_a_process_that_dies_costs_time_only(directory: Path) -> None:
    reading = CommentReading(directory, ["one"], "comments")
    reading.stop()
    assert not reading.own_process
    assert reading.result() == read_and_render(directory, ["one"], "comments")


@pytest.mark.usefixtures("directory")
def test_a_site_of_many_is_built_with_all(tmp_path: Path) -> None:
    site = build_site(tmp_path, {"posts/a.md": post_file(title="A", id="one")})
    assert len(site.page("posts/a.md").css("gazette-comments ol article")) == 20


@pytest.mark.usefixtures("directory")
def test_what_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    write(tmp_path, {f"comments/one/{comment_id(77)}.yml": "post: one\n"})
    with pytest.raises(BuildStoppedError, match=r"(?s)`date` is.*`created` is missing"):
        build_site(tmp_path, {"posts/a.md": post_file(title="A", id="one", date="soon")})
