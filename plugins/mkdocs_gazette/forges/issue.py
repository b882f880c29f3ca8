"""An issue, from what GitHub, GitLab, Gitea or Forgejo tell of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote as percent

from mkdocs_gazette.sources.fields import is_safe_link


class NoIssueError(ValueError):
    """The event tells of no issue; the message says what is missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """What counts of an issue, on whichever forge.

    `number` is the forge's, 0 if it does not tell. `login` and `profile` are who opened the
    issue, empty where the forge does not say. `labelled` are the labels that the event has just
    put on, None where the event does not tell.
    """

    number: int
    body: str
    created: datetime
    login: str = ""
    profile: str | None = None
    labelled: frozenset[str] | None = None

    @property
    def shown(self) -> str:
        """What to call the issue in a message."""
        return f"issue {self.number}" if self.number else "the issue"


def read_issue(event: Any) -> Issue:
    """Return the issue in `event`: a forge's event, or an issue as its API returns it.

    Raises NoIssueError.
    """
    if not isinstance(event, Mapping):
        raise NoIssueError("this is no event of a forge, and no issue.")
    attributes = event.get("object_attributes")
    if isinstance(attributes, Mapping):
        return _gitlab_hook(event, attributes)
    issue = event.get("issue", event)
    if not isinstance(issue, Mapping):
        raise NoIssueError("the event's `issue` is no object.")
    if "description" in issue and "body" not in issue:
        return _gitlab_issue(issue)
    return _github_issue(event, issue)


def _github_issue(event: Mapping[str, Any], issue: Mapping[str, Any]) -> Issue:
    """Read what GitHub has, and with it Gitea and Forgejo, which follow it."""
    if "body" not in issue:
        raise NoIssueError("there is no `issue` with a `body` in it.")
    if issue.get("pull_request"):
        raise NoIssueError("this is a pull request, not an issue.")
    user = _mapping(issue.get("user"))
    login = _text(user.get("login"))
    home = _text(issue.get("html_url")).rsplit("/", 4)[0]  # above /owner/repository/issues/12
    return Issue(
        number=_number(issue.get("number")),
        body=_text(issue["body"]),
        created=_created(issue.get("created_at")),
        login=login,
        profile=_link(user.get("html_url")) or _profile(home, percent(login)),
        labelled=_put_on(event, issue),
    )


def _put_on(event: Mapping[str, Any], issue: Mapping[str, Any]) -> frozenset[str] | None:
    label = _mapping(event.get("label")).get("name")
    if label is not None:
        return frozenset({_text(label)}) if event.get("action") == "labeled" else frozenset()
    if event.get("action") == "label_updated":  # Gitea and Forgejo do not say which one
        return _names(issue.get("labels"), "name")
    return None if event is issue or "action" not in event else frozenset()


def _gitlab_hook(event: Mapping[str, Any], attributes: Mapping[str, Any]) -> Issue:
    if event.get("object_kind") != "issue":
        raise NoIssueError(f"the event is of the kind {event.get('object_kind')!r}, not 'issue'.")
    user = _mapping(event.get("user"))
    author = attributes.get("author_id")
    # The event's user is who changed the issue; only its author's number is told for sure.
    wrote = user if user.get("id") == author else {}
    project = _mapping(event.get("project"))
    home = _text(project.get("web_url")).removesuffix(_text(project.get("path_with_namespace")))
    number = f"-/u/{author}" if isinstance(author, int) else ""
    changed = _mapping(_mapping(event.get("changes")).get("labels"))
    labelled = _names(changed.get("current"), "title") - _names(changed.get("previous"), "title")
    login = _text(wrote.get("username"))
    return Issue(
        number=_number(attributes.get("iid")),
        body=_text(attributes.get("description")),
        created=_created(attributes.get("created_at")),
        login=login,
        profile=_profile(home, percent(login) or number),
        # Whoever opens an issue may be allowed to label it; only who labels it later moderates.
        labelled=labelled if attributes.get("action") == "update" else frozenset(),
    )


def _gitlab_issue(issue: Mapping[str, Any]) -> Issue:
    author = _mapping(issue.get("author"))
    return Issue(
        number=_number(issue.get("iid")),
        body=_text(issue["description"]),
        created=_created(issue.get("created_at")),
        login=_text(author.get("username")),
        profile=_link(author.get("web_url")),
    )


def _profile(home: str, path: str) -> str | None:
    """Return the profile at `path` of the forge at `home`."""
    return _link(f"{home.rstrip('/')}/{path}") if home and path else None


def _created(value: Any) -> datetime:
    text = _text(value).replace(" UTC", "+00:00")  # as older GitLabs write it
    try:
        moment = datetime.fromisoformat(text)
        return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise NoIssueError("the issue does not tell when it was created.") from error


def _link(value: Any) -> str | None:
    text = _text(value)
    return text if text and is_safe_link(text, {"http", "https"}) else None


def _names(value: Any, key: str) -> frozenset[str]:
    entries = value if isinstance(value, list) else []
    return frozenset(_text(_mapping(entry).get(key)) for entry in entries)


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _number(value: Any) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else 0
