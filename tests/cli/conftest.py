from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.small_site import SmallSite, write_site


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallSite:
    """A small publication in the current directory."""
    root = tmp_path / "site"
    root.mkdir()
    monkeypatch.chdir(root)
    return write_site(root)
