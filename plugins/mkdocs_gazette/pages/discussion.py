"""The comments below a post, as its page shows them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from mkdocs_gazette.language import Language
from mkdocs_gazette.model.comment import Comment, Openness, Order, Remark, thread
from mkdocs_gazette.model.moment import Moment
from mkdocs_gazette.model.post import Post
from mkdocs_gazette.pages.entry import Day
from mkdocs_gazette.pages.forge import Forge, history

_FLAT = 4
"""From this depth on, replies are shown as flat as their parents and say what they answer."""


@dataclass(frozen=True, slots=True)
class RemarkEntry:
    """One accepted comment.

    `html` is what its author wrote, sanitised; `answers` is the name of whom it answers, where
    its place does not tell; `outdated` tells whether the post has changed since. Of a `deleted`
    one only its replies are shown.
    """

    id: str
    name: str
    url: str | None
    day: Day
    edited: bool
    deleted: bool
    html: str
    answers: str | None
    outdated: bool
    replies: tuple[RemarkEntry, ...]


@dataclass(frozen=True, slots=True)
class Discussion:
    """The comments of one post, and what the script needs to know to add the reader's own.

    `locale` is a BCP 47 tag, `count` that of the accepted comments; `changes_url` shows the
    history of the post's file; `feed_url` is relative to the site's root.
    """

    post: str
    title: str
    revision: str
    locale: str
    order: str
    closed: bool
    count: int
    remarks: tuple[RemarkEntry, ...]
    forge: Forge | None
    changes_url: str | None
    feed_url: str | None


@dataclass(frozen=True)
class Discussions:
    """Makes discussions.

    `histories` is the address below which the forge shows each file's history, `html` the
    sanitised HTML of each comment by its id.
    """

    order: Order
    language: Language
    forge: Forge | None
    histories: str | None
    html: Mapping[str, str]

    def of_post(
        self, post: Post, comments: Collection[Comment], feed_url: str | None
    ) -> Discussion:
        """Return what the page of `post` shows of its comments."""
        return Discussion(
            post=post.id,
            title=post.title,
            revision=post.revision,
            locale=self.language.tag,
            order=self.order.value,
            closed=post.comments is Openness.CLOSED,
            count=sum(not comment.deleted for comment in comments),
            remarks=tuple(self._entry(remark, post) for remark in thread(comments, self.order)),
            forge=self.forge,
            changes_url=history(self.histories, post.path),
            feed_url=feed_url,
        )

    def name(self, comment: Comment) -> str:
        """Return the name to show for who wrote `comment`."""
        return comment.name or self.language.t("Anonymous")

    def _entry(self, remark: Remark, post: Post) -> RemarkEntry:
        comment = remark.comment
        moment = Moment(comment.created, has_time=True)
        answered = remark.answers if remark.depth >= _FLAT else None
        return RemarkEntry(
            id=comment.id,
            name=self.name(comment),
            url=comment.url,
            day=Day(self.language.date(moment), moment.machine),
            edited=comment.edited is not None,
            deleted=comment.deleted is not None,
            html=self.html[comment.id],
            answers=self.name(answered) if answered else None,
            outdated=comment.revision not in {None, post.revision},
            replies=tuple(self._entry(reply, post) for reply in remark.replies),
        )
