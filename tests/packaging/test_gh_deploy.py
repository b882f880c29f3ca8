"""`mkdocs gh-deploy` publishes to the `gh-pages` branch of `origin`, here a bare repository."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.packaging.checkout import ROOT, published_posts
from tests.packaging.commands import run, run_python


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository to which a clone has deployed this checkout's own publication."""
    directory = tmp_path_factory.mktemp("deploy")
    origin, clone = directory / "origin.git", directory / "clone"
    run("git", "init", "--quiet", "--bare", origin, cwd=directory)
    run("git", "clone", "--quiet", origin, clone, cwd=directory)
    run("git", "config", "user.name", "Sol Alexander", cwd=clone)
    run("git", "config", "user.email", "sol@example.org", cwd=clone)
    shutil.copytree(ROOT / "docs", clone / "docs")
    shutil.copy(ROOT / "mkdocs.yml", clone)
    run("git", "add", ".", cwd=clone)
    run("git", "commit", "--quiet", "--message", "AI Daily", cwd=clone)
    run_python("-m", "mkdocs", "gh-deploy", "--strict", cwd=clone)
    return origin


@pytest.fixture(scope="module")
def deployed(origin: Path) -> set[str]:
    listing = run("git", "ls-tree", "-r", "--name-only", "-z", "gh-pages", cwd=origin)
    return set(listing.split("\0"))


def test_every_post_but_the_drafts_is_on_the_branch(deployed: set[str]) -> None:
    assert {path for path in deployed if path.startswith("posts/")} == published_posts()


@pytest.mark.parametrize(
    "path",
    ["index.html", "atom.xml", "series/ai-daily/index.html", "assets/gazette/gazette.css"],
)
def test_the_rest_of_the_publication_is_there_too(deployed: set[str], path: str) -> None:
    assert path in deployed


def test_github_is_told_to_serve_the_files_as_they_are(deployed: set[str]) -> None:
    assert ".nojekyll" in deployed


def test_a_deployed_post_is_complete(origin: Path) -> None:
    post = "gh-pages:posts/2026-06-28-the-models-at-the-border/index.html"
    page = LexborHTMLParser(run("git", "show", post, cwd=origin))
    assert len(page.css("nav.gz-series")) == 2
    assert len(page.css("footer.gz-byline")) == 1
