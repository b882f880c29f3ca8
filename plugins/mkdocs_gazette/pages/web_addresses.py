"""Addresses as machines elsewhere need them: whole, with scheme and host."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, urljoin, urlsplit

_AS_IT_IS = "!#$%&'()*+,/:;=?@[]~"
"""What has a meaning in an address, RFC 3986. Everything else, such as quotes, is encoded."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """Makes absolute addresses.

    `root` is that of the site and ends in "/", or None without a `site_url`; `images` maps
    paths of images of posts and series, as authors wrote them, to URLs relative to the root;
    `edition` is the directory of the language's pages, "" or "de/". `pages` holds the addresses
    of pages there are, by URL, and `links` those of what authors link to: most are told on many
    pages.
    """

    root: str | None = None
    images: Mapping[str, str] = field(default_factory=dict)
    edition: str = ""
    pages: dict[str, str] = field(default_factory=dict, init=False, repr=False, compare=False)
    links: dict[str, str | None] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @property
    def home(self) -> str | None:
        """The address of the publication's front page in its language."""
        return self.page(self.edition)

    def page(self, url: str) -> str | None:
        """Return the address of the page at `url`, relative to the site's root, if it has one."""
        if self.root is None:
            return None
        address = self.pages.get(url)
        if address is None:
            address = self.pages[url] = urljoin(self.root, url)
        return address

    def link(self, url: str | None) -> str | None:
        """Return where a link of an author's leads on the web, None if it leads elsewhere."""
        if not url:
            return None
        if url not in self.links:
            address = urljoin(self.root or "", url)
            web = urlsplit(address).scheme in {"http", "https"}
            self.links[url] = quote(address, safe=_AS_IT_IS) if web else None
        return self.links[url]

    def image(self, path: str | None) -> str | None:
        """Return the address of the image of a post or series, None if it is missing."""
        elsewhere = path if path and urlsplit(path).netloc else None
        return self.link(self.images.get(path or "", elsewhere))
