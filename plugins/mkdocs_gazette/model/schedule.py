"""When posts appear: those dated ahead wait until their time has come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo

from mkdocs_gazette.model.moment import Moment
from mkdocs_gazette.model.post import Post

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The site's time.

    `zone` is its timezone, `now` the time of the build, after which posts wait; where it is
    None, none does.
    """

    zone: tzinfo = UTC
    now: datetime | None = None

    def moment(self, written: date | datetime) -> Moment:
        """Return the moment that an author means by `written`."""
        return Moment.of(written, self.zone)

    def awaits(self, moment: Moment) -> bool:
        """Tell whether `moment` is still to come."""
        return self.now is not None and moment.at > self.now


def waiting(posts: Iterable[Post]) -> tuple[Post, ...]:
    """Return those of `posts` that will appear by themselves, the next one first."""
    return tuple(
        sorted(
            (post for post in posts if post.scheduled and not post.draft),
            key=lambda post: post.order,
        )
    )


def announcement(posts: Sequence[Post], zone: tzinfo) -> str:
    """Return what a build says of the waiting `posts`, of which there is at least one."""
    many = len(posts) > 1
    wait = f"{len(posts)} posts wait for their" if many else "1 post waits for its"
    when = posts[0].published.placed(zone).isoformat(" ", "minutes")
    return f"{wait} time: {'first ' if many else ''}{posts[0].path}, until {when}."


def cron(posts: Iterable[Post]) -> tuple[str, ...]:
    """Return the moments of `posts` as lines of a crontab in UTC, each once.

    Seconds are rounded up, so that the post's time has come. A crontab knows no years.
    """
    lines = []
    for post in posts:
        at = post.published.placed(UTC)
        at = at if at == at.replace(second=0, microsecond=0) else at + _MINUTE
        lines.append(f"{at.minute} {at.hour} {at.day} {at.month} *")
    return tuple(dict.fromkeys(lines))
