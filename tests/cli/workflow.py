"""Runs the shell steps of a workflow as its forge does, against a repository on this machine."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.cli.small_site import write_site
from tests.packaging.commands import ENVIRONMENT, run

COMMANDS = Path(__file__).parent / "commands"
_NAME = re.compile(r"(?<![\w.'])(?!true|false)[a-z_]+(?:\.[\w*-]+)+", re.IGNORECASE)


@dataclass
class Repository:
    """A clone of a small publication, the bare repository it came from, and what was asked for."""

    origin: Path
    clone: Path
    asked_file: Path
    environment: dict[str, str] = field(default_factory=dict)

    def asked(self) -> list[list[str]]:
        """Return every call of `gh`, `curl` and `pip` up to now."""
        if not self.asked_file.exists():
            return []
        return [json.loads(line) for line in self.asked_file.read_text("utf-8").splitlines()]

    def files(self, branch: str = "main") -> set[str]:
        """Return the paths on `branch` of the bare repository."""
        listing = run("git", "ls-tree", "-r", "--name-only", "-z", branch, cwd=self.origin)
        return set(listing.strip("\0").split("\0"))

    def log(self, branch: str = "main") -> list[str]:
        """Return the commits' subjects on `branch`, the newest first."""
        return run("git", "log", "--format=%s", branch, cwd=self.origin).splitlines()

    def change_elsewhere(self, name: str) -> None:
        """Let someone else push a new file to the main branch."""
        other = self.origin.parent / f"elsewhere-{name}"
        run("git", "clone", "--quiet", self.origin, other, cwd=self.origin.parent)
        (other / name).write_text(name, encoding="utf-8")
        run("git", "add", ".", cwd=other)
        run("git", *_ME, "commit", "--quiet", "--message", f"Add {name}", cwd=other)
        run("git", "push", "--quiet", cwd=other)

    def shell(self, script: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run `script` in the clone, with the stand-ins for what would leave this machine."""
        path = f"{COMMANDS}:{Path(sys.executable).parent}:{os.environ['PATH']}"
        standing = {"ASKED": str(self.asked_file), "TESTS_PYTHON": sys.executable, "PATH": path}
        return subprocess.run(
            ["bash", "-e", "-c", script],
            cwd=self.clone,
            env={**ENVIRONMENT, **standing, **self.environment, **variables},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )


_ME = ("-c", "user.name=Sol", "-c", "user.email=sol@example.org")


def fresh_repository(directory: Path) -> Repository:
    """Return a new repository below `directory`, cloned as a forge's checkout does it."""
    origin, source = directory / "origin.git", directory / "source"
    run("git", "init", "--quiet", "--bare", "--initial-branch=main", origin, cwd=directory)
    run("git", "config", "receive.advertisePushOptions", "true", cwd=origin)
    source.mkdir()
    write_site(source)
    run("git", "init", "--quiet", "--initial-branch=main", cwd=source)
    run("git", "add", ".", cwd=source)
    run("git", *_ME, "commit", "--quiet", "--message", "A small site", cwd=source)
    run("git", "push", "--quiet", str(origin), "main", cwd=source)
    repository = Repository(origin, directory / "clone", directory / "asked")
    check_out(repository)
    return repository


def check_out(repository: Repository) -> None:
    """Check out the newest commit anew, without its history."""
    if repository.clone.exists():
        repository.clone.rename(repository.clone.with_name(f"clone-{os.urandom(4).hex()}"))
    url = repository.origin.as_uri()
    run("git", "clone", "--quiet", "--depth=1", url, repository.clone, cwd=repository.origin.parent)


@dataclass
class Outcome:
    """How a job ended: the steps that ran, and whether one failed."""

    ran: list[str]
    failed: bool
    output: str


def run_job(
    workflow: str,
    event: Mapping[str, Any],
    repository: Repository,
    between: Callable[[str], object] = str,
    **settings: str,
) -> Outcome | None:
    """Run the workflow's one job for `event`; None if its condition keeps it from running.

    `settings` replace those at the workflow's head, and `between` is called before each step.
    """
    described = yaml.safe_load(workflow)
    [job] = described["jobs"].values()
    context: dict[str, Any] = {
        "github": {
            "event": event,
            "token": "secret-token",
            "repository": "daily/site",
            "server_url": "https://forge.example",
            "run_id": "7",
        },
        "secrets": {},
        "env": {**described["env"], **settings},
        "steps": {},
    }
    if not evaluated(job["if"], context):
        return None
    context["env"] |= _filled(job["env"], context)
    temporary = repository.origin.parent
    event_file = temporary / "event.json"
    event_file.write_text(json.dumps(event), encoding="utf-8")
    done = Outcome([], failed=False, output="")
    for number, step in enumerate(job["steps"]):
        condition = step.get("if", "success()")
        context["failed"] = done.failed
        if "run" not in step or not evaluated(condition, context):
            continue
        if done.failed and "failure()" not in condition:
            continue
        between(step["name"])
        output = temporary / f"output-{os.urandom(4).hex()}"
        output.touch()
        finished = repository.shell(
            step["run"],
            **{key: str(value) for key, value in context["env"].items()},
            **_filled(step.get("env", {}), context),
            GITHUB_EVENT_PATH=str(event_file),
            GITHUB_OUTPUT=str(output),
            RUNNER_TEMP=str(temporary),
        )
        done.ran.append(step["name"])
        done.output += finished.stdout + finished.stderr
        done.failed = done.failed or finished.returncode != 0
        context["steps"][step.get("id", str(number))] = {
            "outcome": "failure" if finished.returncode else "success",
            "outputs": dict(
                line.split("=", 1) for line in output.read_text(encoding="utf-8").splitlines()
            ),
        }
    return done


def _filled(values: Mapping[str, Any], context: Mapping[str, Any]) -> dict[str, str]:
    return {
        key: re.sub(
            r"\$\{\{(.+?)\}\}", lambda match: str(evaluated(match[1], context) or ""), str(value)
        )
        for key, value in values.items()
    }


def evaluated(expression: str, context: Mapping[str, Any]) -> Any:
    """Return the value of an expression, of those that the workflows use."""

    def look_up(path: str) -> Any:
        at: Any = context
        for step in path.split("."):
            if isinstance(at, list) and step == "*":
                continue
            at = [item[step] for item in at] if isinstance(at, list) else at.get(step) or ""
            if at == "":
                break
        return at

    python = _NAME.sub(lambda match: f"look_up({match[0]!r})", expression.strip())
    python = python.replace("&&", " and ").replace("||", " or ")
    functions = {
        "look_up": look_up,
        "contains": lambda among, what: what in among,
        "fromJSON": json.loads,
        "success": lambda: not context.get("failed"),
        "failure": lambda: context.get("failed"),
    }
    return eval(python, functions)  # the expressions are our own
