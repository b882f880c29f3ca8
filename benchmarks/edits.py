"""What authors do while they look at their site, and by what it shows there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from benchmarks.contenders import Contender
from benchmarks.corpus import EXCERPT_END, Corpus, Named, Post, closing_line

TEXT, TITLE, ADDED, SERIES = "text edited", "title edited", "post added", "series described anew"


Content = Post | tuple[Named, ...]
"""What a file says: a post, or what all series are."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One change to a project.

    Attributes:
        kind: What is done: TEXT, TITLE, ADDED or SERIES.
        before: What there was, if anything.
        after: What there is to be.
        page: The page on which it shows, below the site's start.
        mark: Words that this page has not had before.
    """

    kind: str
    before: Content | None
    after: Content
    page: str
    mark: str

    def save(self, contender: Contender, project: Path) -> None:
        """Do it in `project`, which is one of `contender`."""
        _write(contender, project, self.after)

    def undo(self, contender: Contender, project: Path) -> None:
        """Have `project` as it was before."""
        if self.before is not None:
            _write(contender, project, self.before)
        elif isinstance(self.after, Post):
            contender.remove_post(project, self.after)


def _write(contender: Contender, project: Path, content: Content) -> None:
    if isinstance(content, Post):
        contender.write_post(project, content)
    else:
        contender.write_series(project, content)


def later_posts(corpus: Corpus, count: int) -> Iterator[Post]:
    """Yield as many posts as wanted that come after those of `corpus`."""
    longer = replace(corpus, posts=corpus.posts + count)
    return islice(longer.make_posts(), corpus.posts, None)


def make_edits(contender: Contender, corpus: Corpus, number: int) -> list[Edit]:
    """Return an edit of each kind that `contender` knows, in another order for each `number`.

    Posts are edited in the middle of the corpus, two others for each number, and their text after
    the excerpt. The post that is added is the newest.
    """
    middle = corpus.posts // 2 + 2 * number
    places = [(middle + step) % corpus.posts for step in (0, 1)]
    posts = list(islice(corpus.make_posts(), max(places) + 1))
    edits = [
        _text_edit(contender, posts[places[0]], f"Text of round {number + 1}."),
        _title_edit(contender, posts[places[1]], f"Title of round {number + 1}"),
        *(_addition(contender, post) for post in later_posts(corpus, 1)),
    ]
    if contender.series_file:
        edits.append(_series_edit(corpus.make_series(), number, f"Series of round {number + 1}."))
    start = number % len(edits)
    return [*edits[start:], *edits[:start]]


def _text_edit(contender: Contender, post: Post, mark: str) -> Edit:
    text = post.body.replace(EXCERPT_END, f"{EXCERPT_END}\n\n{mark}", 1)
    return Edit(TEXT, post, replace(post, body=text), contender.page_of(post), mark)


def _title_edit(contender: Contender, post: Post, mark: str) -> Edit:
    return Edit(TITLE, post, replace(post, title=mark), contender.page_of(post), mark)


def _addition(contender: Contender, post: Post) -> Edit:
    return Edit(ADDED, None, post, contender.page_of(post), closing_line(post.stem))


def _series_edit(series: tuple[Named, ...], number: int, mark: str) -> Edit:
    subject = series[number % len(series)]
    anew = tuple(replace(one, description=mark) if one is subject else one for one in series)
    return Edit(SERIES, series, anew, f"series/{subject.id}/", mark)
