"""Nothing waits for the scripts that Gazette adds."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.local_server import LocalServer
from tests.browser.slow_network import hold

POST = "posts/2026-06-20-open-weights/"
ALIVE = "name => customElements.get(name) !== undefined"


def test_the_theme_starts_before_they_come(page: Page, server: LocalServer) -> None:
    held = hold(page, "**/assets/gazette/*.define.js")
    # The theme starts with this event, for which the browser waits in vain if they are in its way.
    page.goto(f"{server.url}{POST}", wait_until="domcontentloaded")
    page.wait_for_selector(".md-header")
    assert len(held) >= 2
    assert not page.evaluate(ALIVE, "gazette-comments")
    for route in held:
        route.continue_()
    for name in ("gazette-comments", "gazette-progress"):
        page.wait_for_function(ALIVE, arg=name)
