"""What search engines are told is true, complete and in schema.org's vocabulary."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests import schema_org
from tests.build.hostile_site import CONFIG, PAYLOADS, hostile_docs
from tests.build.written_comments import accepted, comment_id
from tests.build.written_site import SITE_URL, Docs, WrittenSite, build_site, post_file
from tests.schema_org import Node, nodes, nodes_of, values

AUTHORS = """\
authors:
  sol:
    name: Sol Alexander
    description: Writes The Daily.
    avatar: assets/sol.png
    url: https://sol.example/
    links:
      - https://social.example/@sol
      - mailto:sol@sol.example
      - https://sol.example/
  ada: {name: Ada Byron}
"""
SERIES = """\
series:
  daily: {title: The Daily, description: One piece a day., authors: sol, image: assets/daily.png}
  war: {title: The Long War, status: complete}
  empty: {title: To come}
"""
DOCS: Docs = {
    ".authors.yml": AUTHORS,
    ".series.yml": SERIES,
    "assets/sol.png": b"",
    "assets/daily.png": b"",
    "assets/post one.png": b"",
    "assets/logo.png": b"",
    "posts/all.md": post_file(
        title="Everything “at once” </script><b>&amp;",
        id="all",
        description="Two\nlines.",
        date={"created": "2026-06-03T08:00:00+02:00", "updated": "2026-06-20"},
        authors=["sol", {"name": "Gus Guest", "url": "https://gus.example/"}],
        contributors=[
            {"author": "ada", "role": "editor"},
            {"author": {"name": "Tilo"}, "role": "translator"},
            {"author": {"name": "Rea"}, "role": "reviewer"},
            {"author": {"name": "Pia"}, "role": "photographer"},
            {"author": {"name": "Ilja"}, "role": "illustrator"},
        ],
        series=["daily", {"id": "war", "part": 2}],
        categories=["Models", "Law"],
        tags=["chips", "export"],
        image="assets/post%20one.png",
        license="https://creativecommons.org/licenses/by/4.0/",
        readtime=90,
    ),
    "posts/zero.md": post_file(title="Zero", date="2026-04-01", series="daily"),
    "posts/first.md": post_file(title="First", date="2026-05-01", series="daily", license="CC BY"),
    "posts/last.md": post_file(
        title="Last", date="2026-07-01", series={"id": "war", "part": 1}, authors="ada"
    ),
    "posts/alone.md": post_file("# Alone in the text", date="2026-06-28"),
}
BESIDE = {
    **accepted(1, "all", "So *memory* it is.", url="https://github.com/ada"),
    **accepted(2, "all", "Yes.", parent=1, name=""),
    **accepted(3, "all", "", parent=1, name="", deleted=datetime(2026, 6, 29, tzinfo=UTC)),
    **accepted(4, "all", "Below what was removed.", parent=3),
}
OPTIONS: dict[str, Any] = {
    "site_description": "All that matters.",
    "site_author": "The House",
    "plugins": ["search", {"gazette": {"index": {"per_page": 2}, "series": {"per_page": 2}}}],
    "theme": {"name": "material", "font": False, "logo": "assets/logo.png"},
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> WrittenSite:
    return build_site(tmp_path_factory.mktemp("told"), DOCS, beside=BESIDE, **OPTIONS)


def documents(site: WrittenSite) -> dict[str, Any]:
    """Return each page's JSON-LD by its path. A page has one document at most."""
    found = {}
    for path, page in site.pages():
        for script in page.css('script[type="application/ld+json"]'):
            assert path not in found
            found[path] = json.loads(script.text())
    return found


def told(site: WrittenSite, source: str) -> list[Node]:
    path = site.path_of(source)
    document = documents(site)[path]
    return schema_org.expanded(document, SITE_URL + path.removesuffix("index.html"))


def the(found: list[Node], type_: str) -> Node:
    [node] = [node for node in found if schema_org.BASE + type_ in node["@type"]]
    return node


def test_the_check_finds_what_is_wrong() -> None:
    """Each of these is told as one problem, and the same without its fault as none."""
    wrong: dict[str, Node] = {
        "no type": {"@type": "BlogPost"},
        "no property": {"@type": "BlogPosting", "headlin": "A"},
        "is no property of": {"@type": "Person", "headline": "A"},
        "numberOfItems is no property": {"@type": "CreativeWorkSeries", "numberOfItems": 3},
        "datePublished may not be": {"@type": "BlogPosting", "datePublished": "yesterday"},
        "timeRequired may not be": {"@type": "BlogPosting", "timeRequired": "5 min"},
        "commentCount may not be": {"@type": "BlogPosting", "commentCount": "5"},
        "author may not be": {"@type": "BlogPosting", "author": {"@type": "Comment"}},
        "author may not be 'Sol'": {"@type": "BlogPosting", "author": "Sol"},
        "url may not be": {"@type": "BlogPosting", "url": "mailto:sol@sol.example"},
    }
    for expected, node in wrong.items():
        document = {"@context": "https://schema.org", **node}
        [problem] = schema_org.problems(schema_org.expanded(document, SITE_URL))
        assert expected in problem
    right: Node = {
        "@type": "BlogPosting",
        "headline": "A",
        "author": {"@type": "Person", "name": "S"},
    }
    document = {"@context": "https://schema.org", **right}
    assert schema_org.problems(schema_org.expanded(document, SITE_URL)) == []


OTHERS = {"my-comments/index.html", "subscribe/index.html"}
"""Pages of which there is nothing to tell."""


def test_the_vocabulary_knows_and_allows_all_of_it(site: WrittenSite) -> None:
    found = {
        path: schema_org.problems(schema_org.expanded(document, SITE_URL + path))
        for path, document in documents(site).items()
    }
    assert set(found) == {path for path, _ in site.pages()} - OTHERS
    assert {path: problems for path, problems in found.items() if problems} == {}


def test_a_post(site: WrittenSite) -> None:
    post = the(told(site, "posts/all.md"), "BlogPosting")
    address = f"{SITE_URL}posts/all/"
    assert post["@id"] == f"{address}#post"
    plain = {
        "headline": ["Everything “at once” </script><b>&amp;"],
        "description": ["Two\nlines."],
        "url": [address],
        "mainEntityOfPage": [address],
        "datePublished": ["2026-06-03T08:00:00+02:00"],
        "dateModified": ["2026-06-20"],
        "inLanguage": ["en"],
        "timeRequired": ["PT90M"],
        "image": [f"{SITE_URL}assets/post%20one.png"],
        "articleSection": ["Models", "Law"],
        "keywords": ["chips", "export"],
        "license": ["https://creativecommons.org/licenses/by/4.0/"],
    }
    assert {name: values(post, name) for name in plain} == plain
    [publisher] = nodes(post, "publisher")
    assert values(publisher, "name") == ["The Daily"]
    assert values(publisher, "logo") == [f"{SITE_URL}assets/logo.png"]


def test_who_made_it_and_in_what_role(site: WrittenSite) -> None:
    post = the(told(site, "posts/all.md"), "BlogPosting")
    sol, gus = nodes(post, "author")
    assert sol["@id"] == f"{SITE_URL}#author-sol"
    assert values(sol, "name") == ["Sol Alexander"]
    assert values(sol, "url") == [f"{SITE_URL}authors/sol/"]
    assert values(sol, "description") == [], "told on their own page, under the same @id"
    assert (values(gus, "name"), values(gus, "url")) == (["Gus Guest"], ["https://gus.example/"])
    assert "@id" not in gus
    names = {role: [values(one, "name") for one in nodes(post, role)] for role in ROLES}
    assert names == ROLES
    [page] = nodes(post, "mainEntityOfPage")
    assert [values(one, "name") for one in nodes(page, "reviewedBy")] == [["Rea"]]
    others = [
        (*values(role, "roleName"), *values(nodes(role, "contributor")[0], "name"))
        for role in nodes(post, "contributor")
    ]
    assert others == [("photographer", "Pia"), ("illustrator", "Ilja")]


ROLES = {"editor": [["Ada Byron"]], "translator": [["Tilo"]]}


def test_its_place_in_each_series(site: WrittenSite) -> None:
    post = the(told(site, "posts/all.md"), "BlogPosting")
    assert values(post, "position") == [3]
    daily, war, blog = nodes(post, "isPartOf")
    assert [values(one, "name") for one in (daily, war)] == [["The Daily"], ["The Long War"]]
    assert war["@id"] == f"{SITE_URL}series/war/#series"
    places = [nodes(one, "itemListElement")[0] for one in (daily, war)]
    assert [values(place, "position") for place in places] == [[3], [2]]
    assert [values(place, "item") for place in places] == [[post["@id"]]] * 2
    assert blog["@id"] == f"{SITE_URL}#blog"

    [series, _] = nodes(the(told(site, "posts/first.md"), "BlogPosting"), "isPartOf")
    assert series["@type"] == [f"{schema_org.BASE}CreativeWorkSeries"]
    assert series["@id"] == daily["@id"]


def test_a_post_of_few_words(site: WrittenSite) -> None:
    post = the(told(site, "posts/alone.md"), "BlogPosting")
    assert values(post, "headline") == ["Alone in the text"]
    assert values(post, "dateModified") == ["2026-06-28"]
    assert [values(author, "name") for author in nodes(post, "author")] == [["The House"]]
    silent = ("position", "description", "image", "license", "keywords", "comment", "editor")
    assert [name for name in silent if nodes(post, name)] == []
    assert nodes(post, "mainEntityOfPage") == [], "the same as its url, unless it was reviewed"
    licensed = the(told(site, "posts/first.md"), "BlogPosting")
    assert values(nodes(licensed, "license")[0], "name") == ["CC BY"]


def test_comments_belong_to_their_post(site: WrittenSite) -> None:
    post = the(told(site, "posts/all.md"), "BlogPosting")
    assert values(post, "commentCount") == [3]
    first, second, third = nodes(post, "comment")
    assert first["@id"] == f"{SITE_URL}posts/all/#comment-{comment_id(1)}"
    assert values(first, "text") == ["So *memory* it is."]
    assert values(first, "dateCreated") == ["2026-06-28T10:01:00+00:00"]
    [ada, nobody, _] = [nodes(comment, "author")[0] for comment in (first, second, third)]
    assert (values(ada, "name"), values(ada, "url")) == (["Ada"], ["https://github.com/ada"])
    assert values(nobody, "name") == ["Anonymous"]
    assert values(second, "parentItem") == [first["@id"]]


def test_a_series_on_its_own_page(site: WrittenSite) -> None:
    daily = the(told(site, "series/daily.md"), "CreativeWorkSeries")
    assert daily["@id"] == f"{SITE_URL}series/daily/#series"
    assert values(daily, "description") == ["One piece a day."]
    assert values(daily, "startDate") == ["2026-04-01"]
    assert values(daily, "endDate") == []
    assert values(daily, "image") == [f"{SITE_URL}assets/daily.png"]
    assert [one["@id"] for one in nodes(daily, "author")] == [f"{SITE_URL}#author-sol"]
    newest, before = nodes(daily, "hasPart")
    assert newest["@id"] == f"{SITE_URL}posts/all/#post"
    assert (values(newest, "position"), values(before, "position")) == ([3], [2])
    assert values(before, "headline") == ["First"]
    war = the(told(site, "series/war.md"), "CreativeWorkSeries")
    # Part 1 came after part 2: what counts is when they came.
    assert values(war, "startDate") == ["2026-06-03T08:00:00+02:00"]
    assert values(war, "endDate") == ["2026-07-01"]
    empty = the(told(site, "series/empty.md"), "CreativeWorkSeries")
    assert (values(empty, "startDate"), nodes(empty, "hasPart")) == ([], [])


def test_the_front_page(site: WrittenSite) -> None:
    blog = the(told(site, "index.md"), "Blog")
    assert (values(blog, "name"), values(blog, "url")) == (["The Daily"], [SITE_URL])
    assert values(blog, "description") == ["All that matters."]
    assert [values(post, "headline") for post in nodes(blog, "blogPost")] == [
        ["Last"],
        ["Alone in the text"],
    ]


def test_an_authors_page(site: WrittenSite) -> None:
    profile = the(told(site, "authors/sol.md"), "ProfilePage")
    assert profile["@id"] == f"{SITE_URL}authors/sol/"
    [sol] = nodes(profile, "mainEntity")
    assert sol["@id"] == f"{SITE_URL}#author-sol"
    assert values(sol, "description") == ["Writes The Daily."]
    assert values(sol, "image") == [f"{SITE_URL}assets/sol.png"]
    assert values(sol, "sameAs") == ["https://sol.example/", "https://social.example/@sol"]
    assert [post["@id"] for post in nodes(profile, "hasPart")] == [f"{SITE_URL}posts/all/#post"]


def test_other_lists_are_collections(site: WrittenSite) -> None:
    law = the(told(site, "categories/law.md"), "CollectionPage")
    assert values(law, "name") == ["Law"]
    assert [post["@id"] for post in nodes(law, "hasPart")] == [f"{SITE_URL}posts/all/#post"]
    year = the(told(site, "series/daily/2026.md"), "CollectionPage")
    assert [one["@id"] for one in nodes(year, "about")] == [f"{SITE_URL}series/daily/#series"]
    assert nodes(year, "hasPart") == [], "a whole year would be too much"
    for source in ("series/index.md", "authors.md", "categories.md", "archive.md"):
        assert values(the(told(site, source), "CollectionPage"), "url"), source


@pytest.mark.parametrize(
    ("source", "way"),
    [
        (
            "posts/all.md",
            ["The Daily", "Series", "The Daily", "Everything “at once” </script><b>&amp;"],
        ),
        ("posts/alone.md", ["The Daily", "Alone in the text"]),
        ("series/war.md", ["The Daily", "Series", "The Long War"]),
        ("series/daily/2026.md", ["The Daily", "Series", "The Daily", "The Daily, 2026"]),
        ("authors/sol.md", ["The Daily", "Authors", "Sol Alexander"]),
        ("categories/law.md", ["The Daily", "Categories", "Law"]),
        ("archive/2026.md", ["The Daily", "Archive", "Archive of 2026"]),
        ("page/2.md", ["The Daily", "The Daily, page 2"]),
        ("index.md", None),
    ],
)
def test_the_way_to_a_page(site: WrittenSite, source: str, way: list[str] | None) -> None:
    lists = nodes_of(told(site, source), "BreadcrumbList")
    if way is None:
        assert lists == []
        return
    steps = nodes(lists[0], "itemListElement")
    assert [values(step, "name") for step in steps] == [[name] for name in way]
    assert [values(step, "position") for step in steps] == [[n] for n in range(1, len(way) + 1)]
    # The last step is the page itself.
    addresses = [address for step in steps for address in values(step, "item")]
    assert (len(addresses), addresses[0]) == (len(steps) - 1, SITE_URL)
    assert [
        one for one in addresses if not site.has(f"{one.removeprefix(SITE_URL)}index.html")
    ] == []


def test_other_pages_have_none(site: WrittenSite) -> None:
    assert site.page("my-comments.md").css('script[type="application/ld+json"]') == []


def test_without_site_url_no_address_is_made_up(tmp_path: Path) -> None:
    site = build_site(tmp_path, DOCS, beside=BESIDE, **OPTIONS, site_url=None)
    for path, document in documents(site).items():
        found = schema_org.expanded(document, f"file:///{path}")
        assert schema_org.problems(found) == [], path
        assert nodes_of(found, "BreadcrumbList") == []
    post = the(told(site, "posts/all.md"), "BlogPosting")
    assert values(post, "url") + values(post, "image") == []
    assert "@id" not in post
    assert values(nodes(post, "author")[0], "url") == ["https://sol.example/"]
    assert values(nodes(post, "comment")[1], "parentItem") == [
        f"{SITE_URL}posts/all/#comment-{comment_id(1)}"
    ]


def test_its_size_does_not_grow_with_the_publication(tmp_path: Path) -> None:
    def sizes(name: str, count: int) -> dict[str, int]:
        docs: Docs = {
            ".series.yml": "series: {s: {title: S}}",
            **{
                f"posts/{number:03}.md": post_file(title=f"{number:03}", series="s")
                for number in range(1, count + 1)
            },
        }
        found = documents(build_site(tmp_path / name, docs, **OPTIONS))
        return {
            path: len(json.dumps(found[path]))
            for path in ("posts/001/index.html", "series/s/index.html", "index.html")
        }

    few, many = sizes("few", 12), sizes("many", 30)
    assert few == many


@pytest.mark.parametrize("name", PAYLOADS)
def test_hostile_text_stays_text(hostile: WrittenSite, name: str) -> None:
    path = hostile.path_of(f"posts/{name}.md")
    found = schema_org.expanded(documents(hostile)[path], "https://example.org/")
    assert schema_org.problems(found) == []
    post = the(found, "BlogPosting")
    [headline] = values(post, "headline")
    assert headline.split() == PAYLOADS[name].translate(UNPRINTABLE).split()
    assert [script.text() for script in hostile.page(f"posts/{name}.md").css("script")].count(
        "window.pwned = 1"
    ) == 0


UNPRINTABLE = dict.fromkeys([*range(9), 11, 12, *range(14, 32), *range(127, 160)])


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> WrittenSite:
    return build_site(tmp_path_factory.mktemp("hostile"), hostile_docs(), **CONFIG)
