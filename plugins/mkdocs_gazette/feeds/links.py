"""Where the links, pictures and sounds of a post lead, told so that it holds anywhere."""

from __future__ import annotations

import re
from urllib.parse import quote, urljoin, urlsplit

_ENDINGS = (".mp3", ".m4a", ".ogg", ".opus", ".mp4", ".webm", ".flac", ".wav")
"""How the path of an audio or video file ends."""

_WEB = frozenset({"http", "https"})
_CONTACT = frozenset({"mailto", "tel"})
SCHEMES = _WEB | _CONTACT

_IGNORED = re.compile(r"[\t\n\r]|^[\x00-\x20]+|[\x00-\x20]+$")
"""What browsers take out of an address before they read it."""

_UNSAFE = re.compile(r'[\x00-\x20\x7f-\xa0"<>\\^`{|}\u2028\u2029]')
"""What may not stand in an address as it is."""

_CANDIDATE = re.compile(r"([^\s,](?:\S*[^\s,])?)(\s[^,]*)?")
"""An address in a `srcset` and what says when to use it."""

_FOR_LIGHT = ("#only-light", "#gh-light-mode-only")
_FOR_DARK = ("#only-dark", "#gh-dark-mode-only")


def is_for_dark(address: str) -> bool:
    """Tell whether the picture at `address` is for a dark page only, as Material has it."""
    return address.endswith(_FOR_DARK)


class Links:
    """Makes the addresses of one post absolute, and keeps those of what can be played.

    `page` is the absolute address of the post's page. Addresses that are malformed, or of a
    scheme other than SCHEMES, have no absolute form.
    """

    def __init__(self, page: str) -> None:
        self.page = page
        self._known: dict[str, str | None] = {}
        self._media: dict[str, None] = {}

    @property
    def media(self) -> tuple[str, ...]:
        """The audio and video files met so far, in order."""
        return tuple(self._media)

    def absolute(self, address: str) -> str | None:
        """Return the absolute form of `address`, None if there is none."""
        try:
            return self._known[address]
        except KeyError:
            known = self._known[address] = _absolute(address, self.page)
            return known

    def web(self, address: str) -> str | None:
        """Return the absolute form of `address` if something is fetched there, else None."""
        known = self.absolute(address)
        return known if known and known.startswith("http") else None

    def attribute(self, tag: str, name: str, value: str) -> str | None:
        """Return what becomes of an attribute, None if it goes. Keep what can be played."""
        if name == "href":
            link = self.absolute(value)
            if link and urlsplit(link).path.lower().endswith(_ENDINGS):
                self._media[link] = None
            return link
        if name in {"src", "poster", "cite"}:
            return self._source(tag, name, value)
        return self._candidates(value) if name == "srcset" else value

    def _source(self, tag: str, name: str, value: str) -> str | None:
        for fragment in _FOR_LIGHT:
            value = value.removesuffix(fragment)
        # An empty one means the page itself, which is no picture.
        link = self.web(value) if value else None
        if link and name == "src" and tag in {"audio", "source", "video"}:
            self._media[link] = None
        return link

    def _candidates(self, value: str) -> str | None:
        found = (
            f"{link} {' '.join(size.split())}".rstrip()
            for address, size in _CANDIDATE.findall(value)
            if (link := self.web(address))
        )
        return ", ".join(found) or None


def _absolute(address: str, page: str) -> str | None:
    address = _UNSAFE.sub(_percent, _IGNORED.sub("", address))
    if address.startswith("//"):
        address = f"https:{address}"
    try:
        parts = urlsplit(address)
        if not parts.scheme:
            address = urljoin(page, address)
            parts = urlsplit(address)
        host, _ = parts.hostname, parts.port  # A port that is no number raises an error.
    except ValueError:
        return None
    if parts.scheme in _CONTACT:
        return parts.geturl()
    return parts.geturl() if host and parts.scheme in _WEB else None


def _percent(character: re.Match[str]) -> str:
    return quote(character[0])
