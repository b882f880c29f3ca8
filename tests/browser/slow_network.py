"""A network on which something is long in coming."""

from __future__ import annotations

from playwright.sync_api import Page, Route


def hold(page: Page, address: str) -> list[Route]:
    """Keep requests to `address` waiting, and collect them."""
    held: list[Route] = []

    def keep(route: Route) -> None:
        held.append(route)

    page.route(address, keep)
    return held
