"""What a build takes from the one before, and what it does itself, on sites as they are."""

from __future__ import annotations

import logging
import threading
from pathlib import Path
from typing import Any

import pytest
from mkdocs.structure.pages import Page
from mkdocs.theme import Theme

from tests.build.written_site import (
    BuildStoppedError,
    Command,
    WrittenSite,
    build_site,
    post_file,
)

DOCS = {
    "posts/a.md": post_file("See [b](b.md#there).\n\n## Here\n", title="A"),
    "posts/b.md": post_file("## There\n", title="B"),
    "other.md": "# Other\n",
}
PAGES = 3
WITHOUT = ["search", {"gazette": {"cache": False}}]


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sources whose Markdown was converted, since the list was last emptied."""
    pages: list[str] = []
    render = Page.render

    def noting(page: Page, *arguments: Any) -> None:
        if not page.file.generated_by:
            pages.append(page.file.src_uri)
        render(page, *arguments)

    monkeypatch.setattr(Page, "render", noting)
    return pages


def same(one: WrittenSite, files: dict[str, bytes]) -> bool:
    return dict(one.files()) == files


def test_a_page_is_rendered_when_it_has_changed(tmp_path: Path, rendered: list[str]) -> None:
    first = dict(build_site(tmp_path, DOCS).files())
    assert sorted(rendered) == sorted(DOCS)
    rendered.clear()
    assert same(build_site(tmp_path, DOCS), first)
    assert rendered == []
    build_site(tmp_path, {**DOCS, "other.md": "# Another\n"})
    assert rendered == ["other.md"]
    rendered.clear()
    assert same(build_site(tmp_path, DOCS), first)
    assert rendered == []


def test_a_link_is_looked_at_again_when_its_target_moves(
    tmp_path: Path, rendered: list[str]
) -> None:
    build_site(tmp_path, DOCS)
    rendered.clear()
    gone = {path: text for path, text in DOCS.items() if path != "posts/b.md"}
    (tmp_path / "docs/posts/b.md").unlink()
    with pytest.raises(BuildStoppedError, match=r"posts/a\.md.*b\.md"):
        build_site(tmp_path, gone)
    assert rendered == ["posts/a.md"]


def test_warnings_come_again_and_stop_a_strict_build_again(
    tmp_path: Path, rendered: list[str]
) -> None:
    docs = {**DOCS, "other.md": "# Other\n\n[nowhere](nowhere.md)\n"}
    logs = []
    for _ in range(2):
        with pytest.raises(BuildStoppedError) as stopped:
            build_site(tmp_path, docs)
        logs.append(stopped.value.log)
    assert logs[0] == logs[1]
    assert "nowhere.md" in logs[0][0]
    assert len(rendered) == PAGES


def test_a_missing_anchor_is_told_on_pages_from_the_cache(tmp_path: Path) -> None:
    validation = {"links": {"anchors": "warn"}}
    build_site(tmp_path, DOCS, validation=validation)
    docs = {**DOCS, "posts/b.md": post_file("## Here\n", title="B")}
    with pytest.raises(BuildStoppedError, match="#there"):
        build_site(tmp_path, docs, validation=validation)


def test_it_can_be_switched_off(tmp_path: Path, rendered: list[str]) -> None:
    for _ in range(2):
        build_site(tmp_path, DOCS, plugins=WITHOUT)
    assert len(rendered) == 2 * PAGES
    assert not (tmp_path / ".cache").exists()


HOOK = """\
from pathlib import Path

def on_page_markdown(markdown, page, config, files):
    return markdown.replace("@who@", Path(config.config_file_path).with_name("who.txt").read_text())

def on_page_content(html, page, config, files):
    return html + f"<p>{page.markdown.count('a')}</p>"

def on_post_page(output, page, config):
    return output.replace("</body>", "<!-- " + page.title + " --></body>")
"""


def test_hooks_see_every_page_each_time(tmp_path: Path, rendered: list[str]) -> None:
    (tmp_path / "hook.py").write_text(HOOK)
    docs = {**DOCS, "other.md": "# Other\n\nFor @who@.\n"}
    for who in ("Ada", "Bob", "Ada"):
        rendered.clear()
        (tmp_path / "who.txt").write_text(who)
        site = build_site(tmp_path, docs, hooks=["hook.py"])
        assert f"For {who}." in site.text(site.path_of("other.md"))
        assert site.mentions("<!-- Other -->")
    assert rendered == []


def test_what_a_hook_does_to_templates_is_not_guessed(tmp_path: Path) -> None:
    (tmp_path / "hook.py").write_text(
        "from pathlib import Path\n"
        "def on_env(env, config, files):\n"
        "    path = Path(config.config_file_path).with_name('who.txt')\n"
        "    env.filters['url'] = lambda _: path.read_text()\n"
        "    return env\n"
    )
    for who in ("ada", "bob"):
        (tmp_path / "who.txt").write_text(who)
        site = build_site(tmp_path, DOCS, hooks=["hook.py"])
        assert f'href="{who}"' in site.text(site.path_of("other.md"))


@pytest.mark.parametrize("trusted", [False, True])
def test_templates_of_ones_own_count(tmp_path: Path, *, trusted: bool) -> None:
    own = tmp_path / "own"
    (own / "partials").mkdir(parents=True)
    listed = (
        "{{ page.title }}" if trusted else "{% for f in pages %}{{ f.page.title }},{% endfor %}"
    )
    theme = {"name": "material", "font": False, "custom_dir": str(own)}
    for mark in ("one", "two"):
        (own / "partials/comments.html").write_text(f"{mark}: {listed}")
        for title in ("First", "Second"):
            docs = {**DOCS, "other.md": f"# {title}\n"}
            site = build_site(tmp_path, docs, theme=theme)
            page = site.text(site.path_of("index.md")) + site.text(site.path_of("posts/a.md"))
            assert f"{mark}: " in page
            assert trusted or title in page


def test_a_mkdocs_that_renders_in_another_way_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    render = Page.render

    def new(page: Page, *arguments: Any) -> None:
        render(page, *arguments)
        page.summary = f"Summary of {page.file.src_uri}"  # type: ignore[attr-defined]

    monkeypatch.setattr(Page, "render", new)
    (tmp_path / "hook.py").write_text(
        "def on_post_page(output, page, config):\n    return output + page.summary\n"
    )
    with caplog.at_level(logging.DEBUG, "mkdocs.plugins.gazette"):
        for _ in range(2):
            site = build_site(tmp_path, DOCS, hooks=["hook.py"])
            assert site.mentions("Summary of other.md")
    assert "this MkDocs sets summary, too" in caplog.text


def test_mkdocs_renders_by_what_is_put_before_itself(tmp_path: Path, rendered: list[str]) -> None:
    """What the cache counts on: see `build_cache/rendering.py` and `page_output.py`."""
    build_site(tmp_path, DOCS)
    rendered.clear()
    build_site(tmp_path, DOCS)
    assert rendered == [], "MkDocs no longer renders a page by `page.render(config, files)`"


@pytest.fixture
def templates(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the templates that were rendered to pages or files."""
    names: list[str] = []
    get_env = Theme.get_env

    def noting(theme: Theme) -> Any:
        env = get_env(theme)

        class Template(env.template_class):  # type: ignore[name-defined,misc]
            def render(self, *args: Any, **kwargs: Any) -> str:
                names.append(str(self.name))
                return str(super().render(*args, **kwargs))

        env.template_class = Template
        return env

    monkeypatch.setattr(Theme, "get_env", noting)
    return names


def test_mkdocs_asks_the_environment_of_on_env_for_templates(
    tmp_path: Path, templates: list[str]
) -> None:
    """What the cache counts on: see `build_cache/page_output.py`."""
    build_site(tmp_path, DOCS)
    assert templates.count("main.html") > PAGES
    templates.clear()
    build_site(tmp_path, DOCS)
    assert "main.html" not in templates


@pytest.mark.parametrize("command", ["build", "serve"])
@pytest.mark.filterwarnings("ignore:.*use of fork:DeprecationWarning")
def test_processes_that_work_ahead_change_nothing(
    tmp_path: Path, rendered: list[str], monkeypatch: pytest.MonkeyPatch, command: Command
) -> None:
    # Whatever runs the tests may have threads.
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    docs = {
        f"posts/{number:03}.md": post_file(
            f"See [the one before]({number - 1:03}.md#part) and [no one](gone-{number}.md).\n\n"
            f"## Part\n\nText {number} with a note[^1].\n\n[^1]: A note.\n",
            title=f"Post {number}",
            series="s",
        )
        for number in range(1, 131)
    }
    docs[".series.yml"] = "series:\n  s: {title: S}\n"
    docs["posts/000.md"] = post_file("## Part\n", title="First", series="s")
    sites = []
    for processes in (1, 3):
        rendered.clear()
        plugins = ["search", {"gazette": {"cache": {"processes": processes}}}]
        directory = tmp_path / str(processes)
        site = build_site(directory, docs, command=command, strict=False, plugins=plugins)
        sites.append(site)
        alone = len(rendered) == len(docs) - 1
        assert alone == (processes == 1)
    one, three = sites
    assert one.log == three.log
    assert len(one.log) == 130
    assert dict(one.files()) == dict(three.files())


@pytest.mark.parametrize("command", ["build", "serve"])
def test_what_serve_watches_is_not_written_to(tmp_path: Path, command: Command) -> None:
    build_site(tmp_path, DOCS, command=command, watch=["."])
    assert (tmp_path / ".cache").exists() == (command == "build")


def test_half_characters_are_kept(tmp_path: Path) -> None:
    docs = {**DOCS, "other.md": '---\ntitle: "A \\ud800 B"\n---\n\n# Other\n'}
    sites = [dict(build_site(tmp_path, docs).files()) for _ in range(2)]
    assert sites[0] == sites[1]
