"""Archive, authors, categories, the shelf of series, and what a front page puts first."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.build.written_site import WrittenSite, build_site, post_file, words

AUTHORS = """\
authors:
  ada:
    name: Ada Byron
    description: Counts.
    bio: Wrote *notes*, and [a program](https://notes.example/).
    email: ada@example.org
    url: https://ada.example/
    links:
      - https://github.com/ada
      - {url: https://elsewhere.example/, label: Elsewhere, icon: material/star}
  mira: {name: 王小明, avatar: assets/mira.svg}
  idle: {name: Nobody Yet}
"""
SERIES = """\
series:
  war:
    title: The War
    description: A tale.
    authors: [ada]
    image: assets/war.png
    planned: [The end, The aftermath]
    subscribe: {url: https://letters.example/, label: By mail}
  tale: {title: A Tale}
"""
DOCS = {
    ".authors.yml": AUTHORS,
    ".series.yml": SERIES,
    "assets/mira.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "assets/war.png": "",
    "about.md": "# About\n",
    "posts/old.md": post_file(
        title="Old", date="2024-12-31", authors="ada", series="war", categories=["Law"]
    ),
    "posts/mid.md": post_file(
        title="Mid", date="2025-03-02", authors=["mira", "ada"], categories=["Law", "Chips & Co."]
    ),
    "posts/pinned.md": post_file(
        title="Kept", date="2025-03-01", pin=True, image="assets/war.png", authors="ada"
    ),
    "posts/new.md": post_file(
        title="New",
        date="2026-01-01",
        series="war",
        authors="ada",
        contributors=[{"author": "mira", "role": "editor"}],
    ),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, *, directory_urls: bool) -> WrittenSite:
    return build_site(tmp_path_factory.mktemp("lists"), DOCS, use_directory_urls=directory_urls)


def titles(site: WrittenSite, source: str) -> list[str]:
    return [words(link) for link in site.page(source).css(".gz-entry__title a")]


def test_no_link_is_broken(site: WrittenSite) -> None:
    assert site.broken_links() == []


def test_the_front_page_begins_with_what_is_pinned(site: WrittenSite) -> None:
    assert titles(site, "index.md") == ["Kept", "New", "Mid", "Old"]
    lead, *others = site.page("index.md").css(".gz-entry")
    assert "gz-entry--lead" in lead.attrs.sget("class")
    assert words(lead.css_first(".gz-facts")).startswith("Pinned 1 March 2025")
    assert lead.css("img")
    assert [other.css("img") for other in others] == [[], [], []]


def test_the_front_page_leads_to_all_other_lists(site: WrittenSite) -> None:
    links = site.page("index.md").css(".gz-list__more a")
    targets = {words(link): site.target("index.html", link.attrs.sget("href")) for link in links}
    assert targets == {
        "Archive": site.path_of("archive.md"),
        "Categories": site.path_of("categories.md"),
        "Authors": site.path_of("authors.md"),
    }


def test_the_archive_lists_years_and_each_year_its_months(site: WrittenSite) -> None:
    page = site.page("archive.md")
    assert [words(year) for year in page.css(".gz-counted__item")] == [
        "2026 1 1 post January 1",
        "2025 2 2 posts March 2",
        "2024 1 1 post December 1",
    ]
    months = page.css(".gz-counted__within a")
    path, file = site.path_of("archive.md"), site.path_of("archive/2025.md")
    march = months[1].attrs.sget("href")
    assert (site.target(path, march), march.partition("#")[2]) == (file, "2025-03")
    assert titles(site, "archive/2025.md") == ["Mid", "Kept"]
    year = site.page("archive/2025.md")
    assert words(year.css_first("h1")) == "Archive of 2025"
    assert [(words(month), month.attrs.get("id")) for month in year.css(".gz-list__title")] == [
        ("March 2025", "2025-03")
    ]
    [current] = year.css('[aria-current="page"]')
    assert words(current) == "2025"


def test_authors_with_posts_are_listed_by_name(site: WrittenSite) -> None:
    people = site.page("authors.md").css(".gz-person")
    assert [words(person) for person in people] == [
        "AB Ada Byron Counts. 4 posts",
        "王小明 2 posts",
    ]
    assert site.mentions("Nobody Yet") == []


def test_an_author_has_a_page_with_life_links_series_and_posts(site: WrittenSite) -> None:
    page = site.page("authors/ada.md")
    assert words(page.css_first("h1")) == "Ada Byron"
    assert words(page.css_first(".gz-profile__bio")) == "Wrote notes, and a program."
    links = page.css(".gz-profile__links a")
    assert {words(link): link.attrs.sget("href") for link in links} == {
        "Website": "https://ada.example/",
        "github.com": "https://github.com/ada",
        "Elsewhere": "https://elsewhere.example/",
        "E-mail": "mailto:ada@example.org",
    }
    assert {link.attrs.get("rel") for link in links} == {"me"}
    assert all(link.css("svg") for link in links)
    assert [words(card) for card in page.css(".gz-card__title")] == ["The War"]
    assert titles(site, "authors/ada.md") == ["New", "Mid", "Kept", "Old"]


def test_an_authors_page_tells_what_they_did_besides_writing(site: WrittenSite) -> None:
    facts = site.page("authors/mira.md").css(".gz-entry .gz-facts")
    assert [words(fact) for fact in facts] == [
        "1 January 2026 Editor 1 min read",
        "2 March 2025 1 min read",
    ]


def test_categories_have_pages_and_posts_lead_there(site: WrittenSite) -> None:
    listed = [words(link) for link in site.page("categories.md").css(".gz-counted__link")]
    assert listed == ["Chips & Co.", "Law"]
    assert titles(site, "categories/law.md") == ["Mid", "Old"]
    links = site.page("posts/mid.md").css(".gz-head__category")
    path = site.path_of("posts/mid.md")
    targets = {words(link): site.target(path, link.attrs.sget("href")) for link in links}
    assert targets == {
        "Law": site.path_of("categories/law.md"),
        "Chips & Co.": site.path_of("categories/chips-co.md"),
    }


@pytest.mark.parametrize(("count", "shown"), [(8, 8), (9, 8)])
def test_a_front_page_shows_some_of_many_series_and_leads_to_all(
    tmp_path: Path, count: int, shown: int
) -> None:
    series = {f"s{number}": {"title": f"Series {number}"} for number in range(count)}
    docs = {".series.yml": yaml.safe_dump({"series": series}), "posts/a.md": post_file(series="s0")}
    built = build_site(tmp_path, docs)
    titles_shown = [words(title) for title in built.page("index.md").css(".gz-card__title")]
    assert titles_shown == [f"Series {number}" for number in range(shown)]
    further = {
        words(link): built.target("index.html", link.attrs.sget("href"))
        for link in built.page("index.md").css(".gz-shelf__more a")
    }
    assert further == ({"All series": "series/index.html"} if count > shown else {})


def test_the_shelf_shows_all_series(site: WrittenSite) -> None:
    page = site.page("series/index.md")
    assert [words(card) for card in page.css(".gz-card")] == [
        "The War A tale. Running 2 parts",
        "A Tale Running 0 parts",
    ]


def test_a_landing_page_shows_image_authors_what_is_to_come_and_where_to_subscribe(
    site: WrittenSite,
) -> None:
    path = site.path_of("series/war.md")
    landing = site.page("series/war.md").css_first(".gz-landing")
    assert landing
    [image] = landing.css("img")
    assert site.target(path, image.attrs.sget("src")) == "assets/war.png"
    assert words(landing.css_first(".gz-facts")) == "Running 2 parts 2 to come Ada Byron"
    actions = {
        words(link): link.attrs.sget("href") for link in landing.css("a.md-button:not([hidden])")
    }
    assert list(actions) == ["Start with part 1", "Read the latest part", "By mail"]
    assert actions["By mail"] == "https://letters.example/"


def test_a_byline_subscribes_to_its_series_if_that_has_a_way_of_its_own(site: WrittenSite) -> None:
    [link] = site.page("posts/new.md").css(".gz-byline__subscribe")
    assert (words(link), link.attrs.sget("href")) == ("By mail", "https://letters.example/")
    [link] = site.page("posts/mid.md").css(".gz-byline__subscribe")
    assert words(link) == "Subscribe"


def test_an_automatic_navigation_has_few_entries_however_many_lists_there_are(
    site: WrittenSite,
) -> None:
    entries = site.page("about.md").css(".md-sidebar--primary a.md-nav__link")
    assert [words(entry) for entry in entries] == [
        "The Daily",
        "About",
        "Archive",
        "Authors",
        "Categories",
        "Series",
        "A Tale",
        "The War",
    ]


def test_lists_can_be_switched_off(tmp_path: Path) -> None:
    off = dict.fromkeys(("archive", "authors", "categories"), False)
    site = build_site(tmp_path, DOCS, plugins=[{"gazette": off}])
    assert site.broken_links() == []
    assert [name for name in off if (site.directory / name).exists()] == []
    assert site.page("index.md").css(".gz-list__more") == []
    assert site.page("posts/mid.md").css(".gz-head__category") == []


def test_without_posts_there_are_no_lists_of_any(tmp_path: Path) -> None:
    site = build_site(tmp_path, {"about.md": "# About\n"})
    assert words(site.page("index.md").css_first(".gz-list")) == "Nothing has appeared yet."
    assert [path for path, _ in site.pages()] == [
        "about/index.html",
        "index.html",
        "my-comments/index.html",
    ]
