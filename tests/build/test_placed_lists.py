"""Lists that directives place in pages: where they appear, what they link, what is told of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_gazette.sources.directives import WITHIN_TEXT
from tests.build.written_site import (
    BuildStoppedError,
    Docs,
    WrittenSite,
    build_site,
    post_file,
    words,
)

LATEST, SHELF = "<!-- gazette: latest posts count=3 -->", "<!-- gazette: series shelf -->"
SERIES = "series:\n  war: {title: The War, description: In parts.}\n  empty: {title: Empty}\n"
AUTHORS = "authors:\n  sol: {name: Sol}\n"

IN_CODE = f"""\
# Code

Write `{LATEST}` so:

```html
{LATEST}
<!-- gazette: nonsense -->
```

    {SHELF}

<div markdown>
`<!-- gazette: latest posts -->`
</div>
"""
EVERYWHERE = f"""\
# Everywhere

Before.
{LATEST}
After.

- an item

    {LATEST}

!!! note
    {LATEST}

<div markdown>

{LATEST}

</div>

{LATEST}
"""
DOCS: Docs = {
    ".series.yml": SERIES,
    ".authors.yml": AUTHORS,
    "index.md": f"# Welcome\n\n{SHELF}\n\nThat was all.\n",
    "about.md": f"# About\n\n## News\n\n{LATEST}\n\n## Series\n\n{SHELF}\n",
    "deep/er/page.md": f"{LATEST}\n{SHELF}\n",
    "code.md": IN_CODE,
    "everywhere.md": EVERYWHERE,
    "choice.md": "\n\n".join(
        f"<!-- gazette: latest posts {choice} -->"
        for choice in (
            "series=war",
            'category="AI & law"',
            "tag=x author=sol",
            'author="Gus Guest"',
        )
    ),
    "posts/one.md": post_file("Text *one* leads to [two](two.md).", title="One", date="2026-01-01"),
    "posts/two.md": post_file(
        "Two.", title="Two", date="2026-01-02", series="war", authors="sol", tags=["x"]
    ),
    "posts/three.md": post_file(
        f"Above.\n\n{LATEST}\n\nBelow.", title="Three", date="2026-01-03", categories=["AI & law"]
    ),
    "posts/four.md": post_file(
        "Four.", title="Four & more", date="2026-01-04", series="war", authors="sol"
    ),
    "posts/five.md": post_file(
        "Five.", title="Five", date="2026-01-05", authors=[{"name": "Gus Guest"}], tags=["x"]
    ),
    "posts/later.md": post_file("Hidden words.", title="Latecomer", date="2026-01-06", draft=True),
}
EXTENSIONS = ["admonition", "md_in_html", "pymdownx.superfences", "smarty"]


@pytest.fixture(scope="module")
def placed(tmp_path_factory: pytest.TempPathFactory, *, directory_urls: bool) -> WrittenSite:
    return build_site(
        tmp_path_factory.mktemp("placed"),
        DOCS,
        markdown_extensions=EXTENSIONS,
        use_directory_urls=directory_urls,
    )


def lists(site: WrittenSite, source: str) -> list[list[str]]:
    """Return the titles of each placed list on a page."""
    found = site.page(source).css("article .gz-list--placed")
    return [[words(title) for title in one.css(".gz-entry__title a")] for one in found]


NEWEST = ["Five", "Four & more", "Three"]


@pytest.mark.parametrize("source", ["about.md", "deep/er/page.md"])
def test_the_newest_posts_are_listed(placed: WrittenSite, source: str) -> None:
    assert lists(placed, source) == [NEWEST]


def test_a_list_stands_where_its_directive_stood(placed: WrittenSite) -> None:
    text = words(placed.page("about.md").css_first("article"))
    order = ["About", "News", "Five", "Four & more", "Three", "Series", "The War", "In parts."]
    assert [text.index(word) for word in order] == sorted(text.index(word) for word in order)
    assert "gazette:" not in placed.text(placed.path_of("about.md"))


def test_it_works_wherever_markdown_has_blocks(placed: WrittenSite) -> None:
    page = placed.page("everywhere.md")
    assert lists(placed, "everywhere.md") == [NEWEST] * 5
    for place in ("li", ".admonition", "article div:not(.admonition)"):
        assert page.css_first(f"{place} > .gz-list--placed"), place
    assert page.css("p .gz-list--placed, p:empty") == []


def test_a_post_does_not_list_itself(placed: WrittenSite) -> None:
    assert lists(placed, "posts/three.md") == [["Five", "Four & more", "Two"]]


@pytest.mark.parametrize("source", ["about.md", "index.md", "deep/er/page.md"])
def test_the_shelf_shows_every_series(placed: WrittenSite, source: str) -> None:
    [shelf] = placed.page(source).css(".gz-shelf--placed")
    assert [words(title) for title in shelf.css(".gz-card__title")] == ["The War", "Empty"]
    [link, _] = shelf.css(".gz-card__title a")
    target = placed.target(placed.path_of(source), link.attrs.sget("href"))
    assert target == placed.path_of("series/war.md")


def test_posts_can_be_chosen(placed: WrittenSite) -> None:
    assert lists(placed, "choice.md") == [["Four & more", "Two"], ["Three"], ["Two"], ["Five"]]


def test_code_stays_code(placed: WrittenSite) -> None:
    assert lists(placed, "code.md") == []
    shown = words(placed.page("code.md").css_first("article"))
    assert shown.count(LATEST) == 2
    assert SHELF in shown


def test_every_link_leads_somewhere(placed: WrittenSite) -> None:
    assert placed.broken_links() == []
    assert placed.log == ()


def test_lists_do_not_enter_the_search(placed: WrittenSite) -> None:
    entries = placed.search_entries().values()
    about = [entry for entry in entries if entry["location"].startswith("about")]
    assert about
    assert [entry for entry in about if "Four" in entry["text"] or "War" in entry["text"]] == []


def test_no_draft_is_listed(placed: WrittenSite) -> None:
    assert placed.mentions("Latecomer") == []
    assert placed.mentions("Hidden words") == []


def test_they_have_no_headings_and_no_ids_of_their_own(placed: WrittenSite) -> None:
    page = placed.page("about.md")
    own = ":is(.gz-list--placed, .gz-shelf--placed)"
    assert page.css(f"{own} :is(h1, h2, h3, h4, h5, h6, [id])") == []


def test_they_are_no_landmarks_since_a_page_may_have_several(placed: WrittenSite) -> None:
    page = placed.page("about.md")
    assert page.css("section:is(.gz-list--placed, .gz-shelf--placed)") == []
    labels = [node.attrs.sget("aria-label") for node in page.css("div[class*=placed] > .gz-bare")]
    assert labels == ["Latest posts", "Series"]


def test_a_preview_lists_drafts_and_follows_changes(tmp_path: Path) -> None:
    site = build_site(tmp_path, DOCS, command="serve", markdown_extensions=EXTENSIONS)
    assert lists(site, "about.md") == [["Latecomer", "Five", "Four & more"]]
    changed = {**DOCS, "posts/later.md": post_file(title="Sooner", date="2026-01-06", draft=True)}
    site = build_site(tmp_path, changed, command="serve", markdown_extensions=EXTENSIONS)
    assert lists(site, "about.md") == [["Sooner", "Five", "Four & more"]]


def test_without_posts_and_series_there_is_a_word_on_it(tmp_path: Path) -> None:
    site = build_site(tmp_path, {"about.md": f"# A\n\n{LATEST}\n\n{SHELF}\n"})
    assert "Nothing has appeared yet." in words(site.page("about.md").css_first("article"))


@pytest.mark.parametrize(
    ("text", "directive", "told"),
    [
        (
            "<!-- gazette: lates posts -->",
            "'lates posts'",
            "there is no 'lates posts'. Did you mean 'latest posts'?",
        ),
        (
            "<!-- gazette: latest posts series=waar -->",
            "'latest posts series=waar'",
            "no post has the series 'waar'. Did you mean 'war'?",
        ),
        (
            '<!-- gazette: latest posts category="Law" -->',
            "'latest posts category=\"Law\"'",
            "no post has the category 'Law'. There is: AI & law.",
        ),
        (
            "Words before <!-- gazette: latest posts --> and after.",
            "'latest posts'",
            f"it stands within a paragraph. {WITHIN_TEXT.fix}",
        ),
    ],
)
def test_what_cannot_be_followed_is_told(
    tmp_path: Path, text: str, directive: str, told: str
) -> None:
    docs = {**DOCS, "about.md": f"---\ntitle: A\n---\n\n{text}\n\n{LATEST}\n"}
    site = build_site(tmp_path, docs, strict=False, markdown_extensions=EXTENSIONS)
    message = f"gazette: about.md:5: the directive {directive} cannot be followed: {told}"
    assert site.log == (message,)
    assert lists(site, "about.md") == [NEWEST], "the other directive is followed"


def test_a_strict_build_stops_at_it(tmp_path: Path) -> None:
    with pytest.raises(BuildStoppedError):
        build_site(tmp_path, {"about.md": "# A\n\n<!-- gazette: latest -->\n"})
