"""Digests of posts whose every field tries to break out of its place."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser, LexborNode

from mkdocs_gazette.digest.plain import line
from tests.build.hostile_site import PAYLOADS
from tests.build.written_site import Docs, build_as_configured, post_file, words
from tests.cli.digests import NOW, part, read_mail, told, write_publication
from tests.cli.small_site import SmallSite

LONG = 1_000
TEXTS = [text for text in PAYLOADS.values() if len(text) < LONG] + [
    "]]><script>window.pwned = 1</script>",
    "A\r\nBcc: everybody@example.org\r\n\r\nBody",
    "שלום <b>pwned</b> \u202eturned",
]
TITLE = "A week\r\nBcc: everybody@example.org\r\n<pwned> {{ 7 * 7 }} {% x %}"


def source(text: str) -> str:
    """Return `text` as Markdown; a file with a NUL is no post."""
    return text.replace("\x00", "")


def _docs() -> Docs:
    series = {f"s{index}": {"title": text} for index, text in enumerate(TEXTS)}
    posts = {
        f"posts/p{index}.md": post_file(
            f"# {source(text)}\n\nText.\n" if index % 2 else source(text),
            date=f"2026-06-29 10:{index:02}:00",
            series=f"s{index}",
            authors=[{"name": text}],
            categories=[text],
            **({} if index % 2 else {"title": text}),
            **({"description": text} if index % 3 else {}),
        )
        for index, text in enumerate(TEXTS)
    }
    return {".series.yml": yaml.safe_dump({"series": series}), "index.md": "# Site\n", **posts}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    return write_publication(tmp_path_factory.mktemp("hostile"), _docs(), site_name=TEXTS[0])


@pytest.fixture
def digest(site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Run `gazette digest` on the site, and return what it prints."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    monkeypatch.chdir(site.root)

    def run(*arguments: str) -> str:
        done = site.gazette("digest", *arguments)
        assert done.exit_code == 0, done.output
        return done.stdout

    return run


def escaped(html: str) -> list[str]:
    """Return what in `html` is an element or attribute that no template of ours writes."""
    known = {"class", "style", "dir", "lang", "href", "role", "align", "width", "border"}
    known |= {"cellpadding", "cellspacing", "charset", "name", "content", "title", "aria-label"}
    body = LexborHTMLParser(html).root
    assert body is not None
    return [
        f"{node.tag} {name}"
        for node in body.traverse()
        for name in (*node.attributes, node.tag)
        if name in {"script", "img", "svg", "iframe", "form", "input"}
        or "pwned" in str(name)
        or (name in node.attributes and name not in known)
        or (name == "href" and str(node.attributes[name]).lower().startswith("javascript"))
    ]


def shown(nodes: list[LexborNode]) -> list[str]:
    return [line(node.text()) for node in nodes]


def letters(text: str) -> str:
    """Return `text` without spaces: some fields lose what is not printed, others its place."""
    return line(text).replace(" ", "")


def test_the_html_is_ours(digest: Callable[..., str]) -> None:
    read = json.loads(digest("--format", "json"))
    assert len(read["posts"]) == len(TEXTS)
    assert escaped(read["html"]) == []
    mail = LexborHTMLParser(read["html"])
    assert shown(mail.css("h2")) == [post["title"] for post in read["posts"]]
    for index, post in enumerate(read["posts"]):
        text = TEXTS[index]
        assert [letters(name) for name in post["authors"]] == [letters(text)]
        if index % 2 == 0:
            assert letters(post["title"]) == letters(text)
        if index % 3:
            assert letters(post["description"]) == letters(text)


def test_the_mail_has_no_header_of_an_author(digest: Callable[..., str], site: SmallSite) -> None:
    paths = digest("--title", TITLE).splitlines()
    mail = read_mail((site.root / paths[-1]).read_bytes())
    assert mail["Bcc"] is None
    assert mail["Subject"] == line(TITLE)
    assert len(list(mail.iter_parts())) == 2
    assert escaped(part(mail, "html")) == []
    assert "\x1b" not in part(mail, "plain")
    assert "\u202e" not in part(mail, "plain")


def test_names_of_files_stay_in_their_directory(
    digest: Callable[..., str], site: SmallSite
) -> None:
    paths = digest("--author", TEXTS[0]).splitlines()
    assert all(Path(path).parent == Path("digests") for path in paths)
    assert all((site.root / path).is_file() for path in paths)


@pytest.mark.parametrize("form", ["listmonk", "buttondown"])
def test_a_sender_finds_one_placeholder_and_it_is_ours(
    digest: Callable[..., str], form: str
) -> None:
    taken: dict[str, Any] = json.loads(digest("--format", form, "--title", TITLE))
    for name in ("subject", "body", "altbody"):
        text = taken.get(name, "")
        own = text.replace("{{ UnsubscribeURL }}", "").replace("{{unsubscribe_url}}", "")
        assert not any(sign in own for sign in ("{{", "{%", "{#")), name
    placeholders = taken["body"].count("{{") + taken.get("altbody", "").count("{{")
    assert placeholders == (2 if form == "listmonk" else 1)


def test_a_page_of_it_builds_strictly(digest: Callable[..., str], site: SmallSite) -> None:
    path = Path(digest("--output", "docs/digests", "--title", TITLE).splitlines()[0])
    for other in (site.root / "docs/digests").iterdir():
        if other.suffix != ".md":
            other.unlink()
    built = build_as_configured(site.root / "mkdocs.yml", strict=True)
    page = built.document(f"digests/{path.stem}/index.html")
    assert words(page.css_first("h1")).removesuffix("¶") == line(TITLE)
    article = page.css_first("article")
    assert article is not None
    read = json.loads(digest("--format", "json"))
    assert shown(article.css("h2 a:first-child")) == [post["title"] for post in read["posts"]]
    inside = article.css("script, img, svg[onload], [onerror], [onfocus], pwned")
    assert [node.tag for node in inside if "pwned" in (node.html or "")] == []
    head = page.css_first("title")
    assert head is not None
    assert line(head.text()).startswith(line(TITLE))
    assert page.css_first("pwned") is None


def test_a_digest_from_right_to_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    docs = {"posts/a.md": post_file(title="שלום", date="2026-06-29", authors=[{"name": "Ada"}])}
    theme = {"name": "material", "font": False, "language": "he"}
    site = write_publication(tmp_path, docs, theme=theme)
    read = told(site, "-f", str(tmp_path / "mkdocs.yml"))
    assert (read["language"], read["direction"]) == ("he", "rtl")
    assert read["title"] == "\u2068The Daily\u2069: 24–30 ביוני 2026"
    mail = LexborHTMLParser(read["html"])
    html = mail.css_first("html")
    assert html is not None
    assert (html.attrs["lang"], html.attrs["dir"]) == ("he", "rtl")
    assert mail.css("div[lang=he][dir=rtl]") != []
    assert "29 ביוני 2026 · \u2068Ada\u2069 · " in read["text"]


def test_names_from_right_to_left_among_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    docs = {
        ".series.yml": "series: {lamps: {title: פנסים}}\n",
        "posts/a.md": post_file(
            title="Dusk", date="2026-06-29", authors=[{"name": "עדה"}], series="lamps"
        ),
    }
    site = write_publication(tmp_path, docs)
    read = told(site, "-f", str(tmp_path / "mkdocs.yml"))
    assert "29 June 2026 · \u2068עדה\u2069 · 1 min read" in read["text"]
    assert "\u2068פנסים\u2069 · Part 1" in read["markdown"]
    assert read["posts"][0]["authors"] == ["עדה"]
    names = LexborHTMLParser(read["html"]).css("bdi")
    assert {"עדה", "פנסים"} <= {name.text() for name in names}
