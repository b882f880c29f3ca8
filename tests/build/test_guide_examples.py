"""The guide's examples of mkdocs.yml: each is YAML, and its options are such as there are."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.utils.yaml import get_yaml_loader

from mkdocs_gazette.config import GazetteConfig

GUIDE = Path(__file__).parents[2] / "docs/guide"
BLOCK = re.compile(r'^( *)```yaml title="mkdocs\.yml".*?\n(.*?)^\1```$', re.MULTILINE | re.DOTALL)


def examples() -> Iterator[Any]:
    """Yield each example with the number of the page's line that it begins in."""
    for page in sorted(GUIDE.glob("*.md")):
        text = page.read_text(encoding="utf-8")
        for found in BLOCK.finditer(text):
            line = text.count("\n", 0, found.start()) + 1
            yield pytest.param(textwrap.dedent(found[2]), id=f"{page.name}:{line}")


EXAMPLES = tuple(examples())


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_can_be_used_as_it_stands(example: str) -> None:
    loaded = yaml.load(example, get_yaml_loader())
    assert isinstance(loaded, dict)
    for plugin in loaded.get("plugins", ()):
        options = plugin.get("gazette") if isinstance(plugin, dict) else None
        config = GazetteConfig()
        config.load_dict(options or {})
        assert config.validate() == ([], [])


def test_there_are_examples_of_each_service() -> None:
    text = "".join(example.values[0] for example in EXAMPLES)
    named = re.findall(r"service: (\w+)", text)
    assert set(named) == {"buttondown", "listmonk", "mailchimp", "kit", "form"}
