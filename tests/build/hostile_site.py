"""A site whose every field tries to break out of its place.

What runs sets `window.pwned`, and what becomes an element or an attribute of its own bears the
word `pwned`: so a parser can tell markup from text, and a browser can tell what has run.
"""

from __future__ import annotations

from typing import Any

import yaml

from tests.build.written_site import Docs, post_file

SCRIPT = "<script>window.pwned = 1</script>"
PAYLOADS = {
    "script": SCRIPT,
    "closing": f"</title></style></textarea></template></script>{SCRIPT}",
    "attribute": '"><img src="pwned" onerror="window.pwned = 1"><a title="',
    "apostrophe": "'><img src='pwned' onerror='window.pwned = 1'>",
    "handler": '" onfocus="window.pwned = 1" autofocus data-pwned="',
    "entities": "&lt;script&gt;window.pwned = 1&lt;/script&gt;&#60;img src=pwned&#62;",
    "svg": '<svg/onload="window.pwned = 1"><pwned>',
    "jinja": "{{ 7 * 7 }}{% raise %}{# pwned #}",
    "braces": "{authors} {0} {} {count}",
    "markdown": "**bold** [link](javascript:window.pwned=1) `code` <b>pwned</b>",
    "turned": "\u202eright to left\u202c \u2067isolated",
    "control": "bell\x07 escape\x1b[31m vertical\x0b nul\x00 delete\x7f",
    "long": f"{'very long ' * 1_000}{SCRIPT}",
    "unbroken": "W" * 10_000,
}
"""Text for any field; the names are the ids of the authors, series and posts that have it."""

LINK = 'https://e.example/"onmouseover="window.pwned=1"data-pwned="'
IMAGE = 'assets/x.png"onerror="window.pwned=1"data-pwned="'
"""Addresses of a harmless scheme that try to leave their attribute."""

PROSE = "Harmless prose.\n\n## A section\n\nMore of it.\n"

# The theme's templates of these features print fields in places of their own.
CONFIG: dict[str, Any] = {
    "site_url": "https://example.org/",
    "plugins": ["search", "material/tags", "gazette"],
    "theme": {
        "name": "material",
        "font": False,
        "features": ["navigation.tabs", "navigation.path", "navigation.footer"],
    },
}


def hostile_docs() -> Docs:
    """Return, for each payload, an author, a series and a post that have it in every field.

    One of the series' pages and the front page are written by hand, with the same intent.
    """
    authors = {
        name: {
            **_person(payload),
            "bio": payload,
            "links": [{"url": LINK, "label": payload}],
        }
        for name, payload in PAYLOADS.items()
    }
    series = {
        name: {
            "title": payload,
            "description": payload,
            "status": "complete",
            "planned": [payload],
            "authors": [name],
            "image": IMAGE,
            "subscribe": {"url": LINK, "label": payload},
        }
        for name, payload in PAYLOADS.items()
    }
    return {
        ".authors.yml": _yaml({"authors": authors}),
        ".series.yml": _yaml(
            {"series": {**series, "all": {"title": "All", "planned": list(PAYLOADS.values())}}}
        ),
        IMAGE: "",
        "series/script.md": _written_page(PAYLOADS["script"]),
        "index.md": _written_page(PAYLOADS["closing"]),
        **{f"posts/{name}.md": _post(name, payload) for name, payload in PAYLOADS.items()},
    }


def _post(name: str, payload: str) -> str:
    return post_file(
        PROSE,
        title=payload,
        description=payload,
        date={"created": "2026-06-28", "updated": "2026-06-29"},
        authors=[name, _person(payload), {"name": payload}],
        series=[{"id": name, "title": payload}, "all"],
        categories=[f"{name} {payload}"],
        # Below, what the theme, its plugins and later versions read.
        author=payload,
        canonical=payload,
        git_creation_date_localized=payload,
        hide=[payload],
        contributors=[{"author": name, "role": "editor"}],
        image=IMAGE,
        license=payload,
        links=[payload],
        revision_date=payload,
        robots=payload,
        status=payload,
        subtitle=payload,
        tags=[payload, f"second {payload}"],
    )


def _person(payload: str) -> dict[str, str]:
    return {"name": payload, "description": payload, "avatar": IMAGE, "url": LINK}


def _written_page(payload: str) -> str:
    fields = dict.fromkeys(("title", "description", "author", "subtitle", "status"), payload)
    return f"---\n{_yaml({**fields, 'tags': [payload]})}---\n{PROSE}"


def _yaml(value: object) -> str:
    return yaml.safe_dump(value, allow_unicode=True)
