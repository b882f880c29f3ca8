"""What a reader does on a page with another system's comments, and what is left of it."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page, expect

TITLES = {"the second": "Second", "the first": "1 & <b>", "the silent one": "Silent"}
"""Where the links of the publication's posts lead."""


class Reader:
    """A reader on a page of the publication at `url`."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url
        self.element = page.locator("gazette-comment-provider")
        self.region = page.get_by_role("region", name="Comments", exact=True)
        self.target = self.part("widget")

    def open(self, path: str = "posts/first/") -> None:
        """Open a page of the site."""
        self.page.goto(self.url + path)

    def follow(self, link: str) -> None:
        """Go to another page without a reload, as instant navigation does."""
        self.page.evaluate("window.same = true")
        self.page.get_by_role("link", name=link, exact=True).first.click()
        expect(self.page.locator("h1")).to_contain_text(TITLES[link])
        assert self.page.evaluate("window.same") is True, "the page was loaded anew"

    def turn(self, *, dark: bool) -> None:
        """Switch the palette."""
        name = "Go dark" if dark else "Go light"
        self.page.locator(f"label[title='{name}']").click()
        scheme = "slate" if dark else "default"
        expect(self.page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)

    def part(self, name: str) -> Locator:
        """Return the part of the element that the template marks with `name`."""
        return self.element.locator(f"[data-gz={name}]")

    def button(self, name: str) -> Locator:
        """Return the button of that name."""
        return self.region.get_by_role("button", name=name, exact=True)

    def listeners(self) -> dict[str, int]:
        """Return how many listeners the window has, by event."""
        session = self.page.context.new_cdp_session(self.page)
        expression = (
            "Object.fromEntries(Object.entries(getEventListeners(window))"
            ".map(([event, all]) => [event, all.length]))"
        )
        answer: dict[str, Any] = session.send(
            "Runtime.evaluate",
            {"expression": expression, "includeCommandLineAPI": True, "returnByValue": True},
        )
        session.detach()
        counts: dict[str, int] = answer["result"]["value"]
        return counts
