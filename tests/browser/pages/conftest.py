"""The publication in this repository, served to a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.local_server import LocalServer
from tests.build.written_site import build_as_configured

CONFIG_FILE = Path(__file__).parents[3] / "mkdocs.yml"


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalServer]:
    directory = tmp_path_factory.mktemp("own")
    with LocalServer(directory) as started:
        # Instant navigation follows links to the addresses that are in the sitemap only.
        build_as_configured(CONFIG_FILE, site_dir=str(directory), site_url=started.url)
        yield started
