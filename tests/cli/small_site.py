"""A small publication to run the commands on, and issues that hold comments."""

from __future__ import annotations

import json
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from click.testing import CliRunner, Result

from mkdocs_gazette.cli import main
from tests.build.written_site import SITE_URL, Docs, post_file

EVENTS = Path(__file__).parent / "events"
GITHUB = json.loads((EVENTS / "github-labeled.json").read_text(encoding="utf-8"))

A = "0197b5a0-9c40-7000-8000-00000000000a"
B = "0197b5a0-9c40-7000-8000-00000000000b"
C = "0197b5a0-9c40-7000-8000-00000000000c"

DOCS: Docs = {
    "posts/dusk.md": post_file("It was lit.", title="Dusk"),
    "posts/deep/2026-dawn.md": post_file("# Dawn breaks\n\nIt went out.", id="dawn"),
    "posts/index.md": "# Not a post\n",
    "posts/night.md": post_file("Not yet.", title="Night", draft=True),
    "posts/broken.md": "---\ntitle: A draft that is not right yet\ndraft: true\n---\n",
    "posts/unfinished.md": post_file(title="Unfinished"),
    "about.md": "# About\n",
}


@dataclass(frozen=True)
class SmallSite:
    """A publication below `root`, where the commands are run."""

    root: Path

    def gazette(
        self, *arguments: str, stdin: str = "", env: Mapping[str, str] | None = None
    ) -> Result:
        """Run `gazette` with `arguments`; unexpected errors fail the test."""
        nothing = {"GITHUB_EVENT_PATH": None, "GITHUB_OUTPUT": None}
        runner = CliRunner()
        return runner.invoke(
            main, arguments, input=stdin, env={**nothing, **(env or {})}, catch_exceptions=False
        )

    def accept(
        self, event: object, *arguments: str, env: Mapping[str, str] | None = None
    ) -> Result:
        """Run `gazette comments accept` on `event`."""
        return self.gazette(
            "comments", "accept", "--event", "-", *arguments, stdin=json.dumps(event), env=env
        )

    def comments(self) -> dict[str, dict[str, str]]:
        """Return what all comments' files hold, by their paths below `comments`."""
        folder = self.root / "comments"
        return {
            file.relative_to(folder).as_posix(): yaml.safe_load(file.read_text(encoding="utf-8"))
            for file in sorted(folder.rglob("*"))
            if file.is_file()
        }

    def write(self, **values: str) -> None:
        """Write a comment by hand."""
        comment = {"post": "dusk", "created": "2026-06-28T10:00:00Z", "body": "Text.", **values}
        file = self.root / "comments" / comment["post"] / f"{comment['id']}.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(yaml.safe_dump(comment), encoding="utf-8")


def write_site(root: Path, docs: Docs = DOCS, /, **config: object) -> SmallSite:
    """Write a small publication with `docs`; `config` is merged into its mkdocs.yml."""
    for path, content in docs.items():
        file = root / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    settings = {
        "site_name": "The Daily",
        "site_url": SITE_URL,
        "theme": {"name": "material", "font": False},
        "plugins": ["gazette"],
        "draft_docs": "unfinished.md",
        **config,
    }
    (root / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    return SmallSite(root)


def handover(
    *,
    post: str = "dusk",
    name: str = "Ada",
    data: object = None,
    text: str = "It was **lit**.",
    without: str = "",
    **changes: Any,
) -> str:
    """Return an issue's text as the widget writes it, with some of its data changed."""
    values = {
        "id": A,
        "parent": None,
        "created": "2026-06-28T10:00:00.000Z",
        "edited": None,
        "revision": "abc",
        **changes,
    }
    shown = data if isinstance(data, str) else json.dumps(data or values, separators=(",", ":"))
    fields = {"Post": post, "Name": name, "Data": shown, "Comment": text}
    return "\n\n".join(f"### {key}\n\n{fields[key]}" for key in fields if key != without)


def labelled(body: str | None, **issue: object) -> dict[str, Any]:
    """Return GitHub's event for an issue with the text `body` and other changes."""
    event = deepcopy(GITHUB)
    event["issue"] |= {"body": body, **issue}
    assert isinstance(event, dict)
    return event
