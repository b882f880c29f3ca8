"""The text of a post as apps for feeds show it: plain HTML that holds outside the site."""

from __future__ import annotations

from dataclasses import dataclass

import nh3
from selectolax.lexbor import LexborHTMLParser

from mkdocs_gazette.feeds.links import SCHEMES, Links
from mkdocs_gazette.feeds.plain_elements import make_plain

_KEPT = {
    *("a", "abbr", "address", "article", "aside", "audio", "b", "bdi", "bdo", "blockquote", "br"),
    *("caption", "cite", "code", "col", "colgroup", "dd", "del", "dfn", "div", "dl", "dt", "em"),
    *("figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup"),
    *("hr", "i", "img", "ins", "kbd", "li", "main", "mark", "nav", "ol", "p", "picture", "pre"),
    *("q", "rp", "rt", "ruby", "s", "samp", "section", "small", "source", "span", "strong", "sub"),
    *("sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "track", "u", "ul"),
    *("var", "video", "wbr"),
}

_LEFT_OUT = {
    *("button", "datalist", "dialog", "form", "iframe", "meter", "noembed", "noframes"),
    *("noscript", "optgroup", "option", "output", "plaintext", "progress", "script", "select"),
    *("style", "svg", "template", "textarea", "title", "xmp"),
}
"""What is left out with all that it holds. Elements named nowhere are left out without it."""

_ATTRIBUTES = {
    "*": {"dir", "lang"},
    "a": {"href", "title"},
    "abbr": {"title"},
    "audio": {"preload", "src"},
    "blockquote": {"cite"},
    "col": {"span"},
    "colgroup": {"span"},
    "del": {"cite", "datetime"},
    "dfn": {"title"},
    "img": {"alt", "height", "sizes", "src", "srcset", "title", "width"},
    "ins": {"cite", "datetime"},
    "li": {"value"},
    "ol": {"reversed", "start", "type"},
    "q": {"cite"},
    "source": {"height", "media", "sizes", "src", "srcset", "type", "width"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"abbr", "align", "colspan", "rowspan", "scope"},
    "time": {"datetime"},
    "track": {"default", "kind", "label", "src", "srclang"},
    "video": {"height", "poster", "preload", "src", "width"},
}
_PLAYED = {"audio": {"controls": ""}, "video": {"controls": ""}}

# XML 1.0, section 2.2: these are in no document, not even escaped.
_CONTROLS = bytes.maketrans(b"\v\f\r", b"  \n")
_FORBIDDEN = bytes({*range(0x20)} - set(b"\t\n\v\f\r"))
_NO_CHARACTERS = ("\ufffe", "\uffff")


@dataclass(frozen=True, slots=True)
class FeedText:
    """A post's text in a feed.

    `html` is harmless anywhere, has only absolute addresses, and holds nothing that XML forbids.
    `media` are the addresses of the audio and video in it, and of the audio and video files it
    links to, in order and each once.
    """

    html: str
    media: tuple[str, ...]


def feed_text(html: str, address: str) -> FeedText:
    """Return the text of the post whose page at `address` shows `html`.

    `address` is absolute. The heading that the text begins with is left out: it is the title,
    which apps show themselves.
    """
    # Half a character, which no file can hold, is left out.
    parser = LexborHTMLParser(b"<body>" + html.encode(errors="ignore"))
    body = parser.body
    if body is None:  # There are frames in its place.
        return FeedText("", ())
    links = Links(address)
    make_plain(parser, body, links)
    return FeedText(_clean(body.inner_html or "", links), links.media)


def _clean(html: str, links: Links) -> str:
    """Return the part of `html` that is harmless, in the characters of XML."""
    html = html.encode().translate(_CONTROLS, _FORBIDDEN).decode()
    for forbidden in _NO_CHARACTERS:
        html = html.replace(forbidden, "")
    sanitiser = nh3.Cleaner(
        tags=_KEPT,
        clean_content_tags=_LEFT_OUT,
        attributes=_ATTRIBUTES,
        attribute_filter=links.attribute,
        set_tag_attribute_values=_PLAYED,
        url_schemes=set(SCHEMES),
        link_rel=None,
    )
    # Parsers drop a line break there, so that of several one would be lost with each reading.
    text, *others = sanitiser.clean(html).split("<pre")
    for other in others:
        attributes, end, content = other.partition(">")
        text += f"<pre{attributes}{end}" + content.lstrip("\n")
    return text.strip()
