"""The byline: one sentence that reads well, whoever wrote and for whatever series."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.build.sample_docs import AUTHORS, GUEST, SAMPLE, SERIES
from tests.build.written_site import WrittenSite, build_site, post_file, words

ONE = {"posts/a.md": post_file(title="A")}

SENTENCES: list[tuple[dict[str, Any], str]] = [
    ({}, ""),
    ({"authors": "sol"}, "This post was written by Sol Alexander."),
    ({"authors": ["sol", "ada"]}, "This post was written by Sol Alexander and Ada Byron."),
    (
        {"authors": ["sol", GUEST, "ada"]},
        "This post was written by Sol Alexander, Gus Guest and Ada Byron.",
    ),
    (
        {"authors": "sol", "series": "daily"},
        "This post was written by Sol Alexander as part of the Daily series.",
    ),
    (
        {"authors": ["ada", {"name": "Bo"}], "series": ["daily", "war"]},
        "This post was written by Ada Byron and Bo as part of the Daily and Long War series.",
    ),
    ({"series": "war"}, "This post is part of the Long War series."),
]


@pytest.fixture(scope="module")
def bylines(tmp_path_factory: pytest.TempPathFactory) -> WrittenSite:
    """One post for each sentence."""
    posts = {
        f"posts/{index}.md": post_file(title=str(index), **front_matter)
        for index, (front_matter, _) in enumerate(SENTENCES)
    }
    return build_site(
        tmp_path_factory.mktemp("bylines"),
        {".authors.yml": AUTHORS, ".series.yml": SERIES, "assets/sol.svg": "", **posts},
    )


@pytest.mark.parametrize(
    ("index", "sentence"), list(enumerate(sentence for _, sentence in SENTENCES))
)
def test_reads_as_one_sentence(bylines: WrittenSite, index: int, sentence: str) -> None:
    expected = f"{sentence} Subscribe.".strip()
    assert sentence_of(bylines, f"posts/{index}.md") == expected


def sentence_of(site: WrittenSite, source: str) -> str:
    return words(site.page(source).css_first(".gz-byline__sentence"))


@pytest.mark.parametrize(
    ("config", "options", "sentence"),
    [
        ({"site_author": "The House"}, {}, "This post was written by The House. Subscribe."),
        ({}, {"subscribe": {"url": "https://l.example/"}}, "Subscribe."),
        (
            {"site_author": "The House"},
            {"subscribe": {"label": "Get the letter", "url": "https://l.example/"}},
            "This post was written by The House. Get the letter.",
        ),
        ({"site_author": "H"}, {"feeds": False}, "This post was written by H."),
        ({"site_author": "H", "site_url": None}, {}, "This post was written by H."),
        (
            {"site_author": "H", "site_url": None},
            {"subscribe": {"label": "Join", "url": "join.md"}},
            "This post was written by H. Join.",
        ),
    ],
)
def test_who_signs_for_the_house_and_where_one_subscribes(
    tmp_path: Path, config: dict[str, Any], options: dict[str, Any], sentence: str
) -> None:
    site = build_site(tmp_path, ONE, plugins=[{"gazette": options}], **config)
    assert sentence_of(site, "posts/a.md") == sentence


def test_nobody_and_nothing_leave_no_empty_byline(tmp_path: Path) -> None:
    site = build_site(tmp_path, ONE, site_url=None, plugins=["gazette"])
    assert site.page("posts/a.md").css(".gz-byline") == []


def test_can_be_switched_off(tmp_path: Path) -> None:
    site = build_site(tmp_path, ONE, plugins=[{"gazette": {"byline": False}}])
    assert site.page("posts/a.md").css(".gz-byline") == []


def test_names_link_to_the_authors_series_to_their_pages_and_subscribe_to_the_page_about_it(
    sample: WrittenSite,
) -> None:
    path = sample.path_of("posts/tuesday.md")
    links = sample.page("posts/tuesday.md").css(".gz-byline__sentence a")
    targets = {
        words(link): sample.target(path, link.attrs.sget("href")) or link.attrs.sget("href")
        for link in links
    }
    assert targets == {
        "Sol Alexander": sample.path_of("authors/sol.md"),
        "Ada Byron": sample.path_of("authors/ada.md"),
        "Gus Guest": "https://gus.example/",
        "Daily": sample.path_of("series/daily.md"),
        "Subscribe": sample.path_of("subscribe.md"),
    }
    assert links[-1].attrs.sget("href").endswith("#gz-series-daily")


def test_it_leads_to_the_feed_of_each_series(sample: WrittenSite) -> None:
    for source, expected in {
        "posts/deep/wednesday.md": {
            "Feed of The Daily": "series/daily/atom.xml",
            "Feed of The Long War": "series/war/atom.xml",
        },
        "posts/alone.md": {"Feed of The Daily": "atom.xml"},
    }.items():
        path, links = sample.path_of(source), sample.page(source).css(".gz-byline__feed")
        targets = {words(link): sample.target(path, link.attrs.sget("href")) for link in links}
        assert targets == expected


def test_shows_faces_and_lives(sample: WrittenSite) -> None:
    path = sample.path_of("posts/tuesday.md")
    byline = sample.page("posts/tuesday.md").css_first(".gz-byline")
    assert byline
    assert [words(author) for author in byline.css(".gz-author__text")] == [
        "Sol Alexander Writes The Daily.",
        "Gus Guest Visits.",
    ]
    assert [words(initials) for initials in byline.css(".gz-avatar--initials")] == ["GG"]
    [face] = byline.css("img")
    assert sample.target(path, face.attrs.sget("src")) == "assets/sol.svg"
    assert face.attrs.get("alt") == "", "the name stands beside it"


@pytest.mark.parametrize(
    ("dates", "updated"),
    [
        ({"created": "2026-06-02"}, None),
        ({"created": "2026-06-02", "updated": "2026-06-02"}, None),
        ({"created": "2026-06-02T08:00:00Z", "updated": "2026-06-02T09:00:00Z"}, None),
        ({"created": "2026-06-02", "updated": "2026-06-20"}, "Updated 20 June 2026"),
    ],
)
def test_tells_the_day_of_an_update_if_it_is_another(
    tmp_path: Path, dates: dict[str, str], updated: str | None
) -> None:
    page = build_site(tmp_path, {"posts/a.md": post_file(title="A", date=dates)}).page("posts/a.md")
    facts = page.css_first(".gz-byline__updated")
    assert (words(facts) if facts else None) == updated


def test_the_source_can_be_edited_where_the_site_says_how(
    sample: WrittenSite, tmp_path: Path
) -> None:
    [link] = sample.page("posts/deep/wednesday.md").css(".gz-byline a[rel=edit]")
    assert words(link) == "Edit this post"
    assert link.attrs.get("href") == (
        "https://forge.example/daily/edit/main/docs/posts/deep/wednesday.md"
    )
    without = build_site(tmp_path, SAMPLE, repo_url="https://forge.example/daily")
    assert without.page("posts/deep/wednesday.md").css("a[rel=edit]") == []


def test_authors_of_whom_only_the_name_is_known_leave_no_empty_list(tmp_path: Path) -> None:
    site = build_site(tmp_path, {"posts/a.md": post_file(authors=[{"name": "Ada"}])})
    page = site.page("posts/a.md")
    assert "written by Ada" in words(page.css_first(".gz-byline"))
    assert page.css(".gz-byline ul") == []


def test_who_else_had_a_part_is_named_by_role(tmp_path: Path) -> None:
    credited = [
        {"author": "ada", "role": "editor"},
        {"author": "sol", "role": "editor"},
        {"author": GUEST, "role": "translator"},
    ]
    docs = {
        ".authors.yml": AUTHORS,
        "assets/sol.svg": "",
        "posts/a.md": post_file(authors="sol", contributors=credited),
    }
    site = build_site(tmp_path, docs)
    byline = site.page("posts/a.md").css_first(".gz-byline")
    assert byline
    lines = [words(line) for line in byline.css(".gz-byline__credit")]
    assert lines == ["Edited by Ada Byron and Sol Alexander", "Translated by Gus Guest"]
    links = [link.attrs.sget("href") for link in byline.css(".gz-byline__credit a")]
    assert links == ["../../authors/ada/", "../../authors/sol/", "https://gus.example/"]


def test_without_pages_of_authors_names_lead_to_their_own_sites(tmp_path: Path) -> None:
    docs = {
        ".authors.yml": AUTHORS,
        "assets/sol.svg": "",
        "posts/a.md": post_file(authors=["sol", "ada"]),
    }
    site = build_site(tmp_path, docs, plugins=[{"gazette": {"authors": False}}])
    links = site.page("posts/a.md").css(".gz-byline a[rel=author]")
    assert [link.attrs.sget("href") for link in links] == ["https://sol.example/"]
    assert not site.has("authors/index.html")
