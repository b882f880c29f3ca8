"""Material's `social` plugin draws cards of our pages, and no tag stands there twice."""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageFont

from tests.build.written_site import SITE_URL, Docs, WrittenSite, build_site, post_file

FONT = ".cache/plugin/social/fonts/Roboto/Regular.ttf"
"""Where the plugin keeps fonts. It asks Google only for those that are not there."""

SCRIPT = '"><script>window.pwned = 1</script>'
DOCS: Docs = {
    ".series.yml": "series:\n  s: {title: S & T, description: The series.}\n",
    "d.png": b"",
    "posts/a.md": post_file(
        title='A & "B"', description="<What> it says.", series="s", image="d.png", tags=["chips"]
    ),
    "posts/bare.md": post_file("# A heading & more\n\nText."),
    "posts/off.md": post_file(title="Without", social={"cards": False}, image="d.png"),
    "posts/own.md": post_file(title="Own layout", social={"cards_layout": "bare"}, image="d.png"),
    "posts/hostile.md": post_file(
        title=SCRIPT,
        social={"cards_layout_options": {"title": SCRIPT, "description": SCRIPT}},
    ),
}
BARE_LAYOUT = """\
tags:
  og:image: "{{ image.url }}"
size: { width: 300, height: 200 }
layers:
  - background: { color: "#123456" }
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> WrittenSite:
    return built(tmp_path_factory.mktemp("cards"))


def built(directory: Path, docs: Docs = DOCS, **options: Any) -> WrittenSite:
    font = ImageFont.load_default(12)
    assert isinstance(font, ImageFont.FreeTypeFont)
    assert isinstance(font.path, BytesIO)
    layouts = {"cards_layout_dir": str(directory / "layouts"), **options}
    return build_site(
        directory,
        docs,
        beside={FONT: font.path.getvalue(), "layouts/bare.yml": BARE_LAYOUT},
        plugins=["search", {"social": layouts}, "gazette"],
        site_description="All that matters.",
    )


def tags(site: WrittenSite, source: str) -> dict[str, str]:
    """Return the tags of a page by their keys, none of which may be there twice."""
    found = [
        (tag.attrs.sget("property") or tag.attrs.sget("name"), tag.attrs.sget("content"))
        for tag in site.page(source).css("head meta[property], head meta[name]")
    ]
    counts = Counter(key for key, _ in found)
    assert {key for key, count in counts.items() if count > 1} == set()
    return dict(found)


def test_a_post_has_the_cards_tags_and_its_own_besides(site: WrittenSite) -> None:
    found = tags(site, "posts/a.md")
    card = f"{SITE_URL}assets/images/social/posts/a.png"
    assert {
        key: found[key] for key in found if key.startswith(("og:", "twitter:", "article:"))
    } == {
        "og:type": "website",
        "og:title": 'A & "B" - The Daily',
        "og:description": "<What> it says.",
        "og:image": card,
        "og:image:type": "image/png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:url": f"{SITE_URL}posts/a/",
        "twitter:card": "summary_large_image",
        "twitter:title": 'A & "B" - The Daily',
        "twitter:description": "<What> it says.",
        "twitter:image": card,
        # Ours:
        "og:site_name": "The Daily",
        "article:published_time": "2026-06-28",
        "article:tag": "chips",
    }


@pytest.mark.parametrize(
    ("source", "title", "description"),
    [
        ("posts/bare.md", "A heading & more - The Daily", "All that matters."),
        ("series/s.md", "S & T - The Daily", "The series."),
        ("index.md", "The Daily", "All that matters."),
    ],
)
def test_title_and_description_are_the_pages(
    site: WrittenSite, source: str, title: str, description: str
) -> None:
    found = tags(site, source)
    assert (found["og:title"], found["og:description"]) == (title, description)


def test_the_cards_are_drawn(site: WrittenSite) -> None:
    pictures = {}
    for name in ("posts/a", "posts/bare", "series/s", "index"):
        with Image.open(site.directory / f"assets/images/social/{name}.png") as card:
            assert card.size == (1200, 630), name
            pictures[name] = card.convert("RGB").tobytes()
    assert len(set(pictures.values())) == len(pictures), "each has a title of its own"


def test_a_page_without_a_card_has_all_of_ours(site: WrittenSite) -> None:
    found = tags(site, "posts/off.md")
    assert (found["og:type"], found["og:title"]) == ("article", "Without")
    assert found["og:image"] == f"{SITE_URL}d.png"


def test_a_layout_of_ones_own_says_which_tags_it_brings(site: WrittenSite) -> None:
    found = tags(site, "posts/own.md")
    assert found["og:image"] == f"{SITE_URL}assets/images/social/posts/own.png"
    assert (found["og:type"], found["og:title"]) == ("article", "Own layout")


def test_hostile_text_stays_text(site: WrittenSite) -> None:
    found = tags(site, "posts/hostile.md")
    assert found["og:title"] == f"{SCRIPT} - The Daily"
    assert found["og:description"] == SCRIPT
    scripts = site.page("posts/hostile.md").css("script:not([type])")
    assert [script for script in scripts if "pwned" in script.text()] == []


@pytest.mark.parametrize(
    ("options", "with_cards"),
    [
        ({"enabled": False}, set[str]()),
        ({"cards": False}, set[str]()),
        ({"cards_include": ["series/*"]}, {"series/s.md"}),
        ({"cards_exclude": ["posts/*", "index.md"]}, {"series/s.md"}),
    ],
)
def test_where_the_plugin_draws_none(
    tmp_path: Path, options: dict[str, Any], with_cards: set[str]
) -> None:
    docs = {path: DOCS[path] for path in (".series.yml", "d.png", "posts/a.md")}
    site = built(tmp_path, docs, **options)
    sources = ("posts/a.md", "series/s.md", "index.md")
    found = {source: tags(site, source) for source in sources}
    assert all("og:title" in page for page in found.values())
    assert {source for source, page in found.items() if "og:image:type" in page} == with_cards
