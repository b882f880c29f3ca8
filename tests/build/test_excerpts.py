"""Excerpts in the lists of a built site, and related posts below its posts."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

import pytest

from tests.build.test_hostile_input import intruders
from tests.build.written_site import (
    BuildStoppedError,
    Docs,
    WrittenSite,
    build_site,
    post_file,
    words,
)

ONE = """\
# One

An ![picture](../assets/a.svg) opening[^1] that leads to [two](deep/two.md#part "Two") and
[home](../index.md), [a file](../assets/a.svg), [here](#more-of-it).

!!! note
    An aside.

1. Step **one**
2. Step two

    <!-- more -->

3. Step three

## More of it

Below.

[^1]: A footnote.
"""
TWO = """\
## Part { #part }

<p onclick="x()">Raw <script>window.pwned = 1</script>text.</p>

*Two.*
"""
DOCS: Docs = {
    ".series.yml": "series:\n  s: {title: S}\n",
    "assets/a.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    "deep/down/page.md": "<!-- gazette: latest posts -->\n",
    "posts/one.md": post_file(ONE, date="2026-01-01", series="s", tags=["x"]),
    "posts/deep/two.md": post_file(TWO, title="Two", date="2026-01-02", series="s", tags=["x"]),
    "posts/three.md": post_file(
        "Unseen words.\n", title="Three", date="2026-01-03", description="Described.", tags=["x"]
    ),
}
EXTENSIONS = ["admonition", "attr_list", "footnotes", {"toc": {"permalink": True}}]
LISTS = ["index.md", "series/s.md", "deep/down/page.md", "page/2.md"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, *, directory_urls: bool) -> WrittenSite:
    return build_site(
        tmp_path_factory.mktemp("excerpts"),
        DOCS,
        markdown_extensions=EXTENSIONS,
        use_directory_urls=directory_urls,
        plugins=["search", {"gazette": {"index": {"per_page": 2}}}],
    )


def excerpts(site: WrittenSite, source: str) -> list[str]:
    return [words(node) for node in site.page(source).css(".gz-entry__excerpt")]


ABOVE = "An opening that leads to two and home, a file, here. Step one Step two"


def test_what_stands_above_the_mark_is_shown_where_there_is_no_description(
    site: WrittenSite,
) -> None:
    assert excerpts(site, "deep/down/page.md") == ["Raw text.Two.", ABOVE]
    assert excerpts(site, "index.md") == ["Raw text.Two."]
    assert words(site.page("index.md").css_first(".gz-entry__description")) == "Described."
    [steps] = site.page("deep/down/page.md").css(".gz-entry__excerpt ol")
    assert len(steps.css("li")) == 2


@pytest.mark.parametrize("source", ["series/s.md", "deep/down/page.md", "page/2.md"])
def test_links_are_right_from_every_page(site: WrittenSite, source: str) -> None:
    post = site.path_of("posts/one.md")
    [own] = [
        link for link in site.page("posts/one.md").css("article p") if "opening" in link.text()
    ]
    [shown] = [
        node for node in site.page(source).css(".gz-entry__excerpt p") if "leads" in node.text()
    ]
    base = "https://example.org/"
    expected = [
        urljoin(base + post, link.attrs.sget("href")) for link in own.css("a:not(.footnote-ref)")
    ]
    found = [
        urljoin(base + site.path_of(source), link.attrs.sget("href")) for link in shown.css("a")
    ]
    assert len(found) == 4
    # The page itself has its address without a file's name where URLs are those of directories.
    assert found[:3] == expected[:3]
    assert found[3].removesuffix("#more-of-it") in {
        base + post,
        base + post.removesuffix("index.html"),
    }


def test_no_link_of_the_site_is_broken(site: WrittenSite) -> None:
    assert site.broken_links() == []
    assert site.log == ()


def test_lists_carry_nothing_that_runs_and_no_id_twice(site: WrittenSite) -> None:
    for source in LISTS:
        page = site.page(source)
        assert list(intruders(page)) == []
        ids = [node.attrs.sget("id") for node in page.css("article [id]")]
        assert len(ids) == len(set(ids))
        assert page.css(".gz-entry__excerpt :is([id], [class], [style], script, img, sup)") == []


def test_excerpts_do_not_enter_the_search(site: WrittenSite) -> None:
    found = [
        location for location, entry in site.search_entries().items() if "Step one" in str(entry)
    ]
    assert all(location.startswith("posts/one") for location in found)


def related(site: WrittenSite, source: str) -> list[str]:
    return [words(link) for link in site.page(source).css(".gz-related__name")]


def test_related_posts_are_those_that_the_series_does_not_link(site: WrittenSite) -> None:
    assert related(site, "posts/one.md") == ["Three"]
    assert related(site, "posts/three.md") == ["Two", "One"]
    page = site.path_of("posts/deep/two.md")
    [link] = site.page("posts/deep/two.md").css("a.gz-related__name")
    assert site.target(page, link.attrs.sget("href")) == site.path_of("posts/three.md")


def test_a_post_related_to_none_says_nothing_of_it(sample: WrittenSite) -> None:
    assert sample.page("posts/alone.md").css(".gz-related") == []


@pytest.mark.parametrize(
    ("option", "expected"),
    [({"limit": 1}, ["Two"]), (False, []), ({"enabled": False}, []), (True, ["Two", "One"])],
)
def test_related_posts_can_be_limited_and_left_out(
    tmp_path: Path, option: object, expected: list[str]
) -> None:
    site = build_site(
        tmp_path, DOCS, markdown_extensions=EXTENSIONS, plugins=[{"gazette": {"related": option}}]
    )
    assert related(site, "posts/three.md") == expected


def test_a_draft_is_related_to_nothing_in_a_build(tmp_path: Path) -> None:
    draft = post_file(title="Secret", date="2026-01-03", tags=["x"], draft=True)
    docs = {**DOCS, "posts/draft.md": draft}
    site = build_site(tmp_path / "build", docs, markdown_extensions=EXTENSIONS)
    assert site.mentions("Secret") == []
    preview = build_site(tmp_path / "serve", docs, command="serve", markdown_extensions=EXTENSIONS)
    assert "Secret" in related(preview, "posts/three.md")


def test_the_mark_can_be_another(tmp_path: Path) -> None:
    docs = {"posts/a.md": post_file("Above.\n\n<!-- cut -->\n\nBelow.", title="A")}
    plugins = [{"gazette": {"post_excerpt_separator": "<!-- cut -->"}}]
    assert excerpts(build_site(tmp_path, docs, plugins=plugins), "index.md") == ["Above."]


@pytest.mark.parametrize("mark", ["---", "<!-- -->", "<!-- a --> b", "<!-- a -- b -->", "", 3])
def test_a_mark_must_be_a_comment(tmp_path: Path, mark: object) -> None:
    plugins = [{"gazette": {"post_excerpt_separator": mark}}]
    with pytest.raises(BuildStoppedError, match="post_excerpt_separator"):
        build_site(tmp_path, {"posts/a.md": post_file(title="A")}, plugins=plugins)
