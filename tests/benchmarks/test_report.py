from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import rounds, run
from benchmarks.contenders import BARE, CONTENDERS
from benchmarks.corpus import Corpus
from benchmarks.measure import Cost, Usage
from benchmarks.report import BUILD, USAGE, Case, Ratio, Report, markdown, plain

OURS, THEIRS = Case("gazette", 1000), Case("bare", 1000)


def cost(wall_s: float) -> Cost:
    return Cost(
        wall_s=wall_s,
        cpu_s=wall_s / 2,
        peak_rss_bytes=90_000_000,
        output_bytes=60_000_000,
        output_files=1234,
    )


RUNS = {
    # The machine was three times slower in the second round, for both.
    OURS: [cost(11), cost(36), cost(12)],
    THEIRS: [cost(10), cost(30), cost(10)],
}
MEASURED = Report("median of a build", BUILD, RUNS, [(OURS, THEIRS)])


def test_ratios_are_taken_within_each_round() -> None:
    ratios = MEASURED.compare(OURS, THEIRS)
    assert ratios["wall"] == Ratio(median=1.2, lowest=1.1, highest=1.2)
    assert str(ratios["wall"]) == "1.20 (1.10–1.20)"
    assert str(ratios["files"]) == "1.00"


def test_rounds_that_do_not_match_are_an_error() -> None:
    with pytest.raises(ValueError, match="zip"):
        replace(MEASURED, runs={**RUNS, THEIRS: [cost(1)]}).ratios()


def test_tables() -> None:
    assert plain(MEASURED.medians()).splitlines() == [
        "median of a build       wall    CPU  peak memory   output  files",
        "gazette, 1,000 posts  12.0 s  6.0 s        90 MB  60.0 MB  1,234",
        "bare, 1,000 posts     10.0 s  5.0 s        90 MB  60.0 MB  1,234",
    ]
    titles, rule, row = markdown(MEASURED.ratios()).splitlines()
    assert titles.startswith("| ratio: median (lowest–highest) | wall | CPU |")
    assert rule == "| --- | ---: | ---: | ---: | ---: | ---: |"
    assert row.startswith("| gazette, 1,000 posts ÷ bare, 1,000 posts | 1.20 (1.10–1.20) |")


def test_what_takes_little_is_told_in_detail() -> None:
    edited = Case("gazette", 1000, "text edited")
    taken = [Usage(0.754, 0.5, 90_000_000), Usage(0.5, 0.5, 90_000_000), Usage(1, 1, 90_000_000)]
    told = Report("until a browser shows it", USAGE, {edited: taken}, [])
    titles, row = plain(told.medians()).splitlines()
    assert titles.startswith("until a browser shows it  ")
    assert row == "gazette, 1,000 posts: text edited  0.75 s (0.50–1.00)  0.50 s        90 MB"


def test_each_round_begins_with_another_turn(tmp_path: Path) -> None:
    turns = [rounds.ColdBuild(rounds.Project(tmp_path, BARE, Corpus(n))) for n in (1, 2, 3)]
    orders = [rounds.rotated(turns, number) for number in range(4)]
    assert [order[0] for order in orders] == [*turns, turns[0]]
    assert all(len(order) == 3 and set(order) == set(turns) for order in orders)


@pytest.fixture
def timed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Replaces the builds by the names of the projects, in order."""
    built: list[str] = []

    def measure(project: Path, command: Sequence[str], *, warm: bool) -> Cost:
        assert command[0]
        assert not warm
        built.append(project.name)
        for source in (project / "docs").rglob("posts/*.md"):
            page = project / "site" / source.parent.relative_to(project / "docs") / source.stem
            page.mkdir(parents=True, exist_ok=True)
            comments = list((project / "comments" / source.stem).glob("*.yml"))
            text = source.read_text(encoding="utf-8") + "gz-comment__body" * len(comments)
            (page / "index.html").write_text(text, encoding="utf-8")
        return cost(len(built))

    monkeypatch.setattr(rounds, "measure_build", measure)
    return built


def test_the_command(timed: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table, data = tmp_path / "table.md", tmp_path / "data.json"
    wanted = ["--posts", "8", "--pairs", "2", "--growth"]
    assert run.main([*wanted, "--markdown", str(table), "--json", str(data)]) == 0
    names = [*(f"{contender.name}-8" for contender in CONTENDERS), "gazette-16"]
    assert timed[len(CONTENDERS) :] == [*names, *names[1:], names[0]]
    printed = capsys.readouterr()
    assert "mkdocs-material 9" in printed.out
    assert "gazette, 16 posts ÷ gazette, 8 posts" in printed.out
    assert "round 2 of 2: bare, 8 posts … 16.0 s" in printed.err
    assert "| gazette, 8 posts ÷ material-blog, 8 posts |" in table.read_text(encoding="utf-8")
    results = json.loads(data.read_text(encoding="utf-8"))
    assert [build["posts"] for build in results["builds"]] == [*[8] * len(CONTENDERS), 16]
    assert [one["wall_s"] for one in results["builds"][1]["rounds"]] == [9, 16]
    assert "gazette-comments, 8 posts ÷ gazette, 8 posts" in printed.out
    assert "gazette, 8 posts ÷ gazette-without-feeds, 8 posts" in printed.out
    assert results["ratios"][6]["wall"]["median"] == pytest.approx((15 / 8 + 22 / 23) / 2)


def test_the_command_measures_only_what_it_is_asked_for(
    timed: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run.main(["--posts", "8", "--pairs", "1", "--contenders", "bare"]) == 0
    assert timed[2:] == ["gazette-8", "bare-8"]
    assert "gazette, 8 posts ÷ bare, 8 posts" in capsys.readouterr().out


def test_the_command_fails_when_posts_are_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(rounds, "measure_build", lambda *_, **__: cost(1))
    assert run.main(["--posts", "8"]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "missing or cut short" in printed.err
