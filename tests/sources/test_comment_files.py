"""Comments' files: what they hold, what maintainers are told, and that nothing is lost."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_gazette.model.comment import Comment
from mkdocs_gazette.sources.comment_file import BODY_LIMIT, comment_path, comment_yaml
from mkdocs_gazette.sources.comments import Accepted, read_comment, read_comments

A = "0197b5a0-9c40-7000-8000-00000000000a"
B = "0197b5a0-9c40-7000-8000-00000000000b"
CREATED = datetime(2026, 6, 28, 10, tzinfo=UTC)
GOOD = f"id: {A}\npost: dusk\ncreated: 2026-06-28T10:00:00Z\nbody: Text.\n"


def read(tmp_path: Path, files: Mapping[str, str | bytes]) -> Accepted:
    for path, content in files.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_comments(tmp_path, {"dusk": None, "dawn": None}, "comments")


def messages(accepted: Accepted) -> list[str]:
    return [str(problem) for problem in accepted.problems]


def test_no_directory_is_no_comments(tmp_path: Path) -> None:
    assert read(tmp_path / "none", {}) == Accepted()


def test_everything_a_comment_has(tmp_path: Path) -> None:
    accepted = read(
        tmp_path,
        {
            f"dusk/{A}.yml": GOOD,
            f"dusk/{B}.yml": f"""\
id: {B}
post: dusk
parent: {A}
name: "  Ada \\t Byron "
url: https://ada.example/
created: 2026-06-28T12:00:00+02:00
edited: 2026-06-29 08:00:00Z
revision: abc123
body: |
  One.

      code
unknown: is left alone
""",
        },
    )
    assert accepted.problems == ()
    first, second = accepted.by_post["dusk"]
    assert first == Comment(id=A, post="dusk", created=CREATED, body="Text.")
    assert second == Comment(
        id=B,
        post="dusk",
        parent=A,
        name="Ada Byron",
        url="https://ada.example/",
        created=CREATED,
        edited=datetime(2026, 6, 29, 8, tzinfo=UTC),
        revision="abc123",
        body="One.\n\n    code",
    )


A_TIME = "Write a time with its offset, such as 2026-06-28T10:00:00Z"
A_LINK = "Write a link that starts with https: or http:"
A_UUID = "Write a UUID in lower case, such as"

FLAWS = [
    # what is changed in the file, the line, what is wrong, what to write
    ((f"id: {A}\n", ""), 1, "`id` is missing.", "Add a UUID in lower case"),
    ((A, A.upper()), 1, f"`id` is '{A.upper()}'.", A_UUID),
    ((A, "7"), 1, "`id` is '7'.", A_UUID),
    ((A, "../../x"), 1, "`id` is '../../x'.", A_UUID),
    ((A, B), 1, f"`id` is '{B}', but the file is of another.", f"Write '{A}'"),
    (("post: dusk", "post: dawn"), 2, "`post` is 'dawn', but the folder dusk/", "Write 'dusk'"),
    (("post: dusk\n", ""), 1, "`post` is missing.", "Add the id of a post"),
    (("2026-06-28T10:00:00Z", "2026-06-28T10:00:00"), 3, "'2026-06-28T10:00:00'", A_TIME),
    (("2026-06-28T10:00:00Z", "0001-01-01T00:00:00+14:00"), 3, "0001-01-01", A_TIME),
    (("2026-06-28T10:00:00Z", "yesterday"), 3, "`created` is 'yesterday'.", A_TIME),
    (("2026-06-28T10:00:00Z", ""), 1, "`created` is missing.", "Add a time"),
    (("body", "edited: soon\nbody"), 4, "`edited` is 'soon'.", A_TIME),
    (("body", "url: javascript:alert(1)\nbody"), 4, "'javascript:alert(1)'", A_LINK),
    (("body", "url: /me\nbody"), 4, "`url` is '/me'.", A_LINK),
    (("body", "parent: 1\nbody"), 4, "`parent` is '1'.", A_UUID),
    (("body", f"name: {'x' * 101}\nbody"), 4, "`name` is 'xxxx", "at most 100 characters"),
    (("Text.", "x" * (BODY_LIMIT + 1)), 4, "`body` is 'xxxx", "at most 10,000 characters"),
    (("body", f"revision: {'x' * 101}\nbody"), 4, "`revision` is 'xxx", "a revision of the post"),
    (("Text.", "a: b: c"), 4, "not valid YAML: mapping values are not", "in quotes"),
    (("Text.", '"open'), 5, "not valid YAML: found unexpected end", "in quotes"),
    (("Text.", "[a, b]"), 4, "expected a mapping of names to texts", ""),
    (("Text.", "{a: b}"), 4, "expected a mapping of names to texts", ""),
    (("Text.", "*x"), 4, "expected a mapping of names to texts", ""),
]


@pytest.mark.parametrize(
    ("change", "line", "wrong", "fix"), FLAWS, ids=[ascii(row[2]) for row in FLAWS]
)
def test_a_flaw_is_told_with_its_line(
    tmp_path: Path, change: tuple[str, str], line: int, wrong: str, fix: str
) -> None:
    assert change[0] in GOOD
    accepted = read(tmp_path, {f"dusk/{A}.yml": GOOD.replace(*change)})
    [message] = messages(accepted)
    assert message.startswith(f"comments/dusk/{A}.yml:{line}: ")
    assert wrong in message
    assert fix in message
    assert accepted.by_post == {"dusk": ()}
    assert accepted.problems[0].fatal


@pytest.mark.parametrize("text", ["", "- a\n- b\n", "text", "&a [*a]"])
def test_what_is_no_mapping(tmp_path: Path, text: str) -> None:
    [message] = messages(read(tmp_path, {f"dusk/{A}.yml": text}))
    assert message.startswith(f"comments/dusk/{A}.yml:1: this is not valid YAML: expected a")


@pytest.mark.parametrize("body", ["", "body: \n", "body: null\n", "body: '  '\n", 'body: "\\0"\n'])
def test_a_comment_says_something(tmp_path: Path, body: str) -> None:
    [message] = messages(read(tmp_path, {f"dusk/{A}.yml": GOOD.replace("body: Text.\n", body)}))
    assert message.startswith(f"comments/dusk/{A}.yml:1: ")


def test_a_deleted_comment_need_not(tmp_path: Path) -> None:
    text = GOOD.replace("body: Text.", "deleted: 2026-07-01T00:00:00Z")
    accepted = read(tmp_path, {f"dusk/{A}.yml": text})
    assert accepted.problems == ()
    assert accepted.by_post["dusk"][0].deleted == datetime(2026, 7, 1, tzinfo=UTC)


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    bad = GOOD.replace("2026-06-28T10:00:00Z", "soon").replace("post: dusk", "parent: x")
    accepted = read(
        tmp_path,
        {
            f"dusk/{A}.yml": bad,
            f"dusk/{B}.yml": b"\xff",
            f"dask/{A}.yml": GOOD,
            f"midnight/{A}.yml": GOOD,
        },
    )
    starts = [message.partition(": ")[0] for message in messages(accepted)]
    assert sorted(starts) == [
        "comments/dask",
        f"comments/dusk/{A}.yml:1",
        f"comments/dusk/{A}.yml:2",
        f"comments/dusk/{A}.yml:3",
        f"comments/dusk/{B}.yml",
        "comments/midnight",
    ]


def test_a_post_that_is_not_there(tmp_path: Path) -> None:
    [message] = messages(read(tmp_path, {f"dask/{A}.yml": GOOD}))
    assert message.startswith("comments/dask: there is no post with the id 'dask'. ")
    assert "Did you mean 'dusk'?" in message


def test_a_parent_that_is_not_there(tmp_path: Path) -> None:
    [message] = messages(read(tmp_path, {f"dusk/{A}.yml": f"{GOOD}parent: {B}\n"}))
    assert f"comments/dusk/{A}.yml:5: the comment that it answers, {B}, is not there." in message


def test_a_reply_to_what_cannot_be_read_is_not_told_to_be_wrong(tmp_path: Path) -> None:
    reply = f"{GOOD.replace(A, B)}parent: {A}\n"
    files = {f"dusk/{A}.yml": f"{GOOD}url: x\n", f"dusk/{B}.yml": reply}
    [message] = messages(read(tmp_path, files))
    assert message.startswith(f"comments/dusk/{A}.yml:5: ")


def test_a_parent_below_another_post_does_not_count(tmp_path: Path) -> None:
    other = GOOD.replace(A, B).replace("dusk", "dawn")
    files = {f"dusk/{A}.yml": f"{GOOD}parent: {B}\n", f"dawn/{B}.yml": other}
    [message] = messages(read(tmp_path, files))
    assert f"{B}, is not there." in message


def test_a_comment_that_answers_itself(tmp_path: Path) -> None:
    [message] = messages(read(tmp_path, {f"dusk/{A}.yml": f"{GOOD}parent: {A}\n"}))
    assert f"comments/dusk/{A}.yml:5: it answers itself" in message


def test_one_comment_below_two_posts(tmp_path: Path) -> None:
    files = {f"dusk/{A}.yml": GOOD, f"dawn/{A}.yml": GOOD.replace("dusk", "dawn")}
    [message] = messages(read(tmp_path, files))
    assert message == (
        f"comments/dusk/{A}.yml: the same comment is in comments/dawn/. "
        "Delete one of the two files."
    )


def test_what_has_no_place_among_comments(tmp_path: Path) -> None:
    (tmp_path / "dusk" / "folder").mkdir(parents=True)
    accepted = read(tmp_path, {f"{A}.yml": GOOD, "README.md": "Is fine.", "dusk/.keep": ""})
    starts = [message.partition(": ")[0] for message in messages(accepted)]
    assert starts == [f"comments/{A}.yml", "comments/dusk/folder"]


@pytest.mark.parametrize("nothing", ["", " null", " ~"])
@pytest.mark.parametrize("key", ["parent", "url", "name", "edited", "revision", "deleted"])
def test_a_key_without_a_value_is_as_good_as_none(tmp_path: Path, key: str, nothing: str) -> None:
    accepted = read(tmp_path, {f"dusk/{A}.yml": f"{GOOD}{key}:{nothing}\n"})
    assert accepted.problems == ()
    assert accepted.by_post["dusk"] == (Comment(id=A, post="dusk", created=CREATED, body="Text."),)


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_ends_of_other_systems(tmp_path: Path, ending: str) -> None:
    text = f"{GOOD[:-6]}|\n  One.\n  Two.\n".replace("\n", ending)
    accepted = read(tmp_path, {f"dusk/{A}.yml": b"\xef\xbb\xbf" + text.encode()})
    assert accepted.by_post["dusk"][0].body == "One.\nTwo."


TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300)
MOMENTS = st.datetimes(datetime(1000, 1, 1), timezones=st.just(UTC)).map(  # noqa: DTZ001
    lambda moment: moment.replace(microsecond=moment.microsecond // 1000 * 1000)
)


@given(
    name=TEXT,
    body=TEXT,
    revision=st.none() | st.from_regex(r"[ -~]{1,100}", fullmatch=True),
    created=MOMENTS,
    edited=st.none() | MOMENTS,
    parent=st.none() | st.just(B),
)
def test_what_is_written_is_read_again(
    *,
    name: str,
    body: str,
    revision: str | None,
    created: datetime,
    edited: datetime | None,
    parent: str | None,
) -> None:
    comment = Comment(
        id=A,
        post="dusk",
        created=created,
        name=name[:100],
        body=body,
        parent=parent,
        edited=edited,
        revision=revision,
        url="https://ada.example/?a=b#c",
    )
    # What cannot be shown, and spaces around, are lost in the first reading and only there.
    once = read_comment("c", comment_yaml(comment).encode(), "dusk", f"{A}.yml")
    if isinstance(once, Comment):
        again = read_comment("c", comment_yaml(once).encode(), "dusk", f"{A}.yml")
        assert again == once
        assert "".join(once.body.split()) == "".join(printable(body).split())
        assert (once.created, once.edited, once.parent) == (created, edited, parent)
        assert once.revision == revision
    else:
        assert not printable(body).strip()


def printable(text: str) -> str:
    """Return `text` without what XML and HTML cannot hold."""
    return "".join(
        c
        for c in text
        if c in "\t\n\r" or (c >= " " and not "\x7f" <= c <= "\x9f" and c not in "\ufffe\uffff")
    )


def test_a_file_reads_well() -> None:
    comment = Comment(
        id=A, post="dusk", created=CREATED, name="Ada: B.", body="One.\n\n- *two*\n  Ü 🙂"
    )
    assert (
        comment_yaml(comment)
        == f"""\
id: {A}
post: dusk
name: 'Ada: B.'
created: '2026-06-28T10:00:00.000Z'
body: |-
  One.

  - *two*
    Ü 🙂
"""
    )
    assert comment_path(comment) == f"dusk/{A}.yml"
