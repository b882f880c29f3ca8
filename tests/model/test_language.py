"""Texts, dates and lists of names in the site's language."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_gazette.language import Piece, language, pieces
from mkdocs_gazette.model.cadence import Days
from mkdocs_gazette.model.moment import Moment

DAY = Moment.of(date(2026, 6, 28))


@pytest.mark.parametrize(
    ("code", "territory", "tag", "written"),
    [
        ("en", None, "en-001", "28 June 2026"),
        ("en", "US", "en-US", "June 28, 2026"),
        ("en-GB", None, "en-GB", "28 June 2026"),
        ("de", None, "de", "28. Juni 2026"),
        ("pt-BR", None, "pt-BR", "28 de junho de 2026"),
        ("zh-Hant", None, "zh-Hant", "2026年6月28日"),
        ("ja", None, "ja", "2026年6月28日"),
        ("xx", None, "en-001", "28 June 2026"),
        ("", None, "en-001", "28 June 2026"),
    ],
)
def test_dates(code: str, territory: str | None, tag: str, written: str) -> None:
    spoken = language(code, territory)
    assert spoken.tag == tag
    assert spoken.date(DAY) == written


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("de", "Beiträge"),
        ("de-AT", "Beiträge"),
        ("pt", "Artigos"),
        ("pt-BR", "Artigos"),
        ("pt-PT", "Artigos"),
        ("uk", "Статті"),
        ("he", "מאמרים"),
        ("iw", "מאמרים"),
        ("da", "Posts"),
    ],
)
def test_texts_are_those_of_the_nearest_catalogue(code: str, said: str) -> None:
    assert language(code).t("Posts") == said


@pytest.mark.parametrize(
    ("code", "comment"),
    [
        ("zh", "评论"),
        ("zh-Hans", "评论"),
        ("zh-CN", "评论"),
        ("zh-SG", "评论"),
        ("zh-Hant", "留言"),
        ("zh-TW", "留言"),
        ("zh-HK", "留言"),
    ],
)
def test_chinese_is_written_as_its_readers_do(code: str, comment: str) -> None:
    assert language(code).t("Comment") == comment


@pytest.mark.parametrize(
    ("code", "counted"),
    [
        ("ar", {1: "تعليق واحد", 2: "تعليقان", 3: "3 تعليقات", 11: "11 تعليقًا", 100: "100 تعليق"}),
        ("he", {1: "תגובה אחת", 2: "שתי תגובות", 3: "3 תגובות"}),
        ("pl", {1: "1 komentarz", 2: "2 komentarze", 5: "5 komentarzy", 22: "22 komentarze"}),
        ("ru", {1: "1 комментарий", 3: "3 комментария", 11: "11 комментариев"}),
        ("fr", {0: "0 commentaire", 1: "1 commentaire", 2: "2 commentaires"}),
        ("ja", {1: "コメント1件", 2: "コメント2件"}),
    ],
)
def test_counts_take_the_form_of_the_language(code: str, counted: dict[int, str]) -> None:
    spoken = language(code)
    assert counted == {
        count: spoken.nt("{count} comment", "{count} comments", count) for count in counted
    }


def test_a_date_is_that_of_the_authors_clock() -> None:
    late = datetime(2026, 6, 28, 23, 30, tzinfo=timezone(timedelta(hours=-8)))
    assert language("en").date(Moment.of(late)) == "28 June 2026"


@pytest.mark.parametrize(
    ("code", "first", "last", "written"),
    [
        ("en", "2026-06-30", "2026-06-30", "30 June 2026"),
        ("en", "2026-06-24", "2026-06-30", "24–30 Jun 2026"),
        ("de", "2026-06-24", "2026-06-30", "24.–30. Juni 2026"),
        ("ja", "2026-06-28", "2026-07-04", "2026年6月28日～7月4日"),
    ],
)
def test_a_stretch_of_days(code: str, first: str, last: str, written: str) -> None:
    days = Days(date.fromisoformat(first), date.fromisoformat(last))
    assert language(code).stretch(days) == written


@pytest.mark.parametrize(
    ("code", "names", "listed"),
    [
        ("en", "", ""),
        ("en", "A", "A"),
        ("en", "AB", "A and B"),
        ("en", "ABC", "A, B and C"),
        ("en", "ABCDE", "A, B, C, D and E"),
        ("en-US", "ABC", "A, B, and C"),
        ("de", "ABC", "A, B und C"),
        ("ja", "ABC", "A、B、C"),
    ],
)
def test_names_are_strung_together_as_the_language_does(code: str, names: str, listed: str) -> None:
    strung = language(code).listed(len(names))
    assert "".join(names[int(p.slot)] if p.slot else p.text for p in strung) == listed


def test_every_language_of_the_theme_is_known() -> None:
    languages = files("material") / "templates/partials/languages"
    codes = [file.name.removesuffix(".html") for file in languages.iterdir()]
    assert len(codes) > 60
    unknown = [code for code in codes if code != "en" and language(code).tag == "en-001"]
    assert unknown == ["sh"], "CLDR files Serbo-Croatian under its parts"
    assert all(language(code).date(DAY) for code in codes)


@pytest.mark.parametrize(
    ("sentence", "cut"),
    [
        ("", ()),
        ("Plain.", (Piece(text="Plain."),)),
        ("{a}", (Piece(slot="a"),)),
        (
            "By {a}, for {b}.",
            (Piece("By "), Piece(slot="a"), Piece(", for "), Piece(slot="b"), Piece(".")),
        ),
    ],
)
def test_sentences_are_cut_at_their_slots(sentence: str, cut: tuple[Piece, ...]) -> None:
    assert pieces(sentence) == cut


@given(
    st.lists(
        st.builds(Piece, text=st.text(st.characters(exclude_characters="{}"), min_size=1))
        | st.builds(Piece, slot=st.sampled_from(["authors", "series", "0", "12"]))
    )
)
def test_the_pieces_of_a_sentence_make_the_sentence_again(parts: list[Piece]) -> None:
    sentence = "".join(f"{{{part.slot}}}" if part.slot else part.text for part in parts)
    again = "".join(f"{{{piece.slot}}}" if piece.slot else piece.text for piece in pieces(sentence))
    assert again == sentence


def test_placeholders_take_any_text() -> None:
    spoken = language("en")
    assert spoken.t("Series: {title}", title="{x} <b>") == "Series: {x} <b>"
    assert spoken.t("100 % {sure}") == "100 % {sure}"
    assert spoken.nt("{count} part", "{count} parts", 1) == "1 part"
    assert spoken.nt("{count} part", "{count} parts", 2) == "2 parts"
