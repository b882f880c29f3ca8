from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from statistics import mean

import pytest

from benchmarks.corpus import Corpus

ROOT = Path(__file__).parents[2]
PRINT_A_CORPUS = "from benchmarks.corpus import Corpus; print(list(Corpus(8).make_posts()))"


def test_is_the_same_in_every_process() -> None:
    printed = {
        subprocess.check_output(
            (sys.executable, "-c", PRINT_A_CORPUS),
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
        )
        for seed in ("1", "2")
    }
    assert len(printed) == 1


def test_another_seed_makes_other_posts() -> None:
    corpus = Corpus(3)
    other = replace(corpus, seed=2)
    bodies = {post.body for one in (corpus, other) for post in one.make_posts()}
    assert len(bodies) == 6


def test_a_longer_corpus_begins_with_the_shorter_one() -> None:
    assert list(Corpus(12).make_posts())[:6] == list(Corpus(6).make_posts())


def test_posts_are_as_long_and_as_varied_as_announced() -> None:
    bodies = [post.body for post in Corpus(200).make_posts()]
    lengths = sorted(len(body.split()) for body in bodies)
    assert mean(lengths) == pytest.approx(950, rel=0.05)
    assert lengths[20] < 700
    assert lengths[180] > 1300
    everything = "\n".join(bodies)
    for mark in ("\n## ", "\n```python", "\n| ---", "\n!!! ", "\n??? ", "[^1]", "\n- ", "\n1. "):
        assert everything.count(mark) > 10, mark
    for mark in ("](../images/figure-", ".md). "):
        assert everything.count(mark) > 10, mark


def test_every_series_and_author_has_posts() -> None:
    corpus = Corpus(300, series=5, authors=8)
    posts = list(corpus.make_posts())
    assert {one for post in posts for one in post.series} == {
        one.id for one in corpus.make_series()
    }
    assert {one for post in posts for one in post.authors} == {
        one.id for one in corpus.make_authors()
    }


def test_posts_are_on_all_shelves_and_most_have_a_description() -> None:
    posts = list(Corpus(300).make_posts())
    assert len({name for post in posts for name in post.categories}) == 30
    assert len({name for post in posts for name in post.tags}) > 80
    assert {len(post.categories) for post in posts} == {1, 2, 3}
    assert {len(post.series) for post in posts} == {1, 2}
    assert 50 < sum(not post.description for post in posts) < 100


@pytest.mark.parametrize("size", [{"posts": 0}, {"posts": 1, "series": 0}])
def test_an_empty_corpus_is_refused(size: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="at least one"):
        Corpus(**size)
