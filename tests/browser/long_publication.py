"""Half a year of a daily series, for pictures of what our own publication is too short to show."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from tests.browser.comments.conftest import THEME
from tests.build.written_site import build_site, post_file

FIRST_DAY, PARTS = date(2026, 1, 1), 175
TITLES = (
    "What a token is",
    "Open weights",
    "How to read a benchmark",
    "The chips that answer",
    "Who pays for the electricity",
    "Model extraction",
    "What an S-1 tells",
    "A court asks where the data came from",
    "What distillation is",
    "Why small models came back",
    "The price of a long answer",
    "What an agent asks of an operating system",
    "Two ways to measure a data centre, and why neither of them is wrong",
    "Where the border runs",
    "What an executive order can do",
    "A library lends a model",
    "What we mean by “reported”",
    "The translators’ strike",
    "What a context window is",
)
"""What the parts tell of, over and over again."""


def build_long_publication(directory: Path, url: str) -> Path:
    """Build it in `directory`, to be served at `url`, and return where the site is."""
    docs = {
        f"posts/{number}.md": post_file(
            title=TITLES[number % len(TITLES)],
            date=(FIRST_DAY + timedelta(days=number - 1)).isoformat(),
            series="daily",
        )
        for number in range(1, PARTS + 1)
    }
    declared = "series:\n  daily: {title: AI Daily}\n"
    site = build_site(directory, {".series.yml": declared, **docs}, theme=THEME, site_url=url)
    return site.directory
