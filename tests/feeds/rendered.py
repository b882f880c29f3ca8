"""HTML of posts as Python-Markdown makes it with the extensions that Material recommends."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import dedent
from typing import Any

from markdown import Markdown  # type: ignore[import-untyped]
from material.extensions.emoji import to_svg, twemoji  # type: ignore[import-untyped]

_EXTENSIONS: Mapping[str, Mapping[str, Any]] = {
    "abbr": {},
    "admonition": {},
    "attr_list": {},
    "def_list": {},
    "footnotes": {},
    "md_in_html": {},
    "tables": {},
    "toc": {"permalink": True},
    "pymdownx.arithmatex": {"generic": True},
    "pymdownx.caret": {},
    "pymdownx.details": {},
    "pymdownx.emoji": {"emoji_index": twemoji, "emoji_generator": to_svg},
    "pymdownx.highlight": {
        "anchor_linenums": True,
        "line_spans": "__span",
        "pygments_lang_class": True,
    },
    "pymdownx.inlinehilite": {},
    "pymdownx.keys": {},
    "pymdownx.mark": {},
    "pymdownx.superfences": {},
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.tasklist": {"custom_checkbox": True},
    "pymdownx.tilde": {},
}


def rendered(text: str, **settings: Mapping[str, Any]) -> str:
    """Return the HTML of the Markdown `text`.

    `settings` are those of extensions by the last part of their names, in place of the usual.
    """
    configuration = {
        name: dict(settings.get(name.rpartition(".")[2], usual))
        for name, usual in _EXTENSIONS.items()
    }
    markdown = Markdown(extensions=list(configuration), extension_configs=configuration)
    return str(markdown.convert(dedent(text)))
