"""The publication: every post and series, each to be had by its id in constant time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from mkdocs_gazette.errors import Problem, hint, quote
from mkdocs_gazette.model.comment import Comment, Openness
from mkdocs_gazette.model.post import Membership, Post
from mkdocs_gazette.model.series import Numbering, Run, Series, number_parts


@dataclass(frozen=True, slots=True)
class Publication:
    """All posts and series of one build.

    `posts` is keyed by id, `newest` holds those ids, newest first, `ids_by_path` leads from a
    source file to its post's id, `runs` is keyed by series id in the order of `.series.yml`,
    `comments` holds the accepted comments by the id of their post.
    """

    posts: Mapping[str, Post]
    newest: tuple[str, ...]
    ids_by_path: Mapping[str, str]
    runs: Mapping[str, Run]
    comments: Mapping[str, tuple[Comment, ...]] = field(default_factory=dict)

    def comment_count(self, post: Post) -> int:
        """Return how many comments a page shows below `post`."""
        if post.comments is Openness.NONE:
            return 0
        return sum(not comment.deleted for comment in self.comments.get(post.id, ()))

    def retitled(self, titles: Mapping[str, str]) -> Publication:
        """Return the publication with new titles for the posts whose ids are keys of `titles`."""
        posts = {
            id_: replace(post, title=titles[id_]) if id_ in titles else post
            for id_, post in self.posts.items()
        }
        return replace(self, posts=posts)


def assemble(
    posts: Iterable[Post], declared: Mapping[str, Series]
) -> tuple[Publication, list[Problem]]:
    """Put `posts` and the `declared` series together; also return what is wrong among them."""
    ordered = sorted(posts, key=lambda post: post.order)
    problems = _same_ids(ordered)
    members: dict[str, list[tuple[Post, Membership]]] = {id_: [] for id_ in declared}
    for post in ordered:
        for membership in post.memberships:
            members.setdefault(membership.series, []).append((post, membership))

    runs: dict[str, Run] = {}
    for id_, group in members.items():
        series = declared.get(id_)
        if series is None:
            series = Series(id_, title=id_)
            problems.append(_undeclared(id_, group[0][0], declared))
        numbering = number_parts(group, series.order)
        problems += _numbering_problems(series, numbering)
        positions = {part.post_id: index for index, part in enumerate(numbering.parts)}
        runs[id_] = Run(series, numbering.parts, positions)

    publication = Publication(
        posts={post.id: post for post in ordered},
        newest=tuple(post.id for post in reversed(ordered)),
        ids_by_path={post.path: post.id for post in ordered},
        runs=runs,
    )
    return publication, problems


def _same_ids(posts: Iterable[Post]) -> list[Problem]:
    by_id: defaultdict[str, list[Post]] = defaultdict(list)
    for post in posts:
        by_id[post.id].append(post)
    return [
        Problem(
            post.path,
            f"the post's id {quote(id_)} is also that of {same[0].path}.",
            "Give one of them an `id` of its own in its front matter; without one, the file's "
            "name counts.",
            key=("id",),
        )
        for id_, same in by_id.items()
        for post in same[1:]
    ]


def _undeclared(id_: str, post: Post, declared: Mapping[str, Series]) -> Problem:
    return Problem(
        post.path,
        f"the series {quote(id_)} is not declared.",
        f"{hint(id_, declared)} to .series.yml:\n"
        f"series:\n  {id_}:\n    title: …\n    description: …",
        key=("series",),
        fatal=False,
    )


def _numbering_problems(series: Series, numbering: Numbering) -> Iterable[Problem]:
    for part, claimants in numbering.duplicates.items():
        for post in claimants[1:]:
            yield Problem(
                post.path,
                f"part {part} of the series {quote(series.id)} is already {claimants[0].path}.",
                "Give one of them another `part`, or leave it out to have it counted.",
                key=("series",),
            )
    if numbering.gap and not numbering.duplicates:
        missing, before, after = numbering.gap
        where = f"between {before.path} and this post" if before else "before this post"
        yield Problem(
            after.path,
            f"the series {quote(series.id)} has no part {missing}: nothing stands {where}.",
            "Correct the `part` numbers, or leave them out to have the parts counted.",
            key=("series",),
            fatal=False,
        )
