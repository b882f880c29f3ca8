"""Tells what is different between two results, briefly."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from difflib import unified_diff

from tests.incremental.builds import Result

LONGEST_LINE, MOST_LINES = 160, 24


def difference(incremental: Result, clean: Result) -> str:
    """Return what differs first, "" if nothing does."""
    return "\n".join(_differences(incremental, clean))


def _differences(incremental: Result, clean: Result) -> Iterator[str]:
    if incremental.outcome != clean.outcome:
        yield f"ended otherwise: {incremental.outcome!r}, clean {clean.outcome!r}"
    if incremental.log != clean.log:
        yield "other messages:"
        yield _diff(clean.log, incremental.log)
    files, expected = incremental.files, clean.files
    if missing := sorted(expected.keys() - files.keys()):
        yield f"files that only the clean build has: {_some(missing)}"
    if surplus := sorted(files.keys() - expected.keys()):
        yield f"files that only the incremental build has: {_some(surplus)}"
    changed = sorted(
        path for path in files.keys() & expected.keys() if files[path] != expected[path]
    )
    if changed:
        yield f"files that differ: {_some(changed)}"
        yield _diff(*(_lines(changed[0], build[changed[0]]) for build in (expected, files)))


def _some(paths: Sequence[str], most: int = 5) -> str:
    more = f" and {len(paths) - most} more" if len(paths) > most else ""
    return ", ".join(paths[:most]) + more


def _lines(path: str, content: bytes) -> list[str]:
    """Return a file's content in lines short enough to be compared by eye."""
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return [repr(content[start : start + 40]) for start in range(0, len(content), 40)]
    if path.endswith(".json"):
        text = json.dumps(json.loads(text), indent=1, ensure_ascii=False)
    return [
        line[start : start + LONGEST_LINE]
        for line in text.replace("<", "\n<").splitlines()
        for start in range(0, len(line), LONGEST_LINE)
    ]


def _diff(clean: Sequence[str], incremental: Sequence[str]) -> str:
    lines = list(unified_diff(clean, incremental, "clean", "incremental", n=1, lineterm=""))
    more = [f"… and {len(lines) - MOST_LINES} more lines"] if len(lines) > MOST_LINES else []
    return "\n".join([*lines[:MOST_LINES], *more]) or "(the same in other line breaks)"
