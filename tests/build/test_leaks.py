"""Hidden posts are nowhere in a built site: not a word of theirs, in no file and no file's name."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.build.written_site import Docs, WrittenSite, build_site, post_file

DRAFT, LATER = "zanzibar", "xanadu"
"""What every word of the draft has in it, and every word of the post that waits."""

SHARED = {"series": "daily", "categories": "Open", "tags": ["open"], "authors": "ada"}


def hidden_post(word: str, **front_matter: object) -> str:
    """Return a post that has `word` wherever a post can have any, beside what it shares."""
    text = f"""
        # {word} heading {{ #{word}-anchor }}

        An {word} opening with a [link](https://{word}.example/ "{word} title").[^{word}-note]

        <!-- more -->

        ## {word} section

        ![{word} picture](../{word}.png)

        [^{word}-note]: A {word} footnote.
    """
    fields: Mapping[str, object] = {
        "title": f"{word} title",
        "id": f"{word}-id",
        "slug": f"{word}-slug",
        "description": f"A {word} description.",
        "authors": ["ada", {"name": f"{word} guest", "url": f"https://{word}.example/"}],
        "contributors": [{"author": {"name": f"{word} editor"}, "role": "editor"}],
        "series": ["daily", {"id": f"{word}-series", "part": 1, "title": f"{word} part"}],
        "categories": ["Open", f"{word} category"],
        "tags": ["open", f"{word} tag"],
        "image": f"https://{word}.example/image.png",
        "aliases": [f"2025/{word}-alias/", f"{word}-alias.html"],
        "links": [f"https://{word}.example/link"],
        "license": f"{word} license",
        "pin": True,
        **front_matter,
    }
    return post_file("\n".join(line.strip() for line in text.splitlines()), **fields)


def comment(number: int, word: str) -> dict[str, str]:
    """Return the file of an accepted comment on the hidden post with `word`."""
    id_ = f"0197b5a0-9c40-7000-8000-{number:012}"
    fields = {
        "id": id_,
        "post": f"{word}-id",
        "name": f"{word} reader",
        "created": "2026-06-28T10:00:00Z",
        "body": f"A {word} comment.",
    }
    return {f"comments/{word}-id/{id_}.yml": yaml.safe_dump(fields)}


DOCS: Docs = {
    ".authors.yml": "authors:\n  ada: {name: Ada, description: Writes., slug: ada}\n",
    ".series.yml": yaml.safe_dump(
        {
            "series": {
                "daily": {
                    "title": "Daily",
                    "cadence": "daily",
                    "planned": ["A part to come"],
                    "authors": ["ada"],
                },
            }
        }
    ),
    "tags.md": "# Tags\n\n<!-- material/tags -->\n",
    "posts/before.md": post_file("Before.", title="Before", date="2026-06-01", **SHARED),
    "posts/out.md": post_file("Out.", title="Out", date="2026-06-03", **SHARED),
    "posts/one.md": hidden_post(DRAFT, date="2026-06-02", draft=True),
    f"posts/{DRAFT}/{DRAFT}.md": hidden_post(
        DRAFT,
        id=f"{DRAFT}-2",
        date="2026-06-04",
        series="daily",
        aliases=f"{DRAFT}-alias-2",
        draft=True,
    ),
    "posts/two.md": hidden_post(LATER, date="2999-06-02T07:30:00+02:00"),
    f"posts/{LATER}/{LATER}.md": hidden_post(
        LATER,
        id=f"{LATER}-2",
        date={"created": "2999-06-04", "updated": "2999-06-05"},
        series="daily",
        aliases=f"{LATER}-alias-2",
    ),
}
COMMENTS: Docs = {
    **comment(1, DRAFT),
    **comment(2, LATER),
}
CONFIG: Mapping[str, Any] = {
    # Material's own plugins that tell of pages, too.
    "plugins": [
        "search",
        "material/tags",
        {"gazette": {"comments": {"publish": {"repository": "https://github.com/o/r"}}}},
    ],
    "markdown_extensions": ["attr_list", "footnotes", {"toc": {"permalink": True}}],
    "site_author": "The house",
    "site_description": "A publication.",
}


@pytest.fixture(scope="module")
def leaky(tmp_path_factory: pytest.TempPathFactory, *, directory_urls: bool) -> WrittenSite:
    """A publication with hidden posts, which build without a warning but for their series."""
    return build_site(
        tmp_path_factory.mktemp("leaks"),
        DOCS,
        beside=COMMENTS,
        strict=False,
        use_directory_urls=directory_urls,
        **CONFIG,
    )


def leaks(site: WrittenSite, word: str) -> list[str]:
    """Return the files in which `word` stands, however it is written."""
    return [
        path for path, content in site.files() if word in path.lower() or word in _small(content)
    ]


def _small(content: bytes) -> str:
    return content.decode(errors="ignore").lower()


@pytest.mark.parametrize("word", [DRAFT, LATER])
def test_no_word_of_a_hidden_post_is_anywhere(leaky: WrittenSite, word: str) -> None:
    assert leaks(leaky, "before"), "the search finds what is there"
    assert leaks(leaky, "ada")
    assert leaks(leaky, word) == []


@pytest.mark.parametrize("year", ["2999", "2026-06-02", "2 june 2026", "2026-06-04"])
def test_nor_is_its_date(leaky: WrittenSite, year: str) -> None:
    assert leaks(leaky, year) == []


def test_hidden_posts_change_nothing_at_all(leaky: WrittenSite, tmp_path: Path) -> None:
    """No count, no neighbour, no number, no related post, no page."""
    shown = {path: text for path, text in DOCS.items() if not _is_hidden(text)}
    alone = build_site(tmp_path, shown, use_directory_urls=leaky.directory_urls, **CONFIG)
    with_hidden, without = dict(leaky.files()), dict(alone.files())
    assert with_hidden.keys() == without.keys()
    assert [path for path in without if with_hidden[path] != without[path]] == []


def _is_hidden(text: str | bytes) -> bool:
    return any(word in str(text) for word in (DRAFT, LATER))


def test_the_preview_has_every_word(tmp_path: Path) -> None:
    """So that the other tests look for words that a site would have."""
    site = build_site(tmp_path, DOCS, beside=COMMENTS, command="serve", strict=False, **CONFIG)
    for word in (DRAFT, LATER):
        for told in ("title", "description", "guest", "part", "section", "comment"):
            assert leaks(site, f"{word} {told}"), told
