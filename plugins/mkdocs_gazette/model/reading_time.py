"""How long a post takes to read."""

from __future__ import annotations

import math
import re

WORDS_PER_MINUTE = 240
"""Silent reading of English non-fiction: Brysbaert (2019), doi 10.1016/j.jml.2019.104047."""

CHARACTERS_PER_MINUTE = 500
"""Silent reading of Chinese and Japanese, which put no spaces between words."""

# What is never closed runs to the end of the text, as in CommonMark. That also keeps the search
# linear: no opening is tried twice.
_FENCE = re.compile(
    r"^ {0,3}(`{3,}|~{3,}).*?(?:^ {0,3}\1[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL
)
_UNREAD = re.compile(r"<!--.*?(?:-->|\Z)|<[^<>]*>|\]\([^()\s]*\)|https?://\S+", re.DOTALL)
_CJK = re.compile(
    "["
    "\u3040-\u30ff"  # Hiragana, Katakana
    "\u3400-\u4dbf"  # CJK extension A
    "\u4e00-\u9fff"  # CJK unified ideographs
    "\uf900-\ufaff"  # CJK compatibility ideographs
    "\uff66-\uff9d"  # halfwidth Katakana
    "\U00020000-\U0003ffff"  # CJK extensions B and later
    "]"
)
# Possessive: no shorter match is ever tried, as there is none to be had.
_WORD = re.compile(r"\w++(?:[’'-]\w++)*+")


def reading_minutes(markdown: str) -> int:
    """Return the whole minutes, at least 1, that the prose in `markdown` takes to read.

    Words are counted where a script has spaces, characters where it has none. Code blocks,
    markup and addresses are left out: they are looked at rather than read.
    """
    prose = _UNREAD.sub(" ", _FENCE.sub("", markdown))
    spaced, characters = (prose, 0) if prose.isascii() else _CJK.subn(" ", prose)
    words = len(_WORD.findall(spaced))
    return max(1, math.ceil(words / WORDS_PER_MINUTE + characters / CHARACTERS_PER_MINUTE))
