"""What careless and hostile people publish: Hypothesis strategies for tests of writers of feeds.

Titles, names and categories may hold lone surrogates, which escapes in YAML bring in; bodies
stand as they are in files in UTF-8, which cannot hold them.
"""

from __future__ import annotations

import re

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from tests import xss_vectors

SNIPPETS = [
    "]]>",
    "<![CDATA[",
    "</script>",
    "<script>alert(1)</script>",
    "</title>",
    "<!--",
    "&amp;lt;b&amp;gt;",
    "&nbsp;&copy &#0;",
    "R&D",
    "\"quoted\" 'so'",
    "{{ 7 * 7 }}",
    "👩‍👩‍👧‍👦🏳️‍🌈",
    "\u202eright to left\u2067",
    "עברית العربية",
    "e\u0301\u0308",
    "bell\x07 escape\x1b[31m nul\x00",
    "next\x85line",
    "\ufeff\ufffe\uffff",
    "Ã©",
    "2 < 3 > 1",
    "https://example.org/?a=1&b=2",
]
"""Text that ends where it should not, or is no XML, or is mended by those who mean well."""

HALF = "half of \ud83d an emoji"
"""Escapes in YAML can bring this in, files cannot."""

MARKDOWN = [
    "# Heading\n",
    '[a link](other.md#there "T")',
    "![an image](<images/a b.png>)",
    "<img src='x.png' srcset='x.png 1x, /y.png 2x'>",
    "<video poster='p.png' src='//e.example/v.mp4'></video>",
    "text[^1]\n\n[^1]: A note.\n",
    "```html\n]]></script>\n```\n",
    "- [ ] to do\n- [x] done\n",
    "| a | b |\n|---|---|\n| 1 | 2 |\n",
    "<iframe src='https://e.example/'></iframe>",
    "<style>p { color: red }</style>",
    "<form action='/x'><input name=a></form>",
]
"""Prose with what does not travel: relative links, forms, styles, notes."""

_SHOWN = re.compile(r"[^\W\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_EVERYTHING = st.text(st.characters(), max_size=20)
_IN_FILES = st.text(st.characters(codec="utf-8"), max_size=20)
_VECTORS = [
    *xss_vectors.ELEMENTS,
    *xss_vectors.ESCAPES,
    *xss_vectors.MUTATIONS,
    *xss_vectors.LINKS,
    *xss_vectors.MARKDOWN,
]


def _mixed(parts: SearchStrategy[str], between: str, *, at_most: int) -> SearchStrategy[str]:
    return st.lists(parts, min_size=1, max_size=at_most).map(between.join)


def _line(text: str) -> bool:
    """Tell whether readers see anything of `text`."""
    return _SHOWN.search(text) is not None


TITLES = _mixed(st.sampled_from([*SNIPPETS, HALF]) | _EVERYTHING, " ", at_most=4).filter(_line)
"""Titles of which something can be seen, whatever else is in them."""

NAMES = _mixed(
    st.sampled_from([*SNIPPETS, HALF, "Ada Byron"]) | _EVERYTHING, " ", at_most=2
).filter(_line)
"""Names of authors, likewise."""

CATEGORIES = st.lists(NAMES, max_size=4, unique=True).map(tuple)
"""The categories of one post."""

BODIES = _mixed(st.sampled_from([*SNIPPETS, *MARKDOWN, *_VECTORS]) | _IN_FILES, "\n\n", at_most=8)
"""The Markdown of posts."""
