"""Puts single faults into documents that are well."""

from __future__ import annotations


def changed(document: str, old: str, new: str) -> bytes:
    """Return `document` with its only `old` replaced by `new`."""
    assert document.count(old) == 1, f"{document.count(old)} times {old!r}"
    return document.replace(old, new).encode()
