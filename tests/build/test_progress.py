"""What pages tell the script that remembers what was read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.build.sample_docs import SAMPLE, SAMPLE_CONFIG
from tests.build.written_site import WrittenSite, build_site, words

PROGRESS = ".md-content gazette-progress"


def places(site: WrittenSite, source: str) -> list[dict[str, Any]]:
    element = site.page(source).css_first(PROGRESS)
    assert element
    told: list[dict[str, Any]] = json.loads(element.attrs.sget("places"))
    return told


def url(site: WrittenSite, source: str) -> str:
    return site.path_of(source).removesuffix("index.html")


def test_a_post_tells_its_places_and_where_its_text_ends(sample: WrittenSite) -> None:
    page = sample.page("posts/deep/wednesday.md")
    element = page.css_first(PROGRESS)
    assert element
    assert element.attrs.get("post") == "wednesday"
    html = page.html or ""
    assert html.index("Some text.") < html.index("<gazette-progress") < html.index("gz-byline")

    def step(name: str, number: int, source: str = "") -> dict[str, object]:
        return {"post": name, "number": number, "url": url(sample, source or f"posts/{name}.md")}

    daily, war = places(sample, "posts/deep/wednesday.md")
    assert daily["previous"] == step("tuesday", 2)
    assert daily["following"] == []
    here = step("wednesday", 2, "posts/deep/wednesday.md")
    del here["post"]
    here["url"] = f"{here['url']}#gz-in-war"  # not the post's first series
    around = {"previous": step("one", 1), "following": [step("three", 3)]}
    assert war == {"series": "war", **here, **around}
    assert places(sample, "posts/alone.md") == []


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


def test_every_entry_has_a_mark_that_is_hidden(sample: WrittenSite) -> None:
    for source in ("index.md", "series/war.md", "posts/tuesday.md"):
        page = sample.page(source)
        entries = page.css(".gz-entry, .gz-series__part")
        marks = page.css(".gz-read[data-gz-post]")
        assert len(entries) == len(marks) > 0
        assert all("hidden" in mark.attrs for mark in marks)
    wednesday = sample.page("index.md").css_first('[data-gz-post="wednesday"]')
    assert wednesday
    assert json.loads(wednesday.attrs.sget("data-gz-parts")) == {"daily": 3, "war": 2}


@pytest.mark.parametrize("progress", [False, {"enabled": False}])
def test_it_can_be_switched_off(tmp_path: Path, progress: object) -> None:
    plugins = ["search", {"gazette": {"progress": progress}}]
    site = build_site(tmp_path, SAMPLE, **SAMPLE_CONFIG, plugins=plugins)
    for path, page in site.pages():
        assert page.css("gazette-progress, .gz-read, .gz-continue, #gz-my-reading") == [], path
        assert page.css('[src*="progress"], [href*="progress"]') == [], path
    start = site.page("series/war.md").css_first(".gz-landing__actions")
    assert words(start) == "Start with part 1 Subscribe"


def test_it_does_without_comments(tmp_path: Path) -> None:
    plugins = ["search", {"gazette": {"comments": False}}]
    site = build_site(tmp_path, SAMPLE, **SAMPLE_CONFIG, plugins=plugins)
    assert len(site.page("series/war.md").css(f"{PROGRESS} [data-gz=off]")) == 1
    assert site.broken_links() == []
