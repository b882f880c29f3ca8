"""The wheel, built from the sdist, holds all that a site needs, and a fresh venv builds with it."""

from __future__ import annotations

from configparser import ConfigParser
from pathlib import Path, PurePosixPath
from zipfile import ZipFile

import pytest

from tests.build.written_site import WrittenSite, post_file, words
from tests.packaging.checkout import ROOT
from tests.packaging.commands import run, run_python

OVERRIDES = ROOT / "overrides"
ASSETS = OVERRIDES / "assets"

DOCS = {
    "mkdocs.yml": "site_name: The Daily\ntheme: {name: material}\nplugins: [gazette]\n",
    "docs/.series.yml": "series: {lamps: {title: Lamps}}\n",
    "docs/posts/dusk.md": post_file("It was lit.", title="Dusk", series="lamps"),
    "docs/posts/dawn.md": post_file(
        "It went out.",
        title="Dawn",
        date="2026-06-29",
        series="lamps",
        authors=[{"name": "Ada Byron"}],
    ),
}


def files_below(directory: Path) -> dict[str, bytes]:
    """Return the content of each file that git would keep, by its path."""
    return {
        file.relative_to(directory).as_posix(): file.read_bytes()
        for file in directory.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as it is published: from the sdist, so that this must be complete as well."""
    out = tmp_path_factory.mktemp("dist")
    run_python("-m", "build", "--outdir", out, ROOT, cwd=out)
    assert len(list(out.glob("*.tar.gz"))) == 1
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def contents(wheel: Path) -> dict[str, bytes]:
    with ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a fresh venv's commands, with nothing but the wheel and what it asks for."""
    directory = tmp_path_factory.mktemp("venv")
    run_python("-m", "venv", directory, cwd=directory)
    commands = directory / "bin"
    # Compiling every module to bytecode takes longer than all else.
    install = ("-m", "pip", "install", "--quiet", "--no-compile")
    run(commands / "python", *install, wheel, cwd=directory)
    return commands


@pytest.fixture(scope="module")
def site(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> WrittenSite:
    """A site of two posts, from a folder that was empty before."""
    directory = tmp_path_factory.mktemp("empty")
    for path, text in DOCS.items():
        file = directory / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    output = run(installed / "mkdocs", "build", "--strict", cwd=directory)
    assert "WARNING" not in output
    return WrittenSite(directory / "site", directory_urls=True, log=())


def test_the_wheel_holds_the_package_and_nothing_else(contents: dict[str, bytes]) -> None:
    parts = [PurePosixPath(path).parts for path in contents]
    tops = {top for top, *_ in parts if not top.endswith(".dist-info")}
    assert tops == {"mkdocs_gazette"}
    assert not {part for path in parts for part in path if part.startswith("test")}


def test_the_wheel_holds_every_module_text_and_template(contents: dict[str, bytes]) -> None:
    package = files_below(ROOT / "plugins" / "mkdocs_gazette")
    overrides = files_below(OVERRIDES)
    expected = {f"mkdocs_gazette/{path}": content for path, content in package.items()} | {
        f"mkdocs_gazette/overrides/{path}": content for path, content in overrides.items()
    }
    held = {path: content for path, content in contents.items() if ".dist-info/" not in path}
    assert held.keys() == expected.keys()
    assert held == expected


@pytest.mark.parametrize(
    "pattern",
    [
        "mkdocs_gazette/py.typed",
        "mkdocs_gazette/locales/*.po",
        "mkdocs_gazette/overrides/gazette/byline.html",
        "mkdocs_gazette/overrides/partials/comments.html",
        "mkdocs_gazette/overrides/assets/gazette/gazette.css",
        "mkdocs_gazette/overrides/assets/gazette/comments.define.js",
        "*.dist-info/licenses/LICENSE",
    ],
)
def test_the_wheel_holds(contents: dict[str, bytes], pattern: str) -> None:
    assert [path for path in contents if PurePosixPath(path).match(pattern)]


def test_the_wheel_announces_the_plugin_to_mkdocs(contents: dict[str, bytes]) -> None:
    (text,) = (text for path, text in contents.items() if path.endswith("/entry_points.txt"))
    entry_points = ConfigParser()
    entry_points.read_string(text.decode())
    assert dict(entry_points["mkdocs.plugins"]) == {
        "gazette": "mkdocs_gazette.plugin:GazettePlugin"
    }


def test_the_command_is_there(installed: Path) -> None:
    assert "comments" in run(installed / "gazette", "--help", cwd=installed)


def test_the_installed_package_is_not_the_checkout(installed: Path) -> None:
    show = "import mkdocs_gazette.theme as theme; print(theme.OVERRIDES)"
    overrides = Path(run(installed / "python", "-c", show, cwd=installed).strip())
    assert overrides.is_relative_to(installed.parent)


def test_a_post_has_its_series_and_byline(site: WrittenSite) -> None:
    page = site.page("posts/dawn.md")
    assert "Part 2" in words(page.css_first("nav.gz-series"))
    assert words(page.css_first(".gz-series a[rel=prev] .gz-step__title")) == "Dusk"
    sentence = words(page.css_first(".gz-byline__sentence"))
    assert sentence.startswith("This post was written by Ada Byron as part of the Lamps series.")


def test_a_post_has_a_place_for_comments(site: WrittenSite) -> None:
    assert len(site.page("posts/dusk.md").css("gazette-comments")) == 1


def test_the_series_has_a_landing_page(site: WrittenSite) -> None:
    entries = site.page("series/lamps/index.md").css(".gz-entry__title a")
    assert {words(entry) for entry in entries} == {"Dusk", "Dawn"}


def test_all_assets_are_copied_without_what_only_their_authors_need(site: WrittenSite) -> None:
    ours = files_below(ASSETS)
    assert ours
    for path, content in ours.items():
        copied = (site.directory / "assets" / path).read_bytes()
        if "/vendor/" in path:
            assert copied == content, path
        else:
            assert 0 < len(copied) < len(content), path
            assert b"/**" not in copied, path


def test_no_template_is_copied(site: WrittenSite) -> None:
    assert not (site.directory / "gazette").exists()
    assert not (site.directory / "partials").exists()


def test_every_link_leads_to_a_file(site: WrittenSite) -> None:
    assert site.broken_links() == []
