"""Which dates, tags and addresses count as good ones in a feed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.feeds.addresses import id_fault, link_fault
from tests.feeds.written_forms import is_language, is_number, rfc822, rfc3339


def test_dates_are_read() -> None:
    moment = datetime(2026, 6, 3, 8, tzinfo=UTC)
    assert rfc3339("2026-06-03T10:00:00+02:00") == rfc3339("2026-06-03T08:00:00.0Z") == moment
    assert rfc822("Wed, 03 Jun 2026 10:00:00 +0200") == rfc822("Wed, 03 Jun 2026 08:00:00 GMT")
    assert rfc822("Wed, 03 Jun 2026 08:00:00 GMT") == moment


@pytest.mark.parametrize(
    "text",
    [
        "2026-06-03",
        "2026-06-03T10:00:00",
        "2026-06-03 10:00:00Z",
        "2026-06-03t10:00:00z",
        "2026-06-03T10:00Z",
        "2026-06-31T10:00:00Z",
        "2026-06-03T10:00:00+0200",
        " 2026-06-03T10:00:00Z",
        "২০২৬-06-03T10:00:00Z",
    ],
)
def test_what_is_no_date_of_rfc_3339(text: str) -> None:
    assert rfc3339(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Tue, 03 Jun 2026 10:00:00 GMT",
        "Wed, 3 Jun 2026 10:00:00 GMT",
        "Wed, 03 June 2026 10:00:00 GMT",
        "Wed, 03 Jun 26 10:00:00 GMT",
        "Wed, 03 Jun 2026 10:00 GMT",
        "Wed, 03 Jun 2026 10:00:00",
        "Wed, 03 Jun 2026 10:00:00 CEST",
        "Wed, 03 Jun 2026 25:00:00 GMT",
        "03 Jun 2026 10:00:00 GMT",
        "Mi, 03 Jun 2026 10:00:00 GMT",
    ],
)
def test_what_is_no_date_of_rfc_822(text: str) -> None:
    assert rfc822(text) is None


def test_tags_and_numbers() -> None:
    assert all(map(is_language, ["en", "de-AT", "zh-Hans-CN", "en-001"]))
    assert not any(map(is_language, ["", "en_GB", "en-", "english language", "größe"]))
    assert all(map(is_number, ["0", "99"]))
    assert not any(map(is_number, ["", "-1", "1.5", "１", "9 kB"]))


@pytest.mark.parametrize(
    ("iri", "fault"),
    [
        ("https://example.org/a%20b/größe?q=1#x", ""),
        ("tag:example.org,2026-01-01:/gr%C3%B6%C3%9Fe", ""),
        ("urn:uuid:60a76c80-d399-11d9-b93c-0003939e0af6", ""),
        ("", "is not absolute"),
        ("posts/a", "is not absolute"),
        ("//example.org/", "is not absolute"),
        ("https://example.org/a b", "is no address"),
        ("https://example.org/<a>", "is no address"),
        ("https://example.org/100%", "is no address"),
        ("HTTPS://example.org/", "is not in normal form"),
        ("https://Example.org/", "is not in normal form"),
        ("https://example.org", "is not in normal form"),
        ("https://example.org:443/", "is not in normal form"),
        ("http://example.org:/", "is not in normal form"),
        ("https://example.org/a/../b", "is not in normal form"),
        ("https://example.org/./b", "is not in normal form"),
        ("https://example.org/%c3%9f", "is not in normal form"),
        ("tag:example.org,2026-01-01:/%7Esol", "is not in normal form"),
    ],
)
def test_identifiers(iri: str, fault: str) -> None:
    assert id_fault(iri) == fault


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("https://example.org", ""),
        ("http://example.org/größe?a=b#c", ""),
        ("mailto:a@b.example", "is no absolute address on the web"),
        ("//example.org/", "is no absolute address on the web"),
        ("https:///path", "is no absolute address on the web"),
        ("https:path", "is no absolute address on the web"),
        ("", "is no absolute address on the web"),
        (" https://example.org/", "is no address"),
        ("https://example.org/a b", "is no address"),
        ("https://[example/", "is no address"),
    ],
)
def test_links(address: str, fault: str) -> None:
    assert link_fault(address) == fault
