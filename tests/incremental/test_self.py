"""The comparison finds what wrong caches do, and tells the shortest way there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
import yaml
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.build.written_site import post_file
from tests.incremental.builds import Builder, Clean, Result, new_folder
from tests.incremental.comparison import difference
from tests.incremental.damage import CACHE, Damage, flip_bits, overwrite, truncate
from tests.incremental.edits import Append, Body, Edit, FrontMatter, GoBack, Silently, Touch, Write
from tests.incremental.in_process import Deployed, Served, build_once, serve_once
from tests.incremental.small_publication import CONFIG_FILE, SETTINGS
from tests.incremental.sources import Sources, State, first_state
from tests.incremental.walk import DifferenceError, compare_after_each

WRONG_CACHES = Path(__file__).parent / "wrong_caches"
HOOK = "hook.py"


def misled_by(wrong_cache: str) -> State:
    """Return a publication of two posts with one of the wrong caches at work in it."""
    extensions = ["footnotes", {"pymdownx.snippets": {"base_path": ["snippets"]}}]
    config = {
        **{name: SETTINGS[name] for name in ("site_name", "site_url", "validation")},
        "theme": {"name": "material", "font": False},
        "plugins": ["search", {"gazette": {}}],
        "markdown_extensions": extensions,
        "hooks": [HOOK],
    }
    return first_state(
        {
            CONFIG_FILE: yaml.safe_dump(config),
            HOOK: (WRONG_CACHES / f"{wrong_cache}.py").read_bytes(),
            "snippets/note.md": "A snippet.\n",
            "docs/posts/one.md": post_file('[Gone](gone.md).\n\n--8<-- "note.md"', title="One"),
            "docs/posts/two.md": post_file("[One](one.md#top).", title="Two"),
        }
    )


ONE = "docs/posts/one.md"
FEW: st.SearchStrategy[Edit] = st.one_of(
    st.builds(Touch, st.just(ONE)),
    st.builds(GoBack),
    st.builds(
        Body,
        st.sampled_from([ONE, "docs/posts/two.md", "docs/posts/three.md"]),
        st.sampled_from(["Text.\n", "More text.\n"]),
    ),
    st.builds(Append, st.just(ONE), st.sampled_from(["More.\n", "[Gone](gone.md)\n"])),
)

BOTH_WAYS = pytest.mark.parametrize(
    ("incremental", "clean"),
    [(Served, Clean(serve_once)), (Deployed, Clean(build_once))],
    ids=["served", "deployed"],
)
Incremental = Callable[[Path], Builder]


def shortest_way_to_a_difference(
    first: State, incremental: Incremental, clean: Clean
) -> DifferenceError:
    @settings(
        max_examples=10,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(steps=st.lists(FEW, max_size=4))
    def compare(steps: list[Edit]) -> None:
        with new_folder() as root:
            compare_after_each(first, steps, incremental(root), clean)

    with pytest.raises(DifferenceError) as caught:
        compare()
    return caught.value


def test_a_page_that_never_changes_is_found() -> None:
    state = misled_by("first_output")
    found = shortest_way_to_a_difference(state, Deployed, Clean(build_once))
    [edit] = found.edits
    assert isinstance(edit, (Append, Body))
    told = str(found)
    assert f"1. {edit}" in told
    assert "posts/one/index.html" in told
    # The diff shows what the page should say, and does not.
    added = edit.text if isinstance(edit, Body) else edit.passage
    assert any(line.startswith("-") and added.strip()[:4] in line for line in told.splitlines())


@BOTH_WAYS
def test_a_swallowed_warning_is_found(incremental: Incremental, clean: Clean) -> None:
    found = shortest_way_to_a_difference(misled_by("told_once"), incremental, clean)
    assert len(found.edits) == 1
    assert "-WARNING mkdocs.structure.pages: Doc file 'posts/one.md' contains a link" in str(found)


SNIPPET = Write("snippets/note.md", "Another one.\n")
TARGET = Write("docs/posts/gone.md", post_file(title="Gone"))


@pytest.mark.parametrize(
    ("wrong_cache", "edit", "file"),
    [
        ("same_markdown", SNIPPET, "posts/one/index.html"),
        ("same_markdown", TARGET, "posts/one/index.html"),
        ("same_time", SNIPPET, "posts/one/index.html"),
        ("same_time", Silently(Body("docs/posts/two.md", "[One](one.md#TOP).\n")), "posts/two/"),
    ],
)
def test_what_else_a_page_is_made_of_is_found(wrong_cache: str, edit: Edit, file: str) -> None:
    with new_folder() as root, pytest.raises(DifferenceError) as caught:
        compare_after_each(misled_by(wrong_cache), [edit], Deployed(root), Clean(build_once))
    assert file in caught.value.told


@pytest.mark.parametrize("wrong_cache", ["same_markdown", "same_time"])
def test_what_a_wrong_cache_does_right_is_no_difference(wrong_cache: str) -> None:
    edits: list[Edit] = [Body(ONE, "Text.\n"), GoBack(), FrontMatter(ONE, "title", "Another")]
    with new_folder() as root:
        compare_after_each(misled_by(wrong_cache), edits, Deployed(root), Clean(build_once))


@pytest.mark.parametrize("damage", [flip_bits, truncate, overwrite])
def test_what_damage_does_to_a_cache_that_trusts_itself_is_found(damage: Damage) -> None:
    sources = Sources.of(misled_by("same_markdown"))
    with new_folder() as root:
        incremental = Deployed(root)
        incremental.build(sources)
        damage(root / CACHE, Random(1))
        damaged = incremental.build(sources)
    assert "files that differ" in difference(damaged, Clean(build_once).build(sources.state()))


BUILT = Result("built", ("INFO a: b", "WARNING c: d"), {"a.html": b"<p>Text</p>", "b.bin": b"\xff"})


@pytest.mark.parametrize(
    ("other", "told"),
    [
        (replace(BUILT, outcome="Abort: no"), "ended otherwise: 'Abort: no'"),
        (replace(BUILT, log=BUILT.log[::-1]), "other messages"),
        (replace(BUILT, log=(*BUILT.log, BUILT.log[0])), "+INFO a: b"),
        (replace(BUILT, files={"a.html": b"<p>Text</p>"}), "only the clean build has: b.bin"),
        (replace(BUILT, files={**BUILT.files, "c": b""}), "only the incremental build has: c"),
        (replace(BUILT, files={**BUILT.files, "a.html": b"<p>Other</p>"}), "+<p>Other"),
        (replace(BUILT, files={**BUILT.files, "a.html": b"<p>Text</p>\n"}), "a.html"),
        (replace(BUILT, files={**BUILT.files, "b.bin": b"\xfe"}), r"+b'\xfe'"),
    ],
)
def test_any_difference_is_told(other: Result, told: str) -> None:
    assert difference(BUILT, BUILT) == ""
    assert told in difference(other, BUILT)
