"""What `mkdocs build` writes with what earlier builds have left is what a clean build writes."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.incremental.amount import FUZZ
from tests.incremental.builds import Clean, new_folder
from tests.incremental.choices import edits
from tests.incremental.edits import Edit, Touch
from tests.incremental.in_process import Deployed, build_once
from tests.incremental.sources import first_state
from tests.incremental.tour import TOUR
from tests.incremental.walk import compare_after_each


@pytest.fixture(scope="module")
def clean() -> Clean:
    return Clean(build_once)


def test_after_an_edit_of_each_kind(clean: Clean) -> None:
    with new_folder() as root:
        results = compare_after_each(first_state(), TOUR, Deployed(root), clean)
    for edit, (before, after) in zip(TOUR, pairwise(results), strict=True):
        assert (before == after) == isinstance(edit, Touch), f"{edit} shows as it should not"


@FUZZ
@given(steps=st.lists(edits(hooks=True), min_size=1, max_size=20))
def test_after_any_edits(clean: Clean, steps: list[Edit]) -> None:
    with new_folder() as root:
        compare_after_each(first_state(), steps, Deployed(root), clean)
