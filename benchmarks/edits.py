"""What authors do to a site that has been built before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from benchmarks.corpus import Corpus, Post


def later_posts(corpus: Corpus, count: int) -> Iterator[Post]:
    """Yield as many posts as wanted that come after those of `corpus`."""
    longer = replace(corpus, posts=corpus.posts + count)
    return islice(longer.make_posts(), corpus.posts, None)
