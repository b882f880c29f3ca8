"""This checkout's own publication, built strictly as its readers get it, by both engines."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml
from mkdocs.utils.yaml import get_yaml_loader
from selectolax.lexbor import LexborHTMLParser

from tests.build.written_site import WrittenSite
from tests.packaging.checkout import ROOT, published_posts
from tests.packaging.commands import run_python

ENGINES = ("mkdocs", "properdocs")


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, WrittenSite]:
    """The site by engine, each in a process of its own: ProperDocs puts itself in MkDocs' place."""
    return {engine: built_by(engine, tmp_path_factory.mktemp(engine)) for engine in ENGINES}


def built_by(engine: str, directory: Path) -> WrittenSite:
    """Return the site built by `engine`."""
    command = ("-m", engine, "build", "--strict", "--config-file", ROOT / "mkdocs.yml")
    run_python(*command, "--site-dir", directory, cwd=ROOT)
    return WrittenSite(directory, directory_urls=True, log=())


@pytest.fixture(scope="module")
def site(sites: dict[str, WrittenSite]) -> WrittenSite:
    return sites["mkdocs"]


def pages_without_generator(site: WrittenSite) -> dict[str, list[str]]:
    """Return each page's lines but the one that names the engine."""
    pages = {}
    for path, _ in site.pages():
        lines = site.text(path).splitlines()
        pages[path] = [line for line in lines if '<meta name="generator"' not in line]
        assert len(pages[path]) == len(lines) - 1
    return pages


def posts(site: WrittenSite) -> dict[str, LexborHTMLParser]:
    return {path: page for path, page in site.pages() if path.startswith("posts/")}


def test_both_engines_write_the_same_pages(sites: dict[str, WrittenSite]) -> None:
    by_mkdocs, by_properdocs = (pages_without_generator(sites[engine]) for engine in ENGINES)
    assert by_mkdocs.keys() == by_properdocs.keys()
    differing = [path for path, lines in by_mkdocs.items() if lines != by_properdocs[path]]
    assert differing == []


def test_both_engines_write_the_same_feed(sites: dict[str, WrittenSite]) -> None:
    by_mkdocs, by_properdocs = (sites[engine].text("atom.xml") for engine in ENGINES)
    assert by_mkdocs == by_properdocs


def test_every_post_but_the_drafts_has_a_page(site: WrittenSite) -> None:
    assert posts(site).keys() == published_posts()
    assert len(posts(site)) >= 10


def test_the_site_uses_the_plugin_as_any_other_would() -> None:
    with (ROOT / "mkdocs.yml").open(encoding="utf-8") as file:
        config = yaml.load(file, get_yaml_loader())
    assert any("gazette" in plugin for plugin in config["plugins"])
    assert "custom_dir" not in config["theme"]
    assert "hooks" not in config
    extras = [*config.get("extra_css", []), *config.get("extra_javascript", [])]
    assert not any("assets/gazette/" in str(extra) for extra in extras)


OF_ONE_PAGE = {
    "my-comments.css": "my-comments/index.html",
    "subscribe.css": "subscribe/index.html",
}
NOT_OURS = ("all-parts", "providers", "redirect")
"""Beginnings of names of what our publication has no use for: no long series, no alias."""


def test_every_page_loads_each_of_our_assets_once(site: WrittenSite) -> None:
    assets = (ROOT / "overrides" / "assets" / "gazette").iterdir()
    entries = [
        asset.name
        for asset in assets
        if asset.name.endswith((".css", ".define.js")) and not asset.name.startswith(NOT_OURS)
    ]
    for path, page in site.pages():
        nodes = page.css("link[rel=stylesheet], script[src]")
        links = [node.attrs.get("href") or node.attrs.sget("src") for node in nodes]
        targets = [site.target(path, link) for link in links]
        loaded = Counter(target for target in targets if target.startswith("assets/gazette/"))
        wanted = [name for name in entries if OF_ONE_PAGE.get(name, path) == path]
        assert loaded == {f"assets/gazette/{name}": 1 for name in wanted}, path


@pytest.mark.parametrize("part", ["header.gz-head", "footer.gz-byline", "gazette-comments"])
def test_every_post_has_each_part_of_ours_once(site: WrittenSite, part: str) -> None:
    assert {len(page.css(part)) for page in posts(site).values()} == {1}


def test_no_page_asks_another_site_for_anything(site: WrittenSite) -> None:
    fetched = 'script[src*="//"], img[src*="//"], iframe, link[rel=stylesheet][href*="//"]'
    assert {path: page.css(fetched) for path, page in site.pages() if page.css(fetched)} == {}
