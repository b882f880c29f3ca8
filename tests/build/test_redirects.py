"""Pages at old addresses, which lead to the posts."""

from __future__ import annotations

import posixpath
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from tests.build.written_site import (
    BuildStoppedError,
    Docs,
    WrittenSite,
    build_site,
    post_file,
    words,
)

HOSTILE_TITLE = '"><script>alert(1)</script>'

DOCS: Docs = {
    "about.md": "# About\n",
    "posts/plain.md": post_file(
        title="Plain",
        aliases=[
            "old/",
            "/2019/05/old-name",
            "2018/page.html",
            "2017/page.php",
            "old name/ünï",
            "2016/%D0%BC%D0%B8%D1%80/",
            "100%/&amp;'/",
            "OLDER",
            "older",
            f"{'long' * 40}/{'er' * 100}",
        ],
    ),
    "posts/deep/hostile.md": post_file(title=HOSTILE_TITLE, aliases="v1.2/x"),
}

PLACES = {
    "old/index.html": "plain",
    "2019/05/old-name/index.html": "plain",
    "2018/page.html": "plain",
    "2017/page.php/index.html": "plain",
    "old name/ünï/index.html": "plain",
    "2016/мир/index.html": "plain",
    "100%/&amp;'/index.html": "plain",
    "OLDER/index.html": "plain",
    "older/index.html": "plain",
    f"{'long' * 40}/{'er' * 100}/index.html": "plain",
    "v1.2/x/index.html": "hostile",
}
MOVED = {
    True: {"posts/plain/index.html": "plain", "posts/deep/hostile/index.html": "hostile"},
    False: {"posts/plain.html": "plain", "posts/deep/hostile.html": "hostile"},
}


def with_format(pattern: str | None = "{id}", **options: object) -> Any:
    return ["search", {"gazette": {"post_url_format": pattern, **options}}]


@pytest.fixture(scope="module", params=["{id}", None], ids=["moved by a format", "in place"])
def site(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    *,
    directory_urls: bool,
) -> WrittenSite:
    return build_site(
        tmp_path_factory.mktemp("redirects"),
        DOCS,
        plugins=with_format(request.param),
        use_directory_urls=directory_urls,
    )


def refreshes(site: WrittenSite) -> dict[str, str]:
    """Return the files that the redirects of the site lead to, by theirs."""
    found = {}
    for path, page in site.pages():
        for node in page.css('meta[http-equiv="refresh"]'):
            delay, _, url = node.attrs.sget("content").partition("; url=")
            assert delay == "0"
            found[path] = site.target(path, url)
    return found


def test_every_old_address_leads_to_its_post(site: WrittenSite) -> None:
    moved = site.has("plain/index.html") or site.has("plain.html")
    expected = PLACES | (MOVED[site.directory_urls] if moved else {})
    where = {"plain": "posts/plain.md", "hostile": "posts/deep/hostile.md"}
    found = refreshes(site)
    assert found.keys() == expected.keys()
    for place, id_ in expected.items():
        assert found[place] == site.path_of(f"{id_}.md" if moved else where[id_])
        assert site.has(found[place])
    assert site.broken_links() == []


def test_people_and_search_engines_are_told(site: WrittenSite) -> None:
    for path, post in refreshes(site).items():
        page = site.document(path)
        [link] = page.css("a")
        assert site.target(path, link.attrs.sget("href")) == post
        [canonical] = page.css('link[rel="canonical"]')
        address = canonical.attrs.sget("href")
        assert address.startswith("https://example.org/daily/")
        there = urlsplit(address).path.removeprefix("/daily/")
        assert site.target("index.html", there) == post
        [robots] = page.css('meta[name="robots"]')
        assert robots.attrs.sget("content") == "noindex"
        [script] = page.css("script")
        assert site.target(path, script.attrs.sget("src")) == "assets/gazette/redirect.define.js"
        assert not script.text(), "a strict policy forbids scripts in the page"


def test_titles_stay_text(site: WrittenSite) -> None:
    page = site.document("v1.2/x/index.html")
    assert words(page.css_first("a")) == HOSTILE_TITLE


def test_they_are_in_no_sitemap_and_no_search(site: WrittenSite) -> None:
    sitemap, search = site.text("sitemap.xml"), site.search_entries()
    for path in refreshes(site):
        address = path.removesuffix("index.html")
        assert f"daily/{address}<" not in unquote(sitemap)
        assert address not in search


def test_they_lead_on_from_any_place_of_the_site(site: WrittenSite) -> None:
    for root in ("https://example.org/", "https://example.org/a/b/", "file:///srv/site/"):
        for path, post in refreshes(site).items():
            [link] = site.document(path).css("a")
            here = urljoin(root, path.replace("%", "%25"))
            there = urlsplit(urljoin(here, link.attrs.sget("href"))).path
            below = unquote(there).removeprefix(urlsplit(root).path)
            assert posixpath.join(below, "index.html" if below.endswith("/") else "") in (
                post,
                f"{post}/",
            )


def test_they_are_in_the_language_of_the_site(tmp_path: Path) -> None:
    theme = {"name": "material", "font": False, "language": "ar"}
    docs = {"posts/a.md": post_file(title="A", aliases="old")}
    page = build_site(tmp_path, docs, theme=theme, site_url=None).document("old/index.html")
    root = page.css_first("html")
    assert root
    assert (root.attrs.get("lang"), root.attrs.get("dir")) == ("ar", "rtl")
    assert page.css('link[rel="canonical"]') == [], "the site has no address"


def test_they_can_be_themed(tmp_path: Path) -> None:
    site = build_site(
        tmp_path,
        {"posts/a.md": post_file(title="A", aliases="old")},
        beside={"mine/gazette/redirect.html": "<p>{{ redirect.url }}</p>"},
        theme={"name": "material", "font": False, "custom_dir": str(tmp_path / "mine")},
    )
    assert site.text("old/index.html") == "<p>../posts/a/</p>"


def test_a_redirect_that_is_taken_out_is_gone_in_the_next_build(tmp_path: Path) -> None:
    for aliases, there in ((["old"], True), ([], False)):
        docs = {"posts/a.md": post_file(title="A", aliases=aliases)}
        site = build_site(tmp_path, docs, command="serve")
        assert site.has("old/index.html") is there


def test_those_of_a_format_can_be_left_out(tmp_path: Path) -> None:
    docs = {"posts/a.md": post_file(title="A", aliases="old")}
    site = build_site(tmp_path, docs, plugins=with_format(post_url_redirects=False))
    assert refreshes(site) == {"old/index.html": "a/index.html"}


def test_those_of_a_format_make_way(tmp_path: Path) -> None:
    docs = {
        "posts/a.md": post_file(title="A"),
        "posts/a/index.html": "Mine.",
        "posts/b.md": post_file(title="B"),
        "posts/c.md": post_file(title="C", aliases="posts/b"),
        "posts/d.md": post_file(title="D", id="posts"),
    }
    site = build_site(tmp_path, docs, plugins=with_format())
    assert refreshes(site) == {
        "posts/b/index.html": "c/index.html",
        "posts/c/index.html": "c/index.html",
        "posts/d/index.html": "posts/index.html",
    }
    assert site.text("posts/a/index.html") == "Mine."


IN_THE_WAY = [
    pytest.param(
        {"posts/a.md": post_file(aliases=["x", "about/"])},
        "posts/a.md:5: the alias 'about' is in the way of about.md, which is there. Take it out",
        id="a page",
    ),
    pytest.param(
        {"posts/a.md": post_file(aliases="ABOUT")},
        "posts/a.md:3: the alias 'ABOUT' is in the way of about.md",
        id="a page but for the case",
    ),
    pytest.param(
        {"posts/a.md": post_file(aliases="x.png/y"), "x.png": b"png"},
        "posts/a.md:3: the alias 'x.png/y' is in the way of x.png",
        id="a file",
    ),
    pytest.param(
        {"posts/a.md": post_file(aliases="x/index.html"), "x/index.html": "<p>x"},
        "posts/a.md:3: the alias 'x/index.html' is in the way of x/index.html",
        id="a static page",
    ),
    pytest.param(
        {"posts/a.md": post_file(aliases="posts/a")},
        "posts/a.md:3: the alias 'posts/a' is where the post is. Take it out.",
        id="the post itself",
    ),
    pytest.param(
        {"posts/a.md": post_file(), "posts/b.md": post_file(aliases="posts/a")},
        "posts/b.md:3: the alias 'posts/a' is in the way of posts/a.md",
        id="another post",
    ),
    pytest.param(
        {"posts/a.md": post_file(aliases="x"), "posts/b.md": post_file(aliases=["y", "X/"])},
        "posts/b.md:5: posts/a.md has the alias 'X', too. Take it out of one of them.",
        id="another post's alias",
    ),
    pytest.param(
        {"posts/a.md": post_file(aliases=["x.html", "x.html/y"])},
        "posts/a.md:5: the alias 'x.html/y' is in the way of another one.",
        id="another alias of the same post",
    ),
    pytest.param(
        {"posts/a.md": post_file(aliases="404.html")},
        "posts/a.md:3: the alias '404.html' is in the way of 404.html",
        id="the error page",
    ),
    pytest.param(
        {"posts/a.md": post_file(aliases="sitemap.xml")},
        "posts/a.md:3: the alias 'sitemap.xml' is in the way of sitemap.xml",
        id="the sitemap",
    ),
    pytest.param(
        {"posts/a.md": post_file(aliases="atom.xml")},
        "posts/a.md:3: the alias 'atom.xml' is in the way of atom.xml",
        id="a feed",
    ),
    pytest.param(
        {"posts/a.md": post_file(aliases="index.html")},
        "posts/a.md:3: the alias 'index.html' is in the way of index.md",
        id="the front page",
    ),
]


@pytest.mark.parametrize(("docs", "told"), IN_THE_WAY)
def test_an_alias_must_be_free(tmp_path: Path, docs: Docs, told: str) -> None:
    with pytest.raises(BuildStoppedError) as stopped:
        build_site(tmp_path, {"about.md": "# About\n", **docs})
    assert told in str(stopped.value)
    assert "Gazette found 1 problem" in str(stopped.value)
