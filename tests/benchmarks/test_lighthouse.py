"""Lighthouse's reports are read and judged rightly, and pages are served as hosts serve them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import sync_playwright

from benchmarks.lighthouse import command
from benchmarks.lighthouse.host import Host
from benchmarks.lighthouse.reports import (
    CATEGORIES,
    Judged,
    Loss,
    Page,
    UnusableReportError,
    Verdict,
    points_table,
    read_verdict,
    shortfalls,
)
from benchmarks.lighthouse.sites import ROOT, STYLES, Site
from tests.browser import chromium

RECORDED = Path(__file__).parent / "recorded/lighthouse.json"
"""Of a post of bare Material, without what is not read."""

POST = Page("benchmark", "post", "mobile")


def recorded() -> dict[str, Any]:
    report: dict[str, Any] = json.loads(RECORDED.read_text("utf-8"))
    return report


def verdict(points: int = 100, *losses: Loss) -> Verdict:
    """One that says so of performance, and nothing against the rest."""
    return Verdict(
        {**dict.fromkeys(CATEGORIES, 100), "performance": points},
        {**dict.fromkeys(CATEGORIES, ()), "performance": losses},
    )


def blocking(points: float, measured: str) -> Loss:
    return Loss("total-blocking-time", points, measured)


def test_points_are_those_of_the_report() -> None:
    assert read_verdict(RECORDED.read_bytes()).points == {
        "performance": 96,
        "accessibility": 89,
        "best-practices": 100,
        "seo": 100,
    }


@pytest.mark.parametrize("category", CATEGORIES)
def test_losses_explain_every_point(category: str) -> None:
    read = read_verdict(RECORDED.read_bytes())
    lost = sum(loss.points for loss in read.losses[category])
    assert read.points[category] == pytest.approx(100 - lost, abs=0.6)


def test_losses_are_named_with_what_was_measured() -> None:
    losses = read_verdict(RECORDED.read_bytes()).losses
    assert [loss.audit for loss in losses["accessibility"]] == [
        "aria-dialog-name",
        "color-contrast",
        "link-in-text-block",
    ]
    blocked = next(one for one in losses["performance"] if one.audit == "total-blocking-time")
    assert blocked.points == pytest.approx(1.5)
    assert blocked.measured == "150 ms"


def test_a_page_that_does_not_load_is_an_error() -> None:
    report = recorded()
    report["runtimeError"] = {"code": "ERRORED_DOCUMENT_REQUEST", "message": "Status code: 404"}
    with pytest.raises(UnusableReportError, match="Status code: 404"):
        read_verdict(json.dumps(report))


def test_a_category_without_a_score_is_an_error() -> None:
    report = recorded()
    report["categories"]["performance"]["score"] = None
    report["audits"]["speed-index"]["score"] = None
    with pytest.raises(UnusableReportError, match="no score for performance: see speed-index"):
        read_verdict(json.dumps(report))


def test_the_table_has_medians_and_what_differed() -> None:
    judged = Judged(POST, [verdict(97), verdict(100), verdict(99)], [verdict(98)] * 3)
    titles, row = points_table([judged])
    assert titles[:4] == ["page", "performance", "bare", "accessibility"]
    assert row[:4] == ["benchmark, post, mobile", "99 (97–100)", "98", "100"]


def test_enough_points_in_most_rounds_are_enough() -> None:
    judged = Judged(POST, [verdict(98), verdict(60), verdict(99)], [verdict()] * 3)
    assert not list(shortfalls([judged]))


def test_too_few_points_are_explained_by_what_cost_most() -> None:
    index = Loss("speed-index", 0.5, "2.5 s")
    rounds = [
        verdict(97, index, blocking(2.5, "190 ms")),
        verdict(95, index, blocking(4.5, "260 ms"), Loss("first-contentful-paint", 1, "2.0 s")),
        verdict(98, index, blocking(1.5, "150 ms")),
    ]
    (line,) = shortfalls([Judged(POST, rounds, [verdict(96)] * 3)])
    page, _, audits = line.partition(", bare 96: ")
    assert page == "benchmark, post, mobile: performance 97"
    assert audits == "total-blocking-time −2.5 (190 ms), speed-index −0.5 (2.5 s)"


def test_the_post_is_from_the_middle_of_its_series(tmp_path: Path) -> None:
    feed = tmp_path / "series/daily/feed.json"
    feed.parent.mkdir(parents=True)
    urls = [f"https://example.org/daily/posts/{name}/" for name in ("three", "two", "one")]
    feed.write_text(json.dumps({"items": [{"url": url} for url in urls]}), encoding="utf-8")
    pages = Site("Daily", tmp_path, tmp_path, series="daily", other="guide/").pages()
    assert pages["post"] == ("posts/two/", "posts/two/")
    assert pages["series"] == ("series/daily/", "guide/")


def test_the_guide_shows_the_styles_that_the_sites_have() -> None:
    _, _, rules = (ROOT / "docs" / STYLES).read_text("utf-8").partition("*/\n\n")
    assert rules
    assert rules in (ROOT / "docs/guide/metadata.md").read_text("utf-8")


def test_without_lighthouse_it_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "PROGRAM", tmp_path / "index.js")
    assert command.main([]) == 1
    assert capsys.readouterr().err == "Lighthouse is not installed: run make lighthouse.\n"


def test_pages_come_over_http_2_and_compressed(tmp_path: Path) -> None:
    (tmp_path / "page").mkdir()
    (tmp_path / "page/index.html").write_text(f"<title>Long</title>{'long ' * 1000}", "utf-8")
    with Host(tmp_path) as host, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.FLAGS)
        page = browser.new_page(ignore_https_errors=True)
        response = page.goto(f"{host.url}page/")
        protocol = page.evaluate("performance.getEntriesByType('navigation')[0].nextHopProtocol")
        browser.close()
    assert response
    assert response.headers["content-encoding"] == "gzip"
    assert protocol == "h2"
