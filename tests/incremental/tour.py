"""One edit of each kind, in an order in which each of them shows."""

from __future__ import annotations

from tests.build.written_site import post_file
from tests.incremental.edits import (
    Accept,
    Body,
    Delete,
    Edit,
    Entry,
    FrontMatter,
    GoBack,
    Remove,
    Rename,
    Replace,
    Silently,
    Together,
    Touch,
    Wait,
    Write,
    setting,
)
from tests.incremental.small_publication import AUTHORS_FILE, SERIES_FILE

MONDAY, ALONE = "docs/posts/monday.md", "docs/posts/alone.md"

TOUR: tuple[Edit, ...] = (
    Body(ALONE, "Same size.\n"),
    Silently(Body(ALONE, "Some text.\n")),
    Body(ALONE, "Same size.\n"),
    Touch(MONDAY),
    FrontMatter(MONDAY, "title", "Moonday"),
    FrontMatter(ALONE, "date", "2026-06-03"),
    FrontMatter(ALONE, "series", "daily"),
    FrontMatter(ALONE, "series", {"id": "war", "part": 4}),
    FrontMatter(ALONE, "series", {"id": "war", "part": 3}),  # which is another's: an error
    FrontMatter(ALONE, "authors", "ada"),
    FrontMatter(ALONE, "categories", ["Weather"]),
    FrontMatter(ALONE, "draft", True),
    FrontMatter(ALONE, "draft", None),
    Replace(MONDAY, "Evening", "Night"),  # an anchor that others link to
    GoBack(),
    Rename("docs/posts/thursday.md", "docs/posts/deep/moved.md"),  # which another links to
    GoBack(),
    Delete("docs/posts/tuesday.md"),  # likewise
    GoBack(),
    Delete(MONDAY),  # whose comments are left behind: an error
    Write("docs/gone.md", "# Gone\n\nIt is here.\n"),  # what was a broken link is none
    Delete("docs/gone.md"),
    Write("docs/posts/new.md", post_file(date="2026-06-15", title="New", series="daily")),
    Accept(4, "new", "The first."),
    Accept(4, "new", "The first, *edited*."),
    Remove(4, "new"),
    Entry(SERIES_FILE, ("series", "daily", "title"), "The Hourly"),
    Entry(SERIES_FILE, ("series", "daily", "description"), "Six a day."),
    Entry(SERIES_FILE, ("series", "daily", "status"), "complete"),
    FrontMatter(MONDAY, "series", {"id": "daily", "part": 2}),
    Entry(SERIES_FILE, ("series", "daily", "order"), "part"),
    Entry(AUTHORS_FILE, ("authors", "sol", "name"), "Sol A."),
    setting("site_name", value="The Weekly"),
    setting("nav", value=["index.md", {"More": ["guide/more.md", "loose.md"]}]),
    setting("theme", "features", value=["navigation.tabs"]),
    setting("plugins", "gazette", "related", "limit", value=1),
    setting("markdown_extensions", "smarty", value={}),
    setting("markdown_extensions", "toc", value={"permalink": "#"}),
    Together(
        (
            Write(
                "theme/main.html", '{% extends "base.html" %}\n{% block announce %}A{% endblock %}'
            ),
            Write("theme/partials/copyright.html", "<p>{{ config.extra.motto }}</p>\n"),
        )
    ),
    setting("extra", "motto", value="Quickly"),
    Write("theme/partials/copyright.html", "<p>{{ page.title }}</p>\n"),
    Delete("theme/partials/copyright.html"),
    setting("theme", "language", value="de"),
    Body("docs/loose.md", "# Loose\n\nStill in no navigation.\n"),
    Write("snippets/note.md", "A snippet, *changed*.\n"),
    Write("docs/assets/lamp.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="2"/>'),
    Wait(3),  # and a post's time has come
    setting("strict", value=True),
    GoBack(12),
)
"""With the errors that stop a build."""
