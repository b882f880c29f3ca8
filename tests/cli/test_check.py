"""`gazette comments check`: everything that is wrong with comments' files, at once."""

from __future__ import annotations

import json

import pytest

from tests.build.written_site import post_file
from tests.cli.small_site import A, B, C, SmallSite


def test_nothing_is_good(site: SmallSite) -> None:
    done = site.gazette("comments", "check")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "0 comments, all good.\n")


def test_good_comments_are_counted(site: SmallSite) -> None:
    site.write(id=A)
    assert site.gazette("comments", "check").stderr == "1 comment, all good.\n"
    site.write(id=B, parent=A)
    site.write(id=C, post="night")
    assert site.gazette("comments", "check").stderr == "3 comments, all good.\n"


@pytest.fixture
def flawed(site: SmallSite) -> SmallSite:
    site.write(id=A, created="soon", url="javascript:a,b%")
    site.write(id=B, parent=C)
    site.write(id=C, post="dask")
    return site


FIX_TIME = "Write a time with its offset, such as 2026-06-28T10:00:00Z."
FIX_LINK = "Write a link that starts with https: or http:."
FIX_PARENT = "Correct or remove `parent`; without one the comment answers the post."
FIX_POST = "Did you mean 'dusk'? If not, add the post, rename the folder, or delete it."


def test_all_that_is_wrong_is_told_at_once(flawed: SmallSite) -> None:
    done = flawed.gazette("comments", "check")
    assert done.exit_code == 1
    assert done.stdout.splitlines() == [
        f"comments/dask: there is no post with the id 'dask'. {FIX_POST}",
        f"comments/dusk/{A}.yml:5: `url` is 'javascript:a,b%'. {FIX_LINK}",
        f"comments/dusk/{A}.yml:2: `created` is 'soon'. {FIX_TIME}",
        f"comments/dusk/{B}.yml:4: the comment that it answers, {C}, is not there. {FIX_PARENT}",
    ]


def test_in_the_log_of_a_forge(flawed: SmallSite) -> None:
    done = flawed.gazette("comments", "check", "--format", "github")
    assert done.exit_code == 1
    assert done.stdout.splitlines()[1] == (
        f"::error file=comments/dusk/{A}.yml,line=5::`url` is 'javascript:a,b%25'. {FIX_LINK}"
    )
    assert all(line.startswith("::error file=comments/d") for line in done.stdout.splitlines())


def test_a_file_name_cannot_speak_to_the_log(site: SmallSite) -> None:
    folder = site.root / "comments" / "dusk"
    folder.mkdir(parents=True)
    (folder / "a\n::stop-commands::x,y:z.yml").write_text("", encoding="utf-8")
    lines = site.gazette("comments", "check", "--format", "github").stdout.splitlines()
    assert len(lines) == 1
    assert "file=comments/dusk/a%0A%3A%3Astop-commands%3A%3Ax%2Cy%3Az.yml," in lines[0]


def test_for_programs(flawed: SmallSite) -> None:
    done = flawed.gazette("comments", "check", "--format", "json")
    assert done.exit_code == 1
    found = json.loads(done.stdout)
    assert found[1] == {
        "file": f"comments/dusk/{A}.yml",
        "line": 5,
        "severity": "error",
        "message": "`url` is 'javascript:a,b%'.",
        "fix": FIX_LINK,
    }


def test_for_programs_when_all_is_good(site: SmallSite) -> None:
    assert json.loads(site.gazette("comments", "check", "--format", "json").stdout) == []


def test_from_another_directory(flawed: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(flawed.root.parent)
    done = flawed.gazette("comments", "check", "-f", "site/mkdocs.yml")
    assert all(line.startswith("site/comments/") for line in done.stdout.splitlines())


def test_what_is_wrong_with_posts_is_told_too(site: SmallSite) -> None:
    (site.root / "docs/posts/bad.md").write_text(post_file(date="soon"), encoding="utf-8")
    done = site.gazette("comments", "check")
    assert done.exit_code == 1
    [line] = done.stdout.splitlines()
    assert line.startswith("docs/posts/bad.md:2: `date` is 'soon'.")


def test_usage(site: SmallSite) -> None:
    for wrong in (["--format", "xml"], ["-f", "none.yml"], ["more"]):
        assert site.gazette("comments", "check", *wrong).exit_code == 2


@pytest.mark.parametrize(
    "command", [[], ["check"], ["comments"], ["comments", "accept"], ["comments", "check"]]
)
def test_help_reads_well(site: SmallSite, command: list[str]) -> None:
    done = site.gazette(*command, "--help")
    assert done.exit_code == 0
    assert done.stdout.startswith("Usage: ")
    assert all(len(line) <= 100 for line in done.stdout.splitlines())
