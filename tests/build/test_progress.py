"""What pages tell the script that remembers what was read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.build.sample_docs import SAMPLE, SAMPLE_CONFIG
from tests.build.written_site import Docs, WrittenSite, build_site, post_file, words

PROGRESS = ".md-content gazette-progress"


def url(site: WrittenSite, source: str) -> str:
    return site.path_of(source).removesuffix("index.html")


def test_a_post_tells_what_it_is_and_where_its_text_ends(sample: WrittenSite) -> None:
    page = sample.page("posts/deep/wednesday.md")
    element = page.css_first(PROGRESS)
    assert element
    assert element.attrs.get("post") == "wednesday"
    assert json.loads(element.attrs.sget("parts")) == {"daily": 3, "war": 2}
    html = page.html or ""
    assert html.index("Some text.") < html.index("<gazette-progress") < html.index("gz-byline")
    alone = sample.page("posts/alone.md").css_first(PROGRESS)
    assert alone
    assert json.loads(alone.attrs.sget("parts")) == {}


def test_the_ways_through_its_series_tell_its_place_in_each(sample: WrittenSite) -> None:
    page = sample.page("posts/deep/wednesday.md")
    assert [nav.attrs.get("data-gz-series") for nav in page.css("nav.gz-series")] == [
        "daily",
        "war",
    ]
    _, war = page.css("nav.gz-series ol")
    parts = {
        json.loads(item.attrs.sget("data-gz-parts"))["war"]: "aria-current" in item.attrs
        for item in war.css("li")
    }
    assert parts == {1: False, 2: True, 3: False}
    [current] = war.css("li[aria-current]")
    assert current.attrs.get("data-gz-post") == "wednesday"


def test_a_post_is_named_where_its_address_does_not_end_in_its_id(tmp_path: Path) -> None:
    ids = {"same": "same", "other": "an-id", "Maß": "Maß"}
    docs: Docs = {
        ".series.yml": "series: {s: {title: S}}",
        **{
            f"posts/{stem}.md": post_file(title=stem, series="s", id=id_)
            for stem, id_ in ids.items()
        },
    }
    site = build_site(tmp_path / "directories", docs)
    entries = site.page("series/s.md").css(".gz-entry")
    named = {words(entry.css_first("a")): entry.attrs.get("data-gz-post") for entry in entries}
    assert named == {"same": None, "other": "an-id", "Maß": "Maß"}
    assert all("data-gz-parts" in entry.attrs for entry in entries)
    site = build_site(tmp_path / "files", docs, use_directory_urls=False)
    entries = site.page("series/s.md").css(".gz-entry")
    assert {entry.attrs.get("data-gz-post") for entry in entries} == {"same", "an-id", "Maß"}


def test_lists_tell_what_they_list(sample: WrittenSite) -> None:
    front, war = (
        sample.page(source).css_first(PROGRESS) for source in ("index.md", "series/war.md")
    )
    assert front
    assert war
    assert front.attrs.get("count") == "6"
    assert "series" not in front.attrs
    assert "descending" in front.attrs
    told = {name: war.attrs.get(name) for name in ("series", "count", "latest", "latest-url")}
    three = url(sample, "posts/three.md")
    assert told == {"series": "war", "count": "3", "latest": "3", "latest-url": three}
    assert "descending" not in war.attrs, "a complete series begins with part 1"


def test_every_entry_tells_its_parts_and_has_no_mark_yet(sample: WrittenSite) -> None:
    for source in ("index.md", "series/war.md", "posts/tuesday.md"):
        page = sample.page(source)
        entries = page.css(".gz-entry, .gz-series__parts > li")
        assert len(entries) > 0
        assert all("data-gz-parts" in entry.attrs for entry in entries)
        assert page.css("li > .gz-read") == []
    found = [
        json.loads(entry.attrs.sget("data-gz-parts"))
        for entry in sample.page("index.md").css(".gz-entry")
    ]
    assert {"daily": 3, "war": 2} in found


@pytest.mark.parametrize("progress", [False, {"enabled": False}])
def test_it_can_be_switched_off(tmp_path: Path, progress: object) -> None:
    plugins = ["search", {"gazette": {"progress": progress}}]
    site = build_site(tmp_path, SAMPLE, **SAMPLE_CONFIG, plugins=plugins)
    for path, page in site.pages():
        assert (
            page.css("gazette-progress, .gz-read, [data-gz-parts], .gz-continue, #gz-my-reading")
            == []
        ), path
        assert page.css('[src*="progress"], [href*="progress"]') == [], path
    start = site.page("series/war.md").css_first(".gz-landing__actions")
    assert words(start) == "Start with part 1 Subscribe"


def test_it_does_without_comments(tmp_path: Path) -> None:
    plugins = ["search", {"gazette": {"comments": False}}]
    site = build_site(tmp_path, SAMPLE, **SAMPLE_CONFIG, plugins=plugins)
    assert len(site.page("series/war.md").css(f"{PROGRESS} [data-gz=off]")) == 1
    assert site.broken_links() == []
