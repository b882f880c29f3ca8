"""A reader with an old address, in a real browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.local_server import LocalServer
from tests.build.written_site import build_site, post_file


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalServer]:
    aliases = ["old/", "2018/page.html", "мир", "100%"]
    post = post_file("Text.\n\n## Noon\n", title="The lamp & I", aliases=aliases)
    site = build_site(
        tmp_path_factory.mktemp("redirects"),
        # Below the root of its host, as on GitHub Pages.
        {"posts/lamp.md": post},
        site_dir=str(tmp_path_factory.mktemp("host") / "daily"),
        plugins=[{"gazette": {"post_url_format": "{date}/{slug}"}}],
    )
    with LocalServer(site.directory.parent) as started:
        yield started


NEW = "daily/2026/06/28/the-lamp--i/"
OLD = ["old/", "old", "2018/page.html", "%D0%BC%D0%B8%D1%80/", "100%25/", "posts/lamp/"]


@pytest.mark.parametrize("address", OLD)
def test_an_old_address_leads_to_the_very_place(
    page: Page, server: LocalServer, address: str
) -> None:
    page.goto(f"{server.url}daily/{address}?from=mail#noon")
    page.wait_for_url(f"{server.url}{NEW}?from=mail#noon")
    expect(page.locator("#noon")).to_be_in_viewport()
    page.go_back()
    assert page.url == "about:blank", "the old address is not in the way back"


def test_without_scripts_it_leads_to_the_post(
    browser: Browser, watch: Callable[[BrowserContext], BrowserContext], server: LocalServer
) -> None:
    context = watch(browser.new_context(java_script_enabled=False))
    page = context.new_page()
    page.goto(f"{server.url}daily/old/#noon")
    page.wait_for_url(server.url + NEW)
    expect(page.locator("h1")).to_have_text("The lamp & I")
    context.close()
