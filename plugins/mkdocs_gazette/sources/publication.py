"""The publication, read from the docs directory."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from mkdocs_gazette.editions import ONLY, Edition, SourceFile
from mkdocs_gazette.errors import Problem
from mkdocs_gazette.model.author import Author
from mkdocs_gazette.model.post import Post
from mkdocs_gazette.model.publication import Publication, assemble
from mkdocs_gazette.model.schedule import Calendar, waiting
from mkdocs_gazette.sources.declarations import (
    AUTHORS_FILE,
    SERIES_FILE,
    read_authors,
    read_series,
)
from mkdocs_gazette.sources.posts import identity, located
from mkdocs_gazette.sources.readings import Readings


@dataclass(frozen=True, slots=True)
class Contents:
    """What the docs directory holds.

    `ids` are those of all posts, hidden ones among them whether they are in the publication or
    not, `drafts` the drafts' paths, `waiting` the posts whose time is still to come, the next
    one first. With a fatal problem among `problems` the publication is not whole and must not
    be built.
    """

    publication: Publication
    ids: frozenset[str]
    drafts: frozenset[str]
    waiting: tuple[Post, ...]
    problems: tuple[Problem, ...]

    @property
    def hidden(self) -> frozenset[str]:
        """The paths of the posts that only previews show."""
        return self.drafts.union(post.path for post in self.waiting)


def read_publication(  # noqa: PLR0913 - all that a publication depends on
    docs_dir: Path,
    posts: Iterable[tuple[SourceFile, bool]],
    house: tuple[Author, ...],
    calendar: Calendar,
    *,
    with_hidden: bool,
    edition: Edition = ONLY,
    readings: Readings | None = None,
) -> Contents:
    """Read `posts`, each with whether it is a draft by the site's configuration.

    Without hidden posts, what is wrong in a draft does not matter either. In one that waits it
    does: nobody may be there to put it right when its time comes. A translation that names no
    other id has the id and the revision of its original, and so its comments. `readings` are
    those of the build before, if there was one.
    """
    authors_file = edition.declarations(docs_dir, AUTHORS_FILE)
    authors, author_problems = read_authors(docs_dir, authors_file)
    series_file = edition.declarations(docs_dir, SERIES_FILE)
    series, series_problems = read_series(docs_dir, authors, series_file)
    readings = readings or Readings()
    readings.begin(authors, house, calendar)
    post_problems: list[Problem] = []
    files: dict[str, SourceFile] = {}
    found: list[Post] = []
    drafts, ids = set(), set()
    for file, draft_by_configuration in posts:
        files[file.src_uri] = file
        name, original = PurePosixPath(edition.place(file)).stem, edition.original(file)
        shared = identity(original.content_bytes, name) if original else None
        reading = readings.read(file.src_uri, file.content_bytes, shared.id if shared else name)
        draft = reading.draft or draft_by_configuration
        ids.add(reading.id)
        if draft:
            drafts.add(file.src_uri)
        if draft and not with_hidden:
            continue
        post_problems += reading.problems
        if reading.post:
            post = reading.post
            if post.draft != draft:
                post = replace(post, draft=draft)
            if shared and shared.id == post.id:
                post = replace(post, revision=shared.revision)
            found.append(post)

    publication, problems_among = assemble(found, series)
    post_problems += problems_among
    scheduled = waiting(found)
    if scheduled and not with_hidden:
        # What was wrong among all of them has been found; a part that is not out yet is no gap.
        publication, _ = assemble([post for post in found if not post.hidden], series)
    # Where a declaration cannot be read, references to it cannot be judged.
    if author_problems:
        series_problems = [one for one in series_problems if _field(one) != "authors"]
    unread = {
        "authors": author_problems,
        "contributors": author_problems,
        "series": [one for one in series_problems if _field(one) != "authors"],
    }
    judged = [problem for problem in post_problems if not unread.get(_field(problem))]
    return Contents(
        publication,
        frozenset(ids),
        frozenset(drafts),
        scheduled,
        (
            *author_problems,
            *series_problems,
            *located(judged, lambda path: files[path].content_bytes),
        ),
    )


def _field(problem: Problem) -> str:
    return str(problem.key[0]) if problem.key else ""
