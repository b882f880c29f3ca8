"""The search for the browsers besides Chromium, and what happens without them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser import chromium, installed, machine
from tests.browser.engines import firefox, webkit


@pytest.fixture(autouse=True)
def bin_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder with commands, on a machine where nobody is root."""
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.delenv("GAZETTE_FIREFOX", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    return tmp_path


def have(directory: Path, name: str, *, status: int = 0) -> str:
    """Make a command that ends with `status`."""
    command = directory / name
    command.write_text(f"#!/bin/sh\nexit {status}\n", encoding="utf-8")
    command.chmod(0o755)
    return str(command)


def test_a_firefox_that_is_only_a_stub_is_passed_over(bin_directory: Path) -> None:
    have(bin_directory, "firefox-esr", status=1)
    expected = have(bin_directory, "firefox")
    assert firefox.find() == expected


def test_a_chosen_firefox_comes_first(bin_directory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    have(bin_directory, "firefox-esr")
    monkeypatch.setenv("GAZETTE_FIREFOX", "/opt/mine")
    assert firefox.find() == "/opt/mine"


def test_webkit_is_not_there_without_a_screen(bin_directory: Path) -> None:
    have(bin_directory, "WebKitWebDriver")
    assert webkit.find() is None


def test_what_cannot_be_installed_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(chromium, "main", lambda: None)
    monkeypatch.setattr(firefox, "find", lambda: None)
    installed.main()
    told = capsys.readouterr().out
    assert firefox.REMEDY in told
    assert webkit.REMEDY in told


def test_without_a_browser_its_tests_are_skipped() -> None:
    with pytest.raises(pytest.skip.Exception, match="apt install"):
        machine.go_without(firefox.REMEDY)


def test_continuous_integration_fails_where_there_is_apt(
    bin_directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.skip.Exception):
        machine.go_without(webkit.REMEDY)
    have(bin_directory, "apt-get")
    with pytest.raises(pytest.fail.Exception, match="webkit2gtk-driver"):
        machine.go_without(webkit.REMEDY)
