"""The publication in this repository, served to a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.local_server import LocalServer
from tests.build.written_site import build_as_configured

CONFIG_FILE = Path(__file__).parents[3] / "mkdocs.yml"


@pytest.fixture(scope="session")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("own")
    return build_as_configured(CONFIG_FILE, site_dir=str(directory)).directory


@pytest.fixture
def server(own_site: Path) -> Iterator[LocalServer]:
    with LocalServer(own_site) as started:
        yield started
