"""Makes up posts from a seed: the same ones for each contender, on every machine.

A longer corpus begins with a shorter one of the same seed: every post has a random generator of
its own and links to earlier posts only. So growth is measured on more posts, not on others.
"""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from benchmarks.prose import Writer
from mkdocs_gazette.model.comment import Comment, derived_id

FIRST_DAY = date(1999, 1, 1)
"""One post a day from here: 10,000 posts end in May 2026."""

MEDIAN_WORDS = 850
SPREAD = 0.33
"""Of the logarithm of the words wanted. As the last passage of a post is whole, it comes to some
950 words on average, code and tables included, and to over 1,350 in one post of ten."""

FEWEST_WORDS, MOST_WORDS = 250, 3000

FIGURES = tuple(f"figure-{number}.svg" for number in range(1, 6))
EXCERPT_END = "<!-- more -->"
"""Ends what Material's blog shows of a post in its lists; a comment to everyone else."""


@dataclass(frozen=True, slots=True)
class Named:
    """A series or an author: what a post names by id."""

    id: str
    name: str
    description: str


@dataclass(frozen=True, slots=True)
class Post:
    """A post before it is written in a contender's form; one in four has no `description`."""

    stem: str
    title: str
    date: date
    description: str
    authors: tuple[str, ...]
    series: tuple[str, ...]
    categories: tuple[str, ...]
    tags: tuple[str, ...]
    body: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """What makes a corpus: its seed and its size."""

    posts: int
    series: int = 5
    authors: int = 8
    categories: int = 30
    tags: int = 100
    seed: int = 1

    def __post_init__(self) -> None:
        if min(self.posts, self.series, self.authors, self.categories, self.tags) < 1:
            raise ValueError("a corpus has at least one of each: post, series, author, …")

    def make_series(self) -> tuple[Named, ...]:
        """Return the series."""
        writer = self._writer("series")
        return tuple(
            Named(f"series-{number}", f"{writer.title()}", writer.sentence())
            for number in range(1, self.series + 1)
        )

    def make_authors(self) -> tuple[Named, ...]:
        """Return the authors."""
        writer = self._writer("authors")
        return tuple(
            Named(f"author-{number}", f"{writer.noun().title()} Writer {number}", writer.sentence())
            for number in range(1, self.authors + 1)
        )

    def make_posts(self) -> Iterator[Post]:
        """Yield the posts, oldest first, one at a time: 10,000 of them are 80 MB."""
        recent: deque[Post] = deque(maxlen=100)
        categories = self._make_words("categories", self.categories)
        tags = self._make_words("tags", self.tags)
        for number in range(self.posts):
            post = self._make_post(number, recent, categories, tags)
            recent.append(post)
            yield post

    def _make_words(self, purpose: str, count: int) -> tuple[str, ...]:
        """Return words by which posts are found again, no two alike."""
        writer = self._writer(purpose)
        return tuple(f"{writer.thing().capitalize()} {number}" for number in range(1, count + 1))

    def _make_post(
        self, number: int, recent: Sequence[Post], categories: Sequence[str], tags: Sequence[str]
    ) -> Post:
        writer = self._writer(f"post {number}")
        rng, shelf = writer.rng, self._writer(f"post {number}'s shelf").rng
        day = FIRST_DAY + timedelta(days=number)
        title = writer.title()
        stem = f"{day}-{title.lower().replace(' ', '-')}"
        return Post(
            stem=stem,
            title=title,
            date=day,
            description=_sometimes_none(shelf, writer.sentence()),
            authors=_choose(rng, "author", self.authors),
            series=_choose(rng, "series", self.series),
            categories=_choose_words(shelf, categories, most=3),
            tags=_choose_words(shelf, tags, most=5),
            body=_write_body(writer, recent, closing_line(stem)),
        )

    def _writer(self, purpose: str) -> Writer:
        return Writer(random.Random(f"{self.seed} {purpose}"))


def make_comments(stem: str, count: int) -> Iterator[Comment]:
    """Yield `count` comments on a post, some of which answer others, in Markdown of all kinds."""
    writer = Writer(random.Random(f"comments {stem}"))
    written: list[Comment] = []
    for number in range(count):
        parts = [writer.paragraph()]
        if writer.sometimes(0.3):
            parts.insert(0, f"> {writer.sentence()}")
        if writer.sometimes(0.2):
            parts.append(f"- {writer.sentence()}\n- *{writer.noun()}* and `{writer.noun()}`")
        if writer.sometimes(0.2):
            parts.append(f"See [{writer.noun()}](https://example.org/{writer.noun()}).")
        created = datetime.combine(FIRST_DAY, time(), UTC) + timedelta(minutes=number)
        comment = Comment(
            id=derived_id(created, stem, str(number)),
            post=stem,
            parent=writer.rng.choice(written).id if written and writer.sometimes(0.4) else None,
            name=f"{writer.noun().title()} Reader",
            url="https://example.org/reader",
            created=created,
            revision="0123456789ab",
            body="\n\n".join(parts),
        )
        written.append(comment)
        yield comment


def closing_line(stem: str) -> str:
    """Return the line by which a post's page proves to be whole."""
    return f"Filed as note {stem}."


def _choose(rng: random.Random, kind: str, count: int) -> tuple[str, ...]:
    """Return one id, or two for one post in ten; low numbers are chosen more often."""
    weights = [1 / number for number in range(1, count + 1)]
    wanted = 2 if rng.random() < 1 / 10 else 1
    chosen = rng.choices(range(1, count + 1), weights, k=wanted)
    return tuple(f"{kind}-{number}" for number in dict.fromkeys(chosen))


def _choose_words(rng: random.Random, words: Sequence[str], most: int) -> tuple[str, ...]:
    """Return one to `most` of `words`; the first ones are chosen more often."""
    weights = [1 / number for number in range(1, len(words) + 1)]
    chosen = rng.choices(words, weights, k=rng.randint(1, most))
    return tuple(dict.fromkeys(chosen))


def _sometimes_none(rng: random.Random, description: str) -> str:
    return "" if rng.random() < 1 / 4 else description


def _write_body(writer: Writer, recent: Sequence[Post], closing: str) -> str:
    notes = [writer.sentence() for _ in range(writer.rng.randint(0, 3))]
    marks = range(1, len(notes) + 1)
    ending = [
        *(f"{writer.sentence()}[^{mark}]" for mark in marks),
        closing,
        *(f"[^{mark}]: {note}" for mark, note in zip(marks, notes, strict=True)),
    ]
    parts = [writer.paragraph(), EXCERPT_END]
    words = _words_wanted(writer.rng) - _count_words(parts) - _count_words(ending)
    while words > 0:
        passage = _write_passage(writer, recent)
        parts += passage
        words -= _count_words(passage)
    return "\n\n".join([*parts, *ending]) + "\n"


def _words_wanted(rng: random.Random) -> int:
    words = round(MEDIAN_WORDS * rng.lognormvariate(0, SPREAD))
    return min(max(words, FEWEST_WORDS), MOST_WORDS)


def _count_words(parts: Sequence[str]) -> int:
    return sum(len(part.split()) for part in parts)


def _write_passage(writer: Writer, recent: Sequence[Post]) -> list[str]:
    """Return a paragraph, and what may stand before and after it."""
    parts = [f"## {writer.title()}"] if writer.sometimes(0.4) else []
    parts.append(writer.paragraph())
    if writer.sometimes(0.4):
        parts.append(writer.block())
    if recent and writer.sometimes(0.15):
        linked = writer.rng.choice(recent)
        parts.append(f"See [{linked.title}]({linked.stem}.md). {writer.sentence()}")
    if writer.sometimes(0.04):
        parts.append(f"![The {writer.thing()}](../images/{writer.rng.choice(FIGURES)})")
    return parts
