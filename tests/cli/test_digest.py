"""`gazette digest`: which posts, in which form."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import Result
from selectolax.lexbor import LexborHTMLParser

from tests.build.written_site import SITE_URL, post_file, words
from tests.cli.digests import NOW, addresses, told, write_publication
from tests.cli.small_site import SmallSite


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallSite:
    monkeypatch.chdir(tmp_path)
    return write_publication(tmp_path)


def ids(site: SmallSite, *arguments: str) -> list[str]:
    return [post["id"] for post in told(site, *arguments)["posts"]]


def refused(done: Result) -> str:
    assert (done.exit_code, done.stdout) == (2, "")
    return " ".join(done.stderr.replace("│", " ").split())


def test_the_seven_days_that_end_today_oldest_first(site: SmallSite) -> None:
    assert ids(site) == ["dusk", "dawn", "last"]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("--since", "8d"), ["before", "dusk", "dawn", "last"]),
        (("--since", "1w", "--until", "2026-06-24"), ["before", "dusk"]),
        (("--until", "yesterday"), ["before", "dusk", "dawn"]),
        (("--since", "2026-06-28", "--until", "2026-06-28"), ["dawn"]),
        (("--series", "lamps", "--since", "2w"), ["before", "dusk"]),
        (("--author", "ada"), ["dusk", "last"]),
        (("--author", "Ben Nye"), ["dusk", "dawn"]),
        (("--category", "Light"), ["dusk"]),
        (("--category", "light-dark"), ["dawn"]),
        (("--category", "LIGHT & dark"), ["dawn"]),
        (("--author", "ada", "--series", "lamps"), ["dusk"]),
        (("--until", "2026-12-31", "--since", "2026-06-30"), ["last"]),
    ],
)
def test_a_selection(site: SmallSite, options: tuple[str, ...], expected: list[str]) -> None:
    assert ids(site, *options) == expected


def test_days_are_those_of_the_site(tmp_path: Path) -> None:
    late = {"posts/late.md": post_file(title="Late", date="2026-06-28T23:30:00+00:00")}
    site = write_publication(tmp_path, late)
    config = ("-f", str(tmp_path / "mkdocs.yml"))
    [post] = told(site, *config, "--since", "2026-06-29", "--until", "2026-06-29")["posts"]
    assert post["published"] == "2026-06-28T23:30:00+00:00"
    assert site.gazette("digest", *config, "--since", "1d", "--until", "2026-06-28").exit_code == 1


@pytest.mark.parametrize(
    ("options", "title"),
    [
        ((), "The Daily: 24–30 Jun 2026"),
        (("--series", "lamps"), "Lamps: 24–30 Jun 2026"),
        (("--author", "ada"), "The Daily – Ada: 24–30 Jun 2026"),
        (("--category", "light-dark"), "The Daily – Light & dark: 24–30 Jun 2026"),
        (("--since", "1d"), "The Daily: 30 June 2026"),
        (("--title", "What  was\r\nlit"), "What was lit"),
    ],
)
def test_titles(site: SmallSite, options: tuple[str, ...], title: str) -> None:
    assert told(site, *options)["title"] == title


def test_all_of_it_for_programs(site: SmallSite) -> None:
    digest = told(site, "--unsubscribe", "https://example.org/bye")
    texts = {digest.pop(name)[:3] for name in ("markdown", "html", "text")}
    assert texts == {"---", "<!d", "The"}
    dusk, dawn, last = digest.pop("posts")
    assert digest == {
        "title": "The Daily: 24–30 Jun 2026",
        "name": "The Daily",
        "url": SITE_URL,
        "language": "en-001",
        "direction": "ltr",
        "first": "2026-06-24",
        "last": "2026-06-30",
        "follow": f"{SITE_URL}subscribe/",
    }
    assert dusk == {
        "id": "dusk",
        "title": "Dusk",
        "url": f"{SITE_URL}posts/dusk/",
        "published": "2026-06-24",
        "authors": ["Ada", "Ben Nye"],
        "series": "lamps",
        "part": 2,
        "categories": ["Light"],
        "minutes": 1,
        "description": "It was lit.",
        "beginning": {"html": "", "text": ""},
    }
    assert dawn["title"] == "Dawn breaks"
    assert last["beginning"] == {"html": "", "text": ""}


def test_a_post_without_a_description_shows_how_it_begins(site: SmallSite) -> None:
    [dawn] = told(site, "--since", "2026-06-28", "--until", "2026-06-28")["posts"]
    assert dawn["beginning"]["text"] == "It went out, see there, the series and bold.\n\nMore."
    assert addresses(dawn["beginning"]["html"]) == [
        f"{SITE_URL}posts/dusk/",
        "https://example.org/elsewhere/",
        f"{SITE_URL}series/lamps/",
    ]


def test_parts_of_the_series_that_is_asked_for(site: SmallSite) -> None:
    digest = told(site, "--series", "war")
    assert [(post["title"], post["part"]) for post in digest["posts"]] == [("Dark", 1), ("Last", 2)]
    mail = LexborHTMLParser(digest["html"])
    assert "Part 1 of 2" in words(mail.body)
    assert "War ·" not in words(mail.body)
    assert "Lamps · Part 2" in words(LexborHTMLParser(told(site)["html"]).body)


def test_months_head_a_long_time(site: SmallSite) -> None:
    mail = LexborHTMLParser(told(site, "--since", "60d")["html"])
    assert [words(node) for node in mail.css("h2")] == ["June 2026"]
    assert [words(node) for node in mail.css("h3")][:2] == ["Before", "Dusk"]


@pytest.mark.parametrize(
    ("options", "part"),
    [
        (("--since", "soon"), "Invalid value for --since: 'soon' is neither"),
        (("--until", "7d"), "Invalid value for --until: '7d' is no day"),
        (("--series", "lamp"), "no post has the series 'lamp'. Did you mean 'lamps'?"),
        (("--author", "adda"), "no post has the author 'adda'. Did you mean 'ada'?"),
        (("--category", "Lihgt"), "no post has the category 'Lihgt'. Did you mean 'Light'?"),
        (("--title", " \n"), "Invalid value for --title: it is empty."),
        (("--from", "nobody"), "Invalid value for --from: 'nobody' is not one address"),
        (("--from", "a@example.org\nBcc: b@example.org"), "is not one address"),
        (("--from", "a@example.org, b@example.org"), "is not one address"),
        (("--unsubscribe", "javascript:x"), "is neither an address nor a placeholder"),
        (("--unsubscribe", " "), "is neither an address nor a placeholder"),
        (("--list", "3"), "--list is for --format listmonk."),
        (("--template", "3", "--format", "json"), "--template is for --format listmonk."),
        (("--output", "x", "--format", "json"), "--output is for --format files."),
        (
            ("--unsubscribe", "x", "--format", "buttondown"),
            "--unsubscribe is for --format files or",
        ),
        (
            ("--output", "docs/posts"),
            "Invalid value for --output: what is in docs/posts is a post.",
        ),
        (("--output", "docs/posts/deep/x"), "such as docs/digests."),
    ],
)
def test_what_cannot_be_asked_for(site: SmallSite, options: tuple[str, ...], part: str) -> None:
    assert part in refused(site.gazette("digest", *options))
    assert not (site.root / "digests").exists()


def test_without_an_address_of_the_site(tmp_path: Path) -> None:
    site = write_publication(tmp_path, site_url="")
    done = site.gazette("digest", "-f", str(tmp_path / "mkdocs.yml"))
    assert "set `site_url` in" in refused(done)


@pytest.mark.parametrize("form", ["files", "json", "listmonk", "buttondown"])
def test_where_nothing_has_appeared(site: SmallSite, form: str) -> None:
    done = site.gazette("digest", "--until", "2026-05-31", "--format", form)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == "Nothing has appeared in these days: 25–31 May 2026.\n"
    assert not (site.root / "digests").exists()


def test_where_a_post_cannot_be_read(site: SmallSite) -> None:
    broken = post_file(title="Broken", authors="nobody")
    (site.root / "docs/posts/broken.md").write_text(broken, encoding="utf-8")
    done = site.gazette("digest")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "docs/posts/broken.md:4: the author 'nobody'" in done.stderr
    assert "Nothing is written" in done.stderr
    assert not (site.root / "digests").exists()


@pytest.mark.parametrize("structure", ["suffix", "folder"])
def test_the_main_language_counts(tmp_path: Path, structure: str) -> None:
    folders = structure == "folder"
    own, other = ("en/posts/a.md", "de/posts/a.md") if folders else ("posts/a.md", "posts/a.de.md")
    text = "[The archive](../archive.md) and [more](b.md)."
    docs = {
        own: post_file(text, title="One", date="2026-06-29"),
        own.replace("a.md", "b.md"): post_file(title="Two", date="2026-06-30"),
        other: post_file("Deutsch.", title="Eins", date="2026-06-29"),
    }
    locales = [{"locale": "en", "name": "English", "default": True}, {"locale": "de", "name": "De"}]
    i18n = {"i18n": {"docs_structure": structure, "languages": locales}}
    site = write_publication(tmp_path, docs, plugins=["gazette", i18n])
    digest = told(site, "-f", str(tmp_path / "mkdocs.yml"))
    assert [post["title"] for post in digest["posts"]] == ["One", "Two"]
    assert digest["title"] == "The Daily: 24–30 Jun 2026"
    assert digest["url"] == SITE_URL
    assert digest["follow"] == f"{SITE_URL}subscribe/"
    assert addresses(digest["posts"][0]["beginning"]["html"]) == [
        f"{SITE_URL}archive/",
        f"{SITE_URL}posts/b/",
    ]


def test_a_post_without_authors_is_by_the_author_of_the_site(tmp_path: Path) -> None:
    docs = {"posts/a.md": post_file(title="One", date="2026-06-29")}
    site = write_publication(tmp_path, docs, site_author="Sol")
    digest = told(site, "-f", str(tmp_path / "mkdocs.yml"))
    assert digest["posts"][0]["authors"] == ["Sol"]
    assert "29 June 2026 · Sol · 1 min read" in digest["text"]
