"""`mkdocs build` as a command, with what earlier ones have left, ends and prints as a clean one."""

from __future__ import annotations

from tests.incremental.builds import Clean, new_folder
from tests.incremental.by_command import Commanded, build_by_command
from tests.incremental.edits import Delete, setting
from tests.incremental.sources import first_state
from tests.incremental.walk import compare_after_each

EDITS = (
    Delete("docs/posts/tuesday.md"),
    setting("strict", value=True),
)


def test_it_ends_and_prints_as_a_clean_build_does() -> None:
    with new_folder() as root:
        results = compare_after_each(first_state(), EDITS, Commanded(root), Clean(build_by_command))
    assert [result.outcome for result in results] == ["built", "built", "exit code 1"]
    assert any("WARNING" in line for line in results[0].log)
