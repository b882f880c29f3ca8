"""The publication in this repository is built as a user's would be."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build.written_site import WrittenSite, build_as_configured, words
from tests.feeds.validity import site_problems

CONFIG_FILE = Path(__file__).parents[2] / "mkdocs.yml"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, *, directory_urls: bool) -> WrittenSite:
    return build_as_configured(
        CONFIG_FILE,
        site_dir=str(tmp_path_factory.mktemp("own")),
        use_directory_urls=directory_urls,
    )


def test_it_builds_strictly_without_a_word(site: WrittenSite) -> None:
    assert site.log == ()


def test_it_has_posts_and_both_kinds_of_series(site: WrittenSite) -> None:
    cards = [words(card) for card in site.page("index.md").css(".gz-card")]
    assert len(cards) >= 2
    assert any("Running" in card for card in cards)
    assert any("Complete" in card for card in cards)
    assert len(list((site.directory / "posts").rglob("*.html"))) >= 10


def test_every_link_leads_to_a_file(site: WrittenSite) -> None:
    assert site.broken_links() == []


def test_its_feeds_are_valid_and_lead_somewhere(site: WrittenSite) -> None:
    assert len(list(site.feeds())) > 20
    assert site_problems(site, "https://example.org/ai-daily/") == []
