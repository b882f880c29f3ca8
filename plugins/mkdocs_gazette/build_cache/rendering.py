"""Posts and pages rendered once: what Markdown was converted to, for as long as nothing changes.

MkDocs has no hook between reading a page and rendering it that could say "I have this already".
So `Page.render`, which is public, is put before itself, on single pages and in this module alone.
Whatever of a page it sets besides what is kept here, as another version may, ends it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, get_toc
from mkdocs.utils.meta import get_data
from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError

from mkdocs_gazette.build_cache import log_records
from mkdocs_gazette.build_cache.fingerprints import fingerprint

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

    from mkdocs_gazette.build_cache.crew import Crew
    from mkdocs_gazette.build_cache.markdown_extensions import Conversion

log = get_plugin_logger("gazette")

_SET_BY_RENDER = {"content", "toc", "_title_from_render", "present_anchor_ids", "links_to_anchors"}
"""What `Page.render` sets, in MkDocs 1.6 and ProperDocs 1.6."""


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of a table of contents: its `title` is HTML."""

    level: int
    id: str
    title: str
    children: tuple[Heading, ...]


Target = tuple[str, str, bool]
"""What of a file goes into a page that links to it: path, URL, and whether it is left out."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """What is kept of one page.

    `targets` are the files that were looked for, `links` those to anchors by the source of the
    page that they lead to.
    """

    content: str
    toc: tuple[Heading, ...]
    title: str | None
    anchors: tuple[str, ...]
    links: dict[str, dict[str, str]] | None
    messages: tuple[log_records.Message, ...]
    targets: dict[str, Target | None]


_FORM = TypeAdapter(Rendered)


class RenderCache:
    """Gives pages what they were rendered to before, if that is what they would be again."""

    def __init__(self, store: Crew, how: Conversion) -> None:
        self._store = store
        self._how = how
        self._works = True
        self.made = 0
        """How many pages have been rendered, for want of a result."""

    def attend(self, page: Page) -> None:
        """Have `page` rendered by way of the cache, unless a plugin renders it its own way."""
        if _is_plain(page):
            page.render = partial(self._render, page)  # type: ignore[method-assign]

    def work_ahead(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Render `page` for a build that will come to it, if no plugin changes its Markdown."""
        if _is_plain(page) and page.file.generated_by is None:
            page.markdown, page.meta = get_data(page.file.content_string)
            if self._works and self._how.covers(page.markdown):
                self._render_anew(self._key(page), page, config, files)

    def _render(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        vars(page).pop("render")  # once: from here on the page is as MkDocs made it
        if page.markdown is None or not self._works or not self._how.covers(page.markdown):
            page.render(config, files)
            return
        key = self._key(page)
        found = self._store.get(key)
        kept = _read(found) if found else None
        if kept is None or not _restore(page, kept, files):
            self._render_anew(key, page, config, files)

    def _key(self, page: Page) -> bytes:
        file = page.file
        return fingerprint(
            "rendered", self._how.fingerprint, log_records.level(), page.markdown,
            file.src_uri, file.url, file.inclusion.is_excluded(),
        )  # fmt: skip

    def _render_anew(self, key: bytes, page: Page, config: MkDocsConfig, files: Files) -> None:
        self.made += 1
        watched, before = _Watched(files), dict(vars(page))
        with log_records.recording() as recorded:
            page.render(config, cast("Files", watched))
        after = vars(page)
        changed = {name for name in after if after[name] is not before.get(name, _NOTHING)}
        if not changed <= _SET_BY_RENDER:
            self._works = False
            unknown = ", ".join(sorted(changed - _SET_BY_RENDER))
            log.debug("Rendered pages are not kept, since this MkDocs sets %s, too.", unknown)
        elif recorded.complete and not watched.searched:
            rendered = _rendered(page, recorded.messages, watched.targets)
            with suppress(PydanticSerializationError):  # half of a character, which is no JSON
                self._store.put(key, _FORM.dump_json(rendered))


_NOTHING = object()


def _is_plain(page: Page) -> bool:
    return type(page).render is Page.render and "render" not in vars(page)


class _Watched:
    """The site's files for one rendering, noting which were looked up.

    Whatever else is asked of them makes them `searched`: what depends on that is not known.
    """

    def __init__(self, files: Files) -> None:
        self._files = files
        self.targets: dict[str, Target | None] = {}
        self.searched = False

    def get_file_from_path(self, path: str) -> File | None:
        file = self._files.get_file_from_path(path)
        self.targets[path] = _target(file)
        return file

    def __iter__(self) -> Iterator[File]:
        self.searched = True
        return iter(self._files)

    def __len__(self) -> int:
        self.searched = True
        return len(self._files)

    def __contains__(self, path: str) -> bool:
        return self.get_file_from_path(path) is not None

    def __getattr__(self, name: str) -> Any:
        self.searched = True
        return getattr(self._files, name)


def _target(file: File | None) -> Target | None:
    return None if file is None else (file.src_uri, file.url, bool(file.inclusion.is_excluded()))


def _read(kept: bytes) -> Rendered | None:
    try:
        return _FORM.validate_json(kept, strict=True)
    except ValidationError:
        return None


def _rendered(
    page: Page, messages: list[log_records.Message], targets: dict[str, Target | None]
) -> Rendered:
    links = page.links_to_anchors
    return Rendered(
        content=page.content or "",
        toc=tuple(map(_heading, page.toc)),
        title=page._title_from_render,  # noqa: SLF001 - `title` is more than that
        anchors=tuple(sorted(page.present_anchor_ids or ())),
        links=None if links is None else {file.src_uri: links[file] for file in links},
        messages=tuple(messages),
        targets=targets,
    )


def _heading(link: AnchorLink) -> Heading:
    return Heading(link.level, link.id, link.title, tuple(map(_heading, link.children)))


def _restore(page: Page, kept: Rendered, files: Files) -> bool:
    """Set what rendering `page` would; return False if the site has changed under it."""
    for path, target in kept.targets.items():
        if _target(files.get_file_from_path(path)) != target:
            return False
    links = {}
    for path, anchors in (kept.links or {}).items():
        file = files.get_file_from_path(path)
        if file is None:
            return False
        links[file] = anchors
    page.content = kept.content
    page.toc = get_toc([_token(heading) for heading in kept.toc])
    page._title_from_render = kept.title  # noqa: SLF001
    page.present_anchor_ids = set(kept.anchors)
    if kept.links is not None:
        page.links_to_anchors = links
    log_records.say(kept.messages)
    return True


def _token(heading: Heading) -> Any:
    """Return `heading` as the `toc` extension tells it to MkDocs."""
    children = [_token(child) for child in heading.children]
    return {
        "level": heading.level, "id": heading.id, "name": heading.title, "children": children,
    }  # fmt: skip
