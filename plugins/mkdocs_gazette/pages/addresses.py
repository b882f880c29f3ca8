"""Where posts are on the site, and which of their old addresses lead there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from mkdocs_gazette.config import GazetteConfig
from mkdocs_gazette.editions import edition
from mkdocs_gazette.errors import Problem, quote
from mkdocs_gazette.language import language_of
from mkdocs_gazette.model.address import (
    AddressFormat,
    Ground,
    Holder,
    file_key,
    is_site_path,
    page_file,
)
from mkdocs_gazette.model.post import Post
from mkdocs_gazette.model.publication import Publication
from mkdocs_gazette.sources.posts import located


@dataclass(frozen=True, slots=True)
class Redirect:
    """A page in the file `place` that leads to the post with the id `post`."""

    place: str
    post: str


def settle(
    publication: Publication, files: Files, options: GazetteConfig, config: MkDocsConfig
) -> tuple[Problem, ...]:
    """Give the posts' files the addresses that `options` ask for, and return what is wrong."""
    flawed = list(_move(publication, files, options, config))
    _, problems = redirects(publication, files, options, config)
    return (*located(flawed, lambda path: files.src_uris[path].content_bytes), *problems)


def _move(
    publication: Publication, files: Files, options: GazetteConfig, config: MkDocsConfig
) -> Iterator[Problem]:
    if not options.post_url_format:
        return
    spoken = language_of(config.theme)
    addresses = AddressFormat(
        pattern=options.post_url_format,
        date=partial(spoken.formatted, pattern=options.post_url_date_format),
        slugify=options.post_slugify,
        separator=options.post_slugify_separator,
        max_categories=options.post_url_max_categories,
    )
    own = edition(config)
    for post in publication.posts.values():
        file = files.src_uris[post.path]
        path = addresses.path(replace(post, path=own.place(file)))
        if is_site_path(path):
            place = page_file(path, directory_urls=config.use_directory_urls)
            _place(file, f"{own.root}{place}", config.site_dir)
        else:
            yield Problem(
                post.path,
                f"the address that `post_url_format` makes is {quote(path)}, which not every "
                "file system can hold.",
                "Give the post a `slug` in its front matter, or change the format.",
                key=("slug",),
            )


def _place(file: File, place: str, site_dir: str) -> None:
    """Have `file` written to `place`. MkDocs has worked the three values out of one another.

    The file's own `dest_dir` is not asked: mkdocs-static-i18n writes something else there.
    """
    there = File(file.src_uri, file.src_dir, site_dir, file.use_directory_urls, dest_uri=place)
    file.dest_uri, file.url = there.dest_uri, there.url
    file.abs_dest_path = there.abs_dest_path


def redirects(
    publication: Publication, files: Files, options: GazetteConfig, config: MkDocsConfig
) -> tuple[tuple[Redirect, ...], tuple[Problem, ...]]:
    """Return the redirects of the site, and what is wrong with its posts' addresses.

    They come from the posts' aliases and, where a format has moved the posts, from where they
    were, unless something else is there. None leads to a hidden post.
    """
    moved = bool(options.post_url_format)
    posts = publication.posts.values()
    if not (moved or any(post.aliases for post in posts)):
        return (), ()
    own = edition(config)
    survey = _Survey(publication, files, _occupied(publication, files, config), own.root)
    # A hidden post that is in the way of a published one is itself to blame.
    for group in ([p for p in posts if not p.hidden], [p for p in posts if p.hidden]):
        for post in group:
            survey.settle(post, moved=moved)
        for post in group:
            survey.add_aliases(post)
    if moved and options.post_url_redirects:
        for post in posts:
            place = own.place(files.src_uris[post.path])
            was = File(place, None, "", config.use_directory_urls).dest_uri
            survey.redirect(f"{own.root}{was}", post)
    return (
        tuple(one for one in survey.found.values() if not publication.posts[one.post].hidden),
        tuple(located(survey.problems, lambda path: files.src_uris[path].content_bytes)),
    )


def _occupied(publication: Publication, files: Files, config: MkDocsConfig) -> Ground:
    """Return the site's ground with all that is no post on it."""
    ground = Ground()
    for template in (*config.theme.static_templates, *config.extra_templates):
        ground.claim(template, Holder(template))
    for file in files:
        if file.src_uri not in publication.ids_by_path and file.inclusion.is_included():
            ground.claim(file.dest_uri, Holder(file.src_uri))
    return ground


@dataclass(frozen=True, slots=True)
class _Survey:
    """Finds room for posts and redirects; `found` has the redirects by their place.

    `root` is the directory of the language's pages, to which aliases are relative.
    """

    publication: Publication
    files: Files
    ground: Ground
    root: str
    found: dict[str, Redirect] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def settle(self, post: Post, *, moved: bool) -> None:
        """Give `post` its place. Where a format has not `moved` it, MkDocs has found it."""
        place = self.files.src_uris[post.path].dest_uri
        other = self.ground.claim(place, Holder(post.path))
        if other and moved:
            self.problems.append(_taken(post, place, other, self.publication))

    def add_aliases(self, post: Post) -> None:
        """Add the redirects that the author of `post` wants."""
        own: set[str] = set()
        for index, alias in enumerate(post.aliases):
            place = f"{self.root}{page_file(alias)}"
            other = self.redirect(place, post)
            if other is None:
                own.add(file_key(place))
            elif file_key(place) in own:
                # Old/ beside old/: where that is one file, the second is written over its like.
                self.found[place] = Redirect(place, post.id)
            else:
                self.problems.append(_claimed(post, index, other))

    def redirect(self, place: str, post: Post) -> Holder | None:
        """Add a redirect to `post`, or return who is in its way."""
        other = self.ground.claim(place, Holder(post.path, alias=True))
        if other is None:
            self.found[place] = Redirect(place, post.id)
        return other


def _taken(post: Post, place: str, other: Holder, publication: Publication) -> Problem:
    among_posts = other.source in publication.ids_by_path
    return Problem(
        post.path,
        f"the post's address {quote(place.removesuffix('index.html'))} is also that of "
        f"{other.source}.",
        "Give one of them a `slug` of its own in its front matter, or write {id} or {date} into "
        "`post_url_format`."
        if among_posts
        else "Give the post another `slug` in its front matter, or change `post_url_format`.",
        key=("slug",) if post.slug else ("title",),
    )


def _claimed(post: Post, index: int, other: Holder) -> Problem:
    alias = quote(post.aliases[index])
    if other == Holder(post.path):
        message, fix = f"the alias {alias} is where the post is.", "Take it out."
    elif other.source == post.path:
        message, fix = f"the alias {alias} is in the way of another one.", "Take one of them out."
    elif other.alias:
        message = f"{other.source} has the alias {alias}, too."
        fix = "Take it out of one of them."
    else:
        message = f"the alias {alias} is in the way of {other.source}, which is there."
        fix = "Take it out, or move that file."
    return Problem(post.path, message, fix, key=("aliases", index))
