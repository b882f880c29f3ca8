"""What an author does to a project between two builds, each as a value.

An edit of what is not there does nothing, so that any edit can be left out of a list of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Protocol

import yaml

from tests.build.written_comments import accepted
from tests.incremental.small_publication import CONFIG_FILE
from tests.incremental.sources import Sources


class Edit(Protocol):
    """Changes sources."""

    def apply(self, sources: Sources) -> None:
        """Make the change."""


@dataclass(frozen=True)
class FrontMatter:
    """A field of a page's front matter is set, or taken out with None."""

    page: str
    name: str
    value: Any

    def apply(self, sources: Sources) -> None:
        """Make the change."""
        if sources.has(self.page):
            meta, body = sources.page(self.page)
            changed = {**meta, self.name: self.value}
            kept = {name: value for name, value in changed.items() if value is not None}
            sources.write_page(self.page, kept, body)


@dataclass(frozen=True)
class Body:
    """A page has another text; its front matter stays."""

    page: str
    text: str

    def apply(self, sources: Sources) -> None:
        """Make the change."""
        if sources.has(self.page):
            meta, _ = sources.page(self.page)
            sources.write_page(self.page, meta, self.text)


@dataclass(frozen=True)
class Append:
    """A passage is added to a page."""

    page: str
    passage: str

    def apply(self, sources: Sources) -> None:
        """Make the change."""
        if sources.has(self.page):
            sources.write(self.page, f"{sources.text(self.page)}\n{self.passage}\n")


@dataclass(frozen=True)
class Replace:
    """Words in a file become others, wherever they stand."""

    path: str
    old: str
    new: str

    def apply(self, sources: Sources) -> None:
        """Make the change."""
        if sources.has(self.path):
            sources.write(self.path, sources.text(self.path).replace(self.old, self.new))


@dataclass(frozen=True)
class Write:
    """A file is written, be it there or not."""

    path: str
    text: str

    def apply(self, sources: Sources) -> None:
        """Make the change."""
        sources.write(self.path, self.text)


@dataclass(frozen=True)
class Delete:
    """A file is deleted."""

    path: str

    def apply(self, sources: Sources) -> None:
        """Make the change."""
        sources.files.pop(self.path, None)


@dataclass(frozen=True)
class Rename:
    """A file is moved or renamed."""

    path: str
    to: str

    def apply(self, sources: Sources) -> None:
        """Make the change."""
        if sources.has(self.path):
            sources.files[self.to] = sources.files.pop(self.path)


@dataclass(frozen=True)
class Entry:
    """An entry of a YAML file is set, or taken out with None.

    In a list, a key names an item that is either the key alone or a mapping of just that key.
    """

    path: str
    keys: tuple[str, ...]
    value: Any

    def apply(self, sources: Sources) -> None:
        """Make the change."""
        if sources.has(self.path):
            data = yaml.safe_load(sources.text(self.path)) or {}
            changed = _with_entry(data, self.keys, self.value)
            text = yaml.safe_dump(changed, allow_unicode=True, sort_keys=False)
            sources.write(self.path, text)


def _with_entry(data: Any, keys: tuple[str, ...], value: Any) -> Any:
    key, *others = keys
    if isinstance(data, list):
        items = {item if isinstance(item, str) else next(iter(item)): item for item in data}
        options = {name: {} if item == name else item[name] for name, item in items.items()}
        changed = _with_entry(options, keys, value)
        return [name if options == {} else {name: options} for name, options in changed.items()]
    data = data if isinstance(data, dict) else {}
    inner = _with_entry(data.get(key), tuple(others), value) if others else value
    return {
        name: one for name, one in {**data, key: inner}.items() if one is not None or name != key
    }


def setting(*keys: str, value: Any) -> Entry:
    """Return the edit of a setting in mkdocs.yml."""
    return Entry(CONFIG_FILE, keys, value)


@dataclass(frozen=True)
class Accept:
    """A comment is accepted, or one of this number is edited; `parent` is what it answers."""

    number: int
    post: str
    body: str
    parent: int | None = None

    def apply(self, sources: Sources) -> None:
        """Make the change."""
        for path, text in accepted(self.number, self.post, self.body, parent=self.parent).items():
            sources.write(path, text)


@dataclass(frozen=True)
class Remove:
    """A comment is removed."""

    number: int
    post: str

    def apply(self, sources: Sources) -> None:
        """Make the change."""
        for path in accepted(self.number, self.post):
            sources.files.pop(path, None)


@dataclass(frozen=True)
class Touch:
    """A file is saved as it is."""

    path: str

    def apply(self, sources: Sources) -> None:
        """Make the change."""
        if sources.has(self.path):
            sources.touched.add(self.path)


@dataclass(frozen=True)
class GoBack:
    """All files are as they were before the last `steps` edits."""

    steps: int = 1

    def apply(self, sources: Sources) -> None:
        """Make the change."""
        sources.go_back(self.steps)


@dataclass(frozen=True)
class Wait:
    """Days pass."""

    days: int

    def apply(self, sources: Sources) -> None:
        """Make the change."""
        sources.wait(self.days)


@dataclass(frozen=True)
class Silently:
    """Files change, but not the times at which they say they did."""

    edit: Edit

    def apply(self, sources: Sources) -> None:
        """Make the change."""
        sources.silent = True
        self.edit.apply(sources)


@dataclass(frozen=True)
class Together:
    """Several edits before the next build, as after a pull."""

    edits: tuple[Edit, ...] = field(default=())

    def apply(self, sources: Sources) -> None:
        """Make the changes, one after another."""
        for edit in self.edits:
            edit.apply(sources)
