"""The front page and the series' own pages: generated, or extending what an author wrote."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from selectolax.lexbor import LexborNode

from tests.build.written_site import Docs, WrittenSite, build_site, post_file, words


def titles(site: WrittenSite, source: str) -> list[str]:
    return [words(link) for link in site.page(source).css(".gz-entry__title a")]


def test_a_generated_page_tells_of_its_series(sample: WrittenSite) -> None:
    page = sample.page("series/daily.md")
    assert [words(heading) for heading in page.css("h1")] == ["The Daily"]
    article = words(page.css_first("article"))
    assert "One piece a day." in article
    assert "Running" in article
    assert "3 parts" in article
    description = page.css_first('meta[name="description"]')
    assert description
    assert description.attrs.get("content") == "One piece a day."


def test_a_running_series_begins_with_the_newest_a_complete_one_with_the_first(
    sample: WrittenSite,
) -> None:
    assert titles(sample, "series/daily.md") == ["Wednesday", "Tuesday & Co.", "Monday"]
    assert titles(sample, "series/war.md") == ["One", "The middle", "Three"]


def test_a_written_page_is_extended(sample: WrittenSite) -> None:
    page = sample.page("series/war.md")
    assert [words(heading) for heading in page.css("h1")] == ["The Long War, told in full"]
    article = words(page.css_first("article"))
    assert article.index("Introduced by hand.") < article.index("Complete") < article.index("One")


def test_the_numbers_are_those_of_the_parts(sample: WrittenSite) -> None:
    numbers = [words(number) for number in sample.page("series/daily.md").css(".gz-entry__number")]
    assert numbers == ["3", "2", "1"]


def test_the_front_page_shows_the_series(sample: WrittenSite) -> None:
    cards = sample.page("index.md").css(".gz-card")
    assert [words(card) for card in cards] == [
        "The Daily One piece a day. Running 3 parts",
        "The Long War In three parts. Complete 3 parts",
    ]
    targets = [sample.target("index.html", link(card)) for card in cards]
    assert targets == [sample.path_of("series/daily.md"), sample.path_of("series/war.md")]


def link(node: LexborNode) -> str:
    found = node.css_first("a")
    assert found
    return found.attrs.sget("href")


FIVE = {
    f"posts/{letter}.md": post_file(
        title=letter.upper(),
        date=f"2026-01-0{day}",
        series="s",
        authors="ada",
        categories=["Chips"],
    )
    for day, letter in enumerate("abcde", start=1)
}
TWO = {"per_page": 2}
SHORT_PAGES = {"index": TWO, "series": TWO, "authors": TWO, "categories": TWO}
ADA = {".authors.yml": "authors:\n  ada: {name: Ada Byron, description: Counts.}\n"}


@pytest.fixture(scope="module")
def paged(tmp_path_factory: pytest.TempPathFactory, *, directory_urls: bool) -> WrittenSite:
    """Five posts on lists of two."""
    return build_site(
        tmp_path_factory.mktemp("paged"),
        {".series.yml": "series:\n  s: {title: S, description: Five parts.}\n", **ADA, **FIVE},
        plugins=[{"gazette": SHORT_PAGES}],
        use_directory_urls=directory_urls,
    )


@pytest.mark.parametrize("place", ["", "authors/ada", "categories/chips"])
def test_lists_go_on_on_further_pages(paged: WrittenSite, place: str) -> None:
    pages = [f"{place or 'index'}.md", *(f"{place}/page/{n}.md".lstrip("/") for n in (2, 3))]
    assert [titles(paged, page) for page in pages] == [["E", "D"], ["C", "B"], ["A"]]
    for before, after in pairwise(pages):
        path = paged.path_of(before)
        [following] = paged.page(before).css('.gz-pagination a[rel="next"]')
        assert paged.target(path, following.attrs.sget("href")) == paged.path_of(after)
        [back] = paged.page(after).css('.gz-pagination a[rel="prev"]')
        target = paged.target(paged.path_of(after), back.attrs.sget("href"))
        assert target == path


def test_further_pages_are_told_apart_and_do_not_repeat_the_introduction(
    paged: WrittenSite,
) -> None:
    second = paged.page("authors/ada/page/2.md")
    assert words(second.css_first("h1")) == "Ada Byron, page 2"
    assert words(second.css_first("title")) == "Ada Byron, page 2 - The Daily"
    assert "Counts." in words(paged.page("authors/ada.md").css_first("article"))
    assert "Counts." not in words(second.css_first("article"))


def test_further_pages_are_not_in_the_sidebar_but_open_with_their_list(
    paged: WrittenSite,
) -> None:
    for source, entry in {
        "authors/ada/page/2.md": "Authors",
        "categories/chips.md": "Categories",
        "archive/2026.md": "Archive",
        "series/s/2026.md": "S",
    }.items():
        page = paged.page(source)
        entries = page.css(".md-sidebar--primary a.md-nav__link")
        assert [words(link) for link in entries if "Ada" in words(link)] == []
        active = page.css(".md-sidebar--primary .md-nav__item--active > a")
        assert [words(link) for link in active] == [entry], source


POST: Docs = {
    **ADA,
    "posts/a.md": post_file(title="A", series="s", authors="ada", categories=["Chips"]),
}


@pytest.mark.parametrize(
    ("docs", "source", "texts"),
    [
        ({"index.md": "# Welcome\n\nTo us.\n"}, "index.md", ["Welcome", "To us.", "A"]),
        ({"README.md": "# Read me\n\nTo us.\n"}, "index.md", ["Read me", "To us.", "A"]),
        ({"series/s.md": "# S\n\nBy hand.\n"}, "series/s.md", ["S", "By hand.", "A"]),
        ({"series/s/index.md": "# S\n\nBy hand.\n"}, "series/s/index.md", ["S", "By hand.", "A"]),
        ({"series/index.md": "# All\n\nOurs.\n"}, "series/index.md", ["All", "Ours.", "S"]),
        ({"archive.md": "# Old\n\nOurs.\n"}, "archive.md", ["Old", "Ours.", "2026"]),
        ({"archive/2026.md": "# Now\n\nSo.\n"}, "archive/2026.md", ["Now", "So.", "A"]),
        ({"authors/ada.md": "# Ada\n\nI.\n"}, "authors/ada.md", ["Ada", "I.", "Counts.", "Posts"]),
        ({"categories.md": "# Of\n\nAll.\n"}, "categories.md", ["Of", "All.", "Chips"]),
        ({"categories/chips.md": "# C\n\nHot.\n"}, "categories/chips.md", ["C", "Hot.", "A"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_authors_page_at_the_place_is_used(
    tmp_path: Path, docs: Docs, source: str, texts: list[str]
) -> None:
    declared = {".series.yml": "series:\n  s: {title: S}\n"}
    site = build_site(tmp_path, {**declared, **POST, **docs})
    article = words(site.page(source).css_first("article"))
    assert [article.find(text) for text in texts] == sorted(map(article.find, texts))
    assert -1 not in map(article.find, texts)


def test_without_an_index_the_front_page_is_the_sites_own(tmp_path: Path) -> None:
    site = build_site(
        tmp_path,
        {"index.md": "# Mine\n", **ADA, **FIVE},
        strict=False,
        plugins=[{"gazette": {"index": False}}],
    )
    assert titles(site, "index.md") == []
    assert not site.has("page/2/index.html")


def test_a_series_that_is_not_declared_has_its_page_all_the_same(tmp_path: Path) -> None:
    site = build_site(tmp_path, POST, strict=False)
    assert titles(site, "series/s.md") == ["A"]
    assert words(site.page("series/s.md").css_first("h1")) == "s"
    [warning] = site.log
    assert "posts/a.md:4: the series 's' is not declared." in warning


def test_titles_of_generated_pages_are_escaped_once(tmp_path: Path) -> None:
    docs = {
        ".series.yml": "series: {lab: {title: R&D}}",
        "posts/one.md": post_file(title="One", series="lab"),
    }
    site = build_site(tmp_path, docs, site_name="Q&A")
    assert words(site.page("index.md").css_first("h1")) == "Q&A"
    landing = site.page("series/lab.md")
    assert words(landing.css_first("title")) == "R&D - Q&A"
    assert words(landing.css_first("h1")) == "R&D"
    assert site.mentions("&amp;amp;") == []
