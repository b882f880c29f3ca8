"""Titles and names of any script as parts of addresses."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from hashlib import sha256

_LONGEST_BYTES = 150
"""Less than the 255 that file systems take, since endings and temporary names come on top."""

SLUG_BYTES = 200
"""How long a slug is at most where an author may have chosen it or may be used to it."""

_SIGNS = "_.~-"
_DOTTED_I = "i\u0307"
"""What "İ" becomes in lower case, the only letter whose lower case has a mark of its own."""


def slugify(text: str, separator: str) -> str:
    """Return `text` in lower case, spaces turned to `separator`, with letters and digits only.

    It is what `pymdownx.slugs.slugify(case="lower")`, the default of Material's blog plugin,
    returns, but for the marks that are a part of letters: without its vowel signs, a word in
    Devanagari or Thai is another word.
    """
    lower = unicodedata.normalize("NFC", text).strip().lower().replace(_DOTTED_I, "i")
    return "".join(_kept(lower)).replace(" ", separator)


def _kept(text: str) -> Iterator[str]:
    base = False
    for character in text:
        if _is_mark(character):
            if base:
                yield character
            continue
        base = character.isalnum()
        if base or character in "_- ":
            yield character


def _is_mark(character: str) -> bool:
    """Tell whether `character` belongs to the letter before it, and is to be seen."""
    return unicodedata.category(character) in {
        "Mn",
        "Mc",
    } and "VARIATION SELECTOR" not in unicodedata.name(character, "")


def slug(name: str) -> str:
    """Return `name` as a part of an address: letters and digits of any script, and hyphens.

    What has neither, an emoji for instance, gets a short digest, which is always the same; what
    is too long for a file's name ends in one.
    """
    whole = "-".join(filter(None, slugify(name, "-").split("-")))
    if whole and len(whole.encode()) <= _LONGEST_BYTES:
        return whole
    digest = slug_digest(name)
    shortened = whole.encode()[:_LONGEST_BYTES].decode(errors="ignore").strip("-")
    return f"{shortened}-{digest}" if shortened else digest


def slug_digest(name: str) -> str:
    """Return a few digits that tell `name` from others cut to the same slug."""
    return sha256(name.encode(errors="surrogatepass")).hexdigest()[:8]


def is_slug(text: str) -> bool:
    """Tell whether `text`, as an author chose it, can be a step of an address."""
    return (
        0 < len(text.encode(errors="replace")) <= SLUG_BYTES
        and not text.endswith(".")
        and all(
            character.isalnum() or character in _SIGNS or _is_mark(character) for character in text
        )
    )


def cut(text: str, separator: str) -> str:
    """Return the beginning of the slug `text` that is short enough, if possible in whole words."""
    raw = text.encode()
    if len(raw) <= SLUG_BYTES:
        return text
    head = raw[:SLUG_BYTES].decode(errors="ignore")
    words = head.rpartition(separator)[0] if separator else ""
    return words if len(words) > len(head) // 2 else head
