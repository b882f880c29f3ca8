"""Shortens text, whatever its script."""

from __future__ import annotations

import unicodedata

_WORD = 40
"""How many characters a cut goes back to the end of a word, in scripts with spaces."""


def shortened(text: str, length: int) -> str:
    """Return the beginning of a `text` of more than `length` characters.

    It ends with a word, or with a whole letter where a script has no spaces.
    """
    end = max(length, 0)
    space = next(
        (index for index in range(end, max(end - _WORD, -1), -1) if text[index].isspace()), None
    )
    if space is not None:
        return text[:space].rstrip().rstrip(",;:–—-")
    while end and (_belongs_to_previous(text[end]) or text[end - 1] == "\u200d"):
        end -= 1
    return text[:end].rstrip()


def _belongs_to_previous(character: str) -> bool:
    """Tell whether `character` is seen as part of the one before: an accent, a joiner."""
    return unicodedata.category(character).startswith("M") or character == "\u200d"
