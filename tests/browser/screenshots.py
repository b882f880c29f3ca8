"""Takes the guide's pictures: `python -m tests.browser.screenshots` after a change of looks.

With names behind it, such as `comments publishing`, it takes only those.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import chromium
from tests.browser.local_server import LocalServer
from tests.browser.long_publication import build_long_publication
from tests.build.written_site import Docs, build_site, post_file

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "docs/assets/guide"
CHIPS = "2026-06-29-the-chips-that-answer"
POST = f"posts/{CHIPS}/"
ACCEPTED = "0197bd0{0}-9c40-700{0}-8000-3f1d2c4b5a0{0}"
"""The ids of the comments that this post has."""

NOW = datetime(2026, 6, 29, 12)  # noqa: DTZ001 - the browser's own time zone, as the texts have it
WIDE, PHONE = 1280, 360

Scheme = Literal["light", "dark"]


def _nothing(_: Page) -> None:
    pass


@dataclass(frozen=True)
class View:
    """What a picture shows: a page, and an element on it or the window.

    `prepare` is what a reader does first, `widths` are those of the window. An element gets
    some `air` around it.
    """

    path: str
    selector: str | None = None
    prepare: Callable[[Page], None] = _nothing
    widths: tuple[int, ...] = (WIDE,)
    air: bool = True


def _written(number: int, body: str, minute: int, **fields: object) -> Mapping[str, object]:
    return {
        "id": f"0197bd10-9c40-7000-8000-{number:012x}",
        "post": CHIPS,
        "parent": None,
        "name": "Tomás Ferreira",
        "created": f"2026-06-29T{minute // 60:02}:{minute % 60:02}:00.000Z",
        "body": body,
        "state": "private",
        **fields,
    }


PRIVATE_REPLY = _written(
    1,
    "So **memory** is the bottleneck. That also explains why part 1 spent so long on `KV caches`.",
    11 * 60 + 48,
    parent=ACCEPTED.format(1),
)
MINE = (
    PRIVATE_REPLY,
    _written(2, "And whose are the fabs?", 11 * 60 + 55, state="submitted"),
    {
        **_written(
            3,
            "Two questions:\n\n1. Who makes the packaging?\n2. Does it apply to memory, too?",
            9 * 60 + 50,
        ),
        "id": ACCEPTED.format(4),
        "state": "accepted",
    },
)
ELSEWHERE = (
    _written(
        4,
        "> Memory is what an agent asks for first.\n\nCompare with the post on chips.",
        8 * 60,
        post="2026-06-25-what-an-agent-asks-of-an-operating-system",
        state="accepted",
    ),
)


def _keep(page: Page, *comments: Mapping[str, object]) -> None:
    """Let the browser keep `comments`, and load the page anew."""
    stored = {
        f"gazette:/:comments:{comment['post']}:{comment['id']}": json.dumps(
            {"version": 1, "url": None, "edited": None, "revision": None, "deleted": None}
            | {**comment}
        )
        for comment in comments
    }
    page.evaluate("entries => Object.assign(localStorage, entries)", stored)
    page.reload(wait_until="networkidle")
    # What is Markdown is made when it comes into view.
    page.locator("gazette-comments, gazette-my-comments").scroll_into_view_if_needed()
    for text in page.locator("[data-gz=body]").all():
        text.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")


def _thread(page: Page) -> None:
    _keep(page, *MINE)
    page.get_by_text("submitted", exact=True).wait_for()


def _outdated(page: Page) -> None:
    """Let the browser keep a comment on an earlier text of the post."""
    _keep(page, _written(5, "Is that so for *all* of them?", 9 * 60, revision="0" * 12))
    page.get_by_text("The article has changed since.").wait_for()


def _writing(page: Page) -> None:
    page.get_by_label("Your name (optional)").fill("Tomás Ferreira")
    page.get_by_label("Comment", exact=True).fill(
        "Three things to *check*:\n\n- memory, `HBM` first\n- packaging\n- power, see "
        "[part 1](https://example.org/1)"
    )
    page.get_by_role("group", name="Preview").get_by_role("link").wait_for()


def _publishing(page: Page) -> None:
    _keep(page, PRIVATE_REPLY)
    page.get_by_role("button", name="Publish …").click()
    page.get_by_role("dialog", name="Publish this comment").wait_for()


def _library(page: Page) -> None:
    _keep(page, *MINE, *ELSEWHERE)
    page.get_by_text("Compare with the post").wait_for()
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_timeout(1000)  # The theme's header comes back slowly.


READ = (
    "2026-06-19-what-a-token-is",
    "2026-06-20-open-weights",
    "2026-06-21-how-to-read-a-benchmark",
)


def _come_back(page: Page) -> None:
    """Let the browser keep what a reader has read who was here a week ago."""
    at = "2026-06-22T10:00:00Z"
    here, then = (
        {"post": post, "number": number, "url": f"posts/{post}/"}
        for post, number in ((READ[-1], 3), ("2026-06-22-what-an-s-1-tells", 4))
    )
    values: dict[str, Mapping[str, object]] = {
        **{f"read:{post}": {"at": at} for post in (*READ, "models-at-the-border")},
        "place:ai-daily": {"at": at, **here, "next": then},
        "visit:series:ai-daily": {"at": at, "count": 6, "since": 6},
    }
    stored = {
        f"gazette:/:{name}": json.dumps({"version": 1, **value}) for name, value in values.items()
    }
    page.evaluate(
        "entries => { localStorage.clear(); Object.assign(localStorage, entries) }", stored
    )
    page.reload(wait_until="networkidle")
    page.get_by_role("link", name="Continue with part 4").wait_for()


def _reading_marks(page: Page) -> None:
    _come_back(page)
    page.get_by_role("button", name="Reading marks").click()
    page.get_by_role("dialog", name="Reading marks").wait_for()


def _all_parts(page: Page) -> None:
    page.get_by_role("button", name="All parts of 2026").click()
    page.locator(".gz-all-parts__list").wait_for()


COMMENTS = ".gz-comments > section"
VIEWS = {
    "front": View("", widths=(WIDE, PHONE)),
    "archive": View("archive/2026/"),
    "author": View("authors/sol/"),
    "landing": View("series/ai-industrial-war/"),
    "progress": View("series/ai-daily/", None, _come_back),
    "reading-marks": View("series/ai-daily/", None, _reading_marks, (PHONE,)),
    "subscribe": View("subscribe/", ".gz-subscribe"),
    "post": View(POST, widths=(PHONE,)),
    "series": View(POST, ".gz-series"),
    "several-series": View(
        "posts/2026-06-28-the-models-at-the-border/#gz-in-ai-industrial-war", ".gz-ways"
    ),
    "related": View("posts/2026-06-25-what-an-agent-asks-of-an-operating-system/", ".gz-related"),
    "byline": View("posts/2026-06-25-what-an-agent-asks-of-an-operating-system/", ".gz-byline"),
    "comments": View(POST, COMMENTS, _thread),
    "outdated": View(POST, ".gz-comment--own", _outdated),
    "comment-form": View(POST, ".gz-comments__form", _writing),
    "publishing": View(POST, ".gz-dialog", _publishing, air=False),
    "my-comments": View("my-comments/", None, _library, (WIDE, PHONE)),
}
LONG = {"all-parts": View("posts/88/", ".gz-series", _all_parts)}
"""Views of the long publication."""
ARABIC_TITLES = ("ما الرمز؟", "أوزان مفتوحة", "كيف تقرأ معيارًا")
ARABIC_TEXT = (
    "يقيس المعيار ما اختاره واضعوه، لا ما تحتاج إليه أنت. اقرأ أولًا ما الذي سُئل عنه النموذج، ثم من "
    "اختار الأسئلة، ثم ما الذي تُرك خارجها."
)
ARABIC: Docs = {
    ".authors.yml": "authors: {layla: {name: ليلى حداد, description: تكتب عن الأرقام.}}",
    ".series.yml": "series: {daily: {title: اليومية, status: complete}}",
    **{
        f"posts/{number}.md": post_file(
            ARABIC_TEXT,
            title=title,
            date=f"2026-06-{number:02}",
            series="daily",
            authors="layla",
            categories=["قراءة", "AI"],
        )
        for number, title in enumerate(ARABIC_TITLES, 1)
    },
}
RIGHT_TO_LEFT = {
    "right-to-left": View("posts/2/", widths=(PHONE,)),
    "right-to-left-series": View("posts/2/", ".gz-series", widths=(PHONE,)),
}
"""Views of the Arabic publication."""


def take(page: Page, url: str, view: View, file: Path) -> None:
    """Write a picture of `view` on the site at `url` to `file`."""
    page.clock.set_fixed_time(NOW)
    page.goto(url + view.path, wait_until="networkidle")
    view.prepare(page)
    if view.selector is None:
        page.screenshot(path=file)
        return
    # The header and the way back up would lie over what has been scrolled to.
    page.add_style_tag(content=".md-header, .md-top { display: none }")
    if view.air:
        page.add_style_tag(content=f".md-typeset {view.selector} {{ padding: 0.8rem }}")
    page.mouse.move(0, 0)
    element = page.locator(view.selector).first
    element.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    element.screenshot(path=file)


def _take_all(browser: Browser, url: str, views: Mapping[str, View], scheme: Scheme) -> None:
    for width, height in ((WIDE, 800), (PHONE, 740)):
        for name, view in views.items():
            if width not in view.widths:
                continue
            # A browser of its own each, so that none finds another's comments.
            context = browser.new_context(
                color_scheme=scheme, viewport={"width": width, "height": height}
            )
            take(context.new_page(), url, view, PICTURES / f"{name}-{scheme}-{width}.png")
            context.close()


def _build_ours(directory: Path, _: str) -> Path:
    build = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(directory)]
    subprocess.run(build, cwd=ROOT, check=True)
    return directory


def _build_arabic(directory: Path, _: str) -> Path:
    theme = {
        "name": "material",
        "font": False,
        "language": "ar",
        "direction": "rtl",
        "palette": [
            {"media": f"(prefers-color-scheme: {light})", "scheme": scheme, "primary": primary}
            for light, scheme, primary in (
                ("light", "default", "white"),
                ("dark", "slate", "black"),
            )
        ],
    }
    return build_site(directory, ARABIC, site_name="الدفتر اليومي", theme=theme).directory


PUBLICATIONS = (
    (_build_ours, VIEWS),
    (build_long_publication, LONG),
    (_build_arabic, RIGHT_TO_LEFT),
)
"""What builds each publication in a directory, to be served at a URL, and its views."""


def main() -> None:
    """Build the publications and take pictures, light and dark, wide and narrow."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    chosen = sys.argv[1:] or [name for _, known in PUBLICATIONS for name in known]
    schemes: tuple[Scheme, ...] = ("light", "dark")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.FLAGS)
        for build, known in PUBLICATIONS:
            views = {name: view for name, view in known.items() if name in chosen}
            if not views:
                continue
            with (
                tempfile.TemporaryDirectory() as directory,
                LocalServer(Path(directory)) as server,
            ):
                server.directory = build(server.directory, server.url)
                for scheme in schemes:
                    _take_all(browser, server.url, views, scheme)
        browser.close()


if __name__ == "__main__":
    main()
