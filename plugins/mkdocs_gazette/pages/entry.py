"""A post as a list shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from markupsafe import Markup

from mkdocs_gazette.language import Language
from mkdocs_gazette.model.moment import Moment
from mkdocs_gazette.model.post import Post
from mkdocs_gazette.model.series import Part
from mkdocs_gazette.pages.embedded_json import embedded
from mkdocs_gazette.pages.excerpt import Excerpt

_NO_PARTS = Markup("{}")


@dataclass(frozen=True, slots=True)
class Day:
    """A day for people (`text`) and for machines (`machine`, ISO 8601)."""

    text: str
    machine: str


@dataclass(frozen=True, slots=True)
class Link:
    """Somewhere to go. `url` is relative to the site's root, or absolute."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Image:
    """A picture; `url` is relative to the site's root, or absolute."""

    url: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A post in a list.

    `url` is relative to the site's root; `href` is where a link leads that stands in this list,
    the same URL with or without `arrival`. `minutes` is the reading time, `comments` the number
    of those accepted. `role` says what an author whose page lists the post did for it, if it
    was not the writing. `excerpt` stands in for a description. `parts` are the post's numbers in
    its series, by their ids, as JSON that is harmless in HTML: it stands in each list. `named` says
    that `url` ends in the `id`, which then need not be told beside it.
    """

    id: str
    title: str
    url: str
    href: str
    day: Day
    description: str
    minutes: int
    draft: bool
    scheduled: bool = False
    comments: int = 0
    number: int | None = None
    image: Image | None = None
    pinned: bool = False
    parts: Markup = _NO_PARTS
    named: bool = False
    role: str = ""
    excerpt: Excerpt | None = None


def arrival(series: str) -> str:
    """Return the anchor at the head of a post for readers who come from the series.

    `series` is an id. No two of them share an anchor, and a heading's is another one unless its
    text is "gz-in-…".
    """
    return f"gz-in-{series}"


@dataclass(frozen=True, slots=True)
class Entries:
    """Makes entries.

    `urls` maps source paths to URLs relative to the site's root, `comments` ids of posts to
    the number of their accepted comments, `excerpts` source paths to how the posts begin,
    `parts` ids of posts to their numbers by series. `made` holds the entries there are, by series
    ("" for none) and post: each stands in a dozen lists.
    """

    posts: Mapping[str, Post]
    urls: Mapping[str, str]
    language: Language
    comments: Mapping[str, int] = field(default_factory=dict)
    excerpts: Mapping[str, Excerpt] = field(default_factory=dict)
    parts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    made: dict[tuple[str, str], Entry] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def of_post(self, post_id: str) -> Entry:
        """Return the entry of a post in a list that is no series."""
        entry = self.made.get(("", post_id))
        if entry is None:
            entry = self.made["", post_id] = self._entry(self.posts[post_id], "")
        return entry

    def of_part(self, part: Part) -> Entry:
        """Return the entry of a part in its series, under the title it has there.

        Its link says which series the reader comes from, unless that is the post's first one,
        which it shows anyway.
        """
        entry = self.made.get((part.series, part.post_id))
        if entry is None:
            post = self.posts[part.post_id]
            first = post.memberships[0].series == part.series
            fragment = "" if first else f"#{quote(arrival(part.series), safe='')}"
            entry = self._entry(post, fragment, part.number, part.title)
            self.made[part.series, part.post_id] = entry
        return entry

    def day(self, moment: Moment) -> Day:
        """Return the day of `moment`."""
        return Day(self.language.date(moment), moment.machine)

    def _entry(
        self, post: Post, fragment: str, number: int | None = None, title: str | None = None
    ) -> Entry:
        url = self.urls[post.path]
        return Entry(
            id=post.id,
            title=title or post.title,
            url=url,
            href=url + fragment,
            day=self.day(post.published),
            description=post.description,
            minutes=post.minutes,
            draft=post.draft,
            scheduled=post.scheduled,
            comments=self.comments.get(post.id, 0),
            number=number,
            image=Image(post.image) if post.image else None,
            pinned=post.pinned,
            excerpt=self.excerpts.get(post.path),
            parts=embedded(self.parts.get(post.id, {})),
            named=f"/{url}".endswith(f"/{quote(post.id, safe='')}/") and quote(post.id) == post.id,
        )
