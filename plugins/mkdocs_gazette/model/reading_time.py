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
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")


def reading_minutes(markdown: str) -> int:
    """Return the whole minutes, at least 1, that the prose in `markdown` takes to read.

    Words are counted where a script has spaces, characters where it has none. Code blocks,
    markup and addresses are left out: they are looked at rather than read.
    """
    prose = _UNREAD.sub(" ", _FENCE.sub("", markdown))
    spaced, characters = (prose, 0) if prose.isascii() else _CJK.subn(" ", prose)
    words = _count_words(spaced)
    return max(1, math.ceil(words / WORDS_PER_MINUTE + characters / CHARACTERS_PER_MINUTE))


def _kind(character: str) -> str:
    """Return what stands for a character of a word, one between its parts, and any other."""
    if character.isalnum() or character == "_":
        return "w"
    return "-" if character in "'’-" else " "


_KINDS = "".join(map(_kind, map(chr, range(256)))).encode()


def _kinds(match: re.Match[str]) -> str:
    return "".join(map(_kind, match[0]))


def _count_words(text: str) -> int:
    r"""Return how often r"\w+(?:[’'-]\w+)*" matches in `text`, without a match for each."""
    kinds = (text if text.isascii() else _BEYOND_ASCII.sub(_kinds, text)).encode().translate(_KINDS)
    # Twice: in "a-b-c" the second hyphen follows what the first has taken.
    joined = kinds.replace(b"w-w", b"ww").replace(b"w-w", b"ww")
    return (b" " + joined.replace(b"-", b" ")).count(b" w")
