"""Plain text and addresses within Markdown."""

from __future__ import annotations

import re
from urllib.parse import quote

_SIGN = r"[!-/:-@\[-`{-~]"
_MARKUP = re.compile(rf"[\\`*_\[\]<>&{{}}|~^=$+\"]|^{_SIGN}|(?<=({_SIGN}))\1|^\d+[.)]")
"""What means something in some Markdown: anywhere, at the beginning, doubled, or as a number."""

_UNFIT = re.compile(r"[\s()<>\"\\{}\[\]`|^]")


def markdown_text(text: str) -> str:
    """Return `text`, one line, with those signs spelled out in which a Markdown finds markup."""
    return _MARKUP.sub(lambda found: f"{found[0][:-1]}&#{ord(found[0][-1])};", text)


def link_target(address: str) -> str:
    """Return `address` so that it may stand in a link's parentheses."""
    return _UNFIT.sub(lambda found: quote(found[0]), address)
