"""What readers write, as HTML: the part of CommonMark that comments may use.

`overrides/assets/gazette/rich-text.js` shows readers the same as they write: change both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import Any

import nh3
import pyromark

_DEPTH = 20
"""How deep elements are nested at most; deeper ones are left out, and what they hold is not."""

_GAP = r"\x00-\x20\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
"""What separates words, and what cannot stand in an address."""

_SAFE_LINK = re.compile(rf"(https?://|mailto:)[^{_GAP}\\]+", re.IGNORECASE | re.ASCII)

_ADDRESS = re.compile(
    rf"""(https?://[^{_GAP}\\<>\[\]"'`]*[^{_GAP}\\<>\[\]"'`.,:;!?(){{}}*_~])""", re.ASCII
)
"""An address in running text, without the punctuation that follows it."""

_ELEMENTS = {
    "BlockQuote": ("blockquote",),
    "CodeBlock": ("pre", "code"),
    "Emphasis": ("em",),
    "Heading": ("p", "strong"),
    "HtmlBlock": ("p",),
    "Item": ("li",),
    "Paragraph": ("p",),
    "Strong": ("strong",),
}
"""The elements of each kind of container that the parser knows."""

_LEAVES = {"Code": "code", "HardBreak": "br", "Rule": "hr"}
_VOID = frozenset({"br", "hr"})

_REL = "nofollow ugc noopener"

# What is written below is HTML of our own making with the reader's text escaped. The sanitiser
# holds even if that, or the parser, should one day be mistaken.
_SANITISER = nh3.Cleaner(
    tags={
        *("a", "blockquote", "br", "code", "em", "hr", "li", "ol", "p", "pre", "strong", "ul"),
    },
    attributes={"a": {"href"}, "ol": {"start"}},
    url_schemes={"http", "https", "mailto"},
    link_rel=_REL,
)


def rich_text(markdown: str) -> str:
    """Return the HTML of `markdown`, which may be hostile.

    Headings become bold paragraphs, pictures become links, HTML is shown as it was typed, and
    addresses in the text become links.
    """
    # What CommonMark leaves to whoever reads the file: the mark of its encoding, and NUL.
    text = markdown.removeprefix("\ufeff").replace("\0", "\ufffd")
    return _SANITISER.clean(_Writer().write(pyromark.events(text)))


class _Writer:
    """Turns the parser's events into HTML, without recursion: hostile text nests deep."""

    def __init__(self) -> None:
        self.html: list[str] = []
        self.depth = 0
        self.linked = False
        # Of each open container: what closes it, how many elements that are, and whether it
        # stands in a link.
        self.open: list[tuple[str, int, bool]] = []
        # Of what is told as text (code, HTML, a picture): how many containers are open in it,
        # its texts so far, and what is told where there are none.
        self.telling = 0
        self.texts: list[str] = []
        self.fallback = ""

    def write(self, events: Iterable[Any]) -> str:
        """Return the HTML of all `events`."""
        for event in events:
            kind, value = _named(event)
            if kind == "Start":
                self.start(*_named(value))
            elif kind == "End":
                self.end(_named(value)[0])
            else:
                self.leaf(kind, value)
        return "".join(self.html)

    def start(self, kind: str, detail: Any) -> None:
        """Open a container."""
        if self.telling:
            self.telling += 1
        elif kind in {"Link", "Image"}:
            url = detail["dest_url"]
            self.enter_link(f"mailto:{url}" if detail["link_type"] == "Email" else url)
            if kind == "Image":
                self.tell(url)
        elif kind == "List":
            start = "" if detail in {None, 1} else f' start="{detail}"'
            self.enter("ul" if detail is None else "ol", attribute=start)
        else:
            self.enter(*_ELEMENTS.get(kind, ()))
            if kind in {"CodeBlock", "HtmlBlock"}:
                self.tell()

    def end(self, kind: str) -> None:
        """Close what was opened last."""
        if self.telling > 1:
            self.telling -= 1
            return
        if self.telling:
            self.telling = 0
            text = "".join(self.texts)
            text = text.rstrip("\n") if kind == "HtmlBlock" else text.removesuffix("\n")
            self.html.append(escape(text or self.fallback))
        self.leave()

    def leaf(self, kind: str, value: Any) -> None:
        """Add what holds nothing else."""
        text = "\n" if kind == "SoftBreak" else value
        if self.telling:
            self.texts.append(text or "")
        elif kind == "Text":
            self.text(text)
        elif kind in _LEAVES:
            self.enter(_LEAVES[kind])
            self.html.append(escape(text or ""))
            self.leave()
        else:
            self.html.append(escape(text or ""))

    def text(self, text: str) -> None:
        """Add running text, with links where addresses stand."""
        if self.linked or "://" not in text:
            self.html.append(escape(text))
            return
        for index, piece in enumerate(_ADDRESS.split(text)):
            address = index % 2 == 1
            if address:
                self.enter_link(piece)
            self.html.append(escape(piece))
            if address:
                self.leave()

    def tell(self, fallback: str = "") -> None:
        """Take what follows, up to the end of the container, as text."""
        self.telling, self.texts, self.fallback = 1, [], fallback

    def enter_link(self, url: str) -> None:
        """Open a link; one in another or to nowhere safe is no element."""
        if self.linked or not _SAFE_LINK.fullmatch(url):
            self.enter()
        else:
            self.enter("a", attribute=f' href="{escape(url)}"')
            self.linked = True

    def enter(self, *tags: str, attribute: str = "") -> None:
        """Open the elements of a container; `leave` closes them."""
        closing = ""
        for tag in tags:
            if self.depth < _DEPTH:
                self.html.append(f"<{tag}{attribute}>")
                closing = f"</{tag}>{closing}" if tag not in _VOID else closing
            self.depth += 1
        self.open.append((closing, len(tags), self.linked))

    def leave(self) -> None:
        """Close the elements that were opened last."""
        closing, count, self.linked = self.open.pop()
        self.depth -= count
        self.html.append(closing)


def _named(event: Any) -> tuple[str, Any]:
    """Return kind and value of an event, which is a bare name where there is no value."""
    return (event, None) if isinstance(event, str) else next(iter(event.items()))
