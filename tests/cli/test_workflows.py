"""The workflows' own steps, run for real: from an accepted issue to a commit and an answer."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from mkdocs_gazette.forges.setup import Forge, packaged
from tests.build.written_site import SITE_URL
from tests.cli.small_site import EVENTS, GITHUB, A, B, handover, labelled
from tests.cli.workflow import Outcome, Repository, check_out, fresh_repository, run_job

GITHUB_WORKFLOW = packaged(Forge.GITHUB)[".github/workflows/comments.yml"]
FORGEJO_WORKFLOW = packaged(Forge.FORGEJO)[".forgejo/workflows/comments.yml"]
GITLAB_JOB = packaged(Forge.GITLAB)[".gitlab/comments.gitlab-ci.yml"]

FILE = f"comments/dusk/{A}.yml"
ADDRESS = f"{SITE_URL}posts/dusk/#comment-{A}"
THANKS = f"Thank you. In a few minutes the comment is at {ADDRESS}."


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return fresh_repository(tmp_path)


def on_github(repository: Repository, event: dict[str, Any] = GITHUB, **settings: Any) -> Outcome:
    done = run_job(GITHUB_WORKFLOW, event, repository, **settings)
    assert done is not None
    return done


def test_an_accepted_issue_is_committed_published_and_closed(repository: Repository) -> None:
    done = on_github(repository)
    assert not done.failed, done.output
    assert FILE in repository.files()
    assert repository.log() == ["Accept a comment on dusk", "A small site"]
    assert repository.asked() == [
        ["pip", "install mkdocs-gazette"],
        ["gh", "auth", "setup-git"],
        ["gh", "workflow", "run", "publish.yml", "--ref", "main"],
        ["gh", "issue", "close", "12", "--comment", THANKS],
    ]


def test_the_second_time_nothing_is_committed_but_all_else_is_done(repository: Repository) -> None:
    on_github(repository)
    check_out(repository)
    done = on_github(repository)
    assert not done.failed, done.output
    assert "Commit it" not in done.ran
    assert len(repository.log()) == 2
    assert repository.asked()[-1] == ["gh", "issue", "close", "12", "--comment", THANKS]


def test_someone_else_pushes_in_between(repository: Repository) -> None:
    def meanwhile(step: str) -> None:
        if step == "Commit it":
            repository.change_elsewhere("one")
            repository.change_elsewhere("two")

    done = on_github(repository, between=meanwhile)
    assert not done.failed, done.output
    assert {FILE, "one", "two"} <= repository.files()
    assert repository.log()[0] == "Accept a comment on dusk"


def test_two_issues_accepted_at_once(repository: Repository) -> None:
    first = repository.clone
    repository.clone = first.with_name("second")
    check_out(repository)
    second = repository.clone
    repository.clone = first
    assert not on_github(repository).failed
    repository.clone = second
    done = on_github(repository, labelled(handover(id=B, text="Me too."), number=13))
    assert not done.failed, done.output
    assert {FILE, f"comments/dusk/{B}.yml"} <= repository.files()


def test_a_pull_request_instead(repository: Repository) -> None:
    done = on_github(repository, ACCEPT="pull-request")
    assert not done.failed, done.output
    assert repository.log() == ["A small site"]
    assert FILE in repository.files(f"comment-{A}")
    create, comment = repository.asked()[-2:]
    assert create == [
        *("gh", "pr", "create", "--base", "main", "--head", f"comment-{A}"),
        *("--title", "Accept a comment on dusk", "--body", "Closes #12"),
    ]
    assert comment[:4] == ["gh", "issue", "comment", "12"]
    assert "https://github.com/daily/site/pull/13" in comment[-1]
    assert not [asked for asked in repository.asked() if "workflow" in asked]


def test_a_pull_request_that_is_open_already_is_brought_up_to_date(repository: Repository) -> None:
    on_github(repository, ACCEPT="pull-request")
    check_out(repository)
    repository.environment["OPEN_REQUEST"] = "https://github.com/daily/site/pull/99"
    done = on_github(repository, labelled(handover(text="New.")), ACCEPT="pull-request")
    assert not done.failed, done.output
    assert len([asked for asked in repository.asked() if asked[1:3] == ["pr", "create"]]) == 1
    assert "pull/99" in repository.asked()[-1][-1]


def test_no_workflow_to_start(repository: Repository) -> None:
    assert not on_github(repository, PUBLISH="").failed
    assert not [asked for asked in repository.asked() if "workflow" in asked]


def test_what_the_site_needs_is_installed_first(repository: Repository) -> None:
    (repository.clone / "requirements.txt").write_text("mkdocs-gazette\n", encoding="utf-8")
    on_github(repository, INSTALL="mkdocs-gazette other")
    assert repository.asked()[:2] == [
        ["pip", "install --requirement requirements.txt"],
        ["pip", "install mkdocs-gazette other"],
    ]


def test_what_cannot_be_accepted_is_told(repository: Repository) -> None:
    done = on_github(repository, labelled(handover(post="`@everyone` $(touch owned)")))
    assert done.failed
    assert repository.log() == ["A small site"]
    comment, unlabel = repository.asked()[-2:]
    assert comment[:5] == ["gh", "issue", "comment", "12", "--body-file"]
    lines = comment[-1].splitlines()
    assert lines[0] == "This comment is not accepted yet:"
    assert lines[2].startswith("    issue 12 cannot be accepted: there is no post with the id '`@e")
    assert "[the log](https://forge.example/daily/site/actions/runs/7)" in lines[-1]
    assert unlabel == ["gh", "issue", "edit", "12", "--remove-label", "accepted"]
    assert not list(repository.origin.parent.rglob("owned"))


def test_a_step_that_fails_is_told_too(repository: Repository) -> None:
    hook = repository.origin / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    fast = GITHUB_WORKFLOW.replace("in 1 2 4 8 16", "in 0 0")
    done = run_job(fast, GITHUB, repository)
    assert done is not None
    assert done.failed
    assert "Tell the reader" not in done.ran
    assert "    A step of the workflow failed." in repository.asked()[-2][-1]


INJECTIONS = [
    "$(touch owned)",
    "`touch owned`",
    "'; touch owned; '",
    '"; touch owned; "',
    "${{ github.token }}",
    "\n::set-output name=path::owned\n",
    "EOF\ntouch owned\nEOF",
]


@pytest.mark.parametrize("text", INJECTIONS)
def test_nothing_in_an_issue_is_run(repository: Repository, text: str) -> None:
    event = labelled(
        handover(text=text, name=" ".join(text.split())),
        title=text,
        user={"login": text, "html_url": None},
    )
    done = on_github(repository, event)
    assert not done.failed, done.output
    file = yaml.safe_load((repository.clone / FILE).read_text(encoding="utf-8"))
    assert file["body"] == text.strip()
    assert not list(repository.origin.parent.rglob("owned"))
    assert "secret-token" not in json.dumps(repository.asked())


@pytest.mark.parametrize("label", ["comment", "Accepted ", "not accepted"])
def test_other_labels_do_nothing(repository: Repository, label: str) -> None:
    event = {**deepcopy(GITHUB), "label": {"name": label}}
    assert run_job(GITHUB_WORKFLOW, event, repository) is None


def forgejo_event() -> dict[str, Any]:
    event = json.loads((EVENTS / "forgejo-labelled.json").read_text(encoding="utf-8"))
    event["repository"]["default_branch"] = "main"
    assert isinstance(event, dict)
    return event


def test_on_forgejo(repository: Repository) -> None:
    done = run_job(FORGEJO_WORKFLOW, forgejo_event(), repository)
    assert done is not None
    assert not done.failed, done.output
    assert FILE in repository.files()
    _, comment, close = repository.asked()
    issue = "https://forge.example/api/v1/repos/daily/site/issues/12"
    assert comment[-2] == f"{issue}/comments"
    assert json.loads(comment[-1]) == {"body": THANKS}
    assert close[-2] == issue
    assert json.loads(close[-1]) == {"state": "closed"}
    assert "PATCH" in close


def test_a_pull_request_on_forgejo(repository: Repository) -> None:
    done = run_job(FORGEJO_WORKFLOW, forgejo_event(), repository, ACCEPT="pull-request")
    assert done is not None
    assert not done.failed, done.output
    assert FILE not in repository.files()
    assert FILE in repository.files("refs/for/main")
    assert len(repository.asked()) == 1


def test_a_refusal_on_forgejo(repository: Repository) -> None:
    event = forgejo_event()
    event["issue"]["body"] = 'The "search" is broken.'
    done = run_job(FORGEJO_WORKFLOW, event, repository)
    assert done is not None
    assert done.failed
    told = json.loads(repository.asked()[-1][-1])["body"]
    assert "\n    issue 12 cannot be accepted: it is not a comment" in told


def on_gitlab(repository: Repository, event: object) -> int:
    payload = repository.origin.parent / "payload.json"
    payload.write_text(json.dumps(event), encoding="utf-8")
    job = yaml.safe_load(GITLAB_JOB)["accept-comment"]
    return repository.shell(
        "set -eo pipefail\n" + "\n".join(job["script"]),
        INSTALL=job["variables"]["INSTALL"],
        REPOSITORY=repository.origin.as_uri(),
        TRIGGER_PAYLOAD=str(payload),
        GAZETTE_TOKEN="secret",
        CI_API_V4_URL="https://gitlab.example/api/v4",
        CI_PROJECT_ID="5",
        CI_DEFAULT_BRANCH="main",
    ).returncode


def gitlab_event() -> dict[str, Any]:
    event = json.loads((EVENTS / "gitlab-labelled.json").read_text(encoding="utf-8"))
    assert isinstance(event, dict)
    return event


ISSUE = "https://gitlab.example/api/v4/projects/5/issues/12"


def test_on_gitlab(repository: Repository) -> None:
    repository.change_elsewhere("one")
    assert on_gitlab(repository, gitlab_event()) == 0
    assert {FILE, "one"} <= repository.files()
    _, note, close = repository.asked()
    assert note[-2:] == [f"body={THANKS}", f"{ISSUE}/notes"]
    assert close[-3:] == ["--data", "state_event=close", ISSUE]


def test_other_changes_of_an_issue_on_gitlab(repository: Repository) -> None:
    event = gitlab_event()
    event["changes"] = {"title": {"previous": "a", "current": "b"}}
    assert on_gitlab(repository, event) == 0
    assert repository.log() == ["A small site"]
    assert len(repository.asked()) == 1


def test_a_refusal_on_gitlab(repository: Repository) -> None:
    event = gitlab_event()
    event["object_attributes"]["description"] = handover(post="$(touch owned)")
    assert on_gitlab(repository, event) == 1
    note = repository.asked()[-1]
    assert note[-1] == f"{ISSUE}/notes"
    assert "\n    issue 12 cannot be accepted: there is no post with the id" in note[-2]
    assert not list(repository.origin.parent.rglob("owned"))
