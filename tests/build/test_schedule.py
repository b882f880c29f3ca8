"""Posts dated ahead wait: nowhere in a build before their time, marked in the preview."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.build.written_site import BuildStoppedError, Docs, build_site, post_file, words

DOCS: Docs = {
    ".series.yml": "series:\n  daily: {title: Daily}\n",
    "posts/out.md": post_file(title="Out", date="2026-06-27", series="daily"),
    "posts/day.md": post_file(title="By day", date="2026-06-28", series="daily"),
    "posts/hour.md": post_file(title="By hour", date="2026-06-28 07:30:00", series="daily"),
    "posts/abroad.md": post_file(title="Abroad", date="2026-06-28T07:30:00+09:00", series="daily"),
}
BERLIN: dict[str, Any] = {"plugins": ["search", {"gazette": {"timezone": "Europe/Berlin"}}]}


@pytest.fixture(autouse=True)
def _real_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def clock(monkeypatch: pytest.MonkeyPatch, now: str) -> None:
    epoch = datetime.fromisoformat(now).timestamp()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(epoch)))


@pytest.mark.parametrize(
    ("now", "shown"),
    [
        ("2026-06-27T23:59:59+02:00", "Out"),
        ("2026-06-28T00:00:00+02:00", "By day Out"),
        ("2026-06-28T00:30:00+02:00", "Abroad By day Out"),
        ("2026-06-28T07:29:59+02:00", "Abroad By day Out"),
        ("2026-06-28T07:30:00+02:00", "By hour Abroad By day Out"),
    ],
)
def test_a_post_appears_when_its_time_has_come(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, now: str, shown: str
) -> None:
    clock(monkeypatch, now)
    site = build_site(tmp_path, DOCS, **BERLIN)
    titles = [words(title) for title in site.page("index.md").css(".gz-entry__title")]
    assert " ".join(titles) == shown
    assert len(site.page("series/daily.md").css(".gz-entry")) == len(titles)
    assert site.has(site.path_of("posts/hour.md")) == ("By hour" in shown)
    assert site.log == ()


def test_it_is_the_same_post_before_and_after_but_for_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock(monkeypatch, "2026-06-27T12:00:00+00:00")
    waits = dict(build_site(tmp_path / "waits", DOCS).files())
    alone = {path: text for path, text in DOCS.items() if path in {".series.yml", "posts/out.md"}}
    without = dict(build_site(tmp_path / "alone", alone).files())
    assert waits == without


def test_feeds_have_a_day_s_beginning_in_the_site_s_timezone(tmp_path: Path) -> None:
    feed = build_site(tmp_path, DOCS, **BERLIN).text("atom.xml")
    assert "<published>2026-06-28T00:00:00+02:00</published>" in feed
    assert "<published>2026-06-28T07:30:00+02:00</published>" in feed
    assert "<published>2026-06-28T07:30:00+09:00</published>" in feed


FAR = post_file(title="Far ahead", date="2999-01-01", series="daily")


def test_it_can_be_switched_off(tmp_path: Path) -> None:
    docs = {"posts/far.md": post_file(title="Far ahead", date="2999-01-01")}
    site = build_site(tmp_path, docs, plugins=[{"gazette": {"schedule": False}}])
    assert site.has(site.path_of("posts/far.md"))
    assert words(site.page("index.md").css_first(".gz-entry__title")) == "Far ahead"


def test_the_preview_shows_and_marks_it(tmp_path: Path) -> None:
    both = post_file(title="Draft for later", date="2999-01-02", series="daily", draft=True)
    docs = {**DOCS, "posts/far.md": FAR, "posts/both.md": both}
    site = build_site(tmp_path, docs, command="serve")
    assert words(site.page("posts/far.md").css_first(".gz-head .gz-draft")) == "Scheduled"
    assert words(site.page("posts/both.md").css_first(".gz-head .gz-draft")) == "Draft"
    assert site.page("posts/out.md").css(".gz-draft") == []
    for listing in ("index.md", "series/daily.md"):
        titles = [words(title) for title in site.page(listing).css(".gz-entry__title")]
        assert titles[:2] == ["Draft for later Draft", "Far ahead Scheduled"]
    for file in ("atom.xml", "sitemap.xml", "search/search_index.json", "my-comments/posts.json"):
        assert site.has(file)
        assert [file for word in ("Far ahead", "posts/far") if file in site.mentions(word)] == []


def test_what_is_wrong_with_it_is_told_before_it_appears(tmp_path: Path) -> None:
    docs = {
        **DOCS,
        "posts/far.md": post_file(date="2999-01-01", series={"id": "daily", "part": 7}),
        "posts/too.md": post_file(date="2999-01-02", series={"id": "daily", "part": 7}),
    }
    with pytest.raises(BuildStoppedError, match=r"part 7 .* is already posts/far.md"):
        build_site(tmp_path, docs)


def test_a_part_that_is_not_out_yet_is_no_gap(tmp_path: Path) -> None:
    docs = {
        ".series.yml": DOCS[".series.yml"],
        "posts/two.md": post_file(title="Two", series={"id": "daily", "part": 2}),
        "posts/one.md": post_file(
            title="One", date="2999-01-01", series={"id": "daily", "part": 1}
        ),
    }
    assert build_site(tmp_path, docs).log == ()


def test_an_unknown_timezone_stops_the_build(tmp_path: Path) -> None:
    plugins = [{"gazette": {"timezone": "Europe/Berln"}}]
    with pytest.raises(BuildStoppedError, match="Did you mean 'Europe/Berlin'"):
        build_site(tmp_path, DOCS, plugins=plugins)
