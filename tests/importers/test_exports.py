"""`gazette comments import`: what becomes of the exports of other systems."""

from __future__ import annotations

import gzip
import json
import shutil
import sqlite3
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from mkdocs_gazette.importers.github import DISCUSSIONS
from tests.cli.small_site import SmallSite, write_site

EXPORTS = Path(__file__).parent / "exports"
ISSO = """
CREATE TABLE threads (id INTEGER PRIMARY KEY, uri VARCHAR(256) UNIQUE, title VARCHAR(256));
CREATE TABLE comments (
    tid REFERENCES threads(id), id INTEGER PRIMARY KEY, parent INTEGER, created FLOAT NOT NULL,
    modified FLOAT, mode INTEGER, remote_addr VARCHAR, text VARCHAR, author VARCHAR,
    email VARCHAR, website VARCHAR, likes INTEGER DEFAULT 0, dislikes INTEGER DEFAULT 0,
    voters BLOB NOT NULL, notification INTEGER DEFAULT 0);
INSERT INTO threads VALUES (1, '/posts/dusk/', 'Dusk');
INSERT INTO comments VALUES
    (1, 1, NULL, 1577959200.5, 1577959300.25, 1, '192.0.2.0', 'It was **lit**.', 'Ada Byron',
     'ada@secret.example', 'https://ada.example/', 0, 0, x'', 0),
    (1, 2, 1, 1577962800, NULL, 1, '192.0.2.0', 'Yes.', NULL, NULL, NULL, 0, 0, x'', 0),
    (1, 3, NULL, 1577962900, NULL, 2, '192.0.2.0', 'Waiting.', NULL, NULL, NULL, 0, 0, x'', 0),
    (1, 4, NULL, 1577963000, NULL, 4, '192.0.2.0', '', NULL, NULL, NULL, 0, 0, x'', 0),
    (1, 5, 4, 1577963100, NULL, 1, '192.0.2.0', 'To whom?', 'Gus', NULL, 'gus', 0, 0, x'', 0);
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallSite:
    root = tmp_path / "site"
    root.mkdir()
    monkeypatch.chdir(root)
    return write_site(root)


def export(source: str, directory: Path) -> Path:
    """Return the sample export of `source`."""
    if source == "isso":
        file = directory / "comments.db"
        with sqlite3.connect(file) as database:
            database.executescript(ISSO)
        database.close()
        return file
    return next(EXPORTS.glob(f"{source}.*"))


def brought_in(site: SmallSite) -> list[dict[str, str]]:
    """Return all comments in the order they were written, with parents shown by their text."""
    comments = sorted(site.comments().values(), key=lambda comment: comment["created"])
    said = {comment["id"]: comment.get("body", "(removed)") for comment in comments}
    for comment in comments:
        if "parent" in comment:
            comment["parent"] = said[comment["parent"]]
        del comment["id"]
    return comments


def found(body: str, created: str, **more: str) -> dict[str, str]:
    return {"post": "dusk", "body": body, "created": f"2020-01-02T{created}Z", **more}


ADA = {"name": "Ada Byron"}
ADA_ON_GITHUB = {"name": "ada-byron", "url": "https://github.com/ada-byron"}
LIT = "It was **lit**."

EXPECTED: Mapping[str, tuple[list[dict[str, str]], str]] = {
    "disqus": (
        [
            found(
                "It was **lit**, see [this](https://a.example/).\n\nReally\\\nso.",
                "10:00:00.000",
                **ADA,
                url="https://disqus.com/by/ada_b/",
            ),
            {
                "post": "dusk",
                "parent": "It was **lit**, see [this](https://a.example/).\n\nReally\\\nso.",
                "created": "2020-01-02T12:00:00.000Z",
                "deleted": "2020-01-02T12:00:00.000Z",
            },
            found("I saw that.", "13:00:00.000", name="Eve", parent="(removed)"),
        ],
        (
            "2 imported, 0 already there, 3 left out.\n"
            "  1 spam\n  1 deleted\n  1 of no post that is known here\n\n"
            "These pages are of no post. Write a post's id after the comma, and use --map:\n"
            '"https://old.example/gone.html",\n'
        ),
    ),
    "wordpress": (
        [
            found(
                "It was *lit*.\\\nReally.\n\nTwo paragraphs & more.",
                "10:00:00.000",
                **ADA,
                url="https://ada.example/",
            ),
            found(
                "Yes.",
                "13:00:00.000",
                name="Gus",
                parent="It was *lit*.\\\nReally.\n\nTwo paragraphs & more.",
            ),
        ],
        "2 imported, 0 already there, 3 left out.\n  1 not approved\n  1 spam\n  1 pingback\n",
    ),
    "isso": (
        [
            found(
                LIT,
                "10:00:00.500",
                **ADA,
                url="https://ada.example/",
                edited="2020-01-02T10:01:40.250Z",
            ),
            found("Yes.", "11:00:00.000", parent=LIT),
            {
                "post": "dusk",
                "created": "2020-01-02T11:03:20.000Z",
                "deleted": "2020-01-02T11:03:20.000Z",
            },
            found("To whom?", "11:05:00.000", name="Gus", parent="(removed)"),
        ],
        "3 imported, 0 already there, 2 left out.\n  1 not approved\n  1 deleted\n",
    ),
    "remark42": (
        [
            found("It was *lit*.", "10:08:58.760", **ADA),
            found(
                "Indeed `so`.",
                "12:00:00.000",
                name="Gus",
                parent="It was *lit*.",
                edited="2020-01-02T12:03:00.000Z",
            ),
        ],
        "2 imported, 0 already there, 1 left out.\n  1 deleted\n",
    ),
    "giscus": (
        [
            found(LIT, "10:00:00.000", **ADA_ON_GITHUB),
            found("Yes.", "11:00:00.000", edited="2020-01-02T11:05:00.000Z", parent=LIT),
        ],
        (
            "2 imported, 0 already there, 3 left out.\n"
            "  1 not in the file, since GitHub gives 100 at a time\n"
            "  1 hidden\n"
            "  1 of no post that is known here\n\n"
            "These pages are of no post. Write a post's id after the comma, and use --map:\n"
            '"Where is the feed?",\n'
        ),
    ),
    "utterances": (
        [found(LIT, "10:00:00.000", **ADA_ON_GITHUB)],
        "1 imported, 0 already there, 1 left out.\n  1 hidden\n",
    ),
    "utterances-rest": (
        [found(LIT, "10:00:00.000", **ADA_ON_GITHUB, edited="2020-01-02T10:30:00.000Z")],
        "1 imported, 0 already there, 0 left out.\n",
    ),
}


def bring_in(site: SmallSite, source: str, file: Path, *more: str) -> Any:
    system = source.removesuffix("-rest")
    return site.gazette("comments", "import", "--from", system, str(file), *more)


@pytest.mark.parametrize("source", EXPECTED)
def test_an_export(site: SmallSite, source: str) -> None:
    comments, report = EXPECTED[source]
    done = bring_in(site, source, export(source, site.root.parent))
    assert done.stdout == report
    assert done.exit_code == (1 if "--map" in report else 0)
    assert brought_in(site) == comments
    assert site.gazette("comments", "check").exit_code == 0


@pytest.mark.parametrize("source", EXPECTED)
def test_nothing_private_is_kept(site: SmallSite, source: str) -> None:
    bring_in(site, source, export(source, site.root.parent))
    text = "".join(file.read_text("utf-8") for file in (site.root / "comments").rglob("*.yml"))
    for private in ("secret.example", "192.0.2", "deadbeef", "javascript:", "<script"):
        assert private not in text


@pytest.mark.parametrize("source", EXPECTED)
def test_a_second_import_changes_nothing(site: SmallSite, source: str) -> None:
    file = export(source, site.root.parent)
    bring_in(site, source, file)
    before = {path: path.stat().st_mtime_ns for path in (site.root / "comments").rglob("*.yml")}
    count = len([one for one in brought_in(site) if "body" in one])
    done = bring_in(site, source, file)
    assert done.stdout.startswith(f"0 imported, {count} already there, ")
    assert before == {
        path: path.stat().st_mtime_ns for path in (site.root / "comments").rglob("*.yml")
    }


def test_a_dry_run_writes_nothing(site: SmallSite) -> None:
    done = bring_in(site, "wordpress", EXPORTS / "wordpress.xml", "--dry-run")
    assert done.stdout.startswith("2 would be imported, 0 already there, 3 left out.\n")
    assert not (site.root / "comments").exists()


def test_a_map_tells_what_pages_have_become(site: SmallSite) -> None:
    map_file = site.root / "map.csv"
    map_file.write_text('page,post\n\n"https://old.example/gone.html", dawn\nother,\n', "utf-8")
    done = bring_in(site, "disqus", EXPORTS / "disqus.xml", "--map", str(map_file))
    assert done.exit_code == 0
    assert done.stdout.startswith("3 imported, ")
    [comment] = [one for one in site.comments().values() if one["post"] == "dawn"]
    assert comment["body"] == "Where is it?"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("a,dask\n", "map.csv:1: there is no post 'dask'."),
        ("page,post\na\n", "map.csv:2: write a page, a comma, and a post's id."),
        ("a,b,c\n", "map.csv:1: write a page"),
        (b"\xff", "is not a CSV file"),
    ],
)
def test_a_map_that_is_wrong(site: SmallSite, content: str | bytes, why: str) -> None:
    map_file = site.root / "map.csv"
    map_file.write_bytes(content if isinstance(content, bytes) else content.encode())
    done = bring_in(site, "disqus", EXPORTS / "disqus.xml", "--map", str(map_file))
    assert done.exit_code == 2
    assert why in " ".join(done.stderr.split())


def test_what_was_edited_there_since_is_brought_up_to_date(site: SmallSite) -> None:
    file = site.root / "backup.jsonl"
    shutil.copy(EXPORTS / "remark42.jsonl", file)
    bring_in(site, "remark42", file)
    lines = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    lines[2] |= {"orig": "Edited.", "edit": {"time": "2020-02-01T00:00:00Z"}}
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert bring_in(site, "remark42", file).stdout.startswith("1 imported, 1 already there")
    assert brought_in(site)[1]["body"] == "Edited."


def test_what_was_changed_here_since_stays(site: SmallSite) -> None:
    bring_in(site, "remark42", EXPORTS / "remark42.jsonl")
    path, comment = list(site.comments().items())[1]
    file = site.root / "comments" / path
    mine = {**comment, "body": "Mine.", "edited": "2020-01-03T00:00:00Z"}
    file.write_text(yaml.safe_dump(mine), encoding="utf-8")
    bring_in(site, "remark42", EXPORTS / "remark42.jsonl")
    assert site.comments()[path]["body"] == "Mine."


def test_what_was_removed_here_stays_away_while_it_has_replies(site: SmallSite) -> None:
    bring_in(site, "remark42", EXPORTS / "remark42.jsonl")
    parent = next(one for one in site.comments().values() if "parent" not in one)
    site.gazette("comments", "remove", parent["id"])
    bring_in(site, "remark42", EXPORTS / "remark42.jsonl")
    assert "body" not in site.comments()[f"dusk/{parent['id']}.yml"]


def test_a_packed_backup(site: SmallSite) -> None:
    file = site.root / "backup.gz"
    file.write_bytes(gzip.compress((EXPORTS / "remark42.jsonl").read_bytes()))
    assert bring_in(site, "remark42", file).stdout.startswith("2 imported")


BOMB = """<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>
<disqus xmlns="http://disqus.com">&b;</disqus>"""
OUTSIDE = """<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>
<disqus xmlns="http://disqus.com">&a;</disqus>"""


@pytest.mark.parametrize(
    ("source", "content", "why"),
    [
        ("disqus", BOMB, "not XML that can be trusted"),
        ("disqus", OUTSIDE, "not XML that can be trusted"),
        ("disqus", "", "not XML that can be trusted"),
        ("disqus", "<rss/>", "not an export of Disqus"),
        ("disqus", '<disqus xmlns="http://disqus.com"><post/></disqus>', "'' is not a time."),
        ("wordpress", BOMB, "not XML that can be trusted"),
        ("wordpress", "<rss><channel/></rss>", "not an export of WordPress"),
        ("isso", "no database", "not a database of Isso"),
        ("isso", "", "not a database of Isso"),
        ("remark42", "<xml/>", "not JSON"),
        ("remark42", "[" * 100_000, "not JSON"),
        ("remark42", '{"a": 1}', "not a backup of Remark42"),
        ("remark42", b"\x1f\x8bbroken", "not JSON"),
        ("remark42", b"\xff\xfe", "not JSON"),
        ("giscus", "[]", "no discussions"),
        ("giscus", '{"data": null}', "no discussions"),
        ("utterances", "[1, null, {}]", "no issues"),
    ],
)
def test_what_is_no_export(site: SmallSite, source: str, content: str | bytes, why: str) -> None:
    file = site.root / "export"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    done = bring_in(site, source, file)
    assert done.exit_code == 2
    assert why in " ".join(done.stderr.split())
    assert not (site.root / "comments").exists()


def remark(key: str, **values: object) -> str:
    whole = {
        "id": key,
        "orig": "Text.",
        "user": {"name": "Ada"},
        "locator": {"url": "https://old.example/posts/dusk/"},
        "time": "2020-01-02T10:00:00Z",
        **values,
    }
    return json.dumps(whole)


def test_hostile_comments_do_no_harm(site: SmallSite) -> None:
    file = site.root / "backup"
    deep = "<div>" * 20_000
    lines = [
        remark("../../../etc/passwd"),
        remark("long", orig="x" * 10_001),
        remark("empty", orig=" \n "),
        remark("deep", orig="", text=deep),
        remark("named", user={"name": "\x1b[31m\n" + "N" * 1000}),
        remark("self", pid="self"),
        remark("one", pid="two"),
        remark("two", pid="one"),
        remark("lost", pid="nobody"),
        remark("odd", user=7, orig=["x"], text="plain"),
        remark("page", locator={"url": "http://[broken"}),
    ]
    file.write_text("\n".join(lines), encoding="utf-8")
    done = bring_in(site, "remark42", file)
    assert done.stdout.startswith("7 imported, 0 already there, 4 left out.\n")
    assert "  3 empty, or longer than a comment may be\n" in done.stdout
    assert site.gazette("comments", "check").exit_code == 0
    assert {path.split("/")[0] for path in site.comments()} == {"dusk"}
    names = {comment.get("name", "") for comment in site.comments().values()}
    assert max(map(len, names)) <= 100


def test_a_thousand_comments_are_not_mixed_up(site: SmallSite) -> None:
    lines = [remark(f"c{n}", orig=f"Number {n}.", pid=f"c{n - 1}") for n in range(1200)]
    file = site.root / "backup"
    file.write_text("\n".join(lines), encoding="utf-8")
    assert bring_in(site, "remark42", file).stdout.startswith("1,200 imported")
    comments = site.comments()
    assert {one["body"] for one in comments.values()} == {f"Number {n}." for n in range(1200)}


def test_help_names_the_commands_that_fetch(site: SmallSite) -> None:
    text = site.gazette("comments", "import", "--help").stdout
    assert "gazette comments giscus-query" in text
    assert "gh issue list -R OWNER/REPO --state all" in text
    assert site.gazette("comments", "giscus-query").stdout == f"{DISCUSSIONS}\n"
    assert DISCUSSIONS.count("{") == DISCUSSIONS.count("}")
    assert "pageInfo { hasNextPage endCursor }" in DISCUSSIONS


def test_what_must_be_installed_first_is_told(
    site: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in [name for name in sys.modules if name.startswith("mkdocs_gazette.importers.")]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, "markdownify", None)
    done = bring_in(site, "disqus", EXPORTS / "disqus.xml")
    assert done.exit_code == 2
    assert "pip install 'mkdocs-gazette[import]'" in " ".join(done.stderr.split())
