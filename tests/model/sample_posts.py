"""Posts for the model's tests: all the same but for what a test says."""

from __future__ import annotations

from datetime import date, timedelta

from mkdocs_gazette.model.moment import Moment
from mkdocs_gazette.model.post import Membership, Post

FIRST_DAY = date(2026, 1, 1)


def day(number: int) -> Moment:
    """Return the moment `number` days after the first day."""
    return Moment.of(FIRST_DAY + timedelta(days=number))


def sample_post(
    id_: str = "a", on_day: int = 0, *memberships: Membership, path: str | None = None
) -> Post:
    """Return a post published `on_day`, which is a part of what `memberships` say."""
    return Post(
        id=id_,
        path=path or f"posts/{id_}.md",
        title=id_.title(),
        published=day(on_day),
        memberships=memberships,
    )
