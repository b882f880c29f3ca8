"""What is wrong with an address in a feed."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit, urlunsplit

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_FORBIDDEN = re.compile(r"[\x00-\x20\x7f-\x9f\"<>\\^`{|}]|%(?![0-9A-Fa-f]{2})")
"""What stands in no IRI, RFC 3987."""
_ENCODED = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")
_PORTS = {"http": ":80", "https": ":443"}


def is_absolute(address: str) -> bool:
    """Tell whether `address` means the same wherever it is read."""
    return _SCHEME.match(address) is not None


def link_fault(address: str) -> str:
    """Return why `address` leads nowhere on the web, "" if it may lead there."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return "is no address"
    if _FORBIDDEN.search(address):
        return "is no address"
    if parts.scheme not in _PORTS or not parts.hostname:
        return "is no absolute address on the web"
    return ""


def id_fault(iri: str) -> str:
    """Return what keeps `iri` from being a good identifier, "" if nothing does.

    Readers compare ids character by character, hence the normal form, RFC 4287, section 4.2.6.1.
    """
    if not is_absolute(iri):
        return "is not absolute"
    if _FORBIDDEN.search(iri):
        return "is no address"
    return "" if iri == _normal_form(iri) else "is not in normal form"


def _normal_form(iri: str) -> str:
    parts = urlsplit(_ENCODED.sub(_decoded, iri))
    if parts.scheme not in _PORTS:
        return urlunsplit(parts)
    host = parts.netloc.lower().removesuffix(_PORTS[parts.scheme]).removesuffix(":")
    root = f"{parts.scheme}://{host}/"
    path = urlsplit(urljoin(root, parts.path)).path
    return urlunsplit(parts._replace(netloc=host, path=path))


def _decoded(encoded: re.Match[str]) -> str:
    character = chr(int(encoded[1], 16))
    return character if _UNRESERVED.fullmatch(character) else encoded[0].upper()
