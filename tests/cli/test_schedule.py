"""`gazette schedule`."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from tests.build.written_site import SITE_URL, post_file
from tests.cli.small_site import SmallSite, write_site

NOW = str(int(datetime.fromisoformat("2026-06-29T12:00:00+00:00").timestamp()))
POSTS = {
    "later.md": post_file("# It *is* later", date="2026-07-02"),
    "soon.md": post_file(title="Soon\x1b[31m\nenough", date="2026-06-30 07:30:00"),
    "abroad.md": post_file(title="Abroad", date="2026-06-30T07:30:00+09:00"),
    "draft.md": post_file(title="Draft", date="2026-07-01", draft=True),
}


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)


@pytest.fixture
def planned(site: SmallSite) -> SmallSite:
    """The small publication with three posts that wait."""
    return plan(site.root)


def plan(root: Path, **options: object) -> SmallSite:
    write_site(root, plugins=[{"gazette": {"timezone": "Europe/Berlin", **options}}])
    for name, text in POSTS.items():
        (root / "docs/posts" / name).write_text(text, encoding="utf-8")
    return SmallSite(root)


def test_lists_what_waits_the_next_one_first(planned: SmallSite) -> None:
    done = planned.gazette("schedule")
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        "2026-06-30 00:30+02:00  docs/posts/abroad.md  Abroad",
        "2026-06-30 07:30+02:00  docs/posts/soon.md  Soon[31m enough",
        "2026-07-02 00:00+02:00  docs/posts/later.md  It is later",
    ]


def test_for_programs(planned: SmallSite) -> None:
    listed = json.loads(planned.gazette("schedule", "--format", "json").stdout)
    assert listed[0] == {
        "id": "abroad",
        "title": "Abroad",
        "appears": "2026-06-30T00:30:00+02:00",
        "file": "docs/posts/abroad.md",
        "url": f"{SITE_URL}posts/abroad/",
    }
    assert [post["id"] for post in listed] == ["abroad", "soon", "later"]


def test_for_cron(planned: SmallSite) -> None:
    done = planned.gazette("schedule", "--format", "cron")
    assert done.stdout == "30 22 29 6 *\n30 5 30 6 *\n0 22 1 7 *\n"


def test_the_next_moment_alone(planned: SmallSite) -> None:
    assert planned.gazette("schedule", "--next").stdout == "2026-06-30T00:30:00+02:00\n"


def test_where_nothing_waits(site: SmallSite) -> None:
    done = site.gazette("schedule")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "Nothing waits.\n")
    assert site.gazette("schedule", "--format", "json").stdout == "[]\n"
    done = site.gazette("schedule", "--next")
    assert (done.exit_code, done.stdout) == (1, "")


def test_where_it_is_switched_off(site: SmallSite) -> None:
    assert plan(site.root, schedule=False).gazette("schedule").stdout == ""


def test_the_clock_goes_on(planned: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW) + 24 * 3600))
    assert planned.gazette("schedule", "--next").stdout == "2026-07-02T00:00:00+02:00\n"


def test_what_cannot_be_read_is_told(planned: SmallSite) -> None:
    broken = "---\ndate: 2026-07-01\nauthors: nobody\n---\n"
    (planned.root / "docs/posts/broken-too.md").write_text(broken, encoding="utf-8")
    done = planned.gazette("schedule")
    assert done.exit_code == 1
    assert len(done.stdout.splitlines()) == 3
    assert "docs/posts/broken-too.md:3: the author 'nobody'" in done.stderr


def test_a_broken_clock_is_told(planned: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    done = planned.gazette("schedule")
    assert done.exit_code == 2
    assert "SOURCE_DATE_EPOCH" in done.stderr
