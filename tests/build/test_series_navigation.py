"""The way through a series, from three parts to five hundred."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from selectolax.lexbor import LexborNode

from tests.build.written_site import Docs, WrittenSite, build_site, post_file, words


def navigation(site: WrittenSite, source: str, index: int = 0) -> LexborNode:
    return site.page(source).css("nav.gz-series")[index]


def listed(nav: LexborNode) -> list[str]:
    """Return the list of parts as it reads, "…" for parts left out."""
    return [words(item) for item in nav.css("ol > li")]


def step(nav: LexborNode, rel: str) -> tuple[str, str] | None:
    """Return the address and text of the previous ("prev") or next part's link."""
    link = nav.css_first(f'a[rel="{rel}"]')
    return (link.attrs.sget("href"), words(link)) if link else None


def test_shows_the_parts_with_the_current_one_marked(sample: WrittenSite) -> None:
    nav = navigation(sample, "posts/tuesday.md")
    assert listed(nav) == ["1 Monday", "2 Tuesday & Co.", "3 Wednesday"]
    [current] = nav.css('[aria-current="page"]')
    assert words(current) == "2 Tuesday & Co."
    assert current.css("a") == []


def test_leads_to_the_neighbours_with_their_titles(sample: WrittenSite) -> None:
    path = sample.path_of("posts/tuesday.md")
    nav = navigation(sample, "posts/tuesday.md")
    before, after = step(nav, "prev"), step(nav, "next")
    assert before
    assert after
    assert (before[1], after[1]) == ("Previous part Monday", "Next part Wednesday")
    assert sample.target(path, before[0]) == sample.path_of("posts/monday.md")
    assert sample.target(path, after[0]) == sample.path_of("posts/deep/wednesday.md")


def test_the_ends_have_one_neighbour(sample: WrittenSite) -> None:
    first = navigation(sample, "posts/monday.md")
    last = navigation(sample, "posts/deep/wednesday.md")
    assert step(first, "prev") is None
    assert step(first, "next")
    assert step(last, "prev")
    assert step(last, "next") is None


@pytest.mark.parametrize(
    ("source", "index", "label", "number"),
    [
        ("posts/tuesday.md", 0, "Series: The Daily", "Part 2"),
        ("posts/deep/wednesday.md", 0, "Series: The Daily", "Part 3"),
        ("posts/deep/wednesday.md", 1, "Series: The Long War", "Part 2 of 3"),
        ("posts/three.md", 0, "Series: The Long War", "Part 3 of 3"),
    ],
)
def test_is_labelled_and_tells_the_total_once_it_is_known(
    sample: WrittenSite, source: str, index: int, label: str, number: str
) -> None:
    nav = navigation(sample, source, index)
    assert nav.attrs.get("aria-label") == label
    assert words(nav.css_first(".gz-series__number")) == number
    assert number in words(sample.page(source).css_first(".gz-head"))


def test_a_part_may_have_another_title_in_its_series(sample: WrittenSite) -> None:
    daily, war = sample.page("posts/deep/wednesday.md").css("nav.gz-series")
    assert listed(daily)[2] == "3 Wednesday"
    assert listed(war) == ["1 One", "2 The middle", "3 Three"]


def test_leads_to_the_whole(sample: WrittenSite) -> None:
    path = sample.path_of("posts/one.md")
    [link] = navigation(sample, "posts/one.md").css(".gz-series__whole a")
    assert words(link) == "The whole series: 3 parts"
    assert sample.target(path, link.attrs.sget("href")) == sample.path_of("series/war.md")


def parts_of(series: str, count: int) -> Docs:
    start = date(2024, 1, 1)
    return {
        f"posts/{series}-{number:03}.md": post_file(
            title=f"{series} {number:03}",
            date=(start + timedelta(days=number)).isoformat(),
            series=series,
        )
        for number in range(1, count + 1)
    }


@pytest.fixture(scope="module")
def long_site(tmp_path_factory: pytest.TempPathFactory) -> WrittenSite:
    """A running series of 500 parts and a complete one of 50."""
    declared = (
        "series:\n  long: {title: Long}\n  tale: {title: Tale, status: complete}\n  none: {}\n"
    )
    docs = {".series.yml": declared, **parts_of("long", 500), **parts_of("tale", 50)}
    return build_site(tmp_path_factory.mktemp("long"), docs, plugins=["gazette"])


def test_is_of_one_size_at_part_250_of_500_and_at_part_25_of_50(long_site: WrittenSite) -> None:
    long, short = (
        navigation(long_site, source) for source in ("posts/long-250.md", "posts/tale-025.md")
    )
    for selector in ("*", "li", "a"):
        assert len(long.css(selector)) == len(short.css(selector)), selector
    assert listed(long) == [
        "1 long 001",
        "…",
        "248 long 248",
        "249 long 249",
        "250 long 250",
        "251 long 251",
        "252 long 252",
        "…",
        "500 long 500",
    ]


@pytest.mark.parametrize(
    ("source", "label", "target"),
    [
        ("posts/long-001.md", "All parts of 2024", "series/long/2024.md#2024-01"),
        ("posts/long-250.md", "All parts of 2024", "series/long/2024.md#2024-09"),
        ("posts/long-500.md", "All parts of 2025", "series/long/2025.md#2025-05"),
        ("posts/tale-001.md", "All parts", "series/tale.md#"),
        ("posts/tale-025.md", "All parts", "series/tale.md#"),
    ],
)
def test_leads_to_all_parts_of_the_year(
    long_site: WrittenSite, source: str, label: str, target: str
) -> None:
    [link] = navigation(long_site, source).css("gazette-all-parts > .gz-all-parts a")
    page, _, month = target.partition("#")
    assert words(link) == label
    path, _, fragment = link.attrs.sget("href").partition("#")
    assert long_site.target(long_site.path_of(source), path) == long_site.path_of(page)
    assert fragment == month
    if month:
        assert long_site.page(page).css(f'[id="{month}"]')


ALL_PARTS = '[href$="/all-parts.css"], script[type=module][src$="/all-parts.define.js"]'


def test_there_is_no_more_to_show_of_nine_parts(tmp_path: Path) -> None:
    nine = build_site(tmp_path, {".series.yml": "series: {s: {}}\n", **parts_of("s", 9)})
    page = nine.page("posts/s-005.md")
    assert len(listed(page.css("nav.gz-series")[0])) == 9
    assert page.css(f"gazette-all-parts, .gz-all-parts, {ALL_PARTS}") == []


def test_of_ten_parts_there_is(tmp_path: Path) -> None:
    ten = build_site(tmp_path, {".series.yml": "series: {s: {}}\n", **parts_of("s", 10)})
    for number in range(1, 11):
        page = ten.page(f"posts/s-{number:03}.md")
        assert len(page.css("gazette-all-parts")) == 1
        assert len(page.css(ALL_PARTS)) == 2
    assert ten.broken_links() == []


def test_years_without_months_are_led_to_as_a_whole(tmp_path: Path) -> None:
    """As in a series whose parts do not follow each other in time."""
    docs = {
        ".series.yml": "series: {s: {}}\n",
        **parts_of("s", 11),
        "posts/first.md": post_file(
            title="First", date="2024-03-01", series={"id": "s", "part": 1}
        ),
    }
    site = build_site(tmp_path, docs, plugins=[{"gazette": {"series": {"per_page": 10}}}])
    [link] = navigation(site, "posts/s-005.md").css(".gz-all-parts a")
    assert link.attrs.sget("href") == "../../series/s/2024/"
    assert site.page("series/s/2024.md").css("h2.gz-list__title[id]") == []


def test_no_part_of_a_long_series_costs_more_than_another(long_site: WrittenSite) -> None:
    sizes = [len(long_site.text(f"posts/long-{n:03}/index.html")) for n in range(1, 501)]
    assert max(sizes) - min(sizes) < 1_500


def test_a_long_series_shows_its_newest_parts_and_the_rest_by_year(long_site: WrittenSite) -> None:
    def titles(page: str) -> list[str]:
        return [words(link) for link in long_site.page(page).css(".gz-entry__title a")]

    assert titles("series/long.md") == [f"long {number:03}" for number in range(500, 450, -1)]
    landing = long_site.page("series/long.md")
    years = landing.css(".gz-counted__item")
    assert [words(year) for year in years] == ["2025 135 135 posts", "2024 365 365 posts"]
    path = long_site.path_of("series/long.md")
    targets = [
        long_site.target(path, link.attrs.sget("href")) for link in landing.css(".gz-counted a")
    ]
    assert targets == [long_site.path_of(f"series/long/{year}.md") for year in (2025, 2024)]
    listed_by_year = [*titles("series/long/2025.md"), *titles("series/long/2024.md")]
    assert listed_by_year == [f"long {number:03}" for number in range(500, 0, -1)]


def test_a_year_of_a_series_is_told_by_months(long_site: WrittenSite) -> None:
    page = long_site.page("series/long/2025.md")
    assert words(page.css_first("h1")) == "Long, 2025"
    months = page.css(".gz-list__title")
    assert [words(month) for month in months] == [
        "May 2025",
        "April 2025",
        "March 2025",
        "February 2025",
        "January 2025",
    ]
    assert months[0].attrs.get("id") == "2025-05"
    assert words(page.css_first(".gz-entry")) == "500 long 500 15 May 2025"
    [current] = page.css('.gz-counted [aria-current="page"]')
    assert words(current) == "2025"
    assert words(page.css_first(".gz-list__more")) == "Long"


def test_a_complete_series_is_told_from_its_beginning(long_site: WrittenSite) -> None:
    page = long_site.page("series/tale.md")
    titles = [words(link) for link in page.css(".gz-entry__title a")]
    assert titles == [f"tale {number:03}" for number in range(1, 51)]
    assert page.css(".gz-counted") == [], "fifty fit on one page"


def test_a_series_without_parts_has_its_page(long_site: WrittenSite) -> None:
    page = long_site.page("series/none.md")
    assert "0 parts" in words(page.css_first(".gz-landing"))
    assert words(page.css_first(".gz-list")) == "Nothing has appeared yet."


def test_explicit_parts_stand_where_they_are_put(tmp_path: Path) -> None:
    docs = {
        ".series.yml": "series:\n  s: {title: S}\n",
        "posts/a.md": post_file(title="A", date="2026-01-03", series={"id": "s", "part": 1}),
        "posts/b.md": post_file(title="B", date="2026-01-01", series="s"),
        "posts/c.md": post_file(title="C", date="2026-01-02", series="s"),
    }
    site = build_site(tmp_path, docs)
    assert listed(navigation(site, "posts/c.md")) == ["1 A", "2 B", "3 C"]
