"""Whatever people publish, its feeds are valid and harmless, and lose none of it."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.build.written_site import SITE_URL, build_site, post_file
from tests.feeds.published import BODIES, CATEGORIES, NAMES, TITLES
from tests.feeds.validity import parsed, problems, walk_archives

_NOT_IN_FILES = re.compile("[\x00\ud800-\udfff]")


class Published(NamedTuple):
    """A post as somebody has written it."""

    title: str
    body: str
    author: str
    categories: tuple[str, ...]
    description: str

    def file(self, day: int) -> str:
        """Return the post's file, without what no text file holds."""
        return post_file(
            _whole(self.body),
            title=_whole(self.title),
            date=f"2026-06-{day:02}",
            description=_whole(self.description),
            authors=[{"name": _whole(self.author)}],
            categories=[_whole(name) for name in self.categories],
            series="s",
        )


def _whole(text: str) -> str:
    return _NOT_IN_FILES.sub("", text)


POSTS = st.lists(
    st.builds(Published, TITLES, BODIES, NAMES, CATEGORIES, TITLES | st.just("")),
    min_size=1,
    max_size=30,
)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(POSTS)
def test_feeds_are_valid_whatever_is_published(posts: Sequence[Published]) -> None:
    docs = {f"posts/{day:02}.md": post.file(day) for day, post in enumerate(posts, 1)}
    with tempfile.TemporaryDirectory() as directory:
        site = build_site(
            Path(directory),
            {**docs, ".series.yml": "series: {s: {title: S}}"},
            strict=False,
            plugins=[{"gazette": {"feeds": {"full_text": True, "limit": 5}}}],
        )
        feeds = dict(site.feeds())
    # Not whether all links lead somewhere: what people write does not.
    found = {path: problems(feed, SITE_URL + quote(path)) for path, feed in feeds.items()}
    assert {path: faults for path, faults in found.items() if faults} == {}
    for path, feed in feeds.items():
        if path.endswith(".xml"):
            parsed(feed)
    walked = walk_archives(
        feeds["series/s/atom.xml"], lambda url: feeds[url.removeprefix(SITE_URL)]
    )
    stem = "tag:example.org,2026-01-01:/daily/posts"
    assert walked == [f"{stem}/{day:02}" for day in range(len(posts), 0, -1)]
