"""Pages for everybody: axe-core finds nothing on them, however they are looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Literal, NamedTuple

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

Watch = Callable[[BrowserContext], BrowserContext]


class Look(NamedTuple):
    """How a page is looked at."""

    scheme: Literal["light", "dark"]
    width: int

    @property
    def palette(self) -> str:
        """What Material calls the scheme."""
        return {"light": "default", "dark": "slate"}[self.scheme]


LOOKS = (Look("light", 1280), Look("dark", 360))
"""Each scheme and each width once: colours and columns do not depend on one another."""

in_each_look = pytest.mark.parametrize(
    "look", LOOKS, ids=[f"{look.scheme}-{look.width}" for look in LOOKS]
)


@contextmanager
def looking(browser: Browser, watch: Watch, look: Look) -> Iterator[Page]:
    """Open an empty page of a browser that looks in this way."""
    context = watch(
        browser.new_context(
            color_scheme=look.scheme,
            reduced_motion="reduce",
            viewport={"width": look.width, "height": 800},
        )
    )
    yield context.new_page()
    context.close()


def expect_palette(page: Page, look: Look) -> None:
    """Make sure that the page follows the scheme, or nothing is tested of it."""
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", look.palette)


def found_by_axe(page: Page, within: str | None = None) -> list[tuple[str, str]]:
    """Return what axe-core finds: a rule, and the selector of what violates it."""
    return [
        (violation["id"], node["target"][0])
        for violation in Axe().run(page, context=within).response["violations"]
        for node in violation["nodes"]
    ]
