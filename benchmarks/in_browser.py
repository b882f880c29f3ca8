"""Measures a post with very many comments in Chromium: `python -m benchmarks.in_browser`.

Prints medians in milliseconds: from the start of the script that shows a reader's own comments
to the frame in which they stand, and to the first paint of the page with and without accepted
comments.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from benchmarks.corpus import make_comments
from mkdocs_gazette.sources.comment_file import timestamp
from tests.browser import chromium
from tests.browser.local_server import LocalServer
from tests.build.written_comments import accepted
from tests.build.written_site import build_site, post_file

MOUNT = """async (site) => {
    const { mount } = await import(`${site}assets/gazette/comment-section.js`);
    const { templates } = await import(`${site}assets/gazette/parts.js`);
    await templates("");
    const root = document.querySelector("gazette-comments");
    const before = performance.now();
    await mount(root, "/", new AbortController().signal);
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const shown = root.querySelectorAll("[data-gz-own]").length;
    return [performance.now() - before, shown];
}"""
FIRST_PAINT = """() => new Promise((resolve) => {
    const found = () => performance.getEntriesByName("first-contentful-paint")[0];
    const wait = () => (found() ? resolve(found().startTime) : setTimeout(wait, 20));
    wait();
})"""


def main() -> None:
    """Build two sites, measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--comments", type=int, default=1000, metavar="N", help="(%(default)s)")
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="(%(default)s)")
    given = parser.parse_args()
    beside: dict[str, str] = {}
    for number, comment in enumerate(make_comments("discussed", given.comments)):
        beside |= accepted(number, "discussed", comment.body)
    posts = {
        "posts/quiet.md": post_file("Text.\n\n" * 50, title="Quiet"),
        "posts/discussed.md": post_file("Text.\n\n" * 50, title="Discussed"),
    }
    with tempfile.TemporaryDirectory() as directory, sync_playwright() as playwright:
        site = build_site(Path(directory), posts, beside=beside)
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.FLAGS)
        with LocalServer(site.directory) as server:
            own = [mounted(browser, server.url, given.comments) for _ in range(given.rounds)]
            paints = {
                name: [painted(browser, f"{server.url}posts/{name}/") for _ in range(given.rounds)]
                for name in ("quiet", "discussed")
            }
        browser.close()
    print(
        f"{given.comments} own comments shown after {statistics.median(own):.0f} ms ({spread(own)})"
    )
    for name, times in paints.items():
        count = given.comments if name == "discussed" else 0
        median = statistics.median(times)
        print(f"first paint with {count} accepted comments after {median:.0f} ms ({spread(times)})")


def mounted(browser: Browser, url: str, count: int) -> float:
    """Return how long `count` of a reader's own comments on a post take to stand there."""
    stored = {
        f"gazette:/:comments:quiet:{comment.id}": json.dumps(
            {
                "version": 1,
                "id": comment.id,
                "post": "quiet",
                "parent": comment.parent,
                "name": comment.name,
                "created": timestamp(comment.created),
                "body": comment.body,
            }
        )
        for comment in make_comments("quiet", count)
    }
    page = browser.new_page()
    page.goto(f"{url}404.html")
    page.evaluate("(stored) => Object.assign(localStorage, stored)", stored)
    # Only what is measured is to show them.
    page.route(
        "**/comments.define.js",
        lambda route: route.fulfill(body="", content_type="text/javascript"),
    )
    page.goto(f"{url}posts/quiet/", wait_until="networkidle")
    taken, shown = page.evaluate(MOUNT, url)
    page.context.close()
    if shown != count:
        raise SystemExit(f"{shown} of {count} comments are shown")
    return float(taken)


def painted(browser: Browser, url: str) -> float:
    """Return how long after its request a page's first content is painted."""
    page = browser.new_page()
    page.goto(url)
    first = page.evaluate(FIRST_PAINT)
    page.context.close()
    return float(first)


def spread(times: list[float]) -> str:
    """Return the lowest and the highest of `times`."""
    return f"{min(times):.0f}–{max(times):.0f}"


if __name__ == "__main__":
    main()
