"""Links that authors give: nothing that a browser would run passes for a link."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_gazette.sources.fields import IMAGE_SCHEMES, is_safe_link
from tests.sources.link_vectors import HARMLESS, RUNNABLE


@pytest.mark.parametrize("link", RUNNABLE)
def test_what_runs_is_refused(link: str) -> None:
    assert not is_safe_link(link)
    assert not is_safe_link(link, IMAGE_SCHEMES)


@pytest.mark.parametrize("link", HARMLESS)
def test_what_leads_somewhere_is_taken(link: str) -> None:
    assert is_safe_link(link)


def test_mail_is_no_image() -> None:
    assert not is_safe_link("mailto:sol@sol.example", IMAGE_SCHEMES)


@given(
    st.text(st.characters(max_codepoint=0x20), max_size=3),
    st.sampled_from(["javascript:", "JAVASCRIPT:", "vbscript:", "data:"]),
    st.integers(0, 10),
    st.sampled_from(["", "\t", "\n", "\r"]),
)
def test_a_scheme_in_disguise_is_refused(before: str, scheme: str, cut: int, gap: str) -> None:
    assert not is_safe_link(f"{before}{scheme[:cut]}{gap}{scheme[cut:]}alert(1)")
