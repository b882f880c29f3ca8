"""What pages tell link previews, crawlers and the sitemap about themselves."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from defusedxml import ElementTree

from tests.build.written_site import SITE_URL, Docs, WrittenSite, build_site, post_file

DOCS: Docs = {
    ".authors.yml": "authors:\n  sol: {name: Sol, url: 'https://sol.example/'}\n  ada: {name: Ada}",
    ".series.yml": "series:\n  daily: {title: The Daily, description: One a day., image: d.png}\n"
    "  war: {title: War}\n",
    "d.png": b"",
    "assets/own image.png": b"",
    "about.md": "# About\n",
    "posts/own.md": post_file(
        title='Own "image" & <b>',
        description="Two\nlines.",
        date={"created": "2026-06-01T08:00:00+02:00", "updated": "2026-06-20"},
        authors=["sol", {"name": "Gus", "url": "mailto:gus@gus.example"}],
        series=["war", "daily"],
        categories=["Law", "Models"],
        tags=["chips", "export"],
        image="/assets/own%20image.png",
    ),
    "posts/lent.md": post_file(
        title="Lent image", date="2026-06-02", series="daily", authors=["sol", "ada"]
    ),
    "posts/elsewhere.md": post_file(
        title="Elsewhere", date="2026-06-03", series="daily", image="https://img.example/a.png?b=c"
    ),
    "posts/plain.md": post_file(title="Plain", date="2026-06-04"),
}
OPTIONS: dict[str, Any] = {
    "site_description": "All that matters.",
    "site_author": "The House",
    "plugins": ["search", {"gazette": {"index": {"per_page": 3}, "authors": {"per_page": 1}}}],
    "nav": ["index.md", "series/daily.md", "about.md"],
}


@pytest.fixture(scope="module", params=[True, False], ids=["URLs of directories", "URLs of files"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> WrittenSite:
    directory = tmp_path_factory.mktemp("site")
    return build_site(directory, DOCS, use_directory_urls=request.param, **OPTIONS)


def tags(site: WrittenSite, source: str) -> dict[str, list[str]]:
    """Return the contents of a page's tags for previews, by their keys."""
    found: dict[str, list[str]] = {}
    for tag in site.page(source).css("head meta[property], head meta[name^=twitter]"):
        key = tag.attrs.sget("property") or tag.attrs.sget("name")
        found.setdefault(key, []).append(tag.attrs.sget("content"))
    return found


def address(site: WrittenSite, source: str) -> str:
    return SITE_URL + site.path_of(source).removesuffix("index.html" if site.directory_urls else "")


def test_a_posts_preview(site: WrittenSite) -> None:
    assert tags(site, "posts/own.md") == {
        "og:type": ["article"],
        "og:title": ['Own "image" & <b>'],
        "og:description": ["Two lines."],
        "og:url": [address(site, "posts/own.md")],
        "og:image": [f"{SITE_URL}assets/own%20image.png"],
        "og:site_name": ["The Daily"],
        "twitter:card": ["summary_large_image"],
        "article:published_time": ["2026-06-01T08:00:00+02:00"],
        "article:modified_time": ["2026-06-20"],
        "article:author": [address(site, "authors/sol.md")],
        "article:section": ["Law"],
        "article:tag": ["chips", "export"],
    }


def test_a_list_is_no_article(site: WrittenSite) -> None:
    assert tags(site, "series/daily.md") == {
        "og:type": ["website"],
        "og:title": ["The Daily"],
        "og:description": ["One a day."],
        "og:url": [address(site, "series/daily.md")],
        "og:image": [f"{SITE_URL}d.png"],
        "og:site_name": ["The Daily"],
        "twitter:card": ["summary_large_image"],
    }
    second = tags(site, "page/2.md")
    assert second["og:title"] == ["The Daily, page 2"]
    assert second["og:url"] == [address(site, "page/2.md")]
    assert second["og:description"] == ["All that matters."]


@pytest.mark.parametrize(
    ("source", "image", "card"),
    [
        ("posts/lent.md", [f"{SITE_URL}d.png"], "summary_large_image"),
        ("posts/elsewhere.md", ["https://img.example/a.png?b=c"], "summary_large_image"),
        ("posts/plain.md", None, "summary"),
    ],
)
def test_its_image(site: WrittenSite, source: str, image: list[str] | None, card: str) -> None:
    found = tags(site, source)
    assert (found.get("og:image"), found["twitter:card"]) == (image, [card])


def test_pages_that_are_none_of_ours_have_none(site: WrittenSite) -> None:
    assert tags(site, "about.md") == tags(site, "my-comments.md") == {}


def test_the_author_named_is_who_wrote_the_post(site: WrittenSite) -> None:
    def author(source: str) -> list[str]:
        return [tag.attrs.sget("content") for tag in site.page(source).css("meta[name=author]")]

    assert author("posts/own.md") == ["Sol, Gus"]
    assert author("posts/plain.md") == author("about.md") == ["The House"]


def test_language_and_country_make_a_locale(tmp_path: Path) -> None:
    theme = {"name": "material", "font": False, "language": "pt-BR"}
    site = build_site(tmp_path, {"posts/a.md": post_file(title="A")}, theme=theme)
    assert tags(site, "posts/a.md")["og:locale"] == ["pt_BR"]


def links(site: WrittenSite, source: str, rel: str) -> list[str]:
    path = site.path_of(source)
    found = site.page(source).css(f'head link[rel="{rel}"]')
    return [site.target(path, link.attrs.sget("href")) for link in found]


def test_each_page_has_one_canonical_address_its_own(site: WrittenSite) -> None:
    for path, page in site.pages():
        end = "index.html" if site.directory_urls else "\0"
        [link] = page.css("link[rel=canonical]")
        expected = SITE_URL + (path.removesuffix(end) if path != "index.html" else "")
        assert link.attrs.sget("href") in {expected, SITE_URL + path}, path
        assert "page/1/" not in path
        assert not path.endswith("page/1.html")


@pytest.mark.parametrize(
    ("source", "before", "after"),
    [
        # In its first series a post is the only part, in the second one of three.
        ("posts/own.md", None, None),
        ("posts/lent.md", "posts/own.md", "posts/elsewhere.md"),
        ("posts/elsewhere.md", "posts/lent.md", None),
        ("posts/plain.md", None, None),
        ("page/2.md", "index.md", None),
        ("authors/sol.md", None, "authors/sol/page/2.md"),
        ("authors/sol/page/2.md", "authors/sol.md", None),
    ],
)
def test_the_pages_before_and_after(
    site: WrittenSite, source: str, before: str | None, after: str | None
) -> None:
    assert links(site, source, "prev") == ([site.path_of(before)] if before else [])
    assert links(site, source, "next") == ([site.path_of(after)] if after else [])


def test_a_list_in_the_navigation_leads_on_besides(site: WrittenSite) -> None:
    assert links(site, "index.md", "next") == [
        site.path_of("series/daily.md"),
        site.path_of("page/2.md"),
    ]


def test_a_post_in_the_navigation_keeps_the_themes_links(tmp_path: Path) -> None:
    nav = ["index.md", "posts/lent.md", "about.md"]
    site = build_site(tmp_path, DOCS, **{**OPTIONS, "nav": nav})
    assert links(site, "posts/lent.md", "prev") == ["index.html"]
    assert links(site, "posts/lent.md", "next") == ["about/index.html"]


def changes(site: WrittenSite) -> dict[str, str]:
    """Return the sitemap's days by address."""
    root: Element = ElementTree.fromstring(site.text("sitemap.xml"))
    name = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    return {str(url.findtext(f"{name}loc")): str(url.findtext(f"{name}lastmod")) for url in root}


def test_the_sitemap_has_the_day_of_each_pages_last_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    hidden = {"posts/draft.md": post_file(title="Draft", date="2026-08-01", draft=True)}
    site = build_site(tmp_path, {**DOCS, **hidden}, **OPTIONS)
    assert changes(site) == {
        f"{SITE_URL}posts/own/": "2026-06-20",
        f"{SITE_URL}posts/lent/": "2026-06-02",
        f"{SITE_URL}posts/elsewhere/": "2026-06-03",
        f"{SITE_URL}posts/plain/": "2026-06-04",
        SITE_URL: "2026-06-04",
        f"{SITE_URL}page/2/": "2026-06-20",
        f"{SITE_URL}series/": "2026-06-20",
        f"{SITE_URL}series/daily/": "2026-06-20",
        f"{SITE_URL}series/war/": "2026-06-20",
        f"{SITE_URL}archive/": "2026-06-20",
        f"{SITE_URL}archive/2026/": "2026-06-20",
        f"{SITE_URL}authors/": "2026-06-20",
        f"{SITE_URL}authors/ada/": "2026-06-02",
        f"{SITE_URL}authors/sol/": "2026-06-02",
        f"{SITE_URL}authors/sol/page/2/": "2026-06-20",
        f"{SITE_URL}categories/": "2026-06-20",
        f"{SITE_URL}categories/law/": "2026-06-20",
        f"{SITE_URL}categories/models/": "2026-06-20",
        f"{SITE_URL}subscribe/": "2026-06-20",
        f"{SITE_URL}about/": "2027-01-15",
        f"{SITE_URL}my-comments/": "2027-01-15",
    }


def test_an_image_that_is_not_there_is_told(tmp_path: Path) -> None:
    docs: Docs = {
        ".series.yml": "series:\n  s:\n    title: S\n    image: asets/s.png\n",
        "assets/s.png": b"",
        "posts/pictures/a.png": b"",
        "posts/beside.md": post_file(title="B", series="s", image="pictures/a.png"),
        "posts/draft.md": post_file(title="D", draft=True, image="gone.png"),
        "posts/gone.md": post_file(title="G", image="no/such.gif"),
        "posts/page.md": post_file(title="P", image="../assets/s.png"),
        "posts/there.md": post_file(title="T", image="./assets/s.png#at"),
    }
    site = build_site(tmp_path, docs, strict=False)
    write = "or write an https: address."
    missing = "is not in the docs directory."
    assert sorted(site.log) == [
        f"gazette: {place}: the image {image} {missing} {fix}"
        for place, image, fix in (
            (
                ".series.yml:4",
                "'asets/s.png'",
                f"Did you mean 'assets/s.png'? If not, add the file there, {write}",
            ),
            (
                "posts/beside.md:5",
                "'pictures/a.png'",
                "Its path is seen from there: write 'posts/pictures/a.png'.",
            ),
            ("posts/gone.md:4", "'no/such.gif'", f"Add the file there, {write}"),
            (
                "posts/page.md:4",
                "'../assets/s.png'",
                "Its path is seen from there: write 'assets/s.png'.",
            ),
        )
    ]
    assert "og:image" not in tags(site, "posts/gone.md")
    assert tags(site, "posts/there.md")["og:image"] == [f"{SITE_URL}assets/s.png"]


def test_without_site_url_only_what_needs_no_address(tmp_path: Path) -> None:
    site = build_site(tmp_path, DOCS, **OPTIONS, site_url=None)
    found = tags(site, "posts/own.md")
    assert found["og:title"] == ['Own "image" & <b>']
    assert not {"og:url", "og:image"} & found.keys()
    assert tags(site, "posts/elsewhere.md")["og:image"] == ["https://img.example/a.png?b=c"]
    assert links(site, "posts/lent.md", "next") == ["posts/elsewhere/index.html"]


def test_a_site_may_say_it_in_its_own_words(tmp_path: Path) -> None:
    site = build_site(
        tmp_path,
        DOCS,
        beside={"own/gazette/metadata.html": ""},
        **{**OPTIONS, "theme": {"name": "material", "font": False, "custom_dir": "own"}},
    )
    assert tags(site, "posts/own.md") == {}
    assert site.page("posts/own.md").css('link[type="application/atom+xml"]')
