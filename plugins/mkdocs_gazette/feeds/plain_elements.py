"""Plain elements in the place of what Material shows by its styles and scripts.

Apps for feeds know neither, and drop elements that they do not know. So an admonition becomes a
quotation with a bold title, and so do details: where an app drops them their title would run
into their text, and where it does not know how to open them there would be nothing to read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from mkdocs_gazette.feeds.links import Links, is_for_dark

_HIGHLIGHTED = frozenset({"codehilite", "highlight"})
_TABLES_OF_LINES = frozenset({"codehilitetable", "highlighttable"})

_FRAMES = 6
"""How many elements a table of lines has around its code, itself and the code's among them."""

_SPECIAL = (
    "[class], [hidden], [style], a, details, embed, iframe, img, input, label, marquee, math,"
    "object, span, summary"
)
"""Whatever may have to be changed."""

_ALIGNMENTS = frozenset({"center", "left", "right"})

_WITH_TEXT = frozenset({"a", "b", "em", "h1", "h2", "h3", "h4", "h5", "h6", "i", "p", "span"})
"""What holds text but no paragraphs."""

_NOT_FOR_FEEDS = ("gz-", "md-annotation")
"""How the classes begin of what belongs to the page rather than to the text."""


def make_plain(parser: LexborHTMLParser, body: LexborNode, links: Links) -> None:
    """Change the `body` that `parser` has read, a post's, into what any app can show.

    The heading that it begins with goes: it is the post's title.
    """
    _remove_title(body)
    editor = _Editor(parser, links)
    # Not ".highlight pre": to look at all that is above costs too much where that is deep.
    for node in body.css("pre"):
        if node.parent is not None:
            editor.plain_code(node)
    for node in body.css(_SPECIAL):
        if node.parent is not None and node.mem_id != body.mem_id:
            editor.change(node, node.tag or "", node.attributes)


class _Editor:
    """Turns what Material shows by styles and scripts into plain elements.

    Elements are found once and changed in the order in which they stand. What is removed is
    taken apart, so that nothing is done to what it held: no depth costs more than its length.
    """

    def __init__(self, parser: LexborHTMLParser, links: Links) -> None:
        self.parser = parser
        self.links = links

    def change(self, node: LexborNode, tag: str, attributes: Mapping[str, str | None]) -> None:
        """Change one element."""
        classes = (attributes.get("class") or "").split()
        if "hidden" in attributes or any(name.startswith(_NOT_FOR_FEEDS) for name in classes):
            node.decompose()
            return
        rules = (_RULES.get(f"{tag}.{name}") for name in classes)
        rule = next(filter(None, rules), None) or _RULES.get(tag)
        if rule is not None:
            rule(self, node, attributes)

    def plain_code(self, node: LexborNode) -> None:
        """Leave nothing but its text of the code in `node`, a `pre`, if it is highlighted."""
        place = _place_of(node)
        if place is None:
            return
        for number in node.css(".linenos"):
            number.decompose()
        code = self.new("code", node.text_lexbor().strip("\n"))
        name = place.css_first(".filename") if place.tag == "table" else None
        if name is not None:
            place.insert_before(self.bold(name.text_lexbor()), move=True)
        place.insert_before(self.new("pre", code), move=True)
        place.decompose()

    def unwrap(self, node: LexborNode, _: Mapping[str, str | None]) -> None:
        """Leave what `node` holds."""
        node.unwrap(delete_empty=True)

    def file_name(self, node: LexborNode, attributes: Mapping[str, str | None]) -> None:
        """Set the name of a file above its code."""
        code = node.next is not None and node.next.tag == "pre"
        rule = self.bold_line if code else self.span
        rule(node, attributes)

    def quotation(self, node: LexborNode, _: Mapping[str, str | None]) -> None:
        """Make a quotation of an admonition or of details."""
        self.enclose(node, self.new("blockquote"))

    def bold_line(self, node: LexborNode, _: Mapping[str, str | None]) -> None:
        """Make a bold paragraph of a title."""
        paragraph = self.bold()
        self.enclose(node, paragraph, paragraph.first_child)

    def tabs(self, node: LexborNode, _: Mapping[str, str | None]) -> None:
        """Set the label of each tab above what the tab holds."""
        parts = list(node.iter())
        labels = [part for part in parts if part.tag == "label"]
        for before, after in pairwise(parts):
            if "tabbed-labels" in (before.attributes.get("class") or ""):
                blocks = [block for block in after.iter() if block.tag == "div"]
                for label, block in zip(list(before.iter()), blocks, strict=False):
                    block.insert_before(label, move=True)
                    labels.append(label)
        for label in labels:
            self.bold_line(label, {})
        node.unwrap()

    def emoji(self, node: LexborNode, attributes: Mapping[str, str | None]) -> None:
        """Put the character in the place of its picture, if it has one."""
        character = attributes.get("alt") or ""
        if character and not character.isascii():
            node.replace_with(character)
        else:
            self.image(node, attributes)

    def image(self, node: LexborNode, attributes: Mapping[str, str | None]) -> None:
        """Remove a picture for dark pages; let no other be without a text in its place."""
        if is_for_dark(attributes.get("src") or ""):
            paragraph = node.parent
            node.decompose()
            if paragraph is not None and paragraph.tag == "p" and paragraph.first_child is None:
                paragraph.decompose()
        elif "alt" not in attributes:
            node.attrs["alt"] = ""

    def box(self, node: LexborNode, attributes: Mapping[str, str | None]) -> None:
        """Put a character in the place of the box of a task."""
        if attributes.get("type") == "checkbox" and _is_task(node):
            node.insert_before("☑" if "checked" in attributes else "☐")
        node.decompose()

    def embedded(self, node: LexborNode, attributes: Mapping[str, str | None]) -> None:
        """Put a link in the place of another page or file."""
        address = attributes.get("data" if node.tag == "object" else "src")
        link = self.links.web(address) if address else None
        if link is None:
            node.unwrap() if node.tag == "object" else node.decompose()
            return
        anchor = self.new("a", attributes.get("title") or urlsplit(link).hostname or link)
        anchor.attrs["href"] = link
        alone = node.parent is None or node.parent.tag not in _WITH_TEXT
        node.insert_before(self.new("p", anchor) if alone else anchor, move=True)
        node.decompose()

    def anchor(self, node: LexborNode, attributes: Mapping[str, str | None]) -> None:
        """Leave only the text of what leads nowhere."""
        if "href" not in attributes or self.links.absolute(attributes["href"] or "") is None:
            node.unwrap(delete_empty=True)

    def span(self, node: LexborNode, attributes: Mapping[str, str | None]) -> None:
        """Leave only the text, unless its language or direction is told."""
        if "lang" not in attributes and "dir" not in attributes:
            node.unwrap(delete_empty=True)

    def formula(self, node: LexborNode, attributes: Mapping[str, str | None]) -> None:
        """Put its text in the place of a formula in MathML."""
        node.insert_before(attributes.get("alttext") or node.text_lexbor())
        node.decompose()

    def cell(self, node: LexborNode, attributes: Mapping[str, str | None]) -> None:
        """Tell the alignment of a cell without styles."""
        for declaration in (attributes.get("style") or "").split(";"):
            name, _, value = declaration.partition(":")
            if name.strip() == "text-align" and value.strip() in _ALIGNMENTS:
                node.attrs["align"] = value.strip()

    def remove(self, node: LexborNode, _: Mapping[str, str | None]) -> None:
        """Remove an element and all it holds."""
        node.decompose()

    def enclose(self, node: LexborNode, outer: LexborNode, inner: LexborNode | None = None) -> None:
        """Put `outer` in the place of `node`, whose children go into `inner`, else `outer`."""
        node.insert_before(outer, move=True)
        (inner or outer).insert_child(node, move=True)
        node.unwrap(delete_empty=True)

    def bold(self, text: str = "") -> LexborNode:
        """Return a new paragraph of bold `text`."""
        return self.new("p", self.new("strong", text))

    def new(self, tag: str, content: LexborNode | str = "") -> LexborNode:
        """Return a new element with `content`, which moves into it."""
        node = self.parser.create_node(tag)
        if content:
            node.insert_child(content, move=True)
        return node


_Rule = Callable[[_Editor, LexborNode, Mapping[str, str | None]], None]
_RULES: Mapping[str, _Rule] = {
    "a": _Editor.anchor,
    "a.headerlink": _Editor.remove,
    "details": _Editor.quotation,
    "div.admonition": _Editor.quotation,
    "div.codehilite": _Editor.unwrap,
    "div.highlight": _Editor.unwrap,
    "div.tabbed-block": _Editor.unwrap,
    "div.tabbed-content": _Editor.unwrap,
    "div.tabbed-labels": _Editor.unwrap,
    "div.tabbed-set": _Editor.tabs,
    "embed": _Editor.embedded,
    "iframe": _Editor.embedded,
    "img": _Editor.image,
    "img.emojione": _Editor.emoji,
    "img.gemoji": _Editor.emoji,
    "img.twemoji": _Editor.emoji,
    "input": _Editor.box,
    "label": _Editor.unwrap,
    "marquee": _Editor.unwrap,
    "math": _Editor.formula,
    "object": _Editor.embedded,
    "p.admonition-title": _Editor.bold_line,
    "span": _Editor.span,
    "span.filename": _Editor.file_name,
    "summary": _Editor.bold_line,
    "td": _Editor.cell,
    "th": _Editor.cell,
}
"""What is done to elements, by name and class; a rule that names a class comes first."""


def _remove_title(body: LexborNode) -> None:
    node = body.first_child
    while node is not None and (
        node.is_comment_node or (node.is_text_node and not (node.text_content or "").strip())
    ):
        node = node.next
    if node is not None and node.tag == "h1":
        node.decompose()


def _is_task(node: LexborNode) -> bool:
    above: LexborNode | None = node
    for _ in range(2):  # An item may have a paragraph. The box is in no label any more.
        above = above.parent if above is not None else None
        if above is not None and "task-list-item" in (above.attributes.get("class") or ""):
            return True
    return False


def _place_of(code: LexborNode) -> LexborNode | None:
    """Return in whose place the plain text of `code` goes, None if it is not highlighted.

    That is the table that shows it beside the numbers of its lines, if it stands in one.
    """
    above: LexborNode | None = code
    for _ in range(_FRAMES):
        if above is None:
            break
        classes = (above.attributes.get("class") or "").split()
        if "linenos" in classes:
            break
        if above.tag == "table" and not _TABLES_OF_LINES.isdisjoint(classes):
            return above
        if not _HIGHLIGHTED.isdisjoint(classes):
            return code
        above = above.parent
    return None
