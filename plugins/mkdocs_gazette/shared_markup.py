"""Markup that many pages have in common, rendered for the first of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

Render = Callable[[], str]
"""What Jinja makes of the body of a `call` block."""


@dataclass(frozen=True, slots=True)
class SharedMarkup:
    """What has been rendered of one build: templates ask for it in `call` blocks.

    `plain_navigation` tells that the site has no templates of its own for the navigation, which
    could show more of a page than the theme's do.
    """

    plain_navigation: bool
    _once: dict[str, str] = field(default_factory=dict, init=False)
    _navigations: dict[tuple[object, ...], str] = field(default_factory=dict, init=False)
    _led_to: dict[Navigation, frozenset[str]] = field(default_factory=dict, init=False)

    def once(self, name: str, caller: Render) -> str:
        """Return what is the same on all pages, by the `name` it has here."""
        markup = self._once.get(name)
        if markup is None:
            markup = self._once[name] = caller()
        return markup

    def navigation(self, page: Page, nav: Navigation, caller: Render) -> str:
        """Return `nav` as `page` shows it, which is one of ours.

        Pages that it does not lead to have it in common if they are in the same directory, from
        where the same links lead to the same places, and below the same entry.
        """
        if not self.plain_navigation or page.url in self._places(nav):
            return caller()
        directory, slash, _ = page.url.removesuffix("/").rpartition("/")
        # Not the entry itself: pages cannot be hashed. All of them are there as long as the site.
        key = (nav, directory + slash, page.url.endswith("/"), id(page.parent))
        markup = self._navigations.get(key)
        if markup is None:
            markup = self._navigations[key] = caller()
        return markup

    def _places(self, nav: Navigation) -> frozenset[str]:
        """Return the URLs that `nav` leads to, and those of all directories above them."""
        places = self._led_to.get(nav)
        if places is None:
            found = (place for url in _urls(nav.items) for place in _way(url))
            places = self._led_to[nav] = frozenset(found)
        return places


def _urls(items: Iterable[Any]) -> Iterator[str]:
    for item in items:
        if item.children:
            yield from _urls(item.children)
        else:
            yield item.url


def _way(url: str) -> Iterator[str]:
    """Yield "", "a/", "a/b/" and "a/b/c" for the last of them."""
    *directories, name = url.split("/")
    above = list(accumulate((f"{one}/" for one in directories), initial=""))
    yield from above
    yield above[-1] + name
