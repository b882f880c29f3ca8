"""A small publication that shows most of what Gazette does."""

from __future__ import annotations

from typing import Any

from tests.build.written_site import Docs, post_file

AUTHORS = """\
authors:
  sol:
    name: Sol Alexander
    description: Writes The Daily.
    avatar: assets/sol.svg
    url: https://sol.example/
  ada:
    name: Ada Byron
"""
SERIES = """\
series:
  daily:
    title: The Daily
    description: One piece a day.
  war:
    title: The Long War
    description: In three parts.
    status: complete
"""
GUEST = {"name": "Gus Guest", "url": "https://gus.example/", "description": "Visits."}

SAMPLE: Docs = {
    ".authors.yml": AUTHORS,
    ".series.yml": SERIES,
    "assets/sol.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    "about.md": "# About\n\nAn ordinary page that links to [a post](posts/monday.md).\n",
    "series/war.md": "# The Long War, told in full\n\nIntroduced by hand.\n",
    "posts/monday.md": post_file(
        "# Monday\n\nMondays are remarkable.\n\n## Morning\n\nText.\n\n## Evening\n\nText.",
        date="2026-06-01",
        authors="sol",
        series="daily",
        description="On Mondays.",
    ),
    "posts/tuesday.md": post_file(
        "See [Monday](monday.md).",
        title="Tuesday & Co.",
        date={"created": "2026-06-02", "updated": "2026-06-20"},
        authors=["sol", "ada", GUEST],
        series="daily",
    ),
    "posts/deep/wednesday.md": post_file(
        title="Wednesday",
        date="2026-06-03T08:00:00+02:00",
        authors=["sol", "ada"],
        series=["daily", {"id": "war", "part": 2, "title": "The middle"}],
    ),
    "posts/one.md": post_file(title="One", date="2026-05-01", series="war"),
    "posts/three.md": post_file(title="Three", date="2026-05-03", authors="ada", series="war"),
    "posts/alone.md": post_file(title="Alone", date="2026-06-28"),
}
SAMPLE_CONFIG: dict[str, Any] = {
    "site_author": "The House",
    "site_description": "All that matters.",
    "repo_url": "https://forge.example/daily",
    "edit_uri": "edit/main/docs/",
}
