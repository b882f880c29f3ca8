"""The sample publication, built once for all tests, with both kinds of URLs."""

from __future__ import annotations

from typing import cast

import pytest

from tests.build.sample_docs import SAMPLE, SAMPLE_CONFIG
from tests.build.written_site import WrittenSite, build_site


@pytest.fixture(scope="session", params=[True, False], ids=["URLs of directories", "URLs of files"])
def directory_urls(request: pytest.FixtureRequest) -> bool:
    """MkDocs' `use_directory_urls`."""
    return cast("bool", request.param)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory, *, directory_urls: bool) -> WrittenSite:
    """The sample publication."""
    return build_site(
        tmp_path_factory.mktemp("sample"),
        SAMPLE,
        use_directory_urls=directory_urls,
        **SAMPLE_CONFIG,
    )
