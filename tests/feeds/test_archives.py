"""The judge of feeds in several documents follows them to the end, or says where they break."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.feeds.faults import changed
from tests.feeds.validity import BrokenArchivesError, atom_problems, walk_archives

ROOT = "https://example.org/daily/"
CURRENT, NEWER, OLDER = f"{ROOT}atom.xml", f"{ROOT}archive/2.xml", f"{ROOT}archive/1.xml"


def feed_of(url: str, entries: Sequence[str], *, mark: str = "", **relations: str) -> str:
    links = {"self": url, **{name.replace("_", "-"): href for name, href in relations.items()}}
    written = [f'<link rel="{name}" href="{href}"/>' for name, href in links.items()]
    return f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"
        xmlns:fh="http://purl.org/syndication/history/1.0">
      <id>tag:example.org,2026-01-01:/daily/</id>
      <title>The Daily</title>
      <updated>2026-06-20T00:00:00Z</updated>
      {mark}
      {"".join(written)}
      <author><name>The House</name></author>
      {"".join(map(entry_of, entries))}
    </feed>"""


def entry_of(name: str) -> str:
    return f"""<entry>
      <id>tag:example.org,2026-01-01:/daily/{name}</id>
      <title>{name}</title>
      <updated>2026-06-0{name}T00:00:00Z</updated>
      <link href="{ROOT}{name}/"/>
    </entry>"""


MARK = "<fh:archive/>"
DOCUMENTS = {
    CURRENT: feed_of(CURRENT, "65", prev_archive=NEWER),
    NEWER: feed_of(NEWER, "43", mark=MARK, current=CURRENT, prev_archive=OLDER),
    OLDER: feed_of(OLDER, "21", mark=MARK, current=CURRENT, next_archive=NEWER),
}


def walk(documents: dict[str, str]) -> list[str]:
    fetch = {url: document.encode() for url, document in documents.items()}
    return walk_archives(fetch[CURRENT], fetch.__getitem__)


def test_all_entries_are_found_newest_first() -> None:
    assert walk(DOCUMENTS) == [f"tag:example.org,2026-01-01:/daily/{name}" for name in "654321"]
    assert {url: atom_problems(text.encode(), url) for url, text in DOCUMENTS.items()} == {
        url: [] for url in DOCUMENTS
    }


def test_the_current_feed_may_say_that_it_is() -> None:
    assert atom_problems(feed_of(CURRENT, "1", current=CURRENT).encode(), CURRENT) == []


@pytest.mark.parametrize(
    ("url", "old", "new", "message"),
    [
        (NEWER, f'"prev-archive" href="{OLDER}"', f'"prev-archive" href="{CURRENT}"', "leads back"),
        (OLDER, f'"self" href="{OLDER}"', f'"self" href="{NEWER}"', f"says it is at {NEWER}"),
        (OLDER, MARK, "", "is not marked as an archive"),
        (OLDER, f'"current" href="{CURRENT}"', f'"current" href="{NEWER}"', "is an archive of"),
        (OLDER, f'"next-archive" href="{NEWER}"', f'"next-archive" href="{OLDER}"', "lead back to"),
        (OLDER, "/daily/1</id>", "/daily/3</id>", "/daily/3 once more"),
        (
            CURRENT,
            f'"prev-archive" href="{NEWER}"',
            f'"prev-archive" href="{OLDER}"',
            "lead back to",
        ),
    ],
)
def test_what_breaks_the_chain(url: str, old: str, new: str, message: str) -> None:
    broken = {**DOCUMENTS, url: changed(DOCUMENTS[url], old, new).decode()}
    with pytest.raises(BrokenArchivesError, match=message):
        walk(broken)


def test_an_archive_that_is_not_there_is_told_by_who_fetches() -> None:
    with pytest.raises(KeyError, match="archive/1"):
        walk({url: text for url, text in DOCUMENTS.items() if url != OLDER})


@pytest.mark.parametrize(
    ("url", "old", "new", "problem"),
    [
        (NEWER, MARK, f"{MARK}<fh:old/>", "unknown element fh:old"),
        (NEWER, MARK, "<fh:archive>yes</fh:archive>", "fh:archive is not empty"),
        (NEWER, MARK, "<fh:archive><fh:x/></fh:archive>", "fh:archive is not empty"),
        (NEWER, MARK, "<fh:archive x='y'/>", "fh:archive is not empty"),
        (NEWER, MARK, f"{MARK}<fh:complete/>", "fh:archive beside fh:complete"),
        (NEWER, '<link rel="current" ', '<link rel="related" ', "without a link to the current"),
        (NEWER, f'"current" href="{CURRENT}"', f'"current" href="{NEWER}"', "says it is the curr"),
        (NEWER, f'"prev-archive" href="{OLDER}"', f'"prev-archive" href="{NEWER}"', "to itself"),
        (
            NEWER,
            MARK,
            f'{MARK}<link rel="prev-archive" href="{CURRENT}"/>',
            "several links to prev",
        ),
        (OLDER, f'"next-archive" href="{NEWER}"', f'"next-archive" href="{OLDER}"', "to itself"),
        (CURRENT, f'"prev-archive" href="{NEWER}"', f'"current" href="{NEWER}"', "another feed is"),
        (CURRENT, '"prev-archive"', '"next-archive"', "no archive's"),
    ],
)
def test_what_a_head_must_not_say(url: str, old: str, new: str, problem: str) -> None:
    [found] = atom_problems(changed(DOCUMENTS[url], old, new), url)
    assert problem in found
