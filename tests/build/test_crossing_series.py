"""Posts in several series: links carry the series on, and nothing is larger at any part."""

from __future__ import annotations

import gzip
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from jinja2 import Environment, FileSystemLoader
from selectolax.lexbor import LexborHTMLParser, LexborNode

from mkdocs_gazette.language import language
from mkdocs_gazette.model.moment import Moment
from mkdocs_gazette.model.post import Membership
from mkdocs_gazette.model.publication import Publication, assemble
from mkdocs_gazette.model.series import Series
from mkdocs_gazette.pages.entry import Entries
from mkdocs_gazette.pages.post import series_navigation
from mkdocs_gazette.theme import OVERRIDES
from tests.build.written_site import Docs, WrittenSite, build_site, post_file, words
from tests.model.sample_posts import FIRST_DAY, sample_post

CROSSING = "наука.2-x"
"""A series' id of all kinds of characters."""
LENGTH = 60


def crossing_docs() -> Docs:
    """Return 60 posts in the series "long", every third of which is in another one as well."""
    declared = f"series:\n  long: {{title: Long}}\n  {CROSSING}: {{title: Crossing}}\n  own: {{}}\n"
    docs: dict[str, str | bytes] = {".series.yml": declared}
    for number in range(1, LENGTH + 1):
        docs[f"posts/{number:03}.md"] = post_file(
            f"## Morning\n\nText {number:03}.",
            title=f"Title {number:03}",
            date=(FIRST_DAY + timedelta(days=number)).isoformat(),
            series=["long", CROSSING] if number % 3 == 0 else ["long"],
        )
    docs["posts/other.md"] = post_file(title="Other", date="2026-06-01", series=CROSSING)
    return docs


@pytest.fixture(scope="module", params=[True, False], ids=["URLs of directories", "URLs of files"])
def crossing(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> WrittenSite:
    directory = tmp_path_factory.mktemp("crossing")
    anchors = {"anchors": "warn", "unrecognized_links": "warn", "absolute_links": "warn"}
    return build_site(
        directory, crossing_docs(), use_directory_urls=request.param, validation=anchors
    )


def navigation(page: LexborHTMLParser, series: str) -> LexborNode:
    [nav] = page.css(f'nav.gz-series[aria-label="Series: {series}"]')
    return nav


def step(node: LexborNode, rel: str) -> str | None:
    link = node.css_first(f"a[rel={rel}]")
    return link.attrs.sget("href") if link else None


@pytest.mark.parametrize(
    ("series", "start", "count"), [("Long", "posts/001.md", 60), ("Crossing", "posts/003.md", 21)]
)
def test_previous_and_next_are_inverse(
    crossing: WrittenSite, series: str, start: str, count: int
) -> None:
    path, before, visited = crossing.path_of(start), None, []
    while True:
        visited.append(path)
        nav = navigation(LexborHTMLParser(crossing.text(path)), series)
        back = step(nav, "prev")
        assert (back and crossing.target(path, back)) == before
        ahead = step(nav, "next")
        if ahead is None:
            break
        before, path = path, crossing.target(path, ahead)
    assert len(visited) == len(set(visited)) == count


def fragments(nodes: list[LexborNode]) -> set[str]:
    return {unquote(urlsplit(node.attrs.sget("href")).fragment) for node in nodes}


def test_links_in_a_series_that_is_not_a_posts_first_say_so(crossing: WrittenSite) -> None:
    page = crossing.page("posts/030.md")
    landing = LexborHTMLParser(crossing.text(crossing.path_of(f"series/{CROSSING}.md")))
    lines = {words(li.css_first("bdi")): li for li in page.css(".gz-also__series")}
    arrival = f"gz-in-{CROSSING}"

    through = navigation(page, "Crossing").css(".gz-step, ol a")
    assert fragments([link for link in through if "Other" not in words(link)]) == {arrival}
    assert fragments(lines["Crossing"].css(".gz-also__step")) == {arrival}
    assert fragments(landing.css(".gz-landing__actions a[href*=posts]")) == {arrival, ""}
    listed = landing.css(".gz-entry__title a")
    assert len(listed) == 21
    assert fragments([link for link in listed if words(link) != "Other"]) == {arrival}


def test_all_other_links_are_clean(crossing: WrittenSite) -> None:
    page = crossing.page("posts/030.md")
    lines = {words(li.css_first("bdi")): li for li in page.css(".gz-also__series")}
    links = [
        *navigation(page, "Long").css(".gz-step, ol a"),
        *lines["Long"].css("a"),
        *crossing.page("index.md").css(".gz-front a"),
        *crossing.page("series/long.md").css(".gz-landing a[href*=posts], .gz-entry__title a"),
        *[a for a in navigation(page, "Crossing").css("a") if "Other" in words(a)],
    ]
    assert len(links) > 80
    assert fragments(links) == {""}


def test_what_machines_read_knows_posts_by_one_address(crossing: WrittenSite) -> None:
    assert [path for path in crossing.mentions("gz-in-") if not path.endswith(".html")] == []
    for path, page in crossing.pages():
        assert fragments(page.css("head link[href]")) == {""}, path


def test_every_fragment_is_an_id_on_the_page_it_leads_to(crossing: WrittenSite) -> None:
    pages = dict(crossing.pages())
    ids = {
        path: {node.attrs.sget("id") for node in page.css("[id]")} for path, page in pages.items()
    }
    lost = [
        (path, href)
        for path, page in pages.items()
        for link in page.css("article a[href]")
        if (fragment := unquote(urlsplit(href := link.attrs.sget("href")).fragment))
        and fragment not in ids.get(crossing.target(path, href), set())
    ]
    assert lost == []


def test_a_post_in_one_series_has_nothing_more(crossing: WrittenSite) -> None:
    page = crossing.page("posts/001.md")
    assert page.css("gazette-arrival, .gz-ways, .gz-also, [id^=gz-in-]") == []


def test_styles_and_scripts_for_several_series_come_where_there_are_some(
    crossing: WrittenSite, sample: WrittenSite, tmp_path_factory: pytest.TempPathFactory
) -> None:
    plain = build_site(tmp_path_factory.mktemp("plain"), {"posts/a.md": post_file(title="A")})
    ours = '[href$="/arrival.css"], script[type=module][src$="/arrival.define.js"]'
    assert len(crossing.page("posts/001.md").css(ours)) == 2
    assert len(sample.page("posts/monday.md").css(ours)) == 2
    assert plain.page("posts/a.md").css(ours) == []


@pytest.mark.parametrize(("file", "budget"), [("arrival.define.js", 500), ("arrival.css", 700)])
def test_they_are_small(crossing: WrittenSite, file: str, budget: int) -> None:
    content = (crossing.directory / "assets/gazette" / file).read_bytes()
    assert len(gzip.compress(content, 9)) <= budget


def test_of_sixty_parts_all_navigations_are_of_one_size(crossing: WrittenSite) -> None:
    pages = [crossing.page(f"posts/{number:03}.md") for number in range(1, LENGTH + 1)]
    navs = [navigation(page, "Long") for page in pages]
    for mark in (mark for nav in navs for mark in nav.css("[data-gz-parts]")):
        del mark.attrs["data-gz-parts"]  # It names the series of each post, be they one or two.
    # From the twelfth on, all numbers but the first part's have two digits.
    assert len({len(str(nav.html)) for nav in navs[11:-5]}) == 1
    assert {len(nav.css("ol > li")) for nav in navs} == {9}
    assert all(len(nav.css("ol > li[aria-current=page]")) == 1 for nav in navs)


PARTS = 3650


@pytest.fixture(scope="module")
def decade() -> Publication:
    """Ten years of a daily series, with titles of one length."""
    posts = (
        replace(
            sample_post(f"{number:04}", 0, Membership("daily")),
            title=f"Title {number:04}",
            published=Moment.of(FIRST_DAY + timedelta(days=number)),
        )
        for number in range(1, PARTS + 1)
    )
    publication, problems = assemble(posts, {"daily": Series("daily", "Daily")})
    assert problems == []
    return publication


@pytest.fixture(scope="module")
def sizes(decade: Publication) -> dict[int, int]:
    """The size of the navigation's HTML at every part that is near an end, and at some others."""
    lang = language("en")
    urls = {post.path: f"posts/{post.id}/" for post in decade.posts.values()}
    entries, run = Entries(decade.posts, urls, lang), decade.runs["daily"]
    environment = Environment(loader=FileSystemLoader(OVERRIDES))
    environment.filters["url"] = str
    template = environment.get_template("gazette/series-navigation.html")

    def size(number: int) -> int:
        post = decade.posts[f"{number:04}"]
        year = f"series/daily/{post.published.at.year}/"
        navigations = (series_navigation(run, post.id, entries, "series/daily/", year),)
        context: dict[str, Any] = {"t": lang.t, "nt": lang.nt, "navigations": navigations}
        return len(template.render(gazette=context))

    shown = (*range(1, 60), 1825, *range(60, PARTS - 60, 119), *range(PARTS - 60, PARTS + 1))
    return {number: size(number) for number in shown}


DIGITS = (1 + 9) * 3
"""How much the part's own number, and those of nine entries, differ at most in a size."""
STEP, ENTRY = 250, 160
"""What the link to a neighbour takes, and an entry instead of a mark of omission."""


def test_at_part_3650_the_navigation_is_as_large_as_at_part_1(sizes: dict[int, int]) -> None:
    labels = 2 * (len("previous") - len("next")) + len("prev") - len("next")
    assert abs(sizes[PARTS] - sizes[1]) <= DIGITS + labels


def test_between_them_it_is_larger_by_the_second_neighbour(sizes: dict[int, int]) -> None:
    assert max(sizes.values()) - min(sizes.values()) <= DIGITS + STEP


def test_in_the_middle_all_parts_are_of_one_size(sizes: dict[int, int]) -> None:
    middle = [size for number, size in sizes.items() if 1000 < number < PARTS - 5]
    assert len(set(middle)) == 1
    inner = [size for number, size in sizes.items() if 1 < number < PARTS]
    assert max(inner) - min(inner) <= DIGITS + ENTRY


def test_no_number_is_left_out_of_the_way(decade: Publication) -> None:
    parts = decade.runs["daily"].parts
    assert [part.number for part in parts] == list(range(1, PARTS + 1))
    assert all(before.post_id < after.post_id for before, after in pairwise(parts))
