"""What `gazette digest` writes: files, and what senders of newsletters take."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.build.written_site import SITE_URL, build_as_configured, words
from tests.cli.digests import (
    DOCS,
    NOW,
    WEEK,
    addresses,
    part,
    read_mail,
    told,
    write_publication,
)
from tests.cli.small_site import SmallSite


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallSite:
    monkeypatch.chdir(tmp_path)
    return write_publication(tmp_path)


def test_writes_four_files_and_prints_their_paths(site: SmallSite) -> None:
    done = site.gazette("digest")
    assert (done.exit_code, done.stderr) == (0, "")
    paths = [f"digests/{WEEK}.{ending}" for ending in ("md", "html", "txt", "eml")]
    assert done.stdout.splitlines() == paths
    assert sorted(file.name for file in (site.root / "digests").iterdir()) == sorted(
        path.removeprefix("digests/") for path in paths
    )


def test_writes_the_same_again(site: SmallSite) -> None:
    def contents() -> list[bytes]:
        site.gazette("digest")
        return [file.read_bytes() for file in sorted((site.root / "digests").iterdir())]

    assert contents() == contents()


def test_where_files_cannot_be_written(site: SmallSite) -> None:
    (site.root / "digests").mkdir()
    (site.root / f"digests/{WEEK}.txt").mkdir()
    (site.root / f"digests/{WEEK}.txt/there").touch()
    done = site.gazette("digest")
    assert done.exit_code == 1
    assert "The digest cannot be written" in done.stderr
    assert not [file for file in (site.root / "digests").iterdir() if file.suffix == ".tmp"]


def test_the_mail_has_both_texts_and_invents_nobody(site: SmallSite) -> None:
    site.gazette("digest", "--unsubscribe", "https://example.org/bye")
    folder = site.root / "digests"
    mail = read_mail((folder / f"{WEEK}.eml").read_bytes())
    assert {key: str(value) for key, value in mail.items() if key != "Content-Type"} == {
        "Subject": "The Daily: 24–30 Jun 2026",
        "Date": "Tue, 30 Jun 2026 14:00:00 +0200",
        "MIME-Version": "1.0",
        "Content-Language": "en-001",
    }
    assert mail.get_content_type() == "multipart/alternative"
    assert [one.get_content_type() for one in mail.iter_parts()] == ["text/plain", "text/html"]
    assert part(mail, "plain") == (folder / f"{WEEK}.txt").read_text(encoding="utf-8")
    assert part(mail, "html") == (folder / f"{WEEK}.html").read_text(encoding="utf-8")
    assert (folder / f"{WEEK}.eml").read_bytes().isascii()


def test_a_sender(site: SmallSite) -> None:
    site.gazette("digest", "--from", "Ada <ada@example.org>", "--output", "out")
    mail = read_mail((site.root / f"out/{WEEK}.eml").read_bytes())
    assert mail["From"] == "Ada <ada@example.org>"


def test_the_text_is_narrow_and_addresses_have_lines_of_their_own(site: SmallSite) -> None:
    site.gazette("digest", "--unsubscribe", "https://example.org/bye")
    lines = (site.root / f"digests/{WEEK}.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if "://" in line] == [
        f"{SITE_URL}posts/dusk/",
        f"{SITE_URL}posts/deep/dawn/",
        f"{SITE_URL}posts/last/",
        SITE_URL,
        f"{SITE_URL}subscribe/",
        "https://example.org/bye",
    ]
    assert all(len(line) <= 72 for line in lines if "://" not in line)
    assert "24 June 2026 · Ada and Ben Nye · 1 min read" in lines


def test_the_html_needs_nothing_from_elsewhere(site: SmallSite) -> None:
    mail = LexborHTMLParser(told(site, "--unsubscribe", "https://example.org/bye")["html"])
    assert mail.css("link, script, img, iframe, [src], [background], [style*=url]") == []
    style = mail.css_first("style")
    assert style is not None
    assert "url(" not in style.text()
    assert "@import" not in style.text()
    assert all(link.attrs.sget("href").startswith("https://example.org/") for link in mail.css("a"))
    styled = mail.css("body, td, h1, h2, p:not(.beginning p), a:not(.beginning a)")
    assert all(node.attrs.sget("style") for node in styled)


def test_one_can_follow_by_a_page_where_there_is_one(site: SmallSite) -> None:
    (site.root / "docs/subscribe.md").write_text("# Subscribe\n", encoding="utf-8")
    assert told(site)["follow"] == f"{SITE_URL}subscribe/"


def test_one_cannot_follow_without_a_feed(tmp_path: Path) -> None:
    options = {"gazette": {"feeds": False}}
    site = write_publication(tmp_path, plugins=[options])
    digest = told(site, "-f", str(tmp_path / "mkdocs.yml"))
    assert digest["follow"] is None
    assert "follow" not in digest["html"].partition("<body")[2]
    assert "follow" not in digest["text"]


def test_the_page_is_a_page_of_the_site(site: SmallSite) -> None:
    site.gazette("digest", "--output", "docs/digests/2026", "--title", "A week: *all* of it")
    for ending in ("html", "txt", "eml"):
        (site.root / f"docs/digests/2026/{WEEK}.{ending}").unlink()
    built = build_as_configured(site.root / "mkdocs.yml", strict=True)
    assert built.log == ()
    page = built.page(f"digests/2026/{WEEK}.md")
    assert words(page.css_first("h1")).removesuffix("¶") == "A week: *all* of it"
    links = [link.attrs.sget("href") for link in page.css("article h2 a:not(.headerlink)")]
    assert links == ["../../../posts/dusk/", "../../../posts/deep/dawn/", "../../../posts/last/"]
    assert [link for link in built.broken_links() if link[0].startswith("digests/")] == []
    description = page.css_first("meta[name=description]")
    assert description is not None
    assert description.attrs["content"] == "3 posts: Dusk · Dawn breaks · Last"
    assert f"digests/2026/{WEEK}" not in built.text("atom.xml")


def test_the_page_elsewhere_has_whole_addresses(site: SmallSite) -> None:
    site.gazette("digest")
    page = (site.root / f"digests/{WEEK}.md").read_text(encoding="utf-8")
    assert f"## [Dusk]({SITE_URL}posts/dusk/)" in page


def test_addresses_that_a_format_makes(tmp_path: Path) -> None:
    options = {"gazette": {"post_url_format": "{date}/{slug}"}}
    site = write_publication(tmp_path, DOCS, plugins=[options])
    digest = told(site, "-f", str(tmp_path / "mkdocs.yml"))
    assert digest["posts"][0]["url"] == f"{SITE_URL}2026/06/24/dusk/"
    assert f"{SITE_URL}2026/06/24/dusk/" in digest["posts"][1]["beginning"]["html"]


def test_for_listmonk(site: SmallSite) -> None:
    done = site.gazette(
        "digest", "--format", "listmonk", "--list", "3", "--list", "5", "--template", "2"
    )
    campaign = json.loads(done.stdout)
    body, altbody = campaign.pop("body"), campaign.pop("altbody")
    assert campaign == {
        "name": "The Daily: 24–30 Jun 2026",
        "subject": "The Daily: 24–30 Jun 2026",
        "lists": [3, 5],
        "type": "regular",
        "content_type": "html",
        "template_id": 2,
    }
    assert addresses(body)[-1] == "{{ UnsubscribeURL }}"
    assert altbody.splitlines()[-1] == "{{ UnsubscribeURL }}"
    plain = json.loads(site.gazette("digest", "--format", "listmonk").stdout)
    assert plain["lists"] == []
    assert "template_id" not in plain


def test_for_buttondown(site: SmallSite) -> None:
    draft = json.loads(site.gazette("digest", "--format", "buttondown").stdout)
    body = draft.pop("body")
    assert draft == {"subject": "The Daily: 24–30 Jun 2026", "status": "draft"}
    lines = body.splitlines()
    assert lines[0] == "<!-- buttondown-editor-mode: plaintext -->"
    assert f"## [Dusk]({SITE_URL}posts/dusk/)" in lines
    assert "[Unsubscribe]({{unsubscribe_url}})" in lines[-1]
