"""`gazette comments accept`: from a forge's event to a file, or to a reason why not."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from tests.build.written_site import SITE_URL, post_file
from tests.cli.small_site import (
    EVENTS,
    GITHUB,
    A,
    B,
    C,
    SmallSite,
    handover,
    labelled,
    write_site,
)

ACCEPTED = {
    "id": A,
    "post": "dusk",
    "name": "Ada",
    "url": "https://github.com/ada-byron",
    "created": "2026-06-28T10:00:00.000Z",
    "revision": "abc",
    "body": "It was **lit**.",
}


def test_an_event_of_github_becomes_a_file(site: SmallSite) -> None:
    done = site.accept(GITHUB)
    assert (done.exit_code, done.stdout) == (0, f"comments/dusk/{A}.yml\n")
    body = "It was **lit**.\n\n### Name\n\nA heading of my own."
    assert site.comments() == {f"dusk/{A}.yml": {**ACCEPTED, "body": body}}
    assert site.gazette("comments", "check").exit_code == 0


@pytest.mark.parametrize(
    ("event", "profile"),
    [
        ("gitlab-labelled", "https://gitlab.example/-/u/1815"),
        ("forgejo-labelled", "https://forge.example/git/ada-byron"),
    ],
)
def test_events_of_other_forges(site: SmallSite, event: str, profile: str) -> None:
    text = (EVENTS / f"{event}.json").read_text(encoding="utf-8")
    done = site.accept(json.loads(text), "--label", "accepted")
    assert done.exit_code == 0, done.output
    assert site.comments() == {f"dusk/{A}.yml": {**ACCEPTED, "url": profile}}


@pytest.mark.parametrize(
    "issue",
    [
        labelled(handover())["issue"],
        {
            "iid": 12,
            "description": handover(),
            "created_at": "2026-06-28T10:05:00.123Z",
            "author": {"username": "ada-byron", "web_url": "https://github.com/ada-byron"},
        },
    ],
)
def test_an_issue_of_an_api(site: SmallSite, issue: object) -> None:
    done = site.accept(issue, "--label", "accepted")
    assert done.exit_code == 0, done.output
    assert site.comments() == {f"dusk/{A}.yml": ACCEPTED}


def test_the_author_of_a_gitlab_issue_is_named_only_where_it_is_the_author(
    site: SmallSite,
) -> None:
    event = json.loads((EVENTS / "gitlab-labelled.json").read_text(encoding="utf-8"))
    event["object_attributes"]["description"] = handover(name="_No response_")
    site.accept(event)
    assert "name" not in site.comments()[f"dusk/{A}.yml"]


def test_actions_are_told_what_was_done(site: SmallSite, tmp_path: Path) -> None:
    event, output = tmp_path / "event.json", tmp_path / "output"
    event.write_text(json.dumps(labelled(handover(post="dawn"))), encoding="utf-8")
    output.write_text("earlier=1\n", encoding="utf-8")
    environment = {"GITHUB_EVENT_PATH": str(event), "GITHUB_OUTPUT": str(output)}
    done = site.gazette("comments", "accept", env=environment)
    assert done.exit_code == 0, done.output
    assert output.read_text(encoding="utf-8") == (
        "earlier=1\n"
        "issue=12\n"
        "outcome=accepted\n"
        f"path=comments/dawn/{A}.yml\n"
        "post=dawn\n"
        f"id={A}\n"
        f"url={SITE_URL}posts/deep/2026-dawn/#comment-{A}\n"
    )


def test_from_another_directory(site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site.root.parent)
    done = site.accept(labelled(handover()), "-f", f"{site.root.name}/mkdocs.yml")
    assert done.stdout == f"{site.root.name}/comments/dusk/{A}.yml\n"
    assert list(site.comments()) == [f"dusk/{A}.yml"]


@pytest.mark.parametrize("post", ["dusk", "dawn", "night", "unfinished"])
def test_posts_and_drafts_take_comments(site: SmallSite, post: str) -> None:
    assert site.accept(labelled(handover(post=post))).exit_code == 0
    assert list(site.comments()) == [f"{post}/{A}.yml"]


NO_DATA = {"without": "Data"}


@pytest.mark.parametrize(
    ("body", "changes"),
    [
        (handover().replace("\n", "\r\n"), {}),
        (handover(data=f'```json\n{{"id":"{A}"}}\n```'), {"created": "2026-06-28T10:05:00.000Z"}),
        (f"Thanks for all this.\n\n{handover()}\n\n", {}),
        (handover(name="_No response_"), {"name": "ada-byron"}),
        (handover(name=""), {"name": "ada-byron"}),
        (handover(without="Name"), {"name": "ada-byron"}),
        (handover(name="  Ada\t Byron "), {"name": "Ada Byron"}),
        (handover(text="One.\n\n    code\n\n> quote"), {"body": "One.\n\n    code\n\n> quote"}),
        (handover(text="A\x00B\x1b[31m"), {"body": "AB[31m"}),
        (handover(created="2030-01-01T00:00:00Z"), {"created": "2026-06-28T10:05:00.000Z"}),
        (handover(edited="2026-06-28T10:01:00Z"), {"edited": "2026-06-28T10:01:00.000Z"}),
        (handover(edited="2026-06-27T10:01:00Z"), {}),
        (handover(created="2026-06-28T12:00:00+02:00"), {}),
        (handover(url="https://evil.example/", post="dusk", deleted="2026-06-28T10:00:00Z"), {}),
    ],
)
def test_what_is_taken_from_an_issue(site: SmallSite, body: str, changes: dict[str, str]) -> None:
    done = site.accept(labelled(body))
    assert done.exit_code == 0, done.output
    found = site.comments()[f"dusk/{A}.yml"]
    if "json" in body:
        found["revision"] = "abc"
    assert found == {**ACCEPTED, **changes}


@pytest.mark.parametrize(
    "body", [handover(**NO_DATA), handover(data="_No response_"), handover(data="{}")]
)
def test_a_form_filled_in_by_hand(site: SmallSite, body: str) -> None:
    first, again = site.accept(labelled(body)), site.accept(labelled(body))
    assert first.stdout == again.stdout
    assert again.stderr == "already accepted\n"
    [comment] = site.comments().values()
    assert UUID(comment["id"]).version == 7
    assert comment["created"] == "2026-06-28T10:05:00.000Z"
    assert site.accept(labelled(body, number=13)).stdout != first.stdout


def test_a_reply_follows_what_it_answers(site: SmallSite) -> None:
    reply = labelled(handover(id=B, parent=A))
    refused = site.accept(reply)
    assert refused.exit_code == 1
    assert refused.stderr == (
        f"issue 12 cannot be accepted: the comment that it answers, {A}, is not accepted. "
        "Accept that one first, or write \"parent\":null below '### Data'.\n"
    )
    assert site.comments() == {}
    site.accept(labelled(handover(post="dawn")))
    assert site.accept(reply).exit_code == 1, "the comment that it answers is of another post"
    site.accept(labelled(handover(id=C)))
    assert site.accept(labelled(handover(id=B, parent=C))).exit_code == 0
    assert site.comments()[f"dusk/{B}.yml"]["parent"] == C


def test_again_changes_nothing(site: SmallSite) -> None:
    site.accept(labelled(handover()))
    file = site.root / "comments" / "dusk" / f"{A}.yml"
    before = file.stat().st_mtime_ns
    done = site.accept(labelled(handover(revision="other")))
    assert (done.exit_code, done.stderr) == (0, "already accepted\n")
    assert done.stdout == f"comments/dusk/{A}.yml\n"
    assert file.stat().st_mtime_ns == before


def test_a_new_version_takes_the_place_of_the_old_one(site: SmallSite) -> None:
    site.write(id=B)
    site.accept(labelled(handover(parent=B)))
    later = {"created_at": "2026-06-29T10:00:00Z", "number": 13}
    new = handover(text="Lit.", name="A.", edited="2026-06-28T20:00:00Z", revision="def")
    done = site.accept(labelled(new, **later))
    assert (done.exit_code, done.stderr) == (0, "updated\n")
    assert site.comments()[f"dusk/{A}.yml"] == {
        **ACCEPTED,
        "parent": B,
        "name": "A.",
        "body": "Lit.",
        "edited": "2026-06-28T20:00:00.000Z",
        "revision": "def",
    }
    older = site.accept(labelled(handover()))
    assert older.stderr == "already accepted\n"
    assert site.comments()[f"dusk/{A}.yml"]["body"] == "Lit."


def test_a_new_version_without_its_time_has_that_of_the_issue(site: SmallSite) -> None:
    site.accept(labelled(handover()))
    site.accept(labelled(handover(text="Lit."), created_at="2026-06-29T10:00:00Z"))
    assert site.comments()[f"dusk/{A}.yml"]["edited"] == "2026-06-29T10:00:00.000Z"


def test_nobody_writes_over_the_comment_of_someone_else(site: SmallSite) -> None:
    site.accept(labelled(handover()))
    mallory = {"login": "mallory", "html_url": "https://github.com/mallory"}
    later = {"created_at": "2026-06-29T10:00:00Z", "user": mallory}
    done = site.accept(labelled(handover(text="Mine."), **later))
    assert done.exit_code == 1
    assert f"{A} is already there, by https://github.com/ada-byron." in done.stderr
    elsewhere = site.accept(labelled(handover(post="dawn", text="Mine."), **later))
    assert "is already there, below the post 'dusk'." in elsewhere.stderr
    assert site.comments() == {f"dusk/{A}.yml": ACCEPTED}


def test_what_was_removed_does_not_come_back_by_a_label(site: SmallSite) -> None:
    site.write(id=A, deleted="2026-07-01T00:00:00Z", body="", url="https://github.com/ada-byron")
    done = site.accept(labelled(handover()))
    assert done.exit_code == 1
    assert "was removed" in done.stderr


DATA = "the text below '### Data' is"
REFUSED = [
    (None, "it is not a comment: it has no fields"),
    ("", "it is not a comment: it has no fields"),
    ("The search is broken.", "it is not a comment: it has no fields"),
    (handover(without="Post"), "it is not a comment: it has no fields"),
    (handover(without="Comment"), "it is not a comment: it has no fields"),
    ("### Comment\n\nText.\n\n### Post\n\ndusk", "it is not a comment: it has no fields"),
    (handover(post=""), "there is no post with the id ''"),
    (handover(post="dask"), "there is no post with the id 'dask'. Did you mean 'dusk'?"),
    (handover(post="broken"), "there is no post with the id 'broken'"),
    (handover(post="../../etc"), "there is no post with the id '../../etc'"),
    (handover(post="dusk/../dawn"), "there is no post with the id 'dusk/../dawn'"),
    (handover(post="/tmp"), "there is no post with the id '/tmp'"),
    (handover(post="."), "there is no post with the id '.'"),
    (handover(post="index"), "there is no post with the id 'index'"),
    (handover(post="x" * 10_000), "there is no post with the id 'xxx"),
    (handover(post="dusk\ndawn"), r"there is no post with the id 'dusk\ndawn'"),
    (handover(text=""), "it has no text below '### Comment'"),
    (handover(text="_No response_"), "it has no text below '### Comment'"),
    (handover(text="\x00\x01"), "Write"),
    (handover(text="x" * 10_001), "Write text of at most 10,000 characters."),
    (handover(name="x" * 101), "Write a name of at most 100 characters."),
    (handover(data="{"), f"{DATA} '{{', not a JSON object."),
    (handover(data="[" * 100_000), f"{DATA} '[[["),
    (handover(data="[1]"), f"{DATA} '[1]', not a JSON object."),
    (handover(data='"x"'), f"{DATA} '\"x\"', not a JSON object."),
    (handover(data="NaN"), f"{DATA} 'NaN', not a JSON object."),
    (handover(id="../../x"), "`id` is '../../x'. Write a UUID"),
    (handover(id=A.upper()), "`id` is '0197B5A0"),
    (handover(id=["x"]), "`id` is ['x']. Write a UUID"),
    (handover(id=f"{A}\n"), r"000a\n'. Write a UUID"),
    (handover(parent="x"), "`parent` is 'x'. Write a UUID"),
    (handover(parent=A), f"the comment that it answers, {A}, is not accepted."),
    (handover(created="soon"), "`created` is 'soon'. Write a time"),
    (handover(created="2026-06-28T10:00:00"), "Write a time with its offset"),
    (handover(created=1), "`created` is 1. Write a time"),
    (handover(created="0001-01-01T00:00:00+14:00"), "Write a time"),
    (handover(edited=[1]), "`edited` is [1]. Write a time"),
    (handover(edited="x"), "`edited` is 'x'. Write a time"),
    (handover(revision="x" * 101), "`revision` is 'xxx"),
]


@pytest.mark.parametrize(
    ("body", "reason"),
    REFUSED,
    ids=[ascii(f"{number} {row[1]}")[:60] for number, row in enumerate(REFUSED)],
)
def test_what_is_no_comment_is_refused_in_one_line(
    site: SmallSite, body: str | None, reason: str
) -> None:
    done = site.accept(labelled(body))
    assert done.exit_code == 1
    assert done.stdout == ""
    assert done.stderr.startswith("issue 12 cannot be accepted: ")
    assert reason in done.stderr
    assert done.stderr.count("\n") == 1
    assert ".." not in done.stderr.replace("../../", "").replace("/../", "").replace("...", "")
    assert len(done.stderr) < 500
    assert not (site.root / "comments").exists()
    assert {path.name for path in site.root.parent.iterdir()} == {site.root.name}


NOTHING = "was not labelled accepted just now: nothing to do."


def without_change(event: dict[str, Any]) -> dict[str, Any]:
    return {**event, "changes": {}}


@pytest.mark.parametrize(
    "event",
    [
        {**GITHUB, "label": {"name": "comment"}},
        {**GITHUB, "action": "unlabeled"},
        {**{key: GITHUB[key] for key in ("issue",)}, "action": "opened"},
        without_change(json.loads((EVENTS / "gitlab-labelled.json").read_text(encoding="utf-8"))),
    ],
)
def test_without_the_label_nothing_happens(site: SmallSite, event: object) -> None:
    done = site.accept(event, "--label", "accepted")
    assert done.exit_code == 0
    assert NOTHING in done.stderr
    assert not (site.root / "comments").exists()


def test_a_label_that_an_issue_is_opened_with_does_not_count_on_gitlab(site: SmallSite) -> None:
    event = json.loads((EVENTS / "gitlab-labelled.json").read_text(encoding="utf-8"))
    event["object_attributes"]["action"] = "open"
    assert NOTHING in site.accept(event, "--label", "accepted").stderr


@pytest.mark.parametrize(
    ("event", "why"),
    [
        ([], "no event of a forge"),
        ("text", "no event of a forge"),
        ({}, "no `issue` with a `body`"),
        ({"issue": 7}, "`issue` is no object"),
        ({"issue": {"body": "x"}}, "when it was created"),
        ({"issue": {"body": "x", "created_at": "x"}}, "when it was created"),
        ({"object_kind": "note", "object_attributes": {}}, "of the kind 'note'"),
        ({"issue": {**GITHUB["issue"], "pull_request": {"url": "x"}}}, "a pull request"),
    ],
)
def test_what_is_no_issue(site: SmallSite, event: object, why: str) -> None:
    done = site.accept(event)
    assert done.exit_code == 2
    assert why in done.stderr


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, "\ud800"])
def test_what_is_no_json(site: SmallSite, text: str, tmp_path: Path) -> None:
    event = tmp_path / "event.json"
    event.write_bytes(text.encode(errors="surrogatepass"))
    done = site.gazette("comments", "accept", "--event", str(event))
    assert done.exit_code == 2
    assert "is not JSON" in done.stderr


def test_without_an_event(site: SmallSite) -> None:
    done = site.gazette("comments", "accept")
    assert done.exit_code == 2
    assert "--event" in done.stderr


def test_an_author_without_account_or_a_dangerous_one(site: SmallSite) -> None:
    event = labelled(handover(name=""), user=None)
    event["issue"]["html_url"] = None
    assert site.accept(event).exit_code == 0
    user = {"login": "<b>", "html_url": "javascript:alert(1)"}
    assert site.accept(labelled(handover(id=B), user=user)).exit_code == 0
    first, second = site.comments().values()
    assert "url" not in first
    assert "name" not in first
    assert second["url"] == "https://github.com/%3Cb%3E"


def test_a_site_without_the_plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = write_site(tmp_path, plugins=["search"]).accept(GITHUB)
    assert done.exit_code == 2
    assert "does not have the plugin gazette" in done.stderr


def test_no_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = SmallSite(tmp_path).accept(GITHUB)
    assert done.exit_code == 2
    assert "mkdocs.yml" in done.stderr


def test_a_post_that_cannot_be_read_does_not_stop_the_others(site: SmallSite) -> None:
    (site.root / "docs" / "posts" / "bad.md").write_text(post_file(date="soon"), encoding="utf-8")
    assert site.accept(GITHUB).exit_code == 0


def test_as_a_command_of_its_own(site: SmallSite) -> None:
    gazette = Path(sys.executable).with_name("gazette")
    done = subprocess.run(
        [gazette, "comments", "accept", "--event", "-"],
        cwd=site.root,
        input=json.dumps(GITHUB),
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONWARNINGS": "error"},
    )
    assert (done.returncode, done.stdout) == (0, f"comments/dusk/{A}.yml\n"), done.stderr
    assert done.stderr == "accepted\n"
