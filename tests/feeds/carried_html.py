"""The HTML that a feed carries: it is shown far from its page, and by apps that run no script."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.feeds.addresses import is_absolute

FORBIDDEN = {
    *("base", "link", "meta", "script", "style", "template"),
    *("noembed", "noframes", "noscript", "plaintext", "xmp"),
    *("applet", "embed", "frame", "frameset", "iframe", "object"),
    *("button", "dialog", "fieldset", "form", "input", "select", "textarea"),
}
"""Elements that run, style or ask for something, bring in a document, or mean two things."""

_LINKS = ("href", "src", "poster")
_RUNNING = re.compile(r"(javascript|vbscript|data(?!:image/)):", re.IGNORECASE)
_IGNORED = re.compile(r"[\x00-\x20]")
"""What browsers leave out of a scheme."""
_WORDS = re.compile(r"title|alt|class|id|(aria|data)-.*")
"""Attributes that hold no address, whatever they look like."""
_CANDIDATE = re.compile(r"[\s,]*(\S*[^\s,])[^,]*")
"""One image of a srcset, of which the address ends in no comma."""


def html_problems(html: str) -> list[str]:
    """Return what makes `html` unfit for a feed."""
    return [problem for node in _nodes(html) for problem in _node_problems(node)]


def html_addresses(html: str) -> list[str]:
    """Return all addresses in `html`: of links, images, media and posters."""
    return [address for node in _nodes(html) for _, address in _addresses(node)]


def html_anchors(html: str) -> set[str]:
    """Return what a fragment may name in the page `html`."""
    nodes = LexborHTMLParser(html).css("[id], a[name]")
    return {value for node in nodes for key in ("id", "name") if (value := node.attrs.sget(key))}


def _nodes(html: str) -> list[LexborNode]:
    return LexborHTMLParser(html).css("*") if html else []


def _node_problems(node: LexborNode) -> Iterator[str]:
    if node.tag in FORBIDDEN:
        yield f"<{node.tag}> has no place in a feed"
    for name, value in node.attributes.items():
        if name.startswith("on"):
            yield f"<{node.tag} {name}> runs a script"
        elif _RUNNING.match(_IGNORED.sub("", value or "")) and not _WORDS.fullmatch(name):
            yield f"<{node.tag} {name}> runs {value!r}"
    for name, address in _addresses(node):
        if not is_absolute(_IGNORED.sub("", address)):
            yield f"<{node.tag} {name}> has the relative address {address!r}"


def _addresses(node: LexborNode) -> Iterator[tuple[str, str]]:
    for name in _LINKS:
        if name in node.attributes:
            yield name, node.attributes[name] or ""
    for candidate in _CANDIDATE.finditer(node.attributes.get("srcset") or ""):
        yield "srcset", candidate[1]
