"""A site in another language."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build.sample_docs import SAMPLE, SAMPLE_CONFIG
from tests.build.written_site import build_site, words


@pytest.mark.parametrize(
    ("theme", "day"),
    [
        ({"language": "de"}, "1. Juni 2026"),
        ({"language": "fr"}, "1 juin 2026"),
        ({"language": "ja"}, "2026年6月1日"),
        ({"language": "ar"}, "1 يونيو 2026"),
        ({"language": "en"}, "1 June 2026"),
        ({"language": "en", "locale": "en_US"}, "June 1, 2026"),
    ],
    ids=lambda value: str(value) if isinstance(value, dict) else "",
)
def test_dates_are_written_as_the_language_does(
    tmp_path: Path, theme: dict[str, str], day: str
) -> None:
    site = build_site(
        tmp_path, SAMPLE, theme={"name": "material", "font": False, **theme}, **SAMPLE_CONFIG
    )
    for source in ("posts/monday.md", "index.md", "series/daily.md"):
        times = site.page(source).css('time[datetime="2026-06-01"]')
        assert [words(time) for time in times] == [day], source


def test_names_are_strung_together_as_the_language_does(tmp_path: Path) -> None:
    site = build_site(tmp_path, SAMPLE, theme={"name": "material", "language": "de"})
    sentence = words(site.page("posts/tuesday.md").css_first(".gz-byline__sentence"))
    assert "Sol Alexander, Ada Byron und Gus Guest" in sentence


def test_a_title_of_another_script_sets_its_own_direction(tmp_path: Path) -> None:
    docs = {
        **SAMPLE,
        "posts/monday.md": "---\ndate: 2026-06-01\ntitle: مرحبا\nseries: daily\n---\n",
    }
    site = build_site(tmp_path, docs)
    shown = [
        (node.attrs.get("dir") or (node.parent and node.parent.attrs.get("dir")))
        for source in ("index.md", "series/daily.md", "posts/tuesday.md")
        for node in site.page(source).css(".gz-entry__title a, .gz-series__name, .gz-step__title")
        if words(node) == "مرحبا"
    ]
    assert len(shown) == 4
    assert set(shown) == {"auto"}
