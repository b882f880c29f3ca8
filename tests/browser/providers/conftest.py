"""A publication whose comments are elsewhere, and what stands in for the servers out there."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.local_server import LocalServer
from tests.build.written_site import build_site, post_file

PALETTE = [
    {"scheme": "default", "toggle": {"icon": "material/brightness-7", "name": "Go dark"}},
    {"scheme": "slate", "toggle": {"icon": "material/brightness-4", "name": "Go light"}},
]
THEME = {
    "name": "material",
    "font": False,
    "features": ["navigation.instant"],
    "palette": PALETTE,
}
ON = "On to [the second](second.md) or [the silent one](silent.md)."
BACK = "Back to [the first](first.md)."
LONG = "\n\n".join(["A paragraph."] * 200)
"""Prose that puts what follows it far below the window."""

Publish = Callable[..., LocalServer]


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalServer]:
    with LocalServer(tmp_path_factory.mktemp("empty")) as server:
        yield server


@pytest.fixture
def server(running: LocalServer) -> LocalServer:
    return running


@pytest.fixture(scope="session")
def publish(tmp_path_factory: pytest.TempPathFactory, running: LocalServer) -> Publish:
    """Serves the publication with the `comments` options given, building it if need be."""
    built: dict[str, Path] = {}

    def published(**comments: Any) -> LocalServer:
        key = json.dumps(comments, sort_keys=True)
        if key not in built:
            posts = {
                "posts/first.md": post_file(ON, title="1 & <b>"),
                "posts/second.md": post_file(BACK, title="Second"),
                "posts/long.md": post_file(f"{BACK}\n\n{LONG}", title="Long"),
                "posts/silent.md": post_file(BACK, title="Silent", comments=False),
            }
            built[key] = build_site(
                tmp_path_factory.mktemp("provider"),
                posts,
                theme=THEME,
                # Instant navigation works where the site's own address is the one it is served at.
                site_url=running.url,
                plugins=[{"gazette": {"comments": comments}}],
            ).directory
        running.directory = built[key]
        return running

    return published
