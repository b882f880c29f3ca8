"""The form to subscribe by mail."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborNode

from tests.build.written_site import (
    BuildStoppedError,
    Docs,
    WrittenSite,
    build_site,
    post_file,
    words,
)

DOCS: Docs = {
    "posts/a.md": post_file(title="A", series="s"),
    ".series.yml": "series: {s: {title: S}}",
}


def site_with(directory: Path, mail: dict[str, Any], **config: Any) -> WrittenSite:
    options = {"subscribe": {"mail": mail}}
    return build_site(directory, DOCS, plugins=[{"gazette": options}], **config)


def form_of(site: WrittenSite) -> LexborNode:
    [form] = site.page("subscribe.md").css("form.gz-mail")
    return form


MAILCHIMP = "https://x.us1.list-manage.com/subscribe/post?u=abc&id=123&f_id=0"
UUIDS = ["e7b4c8d2-0000-4000-8000-000000000001", "e7b4c8d2-0000-4000-8000-000000000002"]


@pytest.mark.parametrize(
    ("mail", "action", "field", "others"),
    [
        (
            {"service": "buttondown", "username": "daily", "tags": ["a b", "c"]},
            "https://buttondown.com/api/emails/embed-subscribe/daily",
            "email",
            [("embed", "1"), ("tag", "a b"), ("tag", "c")],
        ),
        (
            {"service": "kit", "form": 1234567},
            "https://app.kit.com/forms/1234567/subscriptions",
            "email_address",
            [],
        ),
        (
            {"service": "listmonk", "url": "https://lists.example/", "lists": UUIDS},
            "https://lists.example/subscription/form",
            "email",
            [("l", UUIDS[0]), ("l", UUIDS[1]), ("nonce", "")],
        ),
        (
            {"service": "mailchimp", "action": MAILCHIMP},
            MAILCHIMP,
            "EMAIL",
            [("b_abc_123", "")],
        ),
        (
            {
                "service": "form",
                "action": "https://forms.example/in?a=1&b=2",
                "field": 'your"mail<',
                "fields": {"list": "<script>"},
            },
            "https://forms.example/in?a=1&b=2",
            'your"mail<',
            [("list", "<script>")],
        ),
    ],
)
def test_each_service_gets_what_its_own_form_sends(
    tmp_path: Path, mail: dict[str, Any], action: str, field: str, others: list[tuple[str, str]]
) -> None:
    form = form_of(site_with(tmp_path, mail))
    assert form.attrs.get("action") == action
    assert form.attrs.get("method") == "post"
    [address] = form.css("input[type=email]")
    assert address.attrs.get("name") == field
    assert "required" in address.attrs
    found = [
        (node.attrs.sget("name"), node.attrs.get("value") or "")
        for node in form.css("input:not([type=email])")
    ]
    assert found == others
    assert form.css("script, iframe, img") == []


def test_it_says_where_the_address_goes_and_what_the_publication_says(tmp_path: Path) -> None:
    mail = {
        "service": "buttondown",
        "username": "daily",
        "label": "Join <us>",
        "note": "On Sundays & never else.",
    }
    form = form_of(site_with(tmp_path, mail))
    assert words(form.css_first("button")) == "Join <us>"
    assert words(form.css_first(".gz-mail__note")) == (
        "On Sundays & never else. Your address goes to buttondown.com, which opens in a new tab."
    )


def test_without_feeds_there_still_is_a_page_for_it(tmp_path: Path) -> None:
    mail = {"service": "kit", "form": "abc"}
    site = site_with(tmp_path, mail, site_url=None)
    assert form_of(site)
    assert site.page("subscribe.md").css(".gz-offer") == []
    [link] = site.page("posts/a.md").css(".gz-byline__subscribe")
    assert site.target(site.path_of("posts/a.md"), link.attrs.sget("href")) == (
        "subscribe/index.html"
    )
    assert site.broken_links() == []


def test_without_it_there_is_none(tmp_path: Path) -> None:
    assert build_site(tmp_path, DOCS).page("subscribe.md").css("form.gz-mail, .gz-mail") == []


@pytest.mark.parametrize(
    ("mail", "message"),
    [
        ({"service": "buttondown"}, "subscribe.mail needs username. Write in mkdocs.yml:"),
        ({"service": "listmonk", "url": "https://l.example"}, "subscribe.mail needs lists."),
        ({"username": "daily"}, "service: buttondown  # or kit, listmonk, mailchimp, form"),
        ({"service": "buttondown", "username": "a/../b"}, "Expected letters, digits, - and _"),
        ({"service": "form", "action": "http://e.org/in"}, "Expected an address with https:"),
        ({"service": "form", "action": "javascript:alert(1)"}, "Expected an address with https:"),
        ({"service": "mailchimp", "action": "https://e.org/?u=1"}, "with u= and id= in it"),
        ({"service": "mailchump"}, "Expected one of"),
    ],
)
def test_what_is_missing_or_wrong_is_told(
    tmp_path: Path, mail: dict[str, Any], message: str
) -> None:
    with pytest.raises(BuildStoppedError) as stopped:
        site_with(tmp_path, mail)
    assert message in str(stopped.value)
