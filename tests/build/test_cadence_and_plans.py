"""Cadence and planned parts on pages; what is overdue, which only the preview shows."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from pathlib import Path

import pytest
from selectolax.lexbor import LexborNode

from tests.build.written_site import Docs, WrittenSite, build_site, post_file, words

HOSTILE = '</li><script>window.pwned = 1</script>{{ 7 * 7 }} "&amp;'
SERIES = f"""\
series:
  daily:
    title: Daily
    cadence: daily
    planned: [Next, '{HOSTILE}']
  rest: {{title: Rest, status: paused, cadence: daily, planned: [One day]}}
  done: {{title: Done, status: complete, cadence: daily, planned: [Never]}}
  new: {{title: New, cadence: weekly, planned: [The first]}}
"""
DOCS: Docs = {
    ".series.yml": SERIES,
    **{
        f"posts/{name}.md": post_file(
            title=name.upper(), date=f"2026-07-0{day}", series=["daily", "rest", "done"]
        )
        for day, name in enumerate("abc", start=1)
    },
}
SHORT_PAGES = [{"gazette": {"series": {"per_page": 2}}}]
LATER = datetime(2026, 7, 6, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> WrittenSite:
    return build_site(tmp_path_factory.mktemp("site"), DOCS, plugins=SHORT_PAGES)


def test_a_running_series_says_how_often_and_when_last(site: WrittenSite) -> None:
    facts = {
        id_: words(site.page(f"series/{id_}.md").css_first(".gz-landing__facts"))
        for id_ in ("daily", "rest", "done", "new")
    }
    assert facts == {
        "daily": "Running 3 parts 2 to come Daily, last on 3 July 2026",
        "rest": "Paused 3 parts 1 to come",
        "done": "Complete 3 parts",
        "new": "Running 0 parts 1 to come Weekly",
    }


def test_so_do_the_cards(tmp_path: Path) -> None:
    cards = build_site(tmp_path, DOCS).page("index.md").css(".gz-card")
    assert [words(card) for card in cards] == [
        "Daily Running 3 parts Daily, last on 3 July 2026",
        "Rest Paused 3 parts",
        "Done Complete 3 parts",
        "New Running 0 parts Weekly",
    ]


def shown(site: WrittenSite, source: str) -> list[str]:
    """Return the parts of a list page, those to come in brackets."""
    nodes = site.page(source).css(".gz-entry__title a, .gz-planned__title")
    return [
        f"[{words(node)}]" if "gz-planned__title" in css_class(node) else words(node)
        for node in nodes
    ]


def css_class(node: LexborNode) -> str:
    return node.attrs.get("class") or ""


@pytest.mark.parametrize(
    ("source", "parts"),
    [
        ("series/daily.md", [f"[{HOSTILE}]", "[Next]", "C", "B"]),
        ("series/daily/2026.md", [f"[{HOSTILE}]", "[Next]", "C", "B", "A"]),
        ("series/rest.md", ["A", "B"]),
        ("series/rest/2026.md", ["A", "B", "C", "[One day]"]),
        ("series/done.md", ["A", "B"]),
        ("series/done/2026.md", ["A", "B", "C"]),
        ("series/new.md", ["[The first]"]),
    ],
)
def test_planned_parts_stand_where_they_will(
    site: WrittenSite, source: str, parts: list[str]
) -> None:
    assert shown(site, source) == parts


def test_they_end_the_whole_list_of_a_paused_series(tmp_path: Path) -> None:
    before = post_file(title="Before", date="2025-12-31", series=["daily", "rest"])
    site = build_site(tmp_path, {**DOCS, "posts/z.md": before})
    assert shown(site, "series/rest.md") == ["Before", "A", "B", "C", "[One day]"]
    site = build_site(tmp_path, {}, plugins=SHORT_PAGES)
    for id_ in ("daily", "rest"):
        assert shown(site, f"series/{id_}/2025.md") == ["Before"]


def test_planned_parts_are_text_and_lead_nowhere(site: WrittenSite) -> None:
    planned = site.page("series/daily.md").css_first(".gz-planned")
    assert planned
    assert planned.css("a, script") == []
    assert [words(label) for label in planned.css(".gz-planned__label")] == ["Coming", "Coming"]


def test_the_newest_part_of_a_running_series_names_the_one_to_come(site: WrittenSite) -> None:
    coming = {
        name: [words(step) for step in site.page(f"posts/{name}.md").css(".gz-step--coming")]
        for name in "abc"
    }
    assert coming == {"a": [], "b": [], "c": ["Coming Next"]}


OVERDUE = "Overdue since 4 July 2026: only you see this, in the preview."


def banners(site: WrittenSite) -> dict[str, str]:
    return {path: words(node) for path, page in site.pages() for node in page.css(".gz-overdue")}


def test_only_the_preview_shows_what_is_overdue(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", f"{LATER.timestamp():.0f}")
    caplog.set_level(logging.INFO, "mkdocs")
    preview = build_site(tmp_path, DOCS, command="serve")
    assert banners(preview) == {"series/daily/index.html": OVERDUE}
    assert preview.log == (), "no warning, which would stop a strict preview"
    told = [line for line in caplog.messages if "overdue" in line]
    assert told == [
        "gazette: Daily has been overdue since 4 July 2026. While it rests, set `status: paused`."
    ]

    caplog.clear()
    built = build_site(tmp_path, DOCS)
    assert built.mentions('gz-overdue"') == []
    assert [line for line in caplog.messages if "overdue" in line] == []


@pytest.mark.parametrize("day", [3, 4])
def test_today_is_not_overdue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, day: int) -> None:
    now = LATER.replace(day=day, hour=23)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", f"{now.timestamp():.0f}")
    assert banners(build_site(tmp_path, DOCS, command="serve")) == {}


def test_no_built_page_depends_on_the_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = []
    for year in (2026, 2031):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", f"{LATER.replace(year=year).timestamp():.0f}")
        site = build_site(tmp_path / str(year), DOCS)
        pages.append({path: page for path, page in site.files() if path.endswith(".html")})
    assert pages[0] == pages[1]
