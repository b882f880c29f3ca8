"""`gazette ping`: which feeds it tells hubs of, and what it says itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
import yaml
from click.testing import Result

from tests.build.written_site import SITE_URL, post_file
from tests.cli.local_hub import Answer, LocalHub
from tests.cli.small_site import SmallSite, write_site
from tests.git_repository import repository

NOW = str(int(datetime.fromisoformat("2026-07-10T12:00:00+00:00").timestamp()))
POSTS = {
    "old.md": post_file(
        title="Old", date="2026-06-01", series="war", authors="ada", categories=["Law"]
    ),
    "new.md": post_file(
        title="New", date="2026-07-09", series="größe", authors=["sol"], categories=["C & A"]
    ),
    "mended.md": post_file(
        title="Mended", date={"created": "2026-06-02", "updated": "2026-07-04"}, authors="ada"
    ),
    "draft.md": post_file(title="Draft", date="2026-07-10", draft=True, categories=["Secret"]),
    "later.md": post_file(title="Later", date="2026-07-11", categories=["Later"]),
}
FORMATS = ("atom.xml", "rss.xml", "feed.json")


def feeds(*directories: str) -> list[str]:
    return [f"{SITE_URL}{directory}{name}" for directory in directories for name in FORMATS]


NEW = feeds("", "series/gr%C3%B6%C3%9Fe/", "authors/sol/", "categories/c-a/")


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)


@pytest.fixture
def hub() -> Iterator[LocalHub]:
    with LocalHub() as started:
        yield started


def publication(site: SmallSite, hub: object, **config: object) -> SmallSite:
    """Write a publication whose feeds have a hub at an address, or several."""
    write_site(site.root, plugins=[{"gazette": {"feeds": {"hub": hub}}}], **config)
    docs = site.root / "docs"
    for path in docs.glob("posts/**/*.md"):
        path.unlink()
    (docs / ".authors.yml").write_text("authors: {ada: {name: Ada}, sol: {name: Sol}}", "utf-8")
    (docs / ".series.yml").write_text(
        "series: {war: {title: War}, größe: {title: Größe}}", encoding="utf-8"
    )
    for name, text in POSTS.items():
        (docs / "posts" / name).write_text(text, encoding="utf-8")
    return site


def listed(site: SmallSite, *arguments: str) -> list[str]:
    """Return the feeds that `gazette ping` would tell of."""
    done = site.gazette("ping", "--dry-run", *arguments)
    assert done.exit_code == 0
    return done.stdout.splitlines()


def test_tells_of_feeds_with_new_posts_as_it_goes(site: SmallSite, hub: LocalHub) -> None:
    done = publication(site, hub.url).gazette("ping")
    assert (done.exit_code, done.stderr) == (0, "")
    assert hub.topics == NEW
    assert done.stdout.splitlines() == [f"accepted  {topic}" for topic in NEW]


def test_lists_them_without_telling(site: SmallSite, hub: LocalHub) -> None:
    publication(site, hub.url)
    assert listed(site) == NEW
    assert json.loads("".join(listed(site, "--format", "json"))) == NEW
    assert hub.told == []


@pytest.mark.parametrize(
    ("since", "directories"),
    [
        ("1d", ()),
        ("2d", ("", "series/gr%C3%B6%C3%9Fe/", "authors/sol/", "categories/c-a/")),
        ("1w", ("", "series/gr%C3%B6%C3%9Fe/", "authors/ada/", "authors/sol/", "categories/c-a/")),
        ("2026-07-09", ("", "series/gr%C3%B6%C3%9Fe/", "authors/sol/", "categories/c-a/")),
        ("2026-07-10", ()),
    ],
)
def test_since(site: SmallSite, since: str, directories: tuple[str, ...]) -> None:
    publication(site, "https://hub.example/")
    assert listed(site, "--since", since) == feeds(*directories)


def test_a_day_begins_with_the_site_s_clocks(site: SmallSite) -> None:
    publication(site, "https://hub.example/")
    late = post_file(title="Late", date="2026-07-09T23:30:00+00:00", categories=["Late"])
    (site.root / "docs/posts/late.md").write_text(late, encoding="utf-8")
    assert listed(site, "--since", "2026-07-10") == []
    text = (site.root / "mkdocs.yml").read_text(encoding="utf-8")
    zoned = text.replace("- gazette:\n", "- gazette:\n    timezone: Europe/Berlin\n")
    assert zoned != text
    (site.root / "mkdocs.yml").write_text(zoned, encoding="utf-8")
    assert listed(site, "--since", "2026-07-10") == feeds("", "categories/late/")


def test_all_of_them(site: SmallSite) -> None:
    publication(site, "https://hub.example/")
    everywhere = ("", "series/war/", "series/gr%C3%B6%C3%9Fe/", "authors/ada/", "authors/sol/")
    assert listed(site, "--all") == feeds(*everywhere, "categories/c-a/", "categories/law/")


def test_a_change_that_git_knows_of_counts(site: SmallSite) -> None:
    publication(site, "https://hub.example/")
    history = repository(site.root)
    history.commit("2026-06-03T12:00:00+00:00")
    old = post_file("Another text.", title="Old", date="2026-06-01", categories=["Law"])
    history.commit("2026-07-09T12:00:00+00:00", {"docs/posts/old.md": old})
    assert listed(site) == [*NEW, *feeds("categories/law/")]


@pytest.mark.parametrize("form", ["text", "github"])
def test_a_hub_that_refuses(site: SmallSite, form: str) -> None:
    with LocalHub(Answer(400, body=b"100% unknown"), Answer()) as hub:
        done = publication(site, hub.url).gazette("ping", "--format", form)
    assert done.exit_code == 1
    assert hub.topics == NEW
    first, *others = done.stdout.splitlines()
    percent = "%25" if form == "github" else "%"
    assert first == (
        f"{'::error::' if form == 'github' else ''}failed    {NEW[0]}: "
        f"the hub answered 400 Bad Request: 100{percent} unknown. "
        "Check the address in feeds.hub, and whether the hub takes this site's feeds."
    )
    assert others == [f"accepted  {topic}" for topic in NEW[1:]]


def test_for_programs(site: SmallSite) -> None:
    with LocalHub(Answer(), Answer(410)) as hub:
        done = publication(site, hub.url).gazette("ping", "--format", "json")
    assert done.exit_code == 1
    first, second, *_ = json.loads(done.stdout)
    assert first == {
        "hub": hub.url,
        "topic": NEW[0],
        "accepted": True,
        "message": "",
        "fix": "",
    }
    assert (second["topic"], second["accepted"]) == (NEW[1], False)
    assert second["message"] == "the hub answered 410 Gone"


def test_each_of_several_hubs_once(site: SmallSite, hub: LocalHub) -> None:
    with LocalHub(Answer(403)) as other:
        done = publication(site, [hub.url, other.url, hub.url]).gazette("ping")
    assert done.exit_code == 1
    assert hub.topics == other.topics == NEW
    lines = done.stdout.splitlines()
    assert lines[0] == f"accepted  {NEW[0]} at {hub.url}"
    assert lines[-1].startswith(f"failed    {NEW[-1]} at {other.url}: the hub answered 403")


def test_each_language_of_a_site_has_feeds_of_its_own(site: SmallSite) -> None:
    languages = [
        {"locale": "en", "name": "English", "default": True},
        {"locale": "de", "name": "Deutsch"},
    ]
    publication(site, "https://hub.example/")
    text = (site.root / "mkdocs.yml").read_text(encoding="utf-8")
    settings = yaml.safe_load(text)
    settings["plugins"].append({"i18n": {"docs_structure": "suffix", "languages": languages}})
    (site.root / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    translated = post_file(title="Neu", date="2026-07-09", categories=["Recht"])
    (site.root / "docs/posts/new.de.md").write_text(translated, encoding="utf-8")
    assert listed(site) == [*NEW, *feeds("de/", "de/categories/recht/")]


def test_where_nothing_is_new(site: SmallSite, hub: LocalHub) -> None:
    done = publication(site, hub.url).gazette("ping", "--since", "1d")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "No feed has a new post.\n")


def test_what_cannot_be_read_is_told_and_the_others_go_out(site: SmallSite, hub: LocalHub) -> None:
    publication(site, hub.url)
    (site.root / "docs/posts/bad.md").write_text(post_file(date="soon"), encoding="utf-8")
    done = site.gazette("ping")
    assert done.exit_code == 1
    assert hub.topics == NEW
    assert "docs/posts/bad.md:2: " in done.stderr


def usage(done: Result) -> str:
    assert (done.exit_code, done.stdout) == (2, "")
    return done.stderr


@pytest.mark.parametrize(
    ("feeds_", "config", "part"),
    [
        ({}, {}, "        hub: https://"),
        ({"hub": "https://hub.example"}, {"site_url": ""}, "no site_url"),
        ({"hub": "https://hub.example", "enabled": False}, {}, "feeds.enabled is false"),
        ({"hub": "http://hub.example"}, {}, "configuration error"),
        ({"hub": ["https://hub.example", "hub"]}, {}, "configuration error"),
    ],
)
def test_where_nobody_can_be_told(
    site: SmallSite, feeds_: dict[str, Any], config: dict[str, Any], part: str
) -> None:
    write_site(site.root, plugins=[{"gazette": {"feeds": feeds_}}], **config)
    assert part in usage(site.gazette("ping"))


@pytest.mark.parametrize("since", ["2", "d", "-1d", "2h", "soon", "2026-02-30", "99999d", ""])
def test_a_time_that_is_none(site: SmallSite, since: str) -> None:
    done = publication(site, "https://hub.example/").gazette("ping", "--since", since)
    assert "neither a span such as 2d or 1w nor a day" in usage(done)


def test_no_time_at_all_to_answer(site: SmallSite) -> None:
    assert "--timeout" in usage(site.gazette("ping", "--timeout", "0"))
