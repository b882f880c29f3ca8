"""Where the links of feeds into their own site lead."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from tests.feeds.carried_html import html_addresses, html_anchors
from tests.feeds.documents import ATOM, CONTENT

_HTML = {"description", f"{CONTENT}encoded"}
_IDENTIFIERS = {f"{ATOM}id"}


def resolved(documents: Mapping[str, bytes], directory: Path, site_url: str) -> list[str]:
    """Return the links below `site_url` in feeds that lead to no file of the site in `directory`.

    `documents` are the feeds by a name, which precedes the link. Whatever is an address counts:
    elements, attributes, values of JSON, and what the HTML in them links to or shows; ids, which
    lead nowhere, do not. A fragment must be in the page.
    """
    root = f"{site_url.removesuffix('/')}/"
    return [
        f"{name}: {address}"
        for name, document in documents.items()
        for address in dict.fromkeys(_addresses(document))
        if address.startswith(root) and not _leads_somewhere(address.removeprefix(root), directory)
    ]


def _leads_somewhere(url: str, directory: Path) -> bool:
    address, _, fragment = url.partition("#")
    path = unquote(address.partition("?")[0])
    file = directory / path / "index.html" if path.endswith("/") or not path else directory / path
    if ".." in file.parts or not file.is_file():
        return False
    if not fragment or file.suffix != ".html":
        return True
    return unquote(fragment) in html_anchors(file.read_text(encoding="utf-8"))


def _addresses(document: bytes) -> Iterator[str]:
    if document.lstrip().startswith(b"{"):
        yield from _json_addresses(json.loads(document))
        return
    for element in ET.fromstring(document).iter():
        text = (element.text or "").strip()
        if element.tag in _HTML or element.get("type") == "html":
            yield from html_addresses(text)
        elif element.tag not in _IDENTIFIERS and element.get("isPermaLink") != "false":
            yield text
        yield from element.attrib.values()


def _json_addresses(value: Any, key: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, member in value.items():
            yield from _json_addresses(member, name)
    elif isinstance(value, list):
        for member in value:
            yield from _json_addresses(member, key)
    elif key == "content_html":
        yield from html_addresses(value)
    elif key != "id" and isinstance(value, str):
        yield value
