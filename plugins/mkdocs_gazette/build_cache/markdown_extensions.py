"""Which Markdown extensions make the same HTML of the same text, and what else they depend on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from importlib.metadata import entry_points
from pathlib import Path
from types import FunctionType
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_gazette.build_cache.fingerprints import (
    UnknownValueError,
    directory_fingerprint,
    environment,
    fingerprint,
)

_PURE = {
    "material.extensions.preview",
    *(
        f"markdown.extensions.{name}"
        for name in (
            *("abbr", "admonition", "attr_list", "codehilite", "def_list", "extra", "fenced_code"),
            *("footnotes", "legacy_attrs", "legacy_em", "md_in_html", "meta", "nl2br"),
            *("sane_lists", "smarty", "tables", "toc", "wikilinks"),
        )
    ),
    *(
        f"pymdownx.{name}"
        for name in (
            *("arithmatex", "betterem", "blocks", "bracketspan", "caret", "critic", "details"),
            *("emoji", "escapeall", "extra", "fancylists", "highlight", "inlinehilite", "keys"),
            *("magiclink", "mark", "pathconverter", "progressbar", "quotes", "saneheaders"),
            *("smartsymbols", "snippets", "striphtml", "superfences", "tabbed", "tasklist"),
            "tilde",
        )
    ),
}
"""Extensions that read and remember nothing but the text, save for what is noted below."""

_SNIPPETS = "pymdownx.snippets"
_ICONS = "pymdownx.emoji"

_MARKERS = {
    # Reads other files, or fetches them.
    _SNIPPETS: "-8<-",
    # Imports and reads the code that it describes.
    "mkdocstrings": ":::",
    # Runs code. Its formatters are options of superfences.
    "markdown_exec": "exec=",
}
"""Packages that depend on more, or do more, only for texts with this in them."""

_PACKAGES_OF_FUNCTIONS = {"markdown", "markdown_exec", "material", "mkdocs_gazette", "pymdownx"}
"""Whose functions may be options: slugs, fences, icons."""


@dataclass(frozen=True, slots=True)
class Conversion:
    """How texts are converted: equal fingerprints mean equal HTML of equal texts.

    Texts with one of the `markers` are excepted.
    """

    fingerprint: bytes
    markers: tuple[str, ...]

    def covers(self, text: str) -> bool:
        """Tell whether what is made of `text` depends on nothing else."""
        return not any(marker in text for marker in self.markers)


def conversion(config: MkDocsConfig, vouched: frozenset[str]) -> Conversion:
    """Return how the site's Markdown is converted.

    `vouched` names further extensions which the author knows to be pure. Raises
    UnknownValueError, with its name, for any other that is not known to be.
    """
    names = [_module(extension) for extension in config.markdown_extensions]
    for name in names:
        known = name in _PURE or name.startswith("pymdownx.blocks.") or _package(name) in _MARKERS
        if not known and name not in vouched:
            raise UnknownValueError(name)
    configs = dict(config.mdx_configs or {})
    snippets = configs.pop(_SNIPPETS, None) or {}
    links = config.validation.links
    made_by = fingerprint(
        environment(),
        names,
        [*_judged(configs, vouched)],
        _appended(snippets),
        [directory_fingerprint(Path(path)) for path in _icon_directories(configs)],
        config.use_directory_urls,
        [int(links[name]) for name in sorted(links)],
    )
    present = {*names, *map(_package, names), *config.plugins}
    # Plugins are called as on their own sites, packages of Python with an underscore.
    present |= {name.replace("-", "_") for name in present if isinstance(name, str)}
    return Conversion(made_by, tuple(mark for who, mark in _MARKERS.items() if who in present))


def _package(name: str) -> str:
    return name.partition(".")[0]


def _module(extension: Any) -> str:
    """Return the name of the module in which `extension` is, by name or as an object."""
    if not isinstance(extension, str):
        return type(extension).__module__
    return _named_extensions().get(extension, extension).partition(":")[0]


@cache
def _named_extensions() -> Mapping[str, str]:
    """Return the extensions that may be called by a short name, as Python-Markdown finds them."""
    found = entry_points(group="markdown.extensions")
    return {entry.name: entry.value for entry in reversed([*found])}


def _judged(value: Any, vouched: frozenset[str]) -> Iterator[Any]:
    """Yield all that `value` holds, and raise UnknownValueError for functions of unknown making."""
    if isinstance(value, Mapping):
        for key, one in value.items():
            yield key
            yield from _judged(one, vouched)
    elif isinstance(value, list | tuple):
        yield len(value)
        for one in value:
            yield from _judged(one, vouched)
    elif isinstance(value, partial):
        yield from _judged([value.func, value.args, value.keywords], vouched)
    elif callable(value):
        # Of objects, too, only what they are called is known, and not what they hold.
        module = getattr(value, "__module__", None) or type(value).__module__
        if not isinstance(value, type | FunctionType) or not (
            _package(module) in _PACKAGES_OF_FUNCTIONS or module in vouched
        ):
            raise UnknownValueError(f"{module}.{getattr(value, '__qualname__', value)}")
        yield value
    else:
        yield value


def _icon_directories(configs: Mapping[str, Any]) -> list[str]:
    options = (configs.get(_ICONS) or {}).get("options") or {}
    return list(options.get("custom_icons") or [])


def _appended(snippets: Mapping[str, Any]) -> Any:
    """Return what the options of snippets add to every text.

    Raises UnknownValueError if that is not to be known from files alone.
    """
    names = snippets.get("auto_append") or []
    if not names:
        return None  # All else matters only where a text asks for snippets.
    bases = snippets.get("base_path", ["."])
    bases = bases if isinstance(bases, list) else [bases]
    if any("://" in str(name) for name in names) or not all(isinstance(one, str) for one in bases):
        raise UnknownValueError(f"{_SNIPPETS}, auto_append")
    texts = []
    for path in (Path(base, name) for base in bases for name in names):
        text = path.read_bytes() if path.is_file() else None
        if text is not None and _MARKERS[_SNIPPETS].encode() in text:
            raise UnknownValueError(f"{_SNIPPETS}, auto_append")
        texts.append((str(path), text))
    return [snippets, texts]
