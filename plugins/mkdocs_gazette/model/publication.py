"""The publication: every post and series, each to be had by its id in constant time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from mkdocs_gazette.errors import Problem, hint, quote
from mkdocs_gazette.model.author import Author
from mkdocs_gazette.model.comment import Comment, Openness
from mkdocs_gazette.model.moment import Moment
from mkdocs_gazette.model.post import Membership, Post
from mkdocs_gazette.model.series import Numbering, Run, Series, number_parts, run
from mkdocs_gazette.model.slugs import slug, slug_digest


@dataclass(frozen=True, slots=True)
class Category:
    """A subject: `posts` are the ids of its posts, newest first."""

    slug: str
    name: str
    posts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Oeuvre:
    """What an author wrote or helped with: ids of posts, newest first, and of series."""

    author: Author
    posts: tuple[str, ...]
    series: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Publication:
    """All posts and series of one build.

    `posts` is keyed by id, `newest` holds those ids, newest first, `ids_by_path` leads from a
    source file to its post's id, `runs` is keyed by series id in the order of `.series.yml`,
    `years` holds the ids of the posts of each year, both newest first,
    `comments` holds the accepted comments by the id of their post. `categories` are keyed by
    slug, in the order of their names; `category_slugs` leads there from a `category_key`;
    `bylines` holds those who wrote or helped with a post, by
    author id, guests left out.
    """

    posts: Mapping[str, Post]
    newest: tuple[str, ...]
    ids_by_path: Mapping[str, str]
    runs: Mapping[str, Run]
    years: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    categories: Mapping[str, Category] = field(default_factory=dict)
    category_slugs: Mapping[str, str] = field(default_factory=dict)
    bylines: Mapping[str, Oeuvre] = field(default_factory=dict)
    comments: Mapping[str, tuple[Comment, ...]] = field(default_factory=dict)

    @property
    def has_crossings(self) -> bool:
        """Whether any post is in several series. Looks at all of them."""
        return any(len(post.memberships) > 1 for post in self.posts.values())

    @property
    def has_abridged(self) -> bool:
        """Whether the navigation of any series leaves parts out."""
        return any(run.abridged for run in self.runs.values())

    def comment_count(self, post: Post) -> int:
        """Return how many comments a page shows below `post`."""
        if post.comments is Openness.NONE:
            return 0
        return sum(not comment.deleted for comment in self.comments.get(post.id, ()))

    def categories_of(self, post: Post) -> tuple[Category, ...]:
        """Return the categories of `post`."""
        keys = dict.fromkeys(map(category_key, post.categories))
        return tuple(self.categories[self.category_slugs[key]] for key in keys)

    def retitled(self, titles: Mapping[str, str]) -> Publication:
        """Return the publication with new titles for the posts whose ids are keys of `titles`."""
        posts = {
            id_: replace(post, title=titles[id_]) if id_ in titles else post
            for id_, post in self.posts.items()
        }
        return replace(self, posts=posts)

    def updated(self, changes: Mapping[str, Moment]) -> Publication:
        """Return the publication with the update dates that authors left out.

        `changes` tells by source path when a file was last changed. What happened before a post
        appeared is part of its making.
        """
        posts = {
            id_: replace(post, updated=changes[post.path])
            if post.updated is None
            and post.path in changes
            and changes[post.path].at > post.published.at
            else post
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

    by_id = {post.id: post for post in ordered}
    runs: dict[str, Run] = {}
    for id_, group in members.items():
        series = declared.get(id_)
        if series is None:
            series = Series(id_, title=id_)
            problems.append(_undeclared(id_, group[0][0], declared))
        numbering = number_parts(group, series.order)
        problems += _numbering_problems(series, numbering)
        runs[id_] = run(series, numbering, by_id)

    categories, slugs, spellings = _categories(ordered)
    publication = Publication(
        posts=by_id,
        newest=tuple(post.id for post in reversed(ordered)),
        ids_by_path={post.path: post.id for post in ordered},
        runs=runs,
        years=_years(ordered),
        categories=categories,
        category_slugs=slugs,
        bylines=_bylines(ordered),
    )
    return publication, problems + spellings


def _categories(
    ordered: Iterable[Post],
) -> tuple[dict[str, Category], dict[str, str], list[Problem]]:
    """Return all categories, their slugs by `category_key`, and where spellings differ.

    Names that are cut to one slug, such as "C" and "C++", are categories of their own all the
    same: the one that was used first has the plain slug, since that changes least.
    """
    first: dict[str, tuple[str, Post]] = {}
    members: defaultdict[str, dict[str, None]] = defaultdict(dict)
    problems = []
    for post in ordered:
        for index, name in enumerate(post.categories):
            key = category_key(name)
            spelled, where = first.setdefault(key, (name, post))
            members[key][post.id] = None
            if name != spelled:
                problems.append(_spelled_otherwise(post, index, spelled, where))
    slugs: dict[str, str] = {}
    for key, (name, _) in first.items():
        plain = slug(name)
        slugs[key] = f"{plain}-{slug_digest(key)}" if plain in slugs.values() else plain
    in_order = sorted(members, key=lambda key: (first[key][0].casefold(), key))
    categories = {
        slugs[key]: Category(slugs[key], first[key][0], tuple(reversed(members[key])))
        for key in in_order
    }
    return categories, slugs, problems


def _spelled_otherwise(post: Post, index: int, spelled: str, where: Post) -> Problem:
    return Problem(
        post.path,
        f"the category {quote(post.categories[index])} is {quote(spelled)} in {where.path}.",
        "Spell it alike in both.",
        key=("categories", index),
        fatal=False,
    )


def category_key(name: str) -> str:
    """Return what is the same for all spellings of a category's name."""
    return " ".join(name.casefold().split())


def _years(ordered: Sequence[Post]) -> dict[int, tuple[str, ...]]:
    years: defaultdict[int, list[str]] = defaultdict(list)
    for post in reversed(ordered):
        years[post.published.at.year].append(post.id)
    return {year: tuple(ids) for year, ids in years.items()}


def _bylines(ordered: Iterable[Post]) -> dict[str, Oeuvre]:
    """Return what each author wrote or helped with, in the order of their names."""
    people: dict[str, Author] = {}
    posts: defaultdict[str, dict[str, None]] = defaultdict(dict)
    series: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for post in ordered:
        for author in (*post.authors, *(credit.author for credit in post.contributors)):
            if author.id is not None:
                people[author.id] = author
                posts[author.id][post.id] = None
                series[author.id].update({claim.series: None for claim in post.memberships})
    in_order = sorted(people, key=lambda id_: (people[id_].name.casefold(), id_))
    return {
        id_: Oeuvre(people[id_], tuple(reversed(posts[id_])), tuple(series[id_]))
        for id_ in in_order
    }


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
