"""The search for a browser to test with."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser import chromium


@pytest.fixture(autouse=True)
def bin_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder with commands."""
    monkeypatch.delenv("GAZETTE_CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def install(directory: Path, name: str, *, status: int = 0) -> str:
    """Make a command that ends with `status`."""
    command = directory / name
    command.write_text(f"#!/bin/sh\nexit {status}\n", encoding="utf-8")
    command.chmod(0o755)
    return str(command)


def test_playwrights_own_is_left_to_playwright() -> None:
    assert chromium.find() is None


def test_chromium_comes_before_chrome(bin_directory: Path) -> None:
    install(bin_directory, "google-chrome")
    expected = install(bin_directory, "chromium")
    assert chromium.find() == expected


def test_a_stub_that_cannot_run_is_passed_over(bin_directory: Path) -> None:
    install(bin_directory, "chromium-browser", status=1)
    expected = install(bin_directory, "google-chrome-stable")
    assert chromium.find() == expected


def test_a_chosen_one_comes_first(bin_directory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(bin_directory, "chromium")
    monkeypatch.setenv("GAZETTE_CHROMIUM", "/opt/mine")
    assert chromium.find() == "/opt/mine"


def test_a_chosen_one_that_does_not_launch_is_reported(
    bin_directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = install(bin_directory, "broken", status=1)
    monkeypatch.setenv("GAZETTE_CHROMIUM", chosen)
    with pytest.raises(SystemExit, match=r"GAZETTE_CHROMIUM is .*broken.* cannot be launched"):
        chromium.main()
