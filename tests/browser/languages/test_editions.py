"""The comments on a site in several languages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.local_server import LocalServer
from tests.build.written_site import build_site, post_file

I18N = {
    "i18n": {
        "languages": [
            {"locale": "en", "name": "English", "default": True},
            {"locale": "de", "name": "Deutsch"},
        ],
    }
}


@pytest.fixture
def complaints() -> Iterator[list[str]]:
    """All but those of the theme, which looks for a sitemap beside each translation."""
    found: list[str] = []
    yield found
    assert [complaint for complaint in found if "sitemap.xml)" not in complaint] == []


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalServer]:
    """A post and its translation."""
    docs = {
        "posts/one.md": post_file(title="One"),
        "posts/one.de.md": post_file(title="Eins"),
    }
    site = build_site(tmp_path_factory.mktemp("editions"), docs, plugins=[I18N, "gazette"])
    with LocalServer(site.directory) as started:
        yield started


def comments(page: Page) -> Locator:
    """What was written, beside which what was read may be listed."""
    return page.locator("[data-gz=list]")


def test_the_script_speaks_the_language_of_the_page(page: Page, server: LocalServer) -> None:
    page.goto(f"{server.url}de/posts/one/")
    page.get_by_label("Kommentar", exact=True).fill("Aha.")
    page.get_by_role("button", name="Kommentar hinzufügen").click()
    expect(page.get_by_role("button", name="Löschen")).to_be_visible()
    page.get_by_role("link", name="Meine Kommentare").click()
    expect(comments(page).get_by_role("link", name="Eins")).to_have_attribute(
        "href", f"{server.url}de/posts/one/"
    )
    page.goto(f"{server.url}posts/one/")
    expect(page.get_by_text("Aha.")).to_be_visible()
    expect(page.get_by_role("button", name="Delete")).to_be_visible()
    page.get_by_role("link", name="My comments").click()
    expect(comments(page).get_by_role("link", name="One")).to_have_attribute(
        "href", f"{server.url}posts/one/"
    )


def test_a_draft_goes_along_when_the_language_is_switched(page: Page, server: LocalServer) -> None:
    page.goto(f"{server.url}de/posts/one/")
    field = page.locator("gazette-comments").get_by_role("textbox").last
    field.fill("Halb ged")
    # At once: sooner than a pause in typing stores it.
    page.get_by_role("link", name="English").dispatch_event("click")
    page.wait_for_url(f"{server.url}posts/one/")
    expect(field).to_have_value("Halb ged")
    field.fill("Half a thou")
    page.get_by_role("link", name="Deutsch").dispatch_event("click")
    page.wait_for_url(f"{server.url}de/posts/one/")
    expect(field).to_have_value("Half a thou")
