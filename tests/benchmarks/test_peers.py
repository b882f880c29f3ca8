"""Other generators: how posts are laid out for them, and how they are found."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest
import yaml

from benchmarks import peers, run
from benchmarks.corpus import Corpus
from benchmarks.peers import HUGO, PEERS, PELICAN, ZENSICAL, Peer

CORPUS = Corpus(posts=3)
POSTS = tuple(CORPUS.make_posts())

GENERATOR = """\
#!/bin/sh
# Makes each post a page as it is, and says of itself what generators say.
case "$1" in version|--version) echo "generator v1.2.3-abc"; exit;; esac
for post in docs/posts/*.md content/posts/*.md content/*.md; do
  [ -f "$post" ] || continue
  page="site/posts/$(basename "$post" .md)"
  mkdir -p "$page" && cp "$post" "$page/index.html"
done
"""


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory for programs, where no other generator is found."""
    programs = tmp_path / "programs"
    programs.mkdir()
    monkeypatch.setattr(peers, "INSTALLED", programs)
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    return programs


def install(name: str, directory: Path) -> None:
    program = directory / name
    program.write_text(GENERATOR, encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)


@pytest.mark.parametrize("peer", PEERS, ids=lambda peer: peer.name)
def test_each_is_given_every_post_in_full(peer: Peer, tmp_path: Path) -> None:
    peer.write(tmp_path, CORPUS)
    for post in POSTS:
        text = (tmp_path / peer.sources / f"{post.stem}.md").read_text(encoding="utf-8")
        assert post.title in text
        assert text.endswith(post.body)


def test_hugo_reads_front_matter(tmp_path: Path) -> None:
    HUGO.write(tmp_path, CORPUS)
    post = POSTS[0]
    text = (tmp_path / HUGO.sources / f"{post.stem}.md").read_text(encoding="utf-8")
    fields = yaml.safe_load(text.split("---\n")[1])
    assert (fields["title"], fields["date"]) == (post.title, post.date)
    assert fields["series"] == list(post.series)
    config = yaml.safe_load((tmp_path / "hugo.yaml").read_text(encoding="utf-8"))
    assert config["publishDir"] == "site"


def test_pelican_has_the_extensions_of_the_others(tmp_path: Path) -> None:
    PELICAN.write(tmp_path, CORPUS)
    settings: dict[str, object] = {}
    exec((tmp_path / "pelicanconf.py").read_text(encoding="utf-8"), settings)
    markdown = settings["MARKDOWN"]
    assert isinstance(markdown, dict)
    assert {"admonition", "footnotes", "pymdownx.superfences"} <= set(markdown["extension_configs"])
    assert markdown["extension_configs"]["toc"] == {"permalink": True}


def test_zensical_keeps_the_posts_out_of_the_navigation(tmp_path: Path) -> None:
    ZENSICAL.write(tmp_path, CORPUS)
    config = yaml.safe_load((tmp_path / "mkdocs.yml").read_text(encoding="utf-8"))
    assert config["nav"] == ["index.md"]


def test_one_that_is_installed_is_measured(
    alone: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for peer in PEERS:
        install(peer.name, alone)
    data = tmp_path / "data.json"
    names = [peer.name for peer in PEERS]
    arguments = ["--posts", "3", "--pairs", "1", "--json", str(data), "--contenders", *names]
    assert run.main(arguments) == 0
    results = json.loads(data.read_text(encoding="utf-8"))
    assert [one["contender"] for one in results["builds"]] == ["gazette", *names]
    assert {results["versions"][name] for name in names} == {"1.2.3"}
    assert "gazette, 3 posts ÷ hugo, 3 posts" in capsys.readouterr().out


@pytest.mark.usefixtures("alone")
def test_one_that_is_not_installed_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(["--posts", "3", "--contenders", "zensical"]) == 1
    assert "zensical is not installed: run make peers first." in capsys.readouterr().err
