"""Hostile text is inert in Firefox and WebKitGTK, in the page and as it is published."""

from __future__ import annotations

import json

from mkdocs_gazette.rich_text import rich_text
from tests import xss_vectors
from tests.browser.comments.rich_text_in_page import BOTH, HARM
from tests.browser.comments.widget import COMMENTS, comment
from tests.browser.engines.driver import eventually
from tests.browser.engines.reader import Reader
from tests.browser.engines.test_core_flow import BODIES

MEGABYTE = 1_000_000

STORE = "(key, raw) => localStorage.setItem(key, raw)"

LENGTHS = """(selector) =>
    [...document.querySelectorAll(selector)].map((element) => element.textContent.length)"""


def test_it_looks_alike_and_is_inert(reader: Reader) -> None:
    published = [rich_text(text) for text in xss_vectors.ALL]
    pairs = reader.driver.call(BOTH, list(zip(xss_vectors.ALL, published, strict=True)))
    texts = zip(xss_vectors.ALL, pairs, strict=True)
    assert [f"{text!r}\n{a!r}\n{b!r}" for text, (a, b) in texts if a != b] == []
    for html in zip(*pairs, strict=True):
        assert reader.driver.call(HARM, html) == [[], None]


def test_a_megabyte_does_not_hang_the_page(reader: Reader) -> None:
    long = ("*a **b " * MEGABYTE)[:MEGABYTE].strip()
    stored = comment(body=long)
    reader.driver.call(STORE, f"{COMMENTS}{stored['id']}", json.dumps(stored))
    reader.open()
    eventually(lambda: reader.driver.call(LENGTHS, BODIES), [len(long)])
    reader.write("Short", into="Comment")
    reader.press("Add comment")
    eventually(lambda: reader.driver.call(LENGTHS, BODIES), [len(long), len("Short")])
