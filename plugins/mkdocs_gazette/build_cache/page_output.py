"""Whole pages as they were written before, for as long as all that is in them is the same.

A page is a function of its templates, the site's configuration and navigation, the page itself
and what plugins hand to its template. All of that makes the key, and whatever of it cannot be
seen in full leaves the page to be rendered. Plugins' hooks run in any case.

There is no hook around the rendering of one template. But `on_env` may return another environment,
and of that one MkDocs asks for a page's template by `get_template`, to call its `render`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from mkdocs.commands.build import get_context
from mkdocs.plugins import get_plugin_logger
from pydantic import TypeAdapter

from mkdocs_gazette.build_cache import log_records
from mkdocs_gazette.build_cache.deferred import Deferred
from mkdocs_gazette.build_cache.fingerprints import Fingerprints, UnknownValueError
from mkdocs_gazette.pages.entry import Entry
from mkdocs_gazette.pages.excerpt import Excerpt

if TYPE_CHECKING:
    from jinja2 import Environment, Template
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.structure.toc import AnchorLink

    from mkdocs_gazette.build_cache.crew import Crew
    from mkdocs_gazette.build_cache.site_state import SiteState

log = get_plugin_logger("gazette")

_OF_THE_SITE = {
    *("base_url", "build_date_utc", "config", "extra_css", "extra_javascript", "mkdocs_version"),
    *("nav", "page", "pages", "properdocs_version"),
}
"""What MkDocs hands to every template. It follows from the site and the page."""

_OF_THE_PAGE = {
    *("_Page__active", "_title_from_render", "abs_url", "active", "canonical_url", "children"),
    *("file", "links_to_anchors", "next_page", "parent", "present_anchor_ids", "previous_page"),
    *("toc", "update_date"),
}
"""Attributes that count otherwise, or only where a template does not look: see `template_rules`."""


@dataclass(frozen=True, slots=True)
class Glance:
    """What a page was when it was last looked at: enough to know it again without making it.

    `posts` are the ids of those it has entries of, `state` is the fingerprint of these posts as
    they were, and `page` the key of what was written.
    """

    posts: tuple[str, ...]
    state: str
    page: str


_GLANCE = TypeAdapter(Glance)


WORTH_HELP = 12
"""After how many pages that had to be made other processes are asked to help with the rest."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a build before its pages are rendered.

    `pages` are those to come, in this order; `views` and `texts` those of `Fingerprints`.
    """

    pages: Sequence[Page]
    views: Mapping[str, Callable[[Any], object]]
    texts: dict[str, str]


class PageOutputs:
    """Gives out what pages were rendered to before.

    `site` is the fingerprint of all that every page depends on, `state` tells of the posts that
    pages show.
    """

    def __init__(self, store: Crew, site: bytes, state: SiteState | None, known: Known) -> None:
        self._store = store
        self._site = site
        self._state = state
        self._pages = known.pages
        self._works = True
        self._said: set[str] = set()
        self._index = 0
        self._made = 0
        self._met: set[str] = set()
        self._fingerprints = Fingerprints(
            frozenset({Entry, Excerpt}), known.views, self._meet, known.texts
        )
        self._navigation: _NavigationView | None = None

    def environment(self, env: Environment) -> Environment:
        """Return an environment that acts as `env`, but renders pages by way of the cache."""
        return cast("Environment", _CachingEnvironment(env, self))

    def render(self, template: Template, context: dict[str, Any]) -> str:
        """Return what `template` makes of `context`."""
        page = context.get("page")
        if page is None or not self._works:
            return template.render(context)
        self._index += 1
        self._store.reached(self._index)
        if self._made == WORTH_HELP:
            self._made += 1
            self._store.begin(self._pages, partial(self._work_ahead, context, template.environment))
        try:
            return self._known(template, context, page)
        except UnknownValueError as unknown:
            self._say_once(f"Pages that show {unknown} are not kept.")
            return template.render(context)

    def _known(self, template: Template, context: dict[str, Any], page: Page) -> str:
        """Return the page, which is kept from now on. Raises UnknownValueError."""
        handed = {name: context[name] for name in context if name not in _OF_THE_SITE}
        data = handed.pop("gazette", None)
        around = self._around(template, context["nav"], page, handed)
        glance_key = b""
        if isinstance(data, Deferred) and self._state:
            glance_key = self._fingerprints.of("glance", around, self._state.skeleton)
            if (output := self._at_a_glance(glance_key)) is not None:
                return output
        if isinstance(data, Deferred):
            data = context["gazette"] = data.made()
        self._met = {data.post.id} if data and data.post else set()
        key = self._fingerprints.of("page", around, data)
        posts = tuple(sorted(self._met))
        output = self._kept(key) or self._rendered(key, template, context)
        if glance_key:
            glance = Glance(posts, self._posts(posts), key.hex())
            self._store.put(glance_key, json.dumps(asdict(glance)).encode())
        return output

    def _work_ahead(self, like: Mapping[str, Any], env: Environment, page: Page) -> None:
        """Render `page`, in a context `like` this one, for the build that will come to it."""
        if page.file.inclusion.is_excluded():
            return  # MkDocs marks it as it comes to it.
        config, nav = like["config"], like["nav"]
        like["page"].active = False
        page.active = True
        context = get_context(nav, like["pages"], config, page)
        template = env.get_template(page.meta.get("template", "main.html"))
        context = config.plugins.on_page_context(context, page=page, config=config, nav=nav)
        self._known(template, cast("dict[str, Any]", context), page)
        page.active = False

    def _around(
        self, template: Template, nav: Navigation, page: Page, handed: Mapping[str, Any]
    ) -> bytes:
        """Return the fingerprint of all that a page is but for what we hand to its template."""
        if self._navigation is None or self._navigation.nav is not nav:
            self._works = False  # unless all of the navigation is known
            self._navigation = _NavigationView(nav)
            self._works = True
        return self._fingerprints.of(
            self._site,
            self._navigation.fingerprint,
            template.name,
            self._navigation.view(page),
            handed,
        )

    def _at_a_glance(self, key: bytes) -> str | None:
        kept = self._store.get(key)
        if kept is None:
            return None
        try:
            glance = _GLANCE.validate_json(kept)
            page = bytes.fromhex(glance.page)
        except ValueError:
            return None
        return self._kept(page) if self._posts(glance.posts) == glance.state else None

    def _posts(self, ids: tuple[str, ...]) -> str:
        """Return the fingerprint of the posts with these ids."""
        assert self._state  # noqa: S101 - there are no glances without
        return self._fingerprints.of([self._state.of_post(id_) for id_ in ids]).hex()

    def _kept(self, key: bytes) -> str | None:
        kept = self._store.get(key)
        try:
            return None if kept is None else kept.decode("utf-8", "surrogatepass")
        except UnicodeDecodeError:
            return None

    def _rendered(self, key: bytes, template: Template, context: dict[str, Any]) -> str:
        self._made += 1
        with log_records.recording() as recorded:
            output = template.render(context)
        if not recorded.messages:
            self._store.put(key, output.encode("utf-8", "surrogatepass"))
        return output

    def _say_once(self, text: str) -> None:
        if text not in self._said:
            self._said.add(text)
            log.debug(text)

    def _meet(self, value: object) -> None:
        if isinstance(value, Entry):
            self._met.add(value.id)


class _CachingEnvironment:
    """Acts as an environment for MkDocs, which asks it for templates to render.

    Plugins that are handed a template of their own get it as it is.
    """

    def __init__(self, env: Environment, outputs: PageOutputs) -> None:
        self._env = env
        self._outputs = outputs

    def get_template(self, name: str, *args: Any, **kwargs: Any) -> Any:
        return _CachedTemplate(self._env.get_template(name, *args, **kwargs), self._outputs)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._env, name)


class _CachedTemplate:
    def __init__(self, template: Template, outputs: PageOutputs) -> None:
        self._template = template
        self._outputs = outputs

    def render(self, *args: Any, **kwargs: Any) -> str:
        if len(args) == 1 and not kwargs:
            return self._outputs.render(self._template, args[0])
        return self._template.render(*args, **kwargs)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._template, name)


class _NavigationView:
    """What templates can see of the navigation, and of pages as places in it."""

    def __init__(self, nav: Navigation) -> None:
        self.nav = nav
        self._places: dict[int, str] = {}
        tree = [self._item(item, str(index)) for index, item in enumerate(nav.items)]
        self.fingerprint = Fingerprints().of(tree, nav.homepage and self._places[id(nav.homepage)])

    def view(self, page: Page) -> tuple[object, ...]:
        """Return all that templates can see of `page`."""
        file = page.file
        return (
            *_seen(page),
            {name: value for name, value in vars(page).items() if name not in _OF_THE_PAGE},
            _headings(page.toc),
            (file.src_uri, file.dest_uri, file.inclusion.name, file.generated_by),
            [other and _seen(other) for other in (page.previous_page, page.next_page)],
            self._places.get(id(page)),
            [(self._places.get(id(above)), _seen(above)) for above in page.ancestors],
        )

    def _item(self, item: Any, place: str) -> tuple[object, ...]:
        self._places[id(item)] = place
        children = [
            self._item(child, f"{place}.{index}") for index, child in enumerate(item.children or ())
        ]
        return (*_seen(item), children)


def _seen(item: Any) -> tuple[object, ...]:
    """Return what templates can see of a page, section or link other than the page itself."""
    if not item.is_page:
        return (type(item), item.title, getattr(item, "url", None))
    return (type(item), item.title, item.url, item.canonical_url, item.is_homepage, item.meta)


def _headings(toc: Iterable[AnchorLink]) -> list[object]:
    return [(link.title, link.id, link.level, _headings(link.children)) for link in toc]
