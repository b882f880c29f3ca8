"""Whatever happens to the cache or to a build, the next build is right."""

from __future__ import annotations

import os
import random
import re
import shutil
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.incremental.amount import STEPS
from tests.incremental.builds import Clean, FreshBuild, Result, new_folder
from tests.incremental.by_command import build_by_command, finish, start
from tests.incremental.comparison import difference
from tests.incremental.damage import CACHE, DAMAGES, FUTURE_S, Damage, files_below
from tests.incremental.edits import Body, Edit, FrontMatter, Replace, Silently, Wait
from tests.incremental.in_process import build_once
from tests.incremental.sources import Folder, Sources, first_state

MONDAY = "docs/posts/monday.md"
SEEDS = range(3)
KILLINGS = max(3, STEPS // 100)


class Project:
    """A project that has been built once, so that there is a cache. `root` is its folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.sources = Sources.of(first_state())
        self._folder = Folder(root)
        self._folder.bring_to(self.sources)
        build_once(root, self.sources)

    @property
    def cache(self) -> Path:
        """The folder of the cache."""
        return self.root / CACHE

    def edit(self, edit: Edit) -> None:
        """Make an edit, without a build."""
        self.sources.begin()
        edit.apply(self.sources)
        self._folder.bring_to(self.sources)


@pytest.fixture(scope="module")
def is_cached() -> bool:
    with new_folder() as root:
        return any(files_below(Project(root).cache))


@pytest.fixture
def project(*, is_cached: bool) -> Iterator[Project]:
    if not is_cached:
        pytest.skip(f"a build has written nothing to {CACHE}")
    with new_folder() as root:
        yield Project(root)


CLEAN, CLEAN_BY_COMMAND = Clean(build_once), Clean(build_by_command)


def warned(result: Result) -> Result:
    """Return a result without what is only said by the way, or of the cache."""
    by_the_way = re.compile(r"INFO|DEBUG|.*Nothing is kept for the next build")
    return replace(result, log=tuple(line for line in result.log if not by_the_way.match(line)))


def assert_clean(result: Result, sources: Sources, clean: Clean = CLEAN) -> None:
    """Fail unless `result` is what a clean build of the sources gives."""
    told = difference(warned(result), warned(clean.build(sources.state())))
    assert not told, told


def assert_builds_clean(project: Project, build: FreshBuild = build_once) -> None:
    """Fail unless the next two builds are right: neither what is kept nor what was put right."""
    clean = CLEAN if build is build_once else CLEAN_BY_COMMAND
    for _ in range(2):
        assert_clean(build(project.root, project.sources), project.sources, clean)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_cache_does_no_harm(project: Project, damage: Damage, seed: int) -> None:
    damage(project.cache, random.Random(seed))
    if seed:  # besides what is as it was
        project.edit(FrontMatter(MONDAY, "title", f"Moonday {seed}"))
    assert_builds_clean(project)


def test_a_file_in_place_of_the_cache_does_no_harm(project: Project) -> None:
    shutil.rmtree(project.cache)
    project.cache.write_text("Nothing.\n")
    assert_builds_clean(project)


def test_a_cache_of_folders_in_place_of_files_does_no_harm(project: Project) -> None:
    for file in files_below(project.cache):
        file.unlink()
        file.mkdir()
    assert_builds_clean(project)


def test_a_cache_that_cannot_be_written_does_no_harm(project: Project) -> None:
    may_write_anyway = os.geteuid() == 0
    setpriv = shutil.which("setpriv")
    if may_write_anyway and not setpriv:
        pytest.skip("root may write everywhere; setpriv (util-linux) takes that right away")
    prefix = [setpriv, "--bounding-set", "-dac_override"] if setpriv and may_write_anyway else []
    project.edit(FrontMatter(MONDAY, "title", "Moonday"))
    folders = [project.cache, *(path for path in project.cache.rglob("*") if path.is_dir())]
    before = {file: file.read_bytes() for file in files_below(project.cache)}
    for path in (*before, *folders):
        path.chmod(0o444 if path in before else 0o555)
    try:
        process = start(project.root, project.sources, prefix=prefix)
        result = finish(process, project.root)
        assert before == {file: file.read_bytes() for file in files_below(project.cache)}
    finally:
        for folder in folders:
            folder.chmod(0o755)
    assert_clean(result, project.sources, CLEAN_BY_COMMAND)


@pytest.mark.parametrize("when_s", [0, FUTURE_S], ids=["1970", "2038"])
def test_times_of_files_tell_nothing(project: Project, when_s: int) -> None:
    for path in project.sources.files:
        os.utime(project.root / path, (when_s, when_s))
    assert_builds_clean(project)
    # The same size, too.
    project.edit(Silently(Replace(MONDAY, "Morning", "Evenfog")))
    assert (project.root / MONDAY).stat().st_mtime == when_s
    assert_builds_clean(project)


def test_the_clock_can_be_put_back(project: Project) -> None:
    for days in (40, -80, 40):
        project.edit(Wait(days))
        assert_builds_clean(project)


@pytest.mark.parametrize("cold", [True, False], ids=["cold", "warm"])
def test_a_killed_build_leaves_nothing_wrong_behind(project: Project, *, cold: bool) -> None:
    if cold:
        shutil.rmtree(project.cache, ignore_errors=True)
    began = time.monotonic()
    finish(start(project.root, project.sources), project.root)
    takes_s = time.monotonic() - began
    rng, killed = random.Random(1), 0
    for number in range(KILLINGS):
        if cold:
            shutil.rmtree(project.cache, ignore_errors=True)
        project.edit(Replace(MONDAY, "## ", f"Line {number}.\n\n## "))
        process = start(project.root, project.sources)
        # Not before MkDocs has been loaded, which is what takes longest. The first one surely
        # while it runs, the others at any time.
        time.sleep(takes_s * rng.uniform(0.4, 1 if killed else 0.6))
        process.kill()
        process.communicate()
        killed += process.returncode < 0
        assert_builds_clean(project)
    assert killed, "no build was killed while it ran"


@pytest.mark.parametrize("cold", [True, False], ids=["cold", "warm"])
def test_two_builds_at_once_are_both_right(project: Project, *, cold: bool) -> None:
    if cold:
        shutil.rmtree(project.cache)
    project.edit(Body(MONDAY, "Other text.\n"))
    sites = ("one", "two")
    processes = [start(project.root, project.sources, site) for site in sites]
    for site, process in zip(sites, processes, strict=True):
        assert_clean(finish(process, project.root, site), project.sources, CLEAN_BY_COMMAND)
    assert_builds_clean(project)
