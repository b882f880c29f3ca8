"""Excerpts: how a post begins, cut from the HTML of its page.

A post is parsed when the first list shows its excerpt, and never again in that build.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import escape
from urllib.parse import urlsplit, urlunsplit

import nh3
from selectolax.lexbor import LexborHTMLParser, LexborNode

from mkdocs_gazette.pages.shortening import shortened

_CHARACTERS = 300
"""How long an excerpt is at most whose end the author did not mark."""

_ENOUGH = 150
"""From how many characters on a paragraph that has no room is left out rather than cut."""

_PARAGRAPHS = 3
"""How many paragraphs it has at most."""

_DEPTH = 20
"""How deep elements are nested at most; deeper ones are left out, and what they hold is not."""

_ROOT = "\ufdd0"
"""Stands for the way to the site's root. Unicode keeps it from ever being a character."""

_BLOCKS = frozenset({"blockquote", "dd", "dl", "dt", "li", "ol", "pre", "ul"})
"""What is kept beside paragraphs of what stands above the author's mark."""

_KEPT = _BLOCKS | {
    *("a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd"),
    *("mark", "p", "q", "rp", "rt", "ruby", "s", "samp", "small", "strong", "sub", "sup", "time"),
    *("u", "var", "wbr"),
}

_LEFT_OUT = {
    *("h1", "h2", "h3", "h4", "h5", "h6", "hgroup", "hr"),
    *("aside", "details", "dialog", "figure", "footer", "header", "nav", "search", "table"),
    *("area", "audio", "canvas", "iframe", "img", "map", "math", "object", "picture", "svg"),
    *("button", "datalist", "fieldset", "form", "input", "label", "legend", "menu", "meter"),
    *("optgroup", "option", "output", "progress", "select", "textarea", "video"),
    *(
        "noembed",
        "noframes",
        "noscript",
        "plaintext",
        "script",
        "style",
        "template",
        "title",
        "xmp",
    ),
}
"""What is left out with all that it holds. Elements named nowhere are left out without it."""

_CLASSES_LEFT_OUT = {
    *("admonition", "footnote", "footnote-ref", "headerlink", "linenos", "tabbed-set", "toc"),
}
"""Python-Markdown's and its extensions' classes of what has no place in a list."""

_FOOTNOTE = "fnref"
"""How the id of a reference to a footnote begins."""

_FORMULA = "arithmatex"
"""The class of formulas, which a script sets wherever they stand."""

_EVERYWHERE = ("dir", "lang")
_ATTRIBUTES = {
    "a": ("href", "title", *_EVERYWHERE),
    "abbr": ("title", *_EVERYWHERE),
    "ol": ("start", "reversed", *_EVERYWHERE),
    "time": ("datetime", *_EVERYWHERE),
}
_VOID = frozenset({"br", "wbr"})

# What is written below is HTML of our own making with the post's text escaped. The sanitiser
# holds even if that should one day be mistaken.
_SANITISER = nh3.Cleaner(
    tags={*_KEPT, "span"},
    attributes={
        "*": set(_EVERYWHERE),
        **{tag: set(names) - set(_EVERYWHERE) for tag, names in _ATTRIBUTES.items()},
    },
    allowed_classes={"span": {_FORMULA}},
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
)


@dataclass(frozen=True)
class Excerpt:
    """How one post begins.

    `content` is the rendered HTML of its page, `url` the page's relative to the site's root,
    `separator` the HTML comment at which the author ended the excerpt.
    """

    content: str
    url: str
    separator: str

    @cached_property
    def pieces(self) -> tuple[str, ...]:
        """HTML, in pieces between which stands the way from a page to the site's root.

        It ends in a slash, such as "../../". Nothing at all, if the post has no text to show.
        It is harmless anywhere: it has no ids, no styles, and nothing that could run.
        """
        return excerpt(self.content, self.url, self.separator)


def excerpt(html: str, url: str, separator: str) -> tuple[str, ...]:
    """Return the beginning of the post `html`: see `Excerpt`.

    It ends at the separator or, without one, after the first paragraphs.
    """
    body = LexborHTMLParser(f"<body>{html}").body
    if body is None:  # There are frames in its place.
        return ()
    mark = separator.removeprefix("<!--").removesuffix("-->").strip()
    marked = _Writer(url, mark).write(body) if mark in html else ""
    clean = _SANITISER.clean(marked or _Writer(url).write(body)).strip()
    return tuple(clean.split(_ROOT)) if clean else ()


@dataclass(slots=True, eq=False)
class _Element:
    """An open element: where its HTML begins, how much text there was, and what closes it.

    `hidden` ones leave no trace, nor does what they hold.
    """

    tag: str
    start: int
    length: int
    closing: str = ""
    hidden: bool = False


class _Writer:
    """Writes the beginning of a post, without recursion: anything may be nested deep.

    With a `mark`, that is all text above the comment which says so; otherwise some paragraphs.
    """

    def __init__(self, url: str, mark: str | None = None) -> None:
        self.url = url
        self.mark = mark
        self.html: list[str] = []
        self.open: list[_Element] = []
        self.paragraph: _Element | None = None
        self.length = 0
        self.depth = 0
        self.paragraphs = 0
        self.done = False

    def write(self, body: LexborNode) -> str:
        """Return the HTML; nothing if there is no mark where one is looked for."""
        for node, begins in _walk(body):
            if not begins:
                self.leave()
            elif node.is_comment_node:
                self.done = self.mark is not None and node.comment_content == self.mark
            elif node.is_text_node:
                self.text(node.text_content or "")
            else:
                self.enter(node.tag or "", node.attributes)
            if self.done:
                break
        if self.mark is not None and not self.done:
            return ""
        while self.open:
            self.leave()
        return "".join(self.html)

    @property
    def hidden(self) -> bool:
        """Whether what stands here leaves no trace."""
        return bool(self.open) and self.open[-1].hidden

    def enter(self, tag: str, attributes: Mapping[str, str | None]) -> None:
        """Begin an element."""
        classes = (attributes.get("class") or "").split()
        hidden = (
            self.hidden
            or tag in _LEFT_OUT
            or (tag in _BLOCKS and self.mark is None)
            or "hidden" in attributes
            or not _CLASSES_LEFT_OUT.isdisjoint(classes)
            or (attributes.get("id") or "").startswith(_FOOTNOTE)
        )
        element = _Element(tag, len(self.html), self.length, hidden=hidden)
        self.open.append(element)
        if tag == "p" and not self.paragraph and not hidden:
            self.paragraph = element
        if hidden or self.depth >= _DEPTH or not (self.paragraph or self.mark is not None):
            return
        if _FORMULA in classes:
            self.begin(element, "span", f' class="{_FORMULA}"')
        elif tag in _KEPT:
            self.begin(element, tag, self.attributes(tag, attributes))

    def begin(self, element: _Element, tag: str, attributes: str) -> None:
        """Write the tag that opens `element`."""
        self.html.append(f"<{tag}{attributes}>")
        if tag not in _VOID:
            element.closing = f"</{tag}>"
            self.depth += 1

    def attributes(self, tag: str, given: Mapping[str, str | None]) -> str:
        """Return those of the `given` attributes that are kept, as HTML."""
        html = ""
        for name in _ATTRIBUTES.get(tag, _EVERYWHERE) if given else ():
            if name in given:
                value = (given[name] or "").replace(_ROOT, "")
                address = _from_root(value, self.url) if name == "href" else value
                html += "" if address is None else f' {name}="{escape(address)}"'
        return html

    def text(self, text: str) -> None:
        """Add text, as far as there is room."""
        if self.hidden or not (self.paragraph or self.mark is not None):
            return
        room = _CHARACTERS - self.length
        if self.mark is None and len(text.rstrip()) > room:
            self.done = True
            if self.paragraph and self.paragraph.length >= _ENOUGH:
                self.take_back(self.paragraph)
                return
            formula = self.open[-1].closing == "</span>"
            text = "…" if formula else f"{shortened(text, room)}…"
        self.html.append(escape(text.replace(_ROOT, ""), quote=False))
        self.length += len(text) if text.strip() else 0

    def take_back(self, paragraph: _Element) -> None:
        """Leave out the paragraph that has been begun, and whatever it holds."""
        del self.html[paragraph.start :]
        for element in self.open[self.open.index(paragraph) :]:
            element.closing = ""

    def leave(self) -> None:
        """Close the element that was opened last; one without any text is taken back."""
        element = self.open.pop()
        if self.paragraph is element:
            self.paragraph = None
        if not element.closing:
            return
        self.depth -= 1
        if self.length == element.length:
            del self.html[element.start :]
            return
        self.html.append(element.closing)
        if element.closing == "</p>":
            self.paragraphs += 1
            self.done = self.done or (self.mark is None and self.paragraphs == _PARAGRAPHS)


def _walk(top: LexborNode) -> Iterator[tuple[LexborNode, bool]]:
    """Yield what is below `top` in order, elements again (with False) when they end."""
    node = top.first_child
    above: list[LexborNode] = []
    while node is not None or above:
        if node is None:
            node = above.pop()
            yield node, False
            node = node.next
            continue
        yield node, True
        if node.is_element_node:
            above.append(node)
            node = node.first_child
        else:
            node = node.next


def _from_root(href: str, url: str) -> str | None:
    """Return the address to which `href` leads on the page at `url`, None if to none.

    An address within the site begins with the way to the site's root.
    """
    try:
        link = urlsplit(href)
    except ValueError:
        return None
    if link.scheme or link.netloc or link.path.startswith("/"):
        return href
    path = posixpath.join(posixpath.dirname(url), link.path) if link.path else url
    slash = "/" if posixpath.basename(path) in {"", ".", ".."} else ""
    normal = posixpath.normpath(path)
    from_root = "" if normal == "." else normal + slash
    return _ROOT + urlunsplit(("", "", from_root, link.query, link.fragment))
