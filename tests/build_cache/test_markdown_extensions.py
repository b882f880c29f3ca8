"""Which sites' Markdown is converted anew each time, and which of their pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from markdown import Extension  # type: ignore[import-untyped]
from markdown.extensions import toc  # type: ignore[import-untyped]
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from pymdownx.slugs import slugify  # type: ignore[import-untyped]

from mkdocs_gazette.build_cache.fingerprints import UnknownValueError
from mkdocs_gazette.build_cache.markdown_extensions import Conversion, conversion


class StrangeExtension(Extension):  # type: ignore[misc]
    """As a plugin adds one."""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., MkDocsConfig]:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()

    def configured(*extensions: Any, **options: Any) -> MkDocsConfig:
        settings = {
            "site_name": "S",
            "theme": {"name": "material"},
            "plugins": [],
            "markdown_extensions": list(extensions),
            **options,
        }
        (tmp_path / "mkdocs.yml").write_text(yaml.dump(settings))
        return load_config("mkdocs.yml")

    return configured


def converted(config: MkDocsConfig, *vouched: str) -> Conversion:
    return conversion(config, frozenset(vouched))


def test_the_usual_ones_are_known(site: Callable[..., MkDocsConfig]) -> None:
    usual = [
        *("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables"),
        *(
            {"toc": {"permalink": True}},
            "markdown.extensions.smarty",
            "material.extensions.preview",
        ),
        *("pymdownx.superfences", "pymdownx.tabbed", "pymdownx.blocks.caption", "pymdownx.extra"),
    ]
    assert converted(site(*usual)).markers == ()


def test_each_option_counts(site: Callable[..., MkDocsConfig]) -> None:
    sites = [
        site("toc"),
        site({"toc": {"permalink": True}}),
        site({"toc": {"permalink": "#"}}),
        site("abbr", "smarty"),
        site("smarty", "abbr"),
        site("toc", use_directory_urls=False),
        site("toc", validation={"links": {"not_found": "ignore"}}),
        site("toc", validation={"links": {"absolute_links": "relative_to_docs"}}),
    ]
    assert len({converted(config).fingerprint for config in sites}) == len(sites)
    assert converted(site("toc")).fingerprint == converted(site("toc")).fingerprint


def test_functions_of_known_packages_are_known(site: Callable[..., MkDocsConfig]) -> None:
    config = site("toc", "pymdownx.superfences")
    config.mdx_configs["toc"] = {"slugify": toc.slugify}
    plain = converted(config).fingerprint
    config.mdx_configs["toc"] = {"slugify": slugify(case="lower")}
    lower = converted(config).fingerprint
    config.mdx_configs["toc"] = {"slugify": slugify(case="fold")}
    assert len({plain, lower, converted(config).fingerprint}) == 3
    config.mdx_configs["toc"] = {"slugify": str.lower}
    with pytest.raises(UnknownValueError):
        converted(config)
    config.mdx_configs["toc"] = {"slugify": test_each_option_counts}
    with pytest.raises(UnknownValueError):
        converted(config)
    assert converted(config, __name__)


def test_an_unknown_extension_is_named_unless_somebody_vouches(
    site: Callable[..., MkDocsConfig],
) -> None:
    config = site("toc")
    config.markdown_extensions.append("pymdownx.b64")
    with pytest.raises(UnknownValueError, match=r"pymdownx\.b64"):
        converted(config)
    assert converted(config, "pymdownx.b64")
    config.markdown_extensions[:] = ["toc", StrangeExtension()]
    with pytest.raises(UnknownValueError, match=__name__):
        converted(config)


def test_texts_with_snippets_are_not_covered(site: Callable[..., MkDocsConfig]) -> None:
    how = converted(site("pymdownx.snippets"))
    assert how.covers("Text - with 8 < 9 signs")
    assert not how.covers('--8<-- "other.md"')
    assert not how.covers("-8<- https://example.org/remote.md")
    assert converted(site("toc")).covers('--8<-- "other.md"')


def test_what_is_appended_to_every_text_counts(
    site: Callable[..., MkDocsConfig], tmp_path: Path
) -> None:
    config = site({"pymdownx.snippets": {"auto_append": ["terms.md"]}})
    seen = {converted(config).fingerprint}
    for text in ("*[A]: one", "*[A]: two"):
        (tmp_path / "terms.md").write_text(text)
        seen.add(converted(config).fingerprint)
    assert len(seen) == 3
    (tmp_path / "terms.md").write_text('--8<-- "others.md"')
    with pytest.raises(UnknownValueError, match="auto_append"):
        converted(config)
    with pytest.raises(UnknownValueError, match="auto_append"):
        converted(site({"pymdownx.snippets": {"auto_append": ["https://example.org/t.md"]}}))


def test_icons_of_ones_own_count(site: Callable[..., MkDocsConfig], tmp_path: Path) -> None:
    config = site({"pymdownx.emoji": {"options": {"custom_icons": ["icons"]}}})
    before = converted(config).fingerprint
    (tmp_path / "icons").mkdir()
    (tmp_path / "icons/a.svg").write_text("<svg/>")
    assert converted(config).fingerprint != before
