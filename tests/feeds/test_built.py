"""The feeds of a site are found and judged together."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build.written_site import WrittenSite
from tests.feeds import test_json_rules, test_rss_rules
from tests.feeds.test_archives import DOCUMENTS, NEWER, ROOT
from tests.feeds.validity import site_problems

FEEDS = {
    **{url.removeprefix(ROOT): document for url, document in DOCUMENTS.items()},
    "rss.xml": test_rss_rules.VALID,
    "feed.json": test_json_rules.with_fault(("items", 0, "title"), "x").decode(),
}
OTHERS = {"sitemap.xml": "<urlset/>", "search/index.json": "{}", "about.html": "<feed >"}
PAGES = [f"{name}/index.html" for name in "123456"]
LINKED = ["index.html", "icon.png", "feed-2.json", "second/index.html", "first/index.html"]
LINKED += ["third/index.html", "categories/index.html"]


@pytest.fixture
def site(tmp_path: Path) -> WrittenSite:
    for path, text in {**FEEDS, **OTHERS, **dict.fromkeys([*PAGES, *LINKED], "")}.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return WrittenSite(tmp_path, directory_urls=True, log=())


def test_all_are_found_and_well(site: WrittenSite) -> None:
    assert {path for path, _ in site.feeds()} == set(FEEDS)
    assert site_problems(site) == site_problems(site, ROOT.removesuffix("/")) == []


@pytest.mark.parametrize(
    ("path", "old", "new", "expected"),
    [
        ("feed.json", '"language": "en-GB", ', "", ["feed.json: feed: no language"]),
        ("rss.xml", "<ttl>60", "<ttl>x", ["rss.xml: channel: ttl 'x' is no number"]),
        ("atom.xml", ' xml:lang="en"', "", ["atom.xml: feed: no language"]),
        ("rss.xml", "https://e.example/", f"{ROOT}x/", [f"rss.xml: {ROOT}x/"]),
        ("archive/1.xml", "/daily/1</id>", "/daily/3</id>", None),
    ],
)
def test_each_fault_is_told_with_its_feed(
    site: WrittenSite, path: str, old: str, new: str, expected: list[str] | None
) -> None:
    text = site.text(path)
    assert text.count(old) == 1
    (site.directory / path).write_text(text.replace(old, new), encoding="utf-8")
    once_more = f"{ROOT}archive/1.xml: has the entry tag:example.org,2026-01-01:/daily/3 once more"
    assert site_problems(site) == (expected or [f"atom.xml: {once_more}"])


def test_an_archive_that_is_gone(site: WrittenSite) -> None:
    (site.directory / NEWER.removeprefix(ROOT)).unlink()
    assert site_problems(site) == [
        f"atom.xml: {NEWER}: is not there",
        f"archive/1.xml: {NEWER}",
        f"atom.xml: {NEWER}",
    ]
