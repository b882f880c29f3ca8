"""Other comment systems: what their options may be, and what of them is in a page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from mkdocs_gazette.comment_options import PROVIDERS
from mkdocs_gazette.config import CommentsConfig
from tests.build.hostile_site import PAYLOADS
from tests.build.test_comments_switch import scripts_and_styles
from tests.build.written_site import WrittenSite, build_site, post_file, words
from tests.sources.link_vectors import RUNNABLE

ADDRESS = "https://talk.example"
GISCUS = {"repo": "ada/notes", "repo_id": "R_1", "category": "Talk", "category_id": "DIC_1"}
ENOUGH: dict[str, dict[str, Any]] = {
    "giscus": GISCUS,
    "utterances": {"repo": "ada/notes"},
    "isso": {"url": ADDRESS},
    "remark42": {"host": ADDRESS, "site_id": "notes"},
    "waline": {"server_url": ADDRESS},
}
"""What each system needs at the least."""

ADDRESSES = [
    ("giscus", "host"),
    ("utterances", "host"),
    ("isso", "url"),
    ("remark42", "host"),
    ("waline", "server_url"),
    ("waline", "script"),
    ("waline", "style"),
]
POSTS = {
    "posts/a.md": post_file(title="A", id="one"),
    "posts/b.md": post_file(title="B", comments=False),
}
UNUSABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
ELEMENT = ".md-content gazette-comment-provider"


def complaints(comments: dict[str, Any]) -> tuple[list[str], list[str]]:
    """Return what is said of the options under `comments`: errors and warnings."""
    config = CommentsConfig()
    config.load_dict(comments)
    failed, warnings = config.validate()
    return [f"{key}: {error}" for key, error in failed], [
        f"{key}: {text}" for key, text in warnings
    ]


def build_with(directory: Path, docs: dict[str, str] = POSTS, **comments: Any) -> WrittenSite:
    return build_site(directory, docs, plugins=[{"gazette": {"comments": comments}}])


def test_the_tests_cover_every_system() -> None:
    assert ENOUGH.keys() == PROVIDERS.keys()


@pytest.mark.parametrize("name", ENOUGH)
def test_the_guide_tells_every_option(name: str) -> None:
    guide = (Path(__file__).parents[2] / "docs/guide/comment-systems.md").read_text("utf-8")
    sections = re.split(r"^## ", guide, flags=re.MULTILINE)
    [section] = [text for text in sections if text.lower().startswith(f"{name}\n")]
    table = [line for line in section.splitlines() if line.startswith("| `")]
    options = [option for line in table for option in re.findall(r"`(\w+)`", line.split("|")[1])]
    assert sorted(options) == sorted(PROVIDERS[name]())


@pytest.mark.parametrize("name", ENOUGH)
def test_what_a_system_needs_is_enough(name: str) -> None:
    assert complaints({"provider": name, name: ENOUGH[name]}) == ([], [])


@pytest.mark.parametrize(
    ("name", "option"), [(name, option) for name, given in ENOUGH.items() for option in given]
)
def test_what_is_missing_is_named_with_the_lines_to_write(name: str, option: str) -> None:
    given = {key: value for key, value in ENOUGH[name].items() if key != option}
    [error], _ = complaints({"provider": name, name: given})
    assert f"comments.provider is {name!r}, which needs {option}." in error
    assert f"        provider: {name}\n        {name}:\n          {option}: " in error


def test_all_that_is_missing_is_named_at_once() -> None:
    [error], _ = complaints({"provider": "giscus"})
    assert "needs repo, repo_id, category, category_id." in error


@pytest.mark.parametrize(
    ("comments", "part"),
    [
        ({"provider": "disqus"}, "'disqus'"),
        ({"load": "now"}, "'now'"),
        ({"provider": "giscus", "giscus": {**GISCUS, "repo": "notes"}}, "owner/name"),
        ({"provider": "giscus", "giscus": {**GISCUS, "repo": "a/b/../c"}}, "owner/name"),
        ({"provider": "giscus", "giscus": {**GISCUS, "mapping": "number"}}, "'number'"),
        ({"provider": "giscus", "giscus": {**GISCUS, "strict": "yes"}}, "'bool'"),
        ({"provider": "giscus", "giscus": {**GISCUS, "input_position": "left"}}, "'left'"),
        ({"provider": "isso", "isso": {"url": ADDRESS, "thread": "title"}}, "'title'"),
        ({"provider": "remark42", "remark42": {"host": ADDRESS, "site_id": 7}}, "'str'"),
    ],
)
def test_what_cannot_be_is_refused(comments: dict[str, Any], part: str) -> None:
    [error], _ = complaints(comments)
    assert part in error


@pytest.mark.parametrize(("name", "option"), ADDRESSES)
@pytest.mark.parametrize(
    "address", [*RUNNABLE, "//host.example", "/isso", "mailto:a@b.example", "https://", ""]
)
def test_addresses_that_cannot_be_fetched_are_refused(name: str, option: str, address: str) -> None:
    errors, _ = complaints({"provider": name, name: {**ENOUGH[name], option: address}})
    assert errors


def test_options_without_effect_are_warned_of() -> None:
    assert complaints({"isso": {"url": ADDRESS}}) == (
        [],
        ["isso: It has no effect, since comments.provider is 'gazette'."],
    )
    _, [warning] = complaints({"provider": "isso", "isso": {"url": ADDRESS, "uri": "x"}})
    assert "uri" in warning


@pytest.mark.parametrize("name", ENOUGH)
def test_posts_have_the_chosen_comments_and_no_others(tmp_path: Path, name: str) -> None:
    site = build_with(tmp_path, provider=name, load="click", **{name: ENOUGH[name]})
    [element] = site.page("posts/a.md").css(ELEMENT)
    expected = {"provider": name, "post": "one", "post-title": "A", "load": "click"}
    assert expected.items() <= element.attributes.items()
    given = {f"data-{key.replace('_', '-')}": value for key, value in ENOUGH[name].items()}
    assert given.items() <= element.attributes.items()
    assert site.page("posts/a.md").css("gazette-comments") == []
    assert site.page("posts/b.md").css("gazette-comment-provider") == []
    assert site.page("index.md").css("gazette-comment-provider") == []
    loaded = scripts_and_styles(site, "posts/a.md")
    assert {"providers.define.js", "providers.css"} <= loaded
    assert not {"comments.define.js", "comments.css"} & loaded
    assert site.broken_links() == []


@pytest.mark.parametrize(
    "comments",
    [{"provider": "none"}, {"enabled": False, "provider": "isso", "isso": {"url": ADDRESS}}],
)
def test_without_comments_nothing_is_loaded(tmp_path: Path, comments: dict[str, Any]) -> None:
    site = build_with(tmp_path, **comments)
    page = site.page("posts/a.md")
    assert page.css("gazette-comments, gazette-comment-provider") == []
    loaded = scripts_and_styles(site, "posts/a.md")
    assert not [name for name in loaded if name.startswith(("comments", "providers"))]


def test_hostile_options_and_titles_stay_in_their_attributes(tmp_path: Path) -> None:
    names = ["repo_id", "category", "category_id", "theme_light", "theme_dark", "lang"]
    chosen = ["script", "closing", "attribute", "apostrophe", "handler", "jinja"]
    hostile = {name: PAYLOADS[payload] for name, payload in zip(names, chosen, strict=True)}
    docs = {f"posts/{name}.md": post_file(title=text) for name, text in PAYLOADS.items()}
    site = build_with(tmp_path, docs, provider="giscus", giscus={**GISCUS, **hostile})
    for name, title in PAYLOADS.items():
        page = site.page(f"posts/{name}.md")
        [element] = page.css(ELEMENT)
        attributes = {key: element.attrs.sget(f"data-{key.replace('_', '-')}") for key in names}
        assert attributes == hostile
        assert not [key for key in element.attributes if key.startswith("on") or "pwned" in key]
        assert page.css(f"{ELEMENT} script, {ELEMENT} img, {ELEMENT} svg") == []
        shown = element.attrs.sget("post-title")
        assert shown.split() == UNUSABLE.sub("", title).split()


def test_there_is_a_sentence_for_readers_without_javascript(tmp_path: Path) -> None:
    site = build_with(tmp_path, provider="isso", isso={"url": "https://talk.example:8443/isso"})
    sentence = site.page("posts/a.md").css_first(f"{ELEMENT} noscript")
    assert "come from talk.example and need JavaScript" in words(sentence)


@pytest.mark.parametrize(
    ("code", "categories"),
    [
        ("en", {"one", "other"}),
        ("de", {"one", "other"}),
        ("ja", {"other"}),
        ("pl", {"one", "few", "many"}),
    ],
)
def test_counts_have_every_form_of_the_language(
    tmp_path: Path, code: str, categories: set[str]
) -> None:
    site = build_site(
        tmp_path,
        POSTS,
        theme={"name": "material", "font": False, "language": code},
        plugins=[{"gazette": {"comments": {"provider": "isso", "isso": {"url": ADDRESS}}}}],
    )
    keys = re.findall(r'data-key="mine-(\w+)"', site.text("posts/a/index.html"))
    assert sorted(keys) == sorted(categories)
