"""Takes the guide's pictures: `python -m tests.browser.screenshots` after a change of looks."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Literal

from playwright.sync_api import Page, sync_playwright

from tests.browser import chromium
from tests.browser.local_server import LocalServer

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "docs/assets/guide"
POST = "posts/2026-06-29-the-chips-that-answer/"

VIEWS = {
    "front": ("", None),
    "landing": ("series/ai-industrial-war/", None),
    "post": (POST, None),
    "series": (POST, ".gz-series"),
    "byline": ("posts/2026-06-25-what-an-agent-asks-of-an-operating-system/", ".gz-byline"),
    "comments": (POST, "gazette-comments"),
}
"""What is shown: a page, and an element on it or the window."""

PHONE = 360

Scheme = Literal["light", "dark"]


def take(page: Page, url: str, selector: str | None, file: Path) -> None:
    """Write a picture of the page at `url`, or of one element on it, to `file`."""
    page.goto(url, wait_until="networkidle")
    if selector == "gazette-comments":
        _comment(page)
    if selector is None:
        page.screenshot(path=file)
        return
    # Without the header, which would lie over what has been scrolled to, and with some air.
    air = f".md-header {{ display: none }} .md-typeset {selector} {{ padding: 0.8rem }}"
    page.add_style_tag(content=air)
    page.mouse.move(0, 0)
    element = page.locator(selector)
    element.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    element.screenshot(path=file)


def _comment(page: Page) -> None:
    page.get_by_label("Your name (optional)").fill("Ada")
    text = page.get_by_label("Comment", exact=True)
    for written in (
        "So memory is the bottleneck, not arithmetic. Worth another look at part 1.",
        "Ask: who makes the packaging?",
    ):
        text.fill(written)
        page.get_by_role("button", name="Add comment").click()
        page.get_by_role("article").get_by_text(written).wait_for()


def main() -> None:
    """Build the publication and take every picture, light and dark, wide and narrow."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    schemes: tuple[Scheme, ...] = ("light", "dark")
    with tempfile.TemporaryDirectory() as directory, sync_playwright() as playwright:
        build = [sys.executable, "-m", "mkdocs", "build", "--site-dir", directory]
        subprocess.run(build, cwd=ROOT, check=True)
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.FLAGS)
        with LocalServer(Path(directory)) as server:
            for scheme in schemes:
                for width, height in ((1280, 800), (PHONE, 740)):
                    context = browser.new_context(
                        color_scheme=scheme, viewport={"width": width, "height": height}
                    )
                    for name, (path, selector) in VIEWS.items():
                        if selector and width == PHONE:
                            continue
                        page = context.new_page()
                        file = PICTURES / f"{name}-{scheme}-{width}.png"
                        take(page, server.url + path, selector, file)
                        page.close()
                    context.close()
        browser.close()


if __name__ == "__main__":
    main()
