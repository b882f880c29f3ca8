"""The last part of an address, made from a name in any script."""

from __future__ import annotations

from hashlib import sha256

from pymdownx.slugs import slugify  # type: ignore[import-untyped]

_LONGEST_BYTES = 150
"""Less than the 255 that file systems take, since endings and temporary names come on top."""

_slugify = slugify(case="lower")


def slug(name: str) -> str:
    """Return `name` as a part of an address: letters and digits of any script, and hyphens.

    What has neither, an emoji for instance, gets a short digest, which is always the same; what
    is too long for a file's name ends in one.
    """
    cut = "-".join(filter(None, str(_slugify(name, "-")).split("-")))
    if cut and len(cut.encode()) <= _LONGEST_BYTES:
        return cut
    digest = slug_digest(name)
    shortened = cut.encode()[:_LONGEST_BYTES].decode(errors="ignore").strip("-")
    return f"{shortened}-{digest}" if shortened else digest


def slug_digest(name: str) -> str:
    """Return a few digits that tell `name` from others cut to the same slug."""
    return sha256(name.encode(errors="surrogatepass")).hexdigest()[:8]
