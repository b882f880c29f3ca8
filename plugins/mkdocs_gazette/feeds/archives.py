"""Older entries in documents of their own, RFC 5005, section 4."""

from __future__ import annotations

LENGTH = 20
"""How many entries a full archive document has. Another number would change all of them."""


def archives(count: int, newest: int) -> tuple[slice, ...]:
    """Return which of a feed's `count` entries, the oldest first, stand in each archive document.

    The `newest` are in the feed itself. A document is made once any of its entries has left that,
    and so is full from the beginning, and stays as it is, if the feed has no fewer entries than an
    archive document. With fewer the last document grows until it is full.
    """
    return tuple(
        slice(start, min(start + LENGTH, count)) for start in range(0, count - newest, LENGTH)
    )
