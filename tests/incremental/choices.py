"""Which edits there are to choose from: of each kind some that matter to what a build may keep."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from tests.build.sample_docs import GUEST
from tests.build.written_site import post_file
from tests.incremental.edits import (
    Accept,
    Append,
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
from tests.incremental.small_publication import AUTHORS_FILE, FILES, RICH, SERIES_FILE

POSTS = tuple(path for path in FILES if path.startswith("docs/posts/"))
PAGES = (*POSTS, "docs/index.md", "docs/guide/start.md", "docs/guide/more.md", "docs/loose.md")
NEW_POST, MOVED_POST = "docs/posts/new.md", "docs/posts/deep/moved.md"

BODIES = (
    "Some text.\n",
    "Same size.\n",  # as the one above
    RICH.format(title="Another day"),
    RICH.format(title="Another eve"),
    RICH.replace("## Evening", "## Night").format(title="Another day"),
    "# Only a title\n",
    "[Gone](gone.md), [gone](gone.md) and [gone again](gone.md).\n",
    "[Monday](/posts/monday/), [evening](monday.md#evening), [here](#here).\n",
    "",
)
PASSAGES = (
    "[Evening](monday.md#evening)",
    "[Deep](deep/wednesday.md#after)",
    "[New](new.md), [moved](deep/moved.md)",
    "![Lamp](../assets/lamp.svg) ![none](../assets/none.svg)",
    "## Further {#here}",
    "<!-- gazette: latest posts count=2 series=daily -->",
    "<!-- gazette: latest posts author=nobody -->",
    "<!-- gazette: nonsense -->",
    "<!-- more -->",
    '--8<-- "note.md"',
    "Text[^1].\n\n[^1]: A second note.",
    "??? note\n    Folded\n",
)

FIELDS: dict[str, tuple[Any, ...]] = {
    "title": ("Monday", "A title & more", "“Ünïcödé”", None),
    "description": ("In short.", None),
    "date": (
        "2026-06-01",
        "2026-06-28 23:30:00",
        {"created": "2026-05-30", "updated": "2026-06-21"},
        "2026-07-01",
        "2025-12-31",
    ),
    "authors": ("sol", ["ada", "sol"], [GUEST], None),
    "contributors": ([{"author": "ada", "role": "editor"}], None),
    "categories": (["Weather"], ["AI & law", "New"], None),
    "tags": (["fog"], ["x", "new"], None),
    "series": ("daily", ["war", "daily"], {"id": "war", "part": 7}, "weekly", None),
    "aliases": (["old/monday/"], ["another/way/"], None),
    "image": ("assets/lamp.svg", "assets/none.svg", None),
    "draft": (True, None),
    "pin": (True, None),
    "comments": (False, "closed", None),
    "license": ("CC BY 4.0", None),
    "readtime": (9, None),
    "slug": ("elsewhere", None),
    "template": ("wide.html", None),
    "hide": (["toc", "navigation"], None),
    "search": ({"exclude": True}, None),
    "id": ("monday-again", None),
}
BAD_FIELDS: dict[str, tuple[Any, ...]] = {
    "date": ("soon", None),
    "authors": ("nobody",),
    "series": ({"id": "war", "part": 1},),
}

DECLARATIONS: tuple[Edit, ...] = (
    *(
        Entry(SERIES_FILE, ("series", series, name), value)
        for series in ("daily", "war", "weekly")
        for name, values in {
            "title": ("The Daily", "Renamed & more", None),
            "description": ("Of late.", None),
            "status": ("complete", "paused", None),
            "order": ("part", "date"),
            "cadence": ("weekly", None),
            "planned": (["The end", "After it"], None),
            "authors": (["ada"], None),
            "image": ("assets/lamp.svg", None),
        }.items()
        for value in values
    ),
    Entry(SERIES_FILE, ("series", "war"), None),
    *(
        Entry(AUTHORS_FILE, ("authors", author, name), value)
        for author in ("sol", "ada")
        for name, values in {
            "name": ("Sol", "Renamed & more"),
            "bio": ("Lives *here*.", None),
            "avatar": ("assets/sol.svg", None),
            "url": ("https://new.example/", None),
            "slug": ("renamed", None),
        }.items()
        for value in values
    ),
    Entry(AUTHORS_FILE, ("authors", "ada"), None),
)

_GAZETTE = ("plugins", "gazette")
_EXTENSIONS = "markdown_extensions"
SETTINGS: tuple[Edit, ...] = (
    setting("site_name", value="The Weekly"),
    setting("site_description", value="Something else."),
    setting("site_url", value="https://example.org/other/"),
    setting("site_author", value=None),
    setting("copyright", value=None),
    setting("repo_url", value=None),
    setting("edit_uri", value="blob/main/docs/"),
    setting("use_directory_urls", value=False),
    setting("strict", value=True),
    setting("strict", value=None),
    setting("nav", value=None),
    setting("nav", value=["index.md", {"More": ["guide/more.md", "loose.md"]}]),
    setting("nav", value=["index.md", {"A post": "posts/monday.md"}, "gone.md"]),
    setting("theme", "features", value=["navigation.tabs", "navigation.footer"]),
    setting("theme", "features", value=["content.action.edit", "navigation.indexes"]),
    setting("theme", "palette", value={"scheme": "slate", "primary": "red"}),
    setting("theme", "language", value="de"),
    setting("theme", "language", value="ar"),
    setting("theme", "custom_dir", value=None),
    setting("extra", "motto", value="Quickly"),
    setting("extra", "generator", value=False),
    setting("extra_css", value=None),
    setting("extra_javascript", value=["extra.js"]),
    setting("validation", "links", "anchors", value="info"),
    setting("validation", "links", "not_found", value="ignore"),
    setting("exclude_docs", value="loose.md"),
    setting("not_in_nav", value="loose.md"),
    setting("draft_docs", value="loose.md"),
    setting("hooks", value=["hook.py"]),
    setting("hooks", value=None),
    setting(_EXTENSIONS, "smarty", value={}),
    setting(_EXTENSIONS, "footnotes", value=None),
    setting(_EXTENSIONS, "footnotes", value={"BACKLINK_TEXT": "^"}),
    setting(_EXTENSIONS, "toc", value={"permalink": "#", "slugify_separator": "_"}),
    setting(_EXTENSIONS, "toc", "toc_depth", value=1),
    setting(_EXTENSIONS, "pymdownx.details", value={}),
    setting(_EXTENSIONS, "pymdownx.snippets", "auto_append", value=["note.md"]),
    setting(_EXTENSIONS, "pymdownx.highlight", "linenums", value=True),
    setting("plugins", "tags", value=None),
    setting("plugins", "meta", value=None),
    setting("plugins", "search", value=None),
    setting("plugins", "search", "separator", value=r"[\s]+"),
    setting("plugins", "search", "lang", value=["de", "en"]),
    setting(*_GAZETTE, "related", value=False),
    setting(*_GAZETTE, "related", "limit", value=1),
    setting(*_GAZETTE, "byline", value=False),
    setting(*_GAZETTE, "archive", value=False),
    setting(*_GAZETTE, "categories", value=False),
    setting(*_GAZETTE, "authors", value=False),
    setting(*_GAZETTE, "progress", value=False),
    setting(*_GAZETTE, "schedule", value=False),
    setting(*_GAZETTE, "timezone", value="Asia/Tokyo"),
    setting(*_GAZETTE, "index", "per_page", value=3),
    setting(*_GAZETTE, "feeds", value=False),
    setting(*_GAZETTE, "feeds", "full_text", value=True),
    setting(*_GAZETTE, "comments", value=False),
    setting(*_GAZETTE, "comments", "order", value="newest"),
    setting(*_GAZETTE, "comments", "provider", value="none"),
    setting(*_GAZETTE, "post_url_format", value="blog/{date}/{slug}"),
    setting(*_GAZETTE, "post_excerpt_separator", value="<!-- cut -->"),
    setting(*_GAZETTE, "posts", value=["posts/deep/**", "loose.md"]),
)

HOOKS: tuple[Edit, ...] = tuple(
    Write("hook.py", f"def on_page_markdown(markdown, **_):\n    return markdown + {added!r}\n")
    for added in ("\nAdded.\n", "\nAdded by a hook.\n")
)
"""MkDocs does not load a hook again while it serves, so these are for builds of their own."""

_MAIN = '{{% extends "base.html" %}}\n{{% block announce %}}{}{{% endblock %}}\n'
OTHER_FILES: tuple[Edit, ...] = (
    Write("theme/main.html", _MAIN.format("News")),
    Write("theme/main.html", _MAIN.format("{{ config.extra.motto }}, {{ page.title }}")),
    Write("theme/partials/copyright.html", "<p>{{ config.copyright }} {{ build_date_utc }}</p>\n"),
    Write("theme/gazette/byline.html", "<p>By {{ gazette.post.id }}</p>\n"),
    Write("theme/wide.html", '{% extends "main.html" %}\n'),
    Write("theme/main.html", "{% broken"),
    Delete("theme/main.html"),
    Delete("theme/wide.html"),
    Delete("theme/partials/copyright.html"),
    Write("theme/style.css", "p { margin: 0 }\n"),
    Write("docs/assets/lamp.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="2"/>'),
    Delete("docs/assets/lamp.svg"),
    Write("docs/assets/none.svg", "<svg/>"),
    Rename("docs/assets/sol.svg", "docs/assets/moved.svg"),
    Write("docs/extra.css", "body { color: green }\n"),
    Write("docs/extra.js", "console.log(1)\n"),
    Write("snippets/note.md", "A snippet, *changed*.\n"),
    Write("snippets/note.md", "A link to [nothing](nothing.md).\n"),
    Delete("snippets/note.md"),
    Write("docs/guide/.meta.yml", "description: The guide.\nhide: [toc]\n"),
    Delete("docs/guide/.meta.yml"),
    Write("docs/gone.md", "# Gone\n\nIt is here.\n"),
    Write("docs/posts/index.md", "# About posts\n"),
    Write("docs/series/war.md", "# The Long War, told in full\n"),
    Write("docs/tags.md", "# Tags\n\n<!-- material/tags -->\n"),
    Delete("docs/series/daily.md"),
    Delete("docs/index.md"),
    Delete(AUTHORS_FILE),
    Delete(SERIES_FILE),
    Rename("docs/loose.md", "docs/guide/loose.md"),
)

_COMMENTED = ("monday", "alone", "one", "new")
_COMMENTS: SearchStrategy[Edit] = st.one_of(
    st.builds(
        Accept,
        number=st.integers(1, 5),
        post=st.sampled_from(_COMMENTED),
        body=st.sampled_from(["Text.", "Edited, **well**.", "[A link](https://example.org/)"]),
        parent=st.sampled_from([None, 1]),
    ),
    st.builds(Remove, number=st.integers(1, 5), post=st.sampled_from(_COMMENTED)),
)
_POST, _PAGE = st.sampled_from([*POSTS, NEW_POST]), st.sampled_from([*PAGES, NEW_POST])
_NEW = st.builds(
    Write,
    path=st.sampled_from([NEW_POST, MOVED_POST]),
    text=st.sampled_from(
        [
            post_file(date="2026-06-15", title="New", series="daily", authors="ada"),
            post_file(date="2026-06-16", title="New", categories=["New"], tags=["new"]),
        ]
    ),
)


def _fields(choice: dict[str, tuple[Any, ...]]) -> SearchStrategy[Edit]:
    edits = [(name, value) for name, values in choice.items() for value in values]
    return st.builds(lambda page, edit: FrontMatter(page, *edit), _POST, st.sampled_from(edits))


def single_edits(*, hooks: bool) -> SearchStrategy[Edit]:
    """Return the edits of one thing; `hooks` are files of Python that MkDocs runs."""
    files = (*OTHER_FILES, *HOOKS) if hooks else OTHER_FILES
    return st.one_of(
        st.builds(Body, page=_PAGE, text=st.sampled_from(BODIES)),
        st.builds(Append, page=_PAGE, passage=st.sampled_from(PASSAGES)),
        st.builds(
            Replace,
            path=_PAGE,
            old=st.sampled_from(["Morning", "Evening", "[^1]", "Text"]),
            new=st.sampled_from(["Other", "Noon", ""]),
        ),
        _fields(FIELDS),
        st.one_of(_fields(FIELDS), _fields(FIELDS), _fields(BAD_FIELDS)),
        st.one_of(
            _NEW,
            st.builds(Delete, path=_PAGE),
            st.builds(Rename, path=_POST, to=st.sampled_from([NEW_POST, MOVED_POST])),
        ),
        _COMMENTS,
        st.sampled_from(DECLARATIONS),
        st.sampled_from(SETTINGS),
        st.sampled_from(files),
    )


def edits(*, hooks: bool = False) -> SearchStrategy[Edit]:
    """Return what may happen between two builds."""
    one = single_edits(hooks=hooks)
    return st.one_of(
        one,
        one,
        one,
        st.builds(GoBack, steps=st.integers(1, 4)),
        st.one_of(
            st.builds(Touch, path=st.sampled_from(sorted(FILES))),
            st.builds(Wait, days=st.sampled_from([1, 3, 400])),
            st.builds(Silently, one),
            st.builds(Together, st.lists(one, min_size=2, max_size=3).map(tuple)),
        ),
    )
