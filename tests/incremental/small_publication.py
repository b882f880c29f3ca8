"""A publication of a dozen posts with a little of everything: what is edited and built anew."""

from __future__ import annotations

from typing import Any

import yaml

from tests.build.sample_docs import GUEST
from tests.build.written_comments import accepted
from tests.build.written_site import SITE_URL, Docs, post_file

CONFIG_FILE = "mkdocs.yml"
AUTHORS_FILE, SERIES_FILE = "docs/.authors.yml", "docs/.series.yml"

# Small, so that a build takes a tenth of a second: each needs all of what it shows.
SETTINGS: dict[str, Any] = {
    "site_name": "The Daily",
    "site_url": SITE_URL,
    "site_description": "All that matters.",
    "site_author": "The House",
    "copyright": "© The House",
    "repo_url": "https://forge.example/daily",
    "edit_uri": "edit/main/docs/",
    "theme": {
        "name": "material",
        "font": False,
        "language": "en",
        "custom_dir": "theme",
        "features": ["navigation.footer"],
    },
    "plugins": [
        "search",
        "tags",
        "meta",
        {
            "gazette": {
                "timezone": "Europe/Berlin",
                "index": {"per_page": 5},
                "feeds": {"limit": 5, "full_text": ["site"]},
                "series": {"per_page": 4},
                "comments": {
                    "publish": {"forge": "github", "repository": "https://github.com/d/d"}
                },
            }
        },
    ],
    "markdown_extensions": [
        "abbr",
        "admonition",
        "attr_list",
        "footnotes",
        "md_in_html",
        "tables",
        {"toc": {"permalink": True}},
        {"pymdownx.highlight": {"anchor_linenums": True}},
        {"pymdownx.snippets": {"base_path": ["snippets"], "check_paths": True}},
        "pymdownx.superfences",
    ],
    "validation": {"links": {"anchors": "warn", "absolute_links": "warn"}},
    "extra_css": ["extra.css"],
    "extra": {"motto": "Slowly"},
    "nav": [
        {"Front page": "index.md"},
        {"Guide": ["guide/start.md", "guide/more.md"]},
        {"Series": "series/daily.md"},
    ],
}

AUTHORS = """\
authors:
  sol:
    name: Sol Alexander
    description: Writes The Daily.
    avatar: assets/sol.svg
    url: https://sol.example/
  ada:
    name: Ada Byron
    bio: Counts.
"""
SERIES = """\
series:
  daily:
    title: The Daily
    description: One piece a day.
    cadence: daily
    authors: sol
  war:
    title: The Long War
    description: In parts.
    order: part
    planned: [The end]
"""

RICH = """\
# {title}

How it begins, with a note[^1] and the HTML of *words*.

<!-- more -->

## Morning

!!! note "Mind"
    Text in a box, with `code`.

| sort | count |
|---|---|
| fog | 1 |

## Evening

```python
print("evening")  # (1)!
```

*[HTML]: Hypertext
[^1]: The note.
"""

# The project's files: docs, and what lies beside them.
FILES: Docs = {
    CONFIG_FILE: yaml.safe_dump(SETTINGS, sort_keys=False),
    AUTHORS_FILE: AUTHORS,
    SERIES_FILE: SERIES,
    "docs/assets/sol.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    "docs/assets/lamp.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="1"/>',
    "docs/extra.css": "body { color: black }\n",
    "docs/index.md": '# Welcome\n\nThe "news".\n\n<!-- gazette: latest posts count=3 -->\n',
    "docs/series/daily.md": "# The Daily, day by day\n\nIntroduced by hand.\n",
    "docs/guide/.meta.yml": "description: Part of the guide.\n",
    "docs/guide/start.md": (
        "# Start\n\nAs [Monday](../posts/monday.md#evening) says.\n\n## Further\n\n"
        "<!-- gazette: latest posts series=war author=ada -->\n\n<!-- gazette: series shelf -->\n"
    ),
    "docs/guide/more.md": (
        "---\ntags: [fog]\ntemplate: wide.html\n---\n# More\n\nSee [the start](start.md#further).\n"
    ),
    "docs/loose.md": "# Loose\n\nIn no navigation. [Gone](gone.md), [a post](posts/tuesday.md).\n",
    "theme/main.html": '{% extends "base.html" %}\n',
    "theme/wide.html": (
        '{% extends "main.html" %}\n{% block footer %}{{ page.title }}{% endblock %}\n'
    ),
    "snippets/note.md": "A snippet, *shared*.\n",
    "docs/posts/monday.md": post_file(
        RICH.format(title="Monday"),
        date="2026-06-01",
        authors="sol",
        series="daily",
        categories=["Weather"],
        tags=["fog"],
        description="On Mondays.",
        aliases=["old/monday/"],
    ),
    "docs/posts/tuesday.md": post_file(
        "See [Monday](monday.md#morning), [noon](monday.md#noon), ![a lamp](../assets/lamp.svg).",
        title="Tuesday & Co.",
        date={"created": "2026-06-02", "updated": "2026-06-20"},
        authors=["sol", "ada", GUEST],
        series="daily",
        categories=["Weather", "AI & law"],
    ),
    "docs/posts/deep/wednesday.md": post_file(
        'Before.\n\n--8<-- "note.md"\n\nAfter.',
        title="Wednesday",
        date="2026-06-03T08:00:00+02:00",
        authors=["sol", "ada"],
        series=["daily", {"id": "war", "part": 2, "title": "The middle"}],
        image="assets/lamp.svg",
    ),
    "docs/posts/one.md": post_file(
        "[Two](deep/wednesday.md) follows.",
        title="One",
        date="2026-05-01",
        series={"id": "war", "part": 1},
    ),
    "docs/posts/three.md": post_file(
        title="Three", date="2026-05-03", authors="ada", series={"id": "war", "part": 3}, tags=["x"]
    ),
    "docs/posts/thursday.md": post_file(
        RICH.format(title="Thursday"), date="2026-06-04", authors="sol", series="daily", pin=True
    ),
    "docs/posts/friday.md": post_file(
        "One [link](nowhere.md), another [one](thursday.md#nowhere).",
        title="Friday",
        date="2026-06-05",
        authors="sol",
        series="daily",
        comments=False,
    ),
    "docs/posts/alone.md": post_file(title="Alone", date="2026-06-28", categories=["AI & law"]),
    "docs/posts/hidden.md": post_file(
        "[Alone](alone.md)", title="Hidden", date="2026-06-06", series="daily", draft=True
    ),
    "docs/posts/later.md": post_file(
        title="Later", date="2026-07-02", authors="ada", series="daily", tags=["fog"]
    ),
    "docs/posts/undeclared.md": post_file(title="Astray", date="2026-06-10", series="weekly"),
    **accepted(1, "monday", "First, **well** said.", name="Bea"),
    **accepted(2, "monday", "> quoted\n\nAn answer.", parent=1),
    **accepted(3, "alone", "[A link](https://example.org/)", url="https://reader.example/"),
}
