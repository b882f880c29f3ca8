"""Where a forge shows what changed in a post."""

from __future__ import annotations

import pytest
from mkdocs.config.defaults import MkDocsConfig

from mkdocs_gazette.config import PublishConfig
from mkdocs_gazette.pages.forge import histories, history


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        (
            {"repo_url": "https://github.com/o/r"},
            "https://github.com/o/r/commits/master/docs/posts/a%20b.md",
        ),
        (
            {"repo_url": "https://github.com/o/r/", "edit_uri": "blob/main/text/"},
            "https://github.com/o/r/commits/main/text/posts/a%20b.md",
        ),
        (
            {"repo_url": "https://gitlab.com/g/sub/r", "edit_uri": "-/edit/main/docs"},
            "https://gitlab.com/g/sub/r/-/commits/main/docs/posts/a%20b.md",
        ),
        (
            {"repo_url": "https://codeberg.org/o/r", "edit_uri": "_edit/main/docs/"},
            "https://codeberg.org/o/r/commits/branch/main/docs/posts/a%20b.md",
        ),
        (
            {"repo_url": "https://codeberg.org/o/r", "edit_uri": "src/branch/main/docs/"},
            "https://codeberg.org/o/r/commits/branch/main/docs/posts/a%20b.md",
        ),
        (
            {"edit_uri": "https://github.com/o/r/edit/main/docs/"},
            "https://github.com/o/r/commits/main/docs/posts/a%20b.md",
        ),
        ({"repo_url": "https://example.org/r", "edit_uri": "edit/main/docs/"}, None),
        ({"repo_url": "https://github.com/o/r", "edit_uri": "?file="}, None),
        ({}, None),
    ],
)
def test_where_changes_are_shown(settings: dict[str, object], expected: str | None) -> None:
    config = MkDocsConfig()
    config.load_dict({"site_name": "The Daily", **settings})
    config.validate()
    options = PublishConfig()
    options.load_dict({})
    options.validate()
    assert history(histories(options, config), "posts/a b.md") == expected
