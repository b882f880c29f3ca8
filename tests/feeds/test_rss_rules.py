"""The judge of RSS feeds finds each fault, and none where none is."""

from __future__ import annotations

import pytest

from tests.feeds.faults import changed
from tests.feeds.validity import problems, rss_problems

URL = "https://example.org/daily/rss.xml"
VALID = """\
<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"
  xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:slash="http://purl.org/rss/1.0/modules/slash/">
  <channel>
    <title>The Daily</title>
    <link>https://example.org/daily/</link>
    <description>All that matters.</description>
    <language>en-gb</language>
    <ttl>60</ttl>
    <lastBuildDate>Sat, 20 Jun 2026 00:00:00 GMT</lastBuildDate>
    <image>
      <url>https://example.org/daily/icon.png</url>
      <title>The Daily</title>
      <link>https://example.org/daily/</link>
    </image>
    <atom:link rel="self" type="application/rss+xml" href="https://example.org/daily/rss.xml"/>
    <item>
      <title>Third</title>
      <link>https://example.org/daily/third/</link>
      <description>In short.</description>
      <guid isPermaLink="false">tag:example.org,2026-01-01:/daily/third</guid>
      <pubDate>Wed, 03 Jun 2026 10:00:00 +0200</pubDate>
      <dc:creator>Sol</dc:creator>
      <dc:creator>Ada</dc:creator>
      <category>War</category>
      <category domain="https://example.org/daily/categories/">Peace</category>
      <enclosure url="https://example.org/third.mp3" length="99" type="audio/mpeg"/>
      <content:encoded><![CDATA[<p>In <a href="https://e.example/">full</a>.</p>]]></content:encoded>
      <slash:comments>3</slash:comments>
    </item>
    <item>
      <description>Second</description>
      <guid>https://example.org/daily/second/</guid>
      <pubDate>Tue, 02 Jun 2026 00:00:00 GMT</pubDate>
      <author>ada@example.org (Ada Byron)</author>
    </item>
  </channel>
</rss>
"""
GUID = '<guid isPermaLink="false">tag:example.org,2026-01-01:/daily/third</guid>'
SELF = '<atom:link rel="self" type="application/rss+xml" href="https://example.org/daily/rss.xml"/>'
ENCLOSURE = '<enclosure url="https://example.org/third.mp3" length="99" type="audio/mpeg"/>'
HISTORY = 'xmlns:fh="http://purl.org/syndication/history/1.0"'
NOWHERE = "is no absolute address on the web"


def test_a_good_feed_has_no_problems() -> None:
    assert rss_problems(VALID.encode(), URL) == []
    assert problems(VALID.encode(), URL) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('version="2.0"', 'version="0.91"', "the document is no RSS 2.0"),
        ("</channel>", "</channel><channel/>", "rss: not just one channel"),
        (
            "<ttl>",
            '<x:y xmlns:x="https://x.example/">z</x:y><ttl>',
            "unknown namespace https://x.example/",
        ),
    ],
)
def test_the_document(old: str, new: str, problem: str) -> None:
    assert rss_problems(changed(VALID, old, new), URL) == [problem]


def test_a_summary_is_no_duty_nor_is_an_address() -> None:
    assert rss_problems(changed(VALID, "<description>In short.</description>", "")) == []


def test_what_is_empty_is_no_address_either() -> None:
    assert rss_problems(changed(VALID, GUID, "<guid/>")) == [
        "item 1: guid is empty",
        "item 1: guid None is no address, yet isPermaLink is not false",
    ]
    assert rss_problems(
        changed(VALID, "<link>https://example.org/daily/third/</link>", "<link/>")
    ) == [
        "item 1: link is empty",
        f"item 1: link '' {NOWHERE}",
    ]


def test_what_is_no_rss() -> None:
    [problem] = rss_problems(VALID.replace("</item>", "").encode())
    assert problem.startswith("not well-formed: ")
    assert rss_problems(b'<feed version="2.0"/>') == ["the document is no RSS 2.0"]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("<description>All that matters.</description>", "", "no description"),
        ("<language>en-gb</language>", "", "no language"),
        ("en-gb", "English (UK)", "language 'English (UK)' is no tag"),
        ("<ttl>60", "<ttl>one hour", "ttl 'one hour' is no number"),
        ("<ttl>60</ttl>", "<ttl/>", "ttl is empty"),
        ("<ttl>60</ttl>", "<ttl>60</ttl><ttl>60</ttl>", "2 times ttl"),
        (
            "</image>",
            f"</image><fh:archive {HISTORY}/>",
            "an archive without a link to the current feed",
        ),
        ("</image>", f"</image><fh:old {HISTORY}>x</fh:old>", "unknown element fh:old"),
        ("<ttl>60</ttl>", "<tll>60</tll>", "unknown element tll"),
        (
            "<ttl>60</ttl>",
            "<content:encoded>x</content:encoded>",
            "unknown element content:encoded",
        ),
        ("<ttl>60</ttl>", "<ttl unit='min'>60</ttl>", "ttl: unknown attribute unit"),
        ("All that matters.", "All <b>that</b> matters.", "description holds elements"),
        (
            "Sat, 20 Jun",
            "Sun, 20 Jun",
            "lastBuildDate 'Sun, 20 Jun 2026 00:00:00 GMT' is no date of RFC 822",
        ),
        ("</ttl>\n", "</ttl><docs>rss.html</docs>\n", f"docs 'rss.html' {NOWHERE}"),
        (
            "</ttl>\n",
            "</ttl><webMaster>Sol</webMaster>",
            "webMaster 'Sol' is no e-mail address and name",
        ),
        (SELF, "", "0 links to itself"),
        ("daily/rss.xml", "rss.xml", "says it is at 'https://example.org/rss.xml'"),
        (SELF, f'{SELF}<atom:link rel="hub" href="/hub"/>', f"atom:link '/hub' {NOWHERE}"),
        (
            SELF,
            f'{SELF}<atom:link rel="next-archive" href="https://a.example/"/>',
            "a link to next-archive that is no archive's",
        ),
    ],
)
def test_the_channel(old: str, new: str, problem: str) -> None:
    assert rss_problems(changed(VALID, old, new), URL) == [f"channel: {problem}"]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("<url>https://example.org/daily/icon.png", "<url>icon.png", f"url 'icon.png' {NOWHERE}"),
        (
            "<title>The Daily</title>\n      <link>",
            "<title>Icon</title>\n      <link>",
            "not the channel's title",
        ),
        ("<url>", "<size>3</size><url>", "unknown element size"),
    ],
)
def test_the_image(old: str, new: str, problem: str) -> None:
    assert rss_problems(changed(VALID, old, new), URL) == [f"image: {problem}"]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("<description>Second</description>", "", "2: neither title nor description"),
        (GUID, "", "1: no guid"),
        ("<guid>", '<guid isPermalink="false">', "2: guid: unknown attribute isPermalink"),
        (
            ' isPermaLink="false">tag:example.org,2026-01-01:/daily/',
            ">tag:/",
            "1: guid 'tag:/third' is no address, yet isPermaLink is not false",
        ),
        ('isPermaLink="false"', 'isPermaLink="no"', "1: isPermaLink is 'no'"),
        (
            "<guid>https://example.org/daily/",
            "<guid>",
            "2: guid 'second/' is no address, yet isPermaLink is not false",
        ),
        (
            "<guid>https://example.org/daily/second/",
            '<guid isPermaLink="false">tag:example.org,2026-01-01:/daily/third',
            "2: the guid of an item before",
        ),
        (
            "Tue, 02 Jun 2026",
            "Tue, 02 Jun 26",
            "2: pubDate 'Tue, 02 Jun 26 00:00:00 GMT' is no date of RFC 822",
        ),
        ("Wed, 03 Jun 2026 10:00:00 +0200", "2026", "1: pubDate '2026' is no date of RFC 822"),
        ("Tue, 02 Jun 2026", "Thu, 04 Jun 2026", "2: newer than the item before"),
        (
            "<link>https://example.org/daily/third/",
            "<link>/daily/third/",
            f"1: link '/daily/third/' {NOWHERE}",
        ),
        (
            "ada@example.org (Ada Byron)",
            "Ada Byron",
            "2: author 'Ada Byron' is no e-mail address and name",
        ),
        ("<author>", "<dc:creator>Ada</dc:creator><author>", "2: author beside dc:creator"),
        (
            "<slash:comments>",
            "<dc:date>2026-06-03</dc:date><slash:comments>",
            "1: pubDate beside dc:date",
        ),
        ("<slash:comments>3", "<slash:comments>three", "1: slash:comments 'three' is no number"),
        ("<category>War<", "<category><", "1: category is empty"),
        (ENCLOSURE, ENCLOSURE + ENCLOSURE, "1: 2 times enclosure"),
        ('length="99"', 'length="-1"', "1: enclosure of the length '-1'"),
        ('type="audio/mpeg"', 'type="audio"', "1: enclosure of the type 'audio'"),
        ('url="https://example.org/', 'url="', f"1: enclosure 'third.mp3' {NOWHERE}"),
        (
            "<slash:comments>",
            "<content:encoded>x</content:encoded><slash:comments>",
            "1: 2 times content:encoded",
        ),
        (
            "<slash:comments>",
            "<dc:cretaor>x</dc:cretaor><slash:comments>",
            "1: unknown element dc:cretaor",
        ),
        (
            '<a href="https://e.example/">',
            "<a href='x/'>",
            "1: content:encoded: <a href> has the relative address 'x/'",
        ),
        ("In short.", "In &lt;form>short.", "1: description: <form> has no place in a feed"),
    ],
)
def test_the_items(old: str, new: str, problem: str) -> None:
    assert rss_problems(changed(VALID, old, new), URL) == [f"item {problem}"]
