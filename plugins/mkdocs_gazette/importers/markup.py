"""HTML and XML of other systems, which may be hostile."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

import defusedxml.ElementTree
from defusedxml.common import DefusedXmlException
from markdownify import ATX, BACKSLASH, MarkdownConverter

from mkdocs_gazette.importers.found import UnreadableExportError

_CONVERTER = MarkdownConverter(heading_style=ATX, newline_style=BACKSLASH, bullets="-")
_BLOCK = re.compile(r"<(p|div|br|ul|ol|pre|blockquote)\b", re.IGNORECASE)
_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")


def markdown(html: str) -> str:
    """Return `html` as Markdown, "" where it is nested beyond all reason."""
    try:
        return str(_CONVERTER.convert(html)).strip()
    except RecursionError:
        return ""


def with_paragraphs(html: str) -> str:
    """Return `html`, whose paragraphs were typed as blank lines, with the tags for them."""
    text = html.replace("\r\n", "\n").strip()
    if _BLOCK.search(text):
        return text
    paragraphs = (paragraph.replace("\n", "<br>") for paragraph in _PARAGRAPHS.split(text))
    return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)


def xml_root(path: Path) -> Element:
    """Return the root of the XML file at `path`. Raises UnreadableExportError."""
    try:
        root = defusedxml.ElementTree.parse(path).getroot()
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise UnreadableExportError(f"this is not XML that can be trusted: {error!r}.") from error
    if root is None:
        raise UnreadableExportError("this XML is empty.")
    return root


def text_of(element: Element, path: str) -> str:
    """Return the text of the first element at `path` below `element`, "" if there is none."""
    return (element.findtext(path) or "").strip()
