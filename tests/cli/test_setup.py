"""`gazette comments setup`: the files that let a repository take comments."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from mkdocs_gazette.forges.setup import Forge, packaged
from tests.cli.small_site import SmallSite
from tests.packaging.checkout import ROOT

PATHS = {
    Forge.GITHUB: {".github/ISSUE_TEMPLATE/comment.yml", ".github/workflows/comments.yml"},
    Forge.GITLAB: {".gitlab/issue_templates/Comment.md", ".gitlab/comments.gitlab-ci.yml"},
    Forge.FORGEJO: {".forgejo/ISSUE_TEMPLATE/comment.yml", ".forgejo/workflows/comments.yml"},
}


@pytest.mark.parametrize("forge", Forge)
def test_files_are_written(site: SmallSite, forge: Forge) -> None:
    done = site.gazette("comments", "setup", "--forge", forge.value)
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [f"{path} written." for path in packaged(forge)]
    assert packaged(forge).keys() == PATHS[forge]
    for path, content in packaged(forge).items():
        assert (site.root / path).read_bytes() == content.encode()


def test_again_changes_nothing(site: SmallSite) -> None:
    site.gazette("comments", "setup")
    done = site.gazette("comments", "setup")
    assert done.exit_code == 0
    assert all(line.endswith(" is as it should be.") for line in done.stdout.splitlines())


def test_what_was_changed_stays(site: SmallSite) -> None:
    mine = site.root / ".github/workflows/comments.yml"
    mine.parent.mkdir(parents=True)
    mine.write_text("mine", encoding="utf-8")
    done = site.gazette("comments", "setup")
    assert done.exit_code == 1
    assert done.stderr.startswith(".github/workflows/comments.yml is there and was changed.")
    assert mine.read_text(encoding="utf-8") == "mine"
    assert not (site.root / ".github/ISSUE_TEMPLATE").exists()
    assert site.gazette("comments", "setup", "--force").exit_code == 0
    assert (
        mine.read_text(encoding="utf-8")
        == packaged(Forge.GITHUB)[mine.relative_to(site.root).as_posix()]
    )


def test_files_go_to_the_root_of_the_repository(
    site: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    (site.root / ".git").mkdir()
    monkeypatch.chdir(site.root / "docs")
    site.gazette("comments", "setup")
    assert (site.root / ".github/workflows/comments.yml").exists()


def test_a_forge_that_is_not_known(site: SmallSite) -> None:
    assert site.gazette("comments", "setup", "--forge", "sourceforge").exit_code == 2


def test_our_own_repository_takes_comments() -> None:
    for path, content in packaged(Forge.GITHUB).items():
        # This repository is where Gazette itself is installed from.
        own = content.replace("INSTALL: mkdocs-gazette\n", "INSTALL: .\n")
        assert (ROOT / path).read_text(encoding="utf-8") == own


@pytest.mark.parametrize("forge", [Forge.GITHUB, Forge.FORGEJO])
def test_the_form_asks_for_what_is_read(forge: Forge) -> None:
    [form] = [text for path, text in packaged(forge).items() if "ISSUE_TEMPLATE" in path]
    fields = [field for field in yaml.safe_load(form)["body"] if field["type"] != "markdown"]
    assert [field["id"] for field in fields] == ["post", "name", "data", "comment"]
    assert [field["attributes"]["label"] for field in fields] == ["Post", "Name", "Data", "Comment"]
    assert "accepted" not in yaml.safe_load(form)["labels"], "only maintainers accept"


def test_the_template_of_gitlab_asks_for_what_is_read() -> None:
    text = packaged(Forge.GITLAB)[".gitlab/issue_templates/Comment.md"]
    headings = [line for line in text.splitlines() if line.startswith("#")]
    assert headings == ["### Post", "### Name", "### Data", "### Comment"]


@pytest.mark.parametrize("forge", Forge)
def test_what_an_issue_says_never_reaches_a_line_of_shell(forge: Forge) -> None:
    [workflow] = [text for path, text in packaged(forge).items() if "ISSUE" not in path.upper()]
    [job] = (
        yaml.safe_load(workflow).get("jobs")
        or {"accept": yaml.safe_load(workflow)["accept-comment"]}
    ).values()
    for step in job.get("steps", []):
        assert "${{" not in step.get("run", "")
    for dangerous in ("event.issue.body", "event.issue.title", "event.issue.user", "eval "):
        assert dangerous not in workflow


def test_the_workflow_of_github_may_do_what_it_must_and_no_more() -> None:
    workflow = yaml.safe_load(packaged(Forge.GITHUB)[".github/workflows/comments.yml"])
    assert workflow["permissions"] == {}
    [job] = workflow["jobs"].values()
    assert job["permissions"] == {
        "contents": "write",
        "issues": "write",
        "pull-requests": "write",
        "actions": "write",
    }
    assert job["if"] == "github.event.label.name == 'accepted'"
    # PyYAML takes the key `on` for true.
    assert workflow[True] == {"issues": {"types": ["labeled"]}}
    assert job["concurrency"]["group"] == "comment-${{ github.event.issue.number }}"


def test_the_workflow_that_is_started_can_be() -> None:
    own = yaml.safe_load((ROOT / ".github/workflows/comments.yml").read_text(encoding="utf-8"))
    started = Path(ROOT / ".github/workflows" / own["env"]["PUBLISH"])
    assert "workflow_dispatch" in yaml.safe_load(started.read_text(encoding="utf-8"))[True]
