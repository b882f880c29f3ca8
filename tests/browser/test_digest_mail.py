"""The mail of a digest, as a browser shows it: mail programs on the web are not far from one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.everybody import Look, Watch, found_by_axe, looking
from tests.browser.local_server import LocalServer
from tests.build.hostile_site import PAYLOADS
from tests.build.written_site import post_file
from tests.cli.digests import DOCS, NOW, WEEK, write_publication

LOOKS = [Look("light", 600), Look("dark", 600), Look("light", 360), Look("dark", 360)]
PAPER = {"light": "rgb(255, 255, 255)", "dark": "rgb(30, 30, 30)"}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalServer]:
    root = tmp_path_factory.mktemp("digest")
    hostile = {
        f"posts/{name}.md": post_file(title=text, description=text, authors=[{"name": text}])
        for name, text in PAYLOADS.items()
    }
    site = write_publication(root, {**DOCS, **hostile})
    options = ("-f", str(root / "mkdocs.yml"), "--output", str(root / "out"))
    done = site.gazette("digest", *options, env={"SOURCE_DATE_EPOCH": NOW})
    assert done.exit_code == 0, done.output
    Path(root / f"out/{WEEK}.html").rename(root / "out/index.html")
    with LocalServer(root / "out") as started:
        yield started


@pytest.mark.parametrize("look", LOOKS, ids=[f"{look.scheme}-{look.width}" for look in LOOKS])
def test_the_mail_is_readable(
    browser: Browser, watch: Watch, server: LocalServer, look: Look
) -> None:
    with looking(browser, watch, look) as page:
        page.goto(server.url)
        expect(page.locator(".paper")).to_have_css("background-color", PAPER[look.scheme])
        paper = page.locator(".paper").bounding_box()
        assert paper is not None
        assert paper["width"] == (360 if look.width == 360 else 576)
        assert page.evaluate("document.documentElement.scrollWidth") == look.width
        assert page.evaluate("window.pwned") is None
        requested = page.evaluate("performance.getEntriesByType('resource').map(one => one.name)")
        assert [address for address in requested if not address.endswith("/favicon.ico")] == []
        # A mail is a part of the page of a mail program, which has the landmarks.
        assert found_by_axe(page, "body > [role=article]") == []


def test_the_first_words_that_mail_programs_show_are_not_seen(
    browser: Browser, watch: Watch, server: LocalServer
) -> None:
    with looking(browser, watch, LOOKS[0]) as page:
        page.goto(server.url)
        first = page.locator("body > div").first
        expect(first).to_be_hidden()
        assert (first.text_content() or "").startswith(f"{3 + len(PAYLOADS)} posts: Dusk · ")
