"""Subscribing by mail in a real browser: what a service gets, by keyboard and for everybody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.everybody import Look, Watch, found_by_axe, in_each_look, looking
from tests.browser.local_server import LocalServer
from tests.browser.pages.conftest import CONFIG_FILE
from tests.build.written_site import build_as_configured

MAILCHIMP = "https://x.us1.list-manage.com/subscribe/post?u=abc&id=123"
SERVICES: dict[str, tuple[dict[str, Any], str, list[tuple[str, str]]]] = {
    "buttondown": (
        {"username": "daily", "tags": ["news"]},
        "https://buttondown.com/api/emails/embed-subscribe/daily",
        [("email", "ada@example.org"), ("embed", "1"), ("tag", "news")],
    ),
    "kit": (
        {"form": "123"},
        "https://app.kit.com/forms/123/subscriptions",
        [("email_address", "ada@example.org")],
    ),
    "listmonk": (
        {"url": "https://lists.example", "lists": ["abc-1"]},
        "https://lists.example/subscription/form",
        [("email", "ada@example.org"), ("l", "abc-1"), ("nonce", "")],
    ),
    "mailchimp": (
        {"action": MAILCHIMP},
        MAILCHIMP,
        [("EMAIL", "ada@example.org"), ("b_abc_123", "")],
    ),
    "form": (
        {"action": "https://forms.example/in", "field": "mail", "fields": {"list": "a&b"}},
        "https://forms.example/in",
        [("mail", "ada@example.org"), ("list", "a&b")],
    ),
}


@pytest.fixture
def elsewhere() -> tuple[str, ...]:
    return tuple(address for _, address, _ in SERVICES.values())


@pytest.fixture(scope="module", params=SERVICES)
def service(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def server(service: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalServer]:
    """Our own publication, to which one subscribes by way of the service."""
    mail = {"service": service, **SERVICES[service][0]}
    directory = tmp_path_factory.mktemp(service)
    plugins = ["search", {"gazette": {"subscribe": {"mail": mail}}}]
    build_as_configured(CONFIG_FILE, site_dir=str(directory), plugins=plugins)
    with LocalServer(directory) as started:
        yield started


def test_the_service_gets_the_address_and_what_goes_with_it(
    page: Page, server: LocalServer, service: str
) -> None:
    _, address, expected = SERVICES[service]
    sent: list[str] = []

    def take(route: Route) -> None:
        sent.append(route.request.post_data or "")
        route.fulfill(body="<title>Thanks</title>", content_type="text/html")

    page.context.route(address, take)
    page.goto(f"{server.url}subscribe/")
    page.get_by_label("Your e-mail address").focus()
    page.keyboard.type("ada@example.org")
    with page.context.expect_page() as opened:
        page.keyboard.press("Enter")
    expect(opened.value).to_have_title("Thanks")
    [form] = sent
    assert parse_qsl(form, keep_blank_values=True) == expected


def test_what_is_no_address_is_not_sent(page: Page, server: LocalServer) -> None:
    page.goto(f"{server.url}subscribe/")
    field = page.get_by_label("Your e-mail address")
    for wrong in ("", "ada"):
        field.fill(wrong)
        page.get_by_role("button", name="Subscribe", exact=True).click()
        assert field.evaluate("node => node.validity.valid") is False
        expect(field).to_be_focused()
    assert len(page.context.pages) == 1


@in_each_look
def test_axe_finds_nothing(browser: Browser, watch: Watch, server: LocalServer, look: Look) -> None:
    with looking(browser, watch, look) as page:
        page.goto(f"{server.url}subscribe/")
        assert found_by_axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= look.width
