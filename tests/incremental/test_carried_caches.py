"""A cache serves whoever builds the project, and wherever it is carried."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.incremental.builds import Clean, Result, new_folder
from tests.incremental.comparison import difference
from tests.incremental.in_process import Deployed, Served, build_once, serve_once
from tests.incremental.sources import Folder, Sources, first_state
from tests.incremental.tour import TOUR
from tests.incremental.walk import compare_after_each

SHORT_TOUR = TOUR[::6]
CACHES = ".cache"


class CheckedOut:
    """Each build in another folder, to which only what is below `.cache` comes along."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._builds = 0

    def build(self, sources: Sources) -> Result:
        """Write all sources anew, fetch the cache, and build."""
        before, folder = (self._root / f"checkout-{self._builds + more}" for more in (0, 1))
        folder.mkdir()
        self._builds += 1
        if (before / CACHES).exists():
            shutil.move(before / CACHES, folder / CACHES)
        Folder(folder).bring_to(sources)
        return build_once(folder, sources)


class Previewed:
    """A preview of each state before the build."""

    def __init__(self, root: Path, clean: Clean) -> None:
        self._served, self._deployed = Served(root), Deployed(root)
        self._clean = clean
        self.previews: list[tuple[Result, Result]] = []

    def build(self, sources: Sources) -> Result:
        """Return what the build gives; `previews` has what was shown, and what a clean one is."""
        shown = self._served.build(sources)
        self.previews.append((shown, self._clean.build(sources.state())))
        return self._deployed.build(sources)


def test_it_can_be_fetched_to_another_checkout() -> None:
    with new_folder() as root:
        compare_after_each(first_state(), SHORT_TOUR, CheckedOut(root), Clean(build_once))


def test_a_preview_and_a_build_do_not_confuse_each_other() -> None:
    with new_folder() as root:
        both = Previewed(root, Clean(serve_once))
        results = compare_after_each(first_state(), SHORT_TOUR, both, Clean(build_once))
    assert any(shown != built for (shown, _), built in zip(both.previews, results, strict=True))
    for shown, expected in both.previews:
        assert not difference(shown, expected)
