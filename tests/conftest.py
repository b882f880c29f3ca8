"""What holds for all tests."""

from __future__ import annotations

from collections.abc import Iterator

import jinja2
import pytest
from hypothesis import settings
from mkdocs.theme import Theme

from mkdocs_gazette.build_cache.compiled_templates import CompiledTemplates

# A busy machine makes an example slow, not wrong.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")


LONGEST = ("test_ten_years.py", "test_wheel.py", "test_screens.py")
"""Begun last, they would keep one process busy while the others have nothing left to do."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put what takes longest first, but for the benchmarks.

    A command that they measure begins as a copy of this process, which counts as its memory.
    """

    def turn(item: pytest.Item) -> int:
        if item.path.parent.name == "benchmarks":
            return 0
        return 1 if item.path.name in LONGEST else 2

    items.sort(key=turn)


@pytest.fixture(scope="session", autouse=True)
def compiled_once() -> Iterator[None]:
    """Give all builds within this process the same cache of compiled templates.

    Two thirds of a small site's build is compiling the same templates once more.
    """
    compiled = CompiledTemplates()
    get_env = Theme.get_env

    def cached(theme: Theme) -> jinja2.Environment:
        environment = get_env(theme)
        environment.bytecode_cache = compiled
        return environment

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Theme, "get_env", cached)
        yield
