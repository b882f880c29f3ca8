"""`gazette check`: everything that is wrong with a publication, at once, and days it missed."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from click.testing import Result

from tests.build.written_site import Docs, post_file
from tests.cli.small_site import A, B, SmallSite

NOW = {"SOURCE_DATE_EPOCH": f"{datetime(2026, 7, 10, 12, tzinfo=UTC).timestamp():.0f}"}


def add(site: SmallSite, docs: Docs) -> None:
    for path, content in docs.items():
        file = site.root / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)


def check(site: SmallSite, *arguments: str) -> Result:
    return site.gazette("check", *arguments, env=NOW)


def part(day: int, *, draft: bool = False) -> str:
    return post_file(date=f"2026-07-{day:02}", series="log", title=f"{day}", draft=draft)


def days(site: SmallSite, series: str, *numbers: int) -> None:
    """Write a series and its parts on days of July 2026."""
    add(site, {f"posts/log-{number:02}.md": part(number) for number in numbers})
    add(site, {".series.yml": f"series:\n  log:\n    title: Log\n{series}"})


def test_all_good(site: SmallSite) -> None:
    site.write(id=A)
    done = check(site)
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "2 posts, 0 series, 1 comment, all good.\n"


def test_everything_is_told_at_once(site: SmallSite) -> None:
    site.write(id=A, created="soon")
    site.write(id=B, post="dask")
    add(
        site,
        {
            ".authors.yml": "authors:\n  sol: {url: /sol/}\n",
            ".series.yml": "series:\n  log: {title: Log, cadence: hourly}\n",
            "posts/bad.md": post_file(date="soon"),
            "posts/twice-a.md": post_file(title="A", id="twice"),
            "posts/twice-b.md": post_file(title="B", id="twice"),
        },
    )
    done = check(site)
    assert done.exit_code == 1
    assert [line.partition(": ")[0] for line in done.stdout.splitlines()] == [
        "docs/.authors.yml:2",
        "docs/.series.yml:2",
        "docs/posts/bad.md:2",
        "docs/posts/twice-b.md:4",
        "comments/dask",
        f"comments/dusk/{A}.yml:2",
    ]
    assert done.stderr == ""


def test_a_number_twice_and_a_number_missing_are_told_with_both_files(site: SmallSite) -> None:
    add(
        site,
        {
            ".series.yml": "series:\n  twice: {title: Twice}\n  gap: {title: Gap}\n",
            "posts/one.md": post_file(
                title="One", series=[{"id": "twice", "part": 1}, {"id": "gap", "part": 1}]
            ),
            "posts/other.md": post_file(
                title="Other", series=[{"id": "twice", "part": 1}, {"id": "gap", "part": 3}]
            ),
        },
    )
    done = check(site, "--format", "json")
    assert done.exit_code == 1
    assert [(found["severity"], found["file"], found["message"]) for found in told(done)] == [
        (
            "error",
            "docs/posts/other.md",
            "part 1 of the series 'twice' is already posts/one.md.",
        ),
        (
            "warning",
            "docs/posts/other.md",
            "the series 'gap' has no part 2: nothing stands between posts/one.md and this post.",
        ),
    ]


def told(done: Result) -> list[dict[str, str]]:
    found = json.loads(done.stdout)
    assert isinstance(found, list)
    return found


def test_what_would_only_warn_is_a_problem_too(site: SmallSite) -> None:
    add(site, {"posts/one.md": post_file(title="One", series="nobody")})
    done = check(site, "--format", "github")
    assert done.exit_code == 1
    assert done.stdout.startswith("::warning file=docs/posts/one.md,line=4::the series 'nobody'")


def test_drafts_do_not_count(site: SmallSite) -> None:
    claim = {"id": "log", "part": 1}
    add(
        site,
        {
            ".series.yml": "series:\n  log: {title: Log}\n",
            "posts/draft.md": post_file(title="A", date="2026-06-01", series=claim, draft=True),
            "posts/one.md": post_file(title="B", series=claim),
            "posts/lost.md": post_file(title="C", series="nobody", draft=True),
        },
    )
    site.write(id=A, post="draft")
    assert check(site).stderr == "3 posts, 1 series, 1 comment, all good.\n"


MISSED = [
    # the cadence, the days of parts, what was missed before the 10th of July, whether it still is
    ("daily", [1, 2, 6, 8, 9], "missed 4 days: 3–5 July, 7 July 2026.", False),
    ("daily", [8], "missed 1 day: 9 July 2026.", True),
    ("weekdays", [1, 2, 7, 8, 9], "missed 2 days: 3 July, 6 July 2026.", False),
    ("FREQ=WEEKLY;BYDAY=TU,FR", [1], "missed 2 days: 3 July, 7 July 2026.", True),
    ("FREQ=WEEKLY;BYDAY=TU,FR", [1, 8], "missed 2 days: 3 July, 7 July 2026.", False),
]


OVERDUE = "Publish a part, or set `status: paused` while it rests."
NO_LONGER = "Nothing is overdue. If that was meant, correct its `cadence`."


@pytest.mark.parametrize(("cadence", "parts", "message", "overdue"), MISSED)
def test_missed_days_are_told_and_are_no_error(
    site: SmallSite, *, cadence: str, parts: list[int], message: str, overdue: bool
) -> None:
    days(site, f"    cadence: {cadence}\n", *parts)
    done = check(site)
    assert done.exit_code == 0
    assert done.stdout == (
        f"docs/.series.yml:4: the series 'log' {message} {OVERDUE if overdue else NO_LONGER}\n"
    )
    assert "no errors.\nLog: next part due on 10 July 2026.\n" in done.stderr
    assert check(site, "--overdue").exit_code == int(overdue)
    for form, mark in {"github": "::warning file=docs/.series.yml,line=4::", "json": "[\n"}.items():
        assert check(site, "--format", form).stdout.startswith(mark)


@pytest.mark.parametrize(
    ("dates", "message"),
    [
        (["2026-06-10"], "missed 3 weeks: 15 June – 5 July 2026."),
        (
            ["2025-12-20", "2026-01-05"],
            "missed 27 weeks: 22 December 2025 – 4 January, 12 January – 5 July 2026.",
        ),
    ],
)
def test_missed_weeks(site: SmallSite, dates: list[str], message: str) -> None:
    add(site, {f"posts/{date}.md": post_file(title="T", date=date, series="log") for date in dates})
    add(site, {".series.yml": "series:\n  log:\n    title: Log\n    cadence: weekly\n"})
    done = check(site)
    assert message in done.stdout
    assert done.stderr.endswith("Log: next part due on 12 July 2026.\n")


def test_of_many_the_newest_are_named(site: SmallSite) -> None:
    add(
        site,
        {
            f"posts/{month}-{day}.md": post_file(
                title="T", date=f"2026-{month:02}-{day:02}", series="log"
            )
            for month in (5, 6)
            for day in range(1, 30, 2)
        },
    )
    days(site, "    cadence: daily\n", 9)
    assert "missed 39 days: 20 times before, 12 June, 14 June, " in check(site).stdout


@pytest.mark.parametrize(
    "series",
    [
        "",
        "    cadence: daily\n    status: paused\n",
        "    cadence: daily\n    status: complete\n",
    ],
)
def test_what_does_not_run_or_promises_nothing_misses_nothing(site: SmallSite, series: str) -> None:
    days(site, series, 1)
    done = check(site, "--overdue")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "3 posts, 1 series, 0 comments, all good.\n"


def test_a_draft_does_not_fill_a_day(site: SmallSite) -> None:
    days(site, "    cadence: daily\n", 7, 9)
    add(site, {"posts/log-08.md": part(8, draft=True)})
    assert "missed 1 day: 8 July 2026." in check(site).stdout


def test_a_post_that_cannot_be_read_is_no_missed_day(site: SmallSite) -> None:
    days(site, "    cadence: daily\n", 7, 9)
    add(site, {"posts/log-08.md": post_file(date="2026-07-8", series="log")})
    [line] = check(site).stdout.splitlines()
    assert line.startswith("docs/posts/log-08.md:2: `date` is '2026-07-8'.")


def test_without_comments_of_its_own_those_are_not_checked(site: SmallSite) -> None:
    site.write(id=A, created="soon")
    assert check(site).exit_code == 1
    config = site.root / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(
        text.replace("- gazette\n", "- gazette: {comments: false}\n"), encoding="utf-8"
    )
    assert check(site).exit_code == 0


def test_from_another_directory(site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    days(site, "    cadence: daily\n", 1)
    monkeypatch.chdir(site.root.parent)
    assert check(site, "-f", "site/mkdocs.yml").stdout.startswith("site/docs/.series.yml:4: ")


def test_usage(site: SmallSite) -> None:
    for wrong in (["--format", "xml"], ["-f", "none.yml"], ["more"]):
        assert check(site, *wrong).exit_code == 2
