"""Links of feeds into their own site are followed, wherever in a feed they stand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.feeds.validity import resolved

ROOT = "https://example.org/daily/"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for path in ("index.html", "a/index.html", "b.html", "größe.png"):
        file = tmp_path / path
        file.parent.mkdir(exist_ok=True)
        file.write_text('<h1 id="töp">A</h1><a name="old">x</a>', encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("url", "there"),
    [
        ("", True),
        ("?utm=1", True),
        ("a/", True),
        ("a/#t%C3%B6p", True),
        ("a/#old", True),
        ("a/#new", False),
        ("a", False),
        ("a/index.html", True),
        ("b.html#töp", True),
        ("b.html#new", False),
        ("b/", False),
        ("gr%C3%B6%C3%9Fe.png", True),
        ("größe.png#xywh=1,2,3,4", True),
        ("a/../b.html", False),
        ("//[", False),
    ],
)
def test_what_leads_somewhere(site: Path, url: str, *, there: bool) -> None:
    document = f'<feed xmlns="http://www.w3.org/2005/Atom"><link href="{ROOT}{url}"/></feed>'
    expected = [] if there else [f"atom.xml: {ROOT}{url}"]
    for site_url in (ROOT, ROOT.removesuffix("/")):
        assert resolved({"atom.xml": document.encode()}, site, site_url) == expected


LOST = f"{ROOT}lost/"
HTML = f"<p><a href='{LOST}1'>x</a><img src='{LOST}2' srcset='{LOST}3 1x'><video poster='{LOST}4'>"


@pytest.mark.parametrize(
    ("document", "lost"),
    [
        (
            f"""<rss><channel><link>{LOST}</link><image><url> {LOST}0 </url></image><item>
            <guid isPermaLink="false">{LOST}id</guid><guid>{LOST}guid</guid>
            <description><![CDATA[{HTML}]]></description><enclosure url="{LOST}5"/></item>
            </channel></rss>""",
            ["", "0", "guid", "1", "2", "3", "4", "5"],
        ),
        (
            f"""<rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><item>
            <content:encoded><![CDATA[{HTML}]]></content:encoded></item></channel></rss>""",
            ["1", "2", "3", "4"],
        ),
        (
            f"""<feed xmlns="http://www.w3.org/2005/Atom"><id>{LOST}id</id><icon>{LOST}icon</icon>
            <entry><content type="html"><![CDATA[{HTML}]]></content><link href="{LOST}5"/>
            <summary>See {LOST}6, not a link.</summary><uri>https://elsewhere.example/</uri>
            </entry></feed>""",
            ["icon", "1", "2", "3", "4", "5"],
        ),
        (
            json.dumps(
                {
                    "icon": f"{LOST}icon",
                    "items": [
                        {"id": f"{LOST}id", "content_html": HTML, "tags": ["x"]},
                        {"attachments": [{"url": f"{LOST}5", "size_in_bytes": 1}]},
                        {"content_text": "x", "url": f"{LOST}5"},
                    ],
                }
            ),
            ["icon", "1", "2", "3", "4", "5"],
        ),
    ],
    ids=["RSS", "RSS in full", "Atom", "JSON"],
)
def test_where_links_are_looked_for(site: Path, document: str, lost: list[str]) -> None:
    found = resolved({"feed": document.encode()}, site, ROOT)
    assert found == [f"feed: {LOST}{name}" for name in lost]
