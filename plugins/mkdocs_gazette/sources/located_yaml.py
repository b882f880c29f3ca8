"""YAML that remembers where its values stand, so that a message can name the line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml

from mkdocs_gazette.errors import KeyPath, Problem, shorten

try:
    from yaml import CSafeLoader as _SafeLoader
except ImportError:  # PyYAML built without libyaml
    from yaml import SafeLoader as _SafeLoader  # type: ignore[assignment]


_NOT_FLAT = "expected a mapping of names to texts"
_NULL = frozenset({"", "~", "null", "Null", "NULL"})


class _Loader(_SafeLoader):
    """Safe YAML in which an impossible date, such as 2026-02-30, stays text to be reported."""


def _timestamp(loader: _Loader, node: yaml.ScalarNode) -> object:
    try:
        return loader.construct_yaml_timestamp(node)
    except ValueError:
        return loader.construct_scalar(node)


_Loader.add_constructor("tag:yaml.org,2002:timestamp", _timestamp)


class InvalidYamlError(ValueError):
    """The text is not YAML. `line` counts from 1 within the text."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line

    def problem(self, file: str) -> Problem:
        """Return what to tell the author of `file`."""
        return Problem(
            file,
            f"this is not valid YAML: {shorten(str(self))}.",
            "Check the indentation, and put text that holds ': ' or '#', or begins with a sign, "
            "in quotes.",
            line=self.line,
        )


def load(text: str) -> Any:
    """Return the value of the YAML document `text`, None if it is empty.

    Raises InvalidYamlError, with the parser's own words and line, where it is not YAML.
    """
    try:
        return yaml.load(text, _Loader)  # noqa: S506 - _Loader is a safe loader
    except yaml.MarkedYAMLError as error:
        raise _invalid(error) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise InvalidYamlError(str(error).splitlines()[0], 1) from error


@dataclass(frozen=True, slots=True)
class FlatMapping:
    """The entries of a YAML mapping without further levels, all of them as they are written.

    `values` are text even where YAML has numbers and dates, None where there is no value;
    `lines` (from 1) are those of the keys.
    """

    values: dict[str, str | None]
    lines: dict[str, int]


def load_flat(text: str) -> FlatMapping:
    """Return the mapping of names to texts that the YAML document `text` is.

    Far cheaper than `load`, for files of which there are thousands.

    Raises InvalidYamlError where it is not YAML or something else.
    """
    entries: list[tuple[str, int, str | None]] = []
    key: tuple[str, int] | None = None
    depth = 0
    try:
        for event in yaml.parse(text, _Loader):
            line = event.start_mark.line + 1 if event.start_mark else 1
            if isinstance(event, yaml.ScalarEvent) and depth:
                if key is None:
                    key = event.value, line
                else:
                    # Without quotes; libyaml has "" for what PyYAML's own parser has None.
                    empty = not event.style and event.value in _NULL
                    entries.append((*key, None if empty else event.value))
                    key = None
            elif isinstance(event, yaml.MappingStartEvent) and not depth:
                depth = 1
            elif isinstance(event, yaml.NodeEvent):
                raise InvalidYamlError(_NOT_FLAT, line)
    except yaml.MarkedYAMLError as error:
        raise _invalid(error) from error
    except yaml.YAMLError as error:
        raise InvalidYamlError(str(error).splitlines()[0], 1) from error
    if not depth:
        raise InvalidYamlError(_NOT_FLAT, 1)
    return FlatMapping(
        {name: value for name, _, value in entries}, {name: line for name, line, _ in entries}
    )


def _invalid(error: yaml.MarkedYAMLError) -> InvalidYamlError:
    mark = error.problem_mark or error.context_mark
    return InvalidYamlError(error.problem or str(error), mark.line + 1 if mark else 1)


def line_of(text: str, key: KeyPath) -> int:
    """Return the line (from 1) in `text` of the value at `key`, or of its nearest parent.

    Steps that the document does not have are passed over, so the key may name the full form
    (`series.0.part`) of what was written short (`series: {part: 3}`).
    """
    node = yaml.compose(text, _Loader)
    line = 1
    for step in key:
        found = _child(node, step)
        if found is not None:
            line, node = found
    return line


def _child(node: yaml.Node | None, step: str | int) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for name, value in reversed(node.value):  # of equal keys the last one counts
            if name.value == str(step):
                return name.start_mark.line + 1, value
    elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        item = node.value[step]
        return item.start_mark.line + 1, item
    return None
