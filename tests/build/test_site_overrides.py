"""A site's own files and options win over ours; what cannot work is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.build.written_site import BuildStoppedError, build_site, post_file, words

POST = {"posts/a.md": post_file(title="A")}
MATERIAL: dict[str, Any] = {"name": "material", "font": False}


def test_a_sites_own_template_wins(tmp_path: Path) -> None:
    site = build_site(
        tmp_path,
        POST,
        beside={"own/gazette/byline.html": '<p class="own">Signed by hand.</p>'},
        theme={**MATERIAL, "custom_dir": "own"},
    )
    page = site.page("posts/a.md")
    assert words(page.css_first(".own")) == "Signed by hand."
    assert page.css(".gz-byline") == []
    assert page.css(".gz-head"), "the other templates stay ours"


def test_a_site_may_wrap_the_theme_itself(tmp_path: Path) -> None:
    main = '{% extends "base.html" %}{% block announce %}<b class="own">News</b>{% endblock %}'
    site = build_site(
        tmp_path,
        POST,
        beside={"own/main.html": main},
        theme={**MATERIAL, "custom_dir": "own"},
    )
    page = site.page("posts/a.md")
    assert words(page.css_first(".own")) == "News"
    assert page.css(".gz-head")


def test_a_sites_own_styles_come_after_ours(tmp_path: Path) -> None:
    site = build_site(tmp_path, {**POST, "own.css": ""}, extra_css=["own.css"])
    styles = [
        link.attrs.sget("href").rpartition("/")[2]
        for link in site.page("posts/a.md").css('head link[rel="stylesheet"]')
    ]
    assert styles[-1] == "own.css"
    assert "gazette.css" in styles
    assert styles.index("gazette.css") > next(
        index for index, name in enumerate(styles) if name.startswith("main.")
    )


def test_a_sites_own_scripts_are_kept(tmp_path: Path) -> None:
    site = build_site(tmp_path, {**POST, "own.js": ""}, extra_javascript=["own.js"])
    assert site.page("posts/a.md").css('script[src$="own.js"]')


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_another_theme_is_refused_clearly(tmp_path: Path, theme: str) -> None:
    with pytest.raises(BuildStoppedError) as stopped:
        build_site(tmp_path, POST, theme=theme, plugins=["gazette"])
    told = str(stopped.value)
    assert "Gazette needs the Material theme" in told
    assert repr(theme) in told
    assert "theme:\n  name: material" in told


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ({"index": {"per_page": 0}}, "per_page"),
        ({"index": {"per_page": True}}, "per_page"),
        ({"series": {"per_page": "many"}}, "per_page"),
        ({"feeds": {"limit": -1}}, "limit"),
        ({"comments": {"enabled": "maybe"}}, "enabled"),
        ({"posts": "posts/**"}, "posts"),
        ({"subscribe": {"url": "javascript:alert(1)"}}, "javascript:alert(1)"),
        ({"subscribe": {"url": "java\tscript:alert(1)"}}, "url"),
        ({"commments": False}, "commments"),
    ],
)
def test_options_that_cannot_be_meant_are_named(
    tmp_path: Path, options: dict[str, Any], named: str
) -> None:
    with pytest.raises(BuildStoppedError) as stopped:
        build_site(tmp_path, POST, plugins=[{"gazette": options}])
    assert named in str(stopped.value)
