"""What pages and feeds are made of, told apart by what a change of it can reach.

Most edits change the text of one post. That can reach the post's own page, and what has an entry
of it: a list, a neighbour, a feed. All the rest of a site is its skeleton, on which every page
depends. So of a page that shows posts A and B it is enough to know that the skeleton, A and B are
as they were, and nothing that it shows need be made to find out.
"""

from __future__ import annotations

from dataclasses import fields

from mkdocs_gazette.build_cache.fingerprints import Fingerprints
from mkdocs_gazette.model.post import Post
from mkdocs_gazette.pages.site import Site

_BY_TEXT = frozenset({"minutes", "revision"})
"""Fields of a post that follow from its text."""
_STABLE = tuple(field.name for field in fields(Post) if field.name not in _BY_TEXT)
_SITE = tuple(
    field.name
    for field in fields(Site)
    if field.name not in {"comment_html", "excerpts", "options", "plan", "publication"}
)


class SiteState:
    """Fingerprints of `site`, once it is complete.

    Raises UnknownValueError for an option that cannot be told from another.
    """

    def __init__(self, site: Site, fingerprints: Fingerprints) -> None:
        self._site = site
        self._of = fingerprints.of
        self._posts: dict[str, bytes] = {}
        publication, options = site.publication, site.options
        self.skeleton = self._of(
            [[getattr(post, name) for name in _STABLE] for post in publication.posts.values()],
            [run.series for run in publication.runs.values()],
            [getattr(site, name) for name in _SITE],
            {name: options[name] for name in options if name != "cache"},
            site.plan.pages,
        )

    def of_post(self, post_id: str) -> bytes | None:
        """Return the fingerprint of what is not in the skeleton of a post, None if there is none.

        That is its text, what follows from it, and the comments.
        """
        known = self._posts.get(post_id)
        post = self._site.publication.posts.get(post_id)
        if known is None and post:
            excerpt = self._site.excerpts.get(post.path)
            comments = self._site.publication.comments.get(post_id, ())
            known = self._posts[post_id] = self._of(
                [getattr(post, name) for name in sorted(_BY_TEXT)],
                excerpt and excerpt.content,
                [(comment, self._site.comment_html.get(comment.id)) for comment in comments],
            )
        return known
