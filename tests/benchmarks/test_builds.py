"""Each contender's site is built for real, on six posts."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import psutil
import pytest

from benchmarks.contenders import BARE, CONTENDERS, GAZETTE, Contender, PostsMissingError
from benchmarks.corpus import EXCERPT_END, Corpus, closing_line
from benchmarks.measure import ASIDE, BuildFailedError, Cost, clear, measure_build

CORPUS = Corpus(posts=6)
STEMS = [post.stem for post in CORPUS.make_posts()]

Built = dict[str, tuple[Path, Cost]]
"""Each contender's project and what its build cost."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    made = {}
    for contender in CONTENDERS:
        project = tmp_path_factory.mktemp(contender.name)
        contender.write(project, CORPUS)
        made[contender.name] = (project, measure_build(project, contender.build_command()))
    return made


@pytest.mark.parametrize("contender", CONTENDERS, ids=lambda contender: contender.name)
def test_a_build_has_every_post_and_plausible_costs(contender: Contender, built: Built) -> None:
    project, cost = built[contender.name]
    contender.check(project, posts=6)
    assert 0.1 < cost.cpu_s < 60
    assert cost.wall_s > 0.1
    assert 20e6 < cost.peak_rss_bytes < 2e9
    files = [path for path in (project / "site").rglob("*") if path.is_file()]
    assert cost.output_files == len(files)
    assert cost.output_bytes == sum(path.stat().st_size for path in files)


@pytest.mark.parametrize("stem", STEMS)
def test_a_post_is_the_same_html_in_every_site(stem: str, built: Built) -> None:
    texts = set()
    for contender in CONTENDERS:
        page = built[contender.name][0] / "site" / contender.posts / stem / "index.html"
        after = page.read_text(encoding="utf-8").partition(EXCERPT_END)[2]
        texts.add(after.partition(closing_line(stem))[0])
    assert len(texts) == 1
    assert len(texts.pop()) > 2000


def test_only_gazette_shows_its_features(built: Built) -> None:
    shown = {
        contender.name: "gz-"
        in (
            built[contender.name][0] / "site" / contender.posts / STEMS[0] / "index.html"
        ).read_text(encoding="utf-8")
        for contender in CONTENDERS
    }
    assert shown == {name: name.startswith("gazette") for name in shown}
    assert not all(shown.values())
    assert (built["gazette"][0] / "site/series/series-1/index.html").is_file()
    assert list((built["gazette"][0] / "site/categories").glob("*/index.html"))
    assert list((built["material-blog"][0] / "site/blog/category").rglob("index.html"))


def test_every_build_is_cold_and_leaves_only_itself(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Home\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: Plain\n", encoding="utf-8")
    for name in ("one", "two"):
        (tmp_path / "site").mkdir(exist_ok=True)
        (tmp_path / "site" / name).touch()
        measure_build(tmp_path, BARE.build_command())
        assert not (tmp_path / "site" / name).exists()
    assert len(list((tmp_path / ASIDE).iterdir())) == 2
    clear(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["docs", "mkdocs.yml", "site"]


def test_a_site_without_its_posts_is_no_result(tmp_path: Path) -> None:
    GAZETTE.write(tmp_path, CORPUS)
    with pytest.raises(PostsMissingError, match="missing or cut short"):
        GAZETTE.check(tmp_path, posts=6)
    with pytest.raises(PostsMissingError, match="6 sources for 7 posts"):
        GAZETTE.check(tmp_path, posts=7)


def test_a_page_that_ends_early_is_no_result(tmp_path: Path) -> None:
    BARE.write(tmp_path, Corpus(posts=1))
    page = tmp_path / "site" / "posts" / STEMS[0] / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text(f"<p>{closing_line(STEMS[0])}</p>", encoding="utf-8")
    BARE.check(tmp_path, posts=1)
    page.write_text("<p>Filed", encoding="utf-8")
    with pytest.raises(PostsMissingError, match="missing or cut short"):
        BARE.check(tmp_path, posts=1)


def test_a_build_ends_with_the_benchmark(tmp_path: Path) -> None:
    stop = "import os, signal, time; os.kill(os.getppid(), signal.SIGUSR1); time.sleep(600)"
    before = signal.signal(signal.SIGUSR1, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            measure_build(tmp_path, (sys.executable, "-c", stop))
    finally:
        signal.signal(signal.SIGUSR1, before)
    assert not [one for one in psutil.Process().children() if stop in one.cmdline()]


def test_a_build_that_fails_says_why(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("[nowhere](nowhere.md)", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: Broken\n", encoding="utf-8")
    with pytest.raises(BuildFailedError, match=r"nowhere\.md"):
        measure_build(tmp_path, BARE.build_command())
