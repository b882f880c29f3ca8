"""How the commands tell of problems: to people, to programs, and to a forge's logs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from enum import StrEnum

from mkdocs_gazette.errors import Problem


class Format(StrEnum):
    """For people, for programs, as GitHub's and Forgejo's workflow commands, or as a crontab."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    CRON = "cron"


def listed(problems: Iterable[Problem], form: Format) -> str:
    """Return all `problems` in `form`, a line each; as JSON, one list of objects."""
    if form is Format.JSON:
        return json.dumps([_plain(problem) for problem in problems], indent=2, ensure_ascii=False)
    line = _annotation if form is Format.GITHUB else str
    return "\n".join(map(line, problems))


def annotated(text: str) -> str:
    """Return the workflow command that shows `text` as an error of a whole run."""
    return f"::error::{_data(text)}"


def _plain(problem: Problem) -> dict[str, object]:
    return {
        "file": problem.file,
        "line": problem.line,
        "severity": _severity(problem),
        "message": problem.message,
        "fix": problem.fix,
    }


def _severity(problem: Problem) -> str:
    return "error" if problem.fatal else "warning"


def _annotation(problem: Problem) -> str:
    """Return the workflow command that puts `problem` beside its line in a pull request."""
    place = f"file={_property(problem.file)}"
    if problem.line is not None:
        place += f",line={problem.line}"
    return f"::{_severity(problem)} {place}::{_data(f'{problem.message} {problem.fix}')}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
