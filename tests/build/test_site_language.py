"""A site in another language."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mkdocs_gazette.language import language
from mkdocs_gazette.model.moment import Moment
from tests.build.sample_docs import SAMPLE, SAMPLE_CONFIG
from tests.build.written_site import build_site, post_file, words


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


SPOKEN = {
    # Part of a running series, byline, reading time.
    "en": ("Part 1", "This post was written by Ada as part of the War series.", "1 min read"),
    "de": (
        "Teil 1",
        "Dieser Beitrag wurde von Ada für die Serie War geschrieben.",
        "1 Min. Lesezeit",
    ),
    "fr": (
        "Partie 1",
        "Cet article a été écrit par Ada dans le cadre de la série War.",
        "1 min de lecture",
    ),
    "es": ("Parte 1", "Este artículo fue escrito por Ada para la serie War.", "1 min de lectura"),
    "pt-BR": ("Parte 1", "Este artigo foi escrito por Ada para a série War.", "1 min de leitura"),
    "it": (
        "Parte 1",
        "Questo articolo è stato scritto da Ada per la serie War.",
        "1 min di lettura",
    ),
    "nl": ("Deel 1", "Dit artikel is geschreven door Ada voor de serie War.", "1 min. leestijd"),
    "pl": ("Część 1", "Tekst: Ada. Cykl: War.", "1 min czytania"),
    "ru": ("Часть 1", "Текст: Ada. Цикл: War.", "1 мин чтения"),
    "uk": ("Частина 1", "Текст: Ada. Цикл: War.", "1 хв читання"),
    "tr": ("Bölüm 1", "Bu yazıyı War dizisi için Ada yazdı.", "1 dk okuma"),
    "ar": ("الجزء 1", "بقلم Ada، ضمن سلسلة War.", "قراءة في دقيقة"),
    "he": ("חלק 1", "מאת Ada, במסגרת הסדרה War.", "דקת קריאה אחת"),
    "ja": ("第1回", "執筆：Ada（連載：War）", "1分で読めます"),
    "ko": ("1회", "글: Ada · 연재: War.", "읽는 시간 1분"),
    "zh": ("第 1 篇", "本文由 Ada 撰写，属于 War 系列。", "阅读约需 1 分钟"),
    "zh-Hant": ("第 1 篇", "本文由 Ada 撰寫，屬於 War 系列。", "閱讀約需 1 分鐘"),
}


@pytest.mark.parametrize("code", SPOKEN)
def test_a_site_speaks_its_language_throughout(tmp_path: Path, code: str) -> None:
    docs = {
        ".series.yml": "series:\n  war:\n    title: War\n",
        "posts/first.md": post_file(title="I", authors=[{"name": "Ada"}], series="war"),
    }
    site = build_site(
        tmp_path,
        docs,
        theme={"name": "material", "font": False, "language": code},
        plugins=["gazette"],
    )
    part, byline, minutes = SPOKEN[code]
    post = site.page("posts/first.md")
    assert words(post.css_first(".gz-head__part")) == part
    assert words(post.css_first(".gz-byline__sentence")).startswith(byline)
    assert words(post.css_first(".gz-head__minutes")) == minutes
    spoken = language(code)
    day = " ".join(spoken.date(Moment.of(date(2026, 6, 28))).split())
    assert words(post.css_first(".gz-head time")) == day
    assert words(post.css_first("#gz-comments-title")) == spoken.t("Comments")
    assert words(site.page("index.md").css_first(".gz-list__title")) == spoken.t("Latest posts")
    entries = [words(entry) for entry in post.css(".md-nav--primary .md-nav__link")]
    assert entries.count(spoken.t("Series")) == 2, "a section and the page of all series in it"
    assert words(site.page("my-comments.md").css_first("h1")) == spoken.t("My comments")


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
