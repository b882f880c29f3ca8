"""Gazette's hooks into MkDocs: each guards, calls and assigns; the rooms beside it do the work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, cast

from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority

from mkdocs_gazette import theme
from mkdocs_gazette.build_cache.build_cache import BuildCache, is_watched
from mkdocs_gazette.build_cache.compiled_templates import CompiledTemplates
from mkdocs_gazette.build_cache.sources import Sources
from mkdocs_gazette.config import GazetteConfig
from mkdocs_gazette.pages.dirty import Remembered
from mkdocs_gazette.site_build import SiteBuild
from mkdocs_gazette.sources.places import comments_directory
from mkdocs_gazette.sources.readings import Readings

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext


class GazettePlugin(BasePlugin[GazetteConfig]):
    """Makes a serial publication of a site.

    From one build to the next it keeps, beside what kind of build this is, what was compiled of
    templates, read of posts, and rendered if builds are dirty.
    """

    _serving = False
    _build: SiteBuild | None = None
    _cache: BuildCache | None = None

    def __init__(self) -> None:
        super().__init__()
        self._compiled = CompiledTemplates()
        self._readings = Readings()
        self._sources = Sources()
        self._remembered: Remembered | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note what kind of build this is. Defining this hook also keeps the plugin for `serve`."""
        self._serving = command == "serve"
        self._remembered = Remembered() if dirty else None

    def on_config(self, config: MkDocsConfig) -> None:
        """Bring in templates, styles and scripts; must precede the template loader."""
        options, progress = self.config.comments, self.config.progress.enabled
        third_party = options.third_party is not None
        theme.register(config, comments=options.own, provider=third_party, progress=progress)

    # After Material's blog plugin, which does not expect generated files before its own, and
    # after mkdocs-static-i18n (-100), wherever it stands: it chooses the files of the language.
    @event_priority(-150)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Read the posts, take them out of the navigation and add the pages that list them."""
        theme.minify(files)
        self._build = SiteBuild(
            config, self.config, self._readings, self._remembered, preview=self._serving
        )
        self._build.start(files)
        self._close_cache()
        if self.config.cache.enabled and not (self._serving and is_watched(config)):
            self._cache = BuildCache(config, self.config.cache)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Hang posts and further list pages below their entry in the navigation."""
        self._current.hang(nav, files)

    # After plugins that exchange pages.
    @event_priority(-150)
    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> None:
        """Have the page taken from the cache, as far as it is there."""
        if self._cache:
            self._cache.attend(page, files, preview=self._serving)
            self._sources.attend(page, config)

    # Before any plugin has put its own into the front matter.
    @event_priority(100)
    def on_page_markdown(
        self,
        markdown: str,  # noqa: ARG002
        *,
        page: Page,
        config: MkDocsConfig,  # noqa: ARG002
        files: Files,  # noqa: ARG002
    ) -> None:
        """Disarm what authors could pass off as a plugin's."""
        self._current.disarm(page)

    # After plugins that read front matter in their own way: from here on it is HTML.
    @event_priority(-100)
    def _complete(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Complete the site with what rendering the posts has told, before any page is built."""
        env.bytecode_cache = env.bytecode_cache or self._compiled
        self._current.complete(files, env)

    # After all plugins: this is about what they have made of it.
    @event_priority(-1000)
    def _take_pages(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG002
        """Have whole pages and feeds taken from the cache, as far as they are there."""
        if self._cache:
            env = self._cache.take(env, self._current.site, self._current.documents, files)
        return env

    on_env = CombinedEvent(_complete, _take_pages)

    # After the tags plugin has handed over the page's tags, and the search plugin has read it.
    @event_priority(-100)
    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: Page,
        config: MkDocsConfig,  # noqa: ARG002
        nav: Navigation,  # noqa: ARG002
    ) -> TemplateContext:
        """Hand the page's own data to the templates, under one name."""
        self._current.fill(cast("dict[str, Any]", context), page, defer=self._cache is not None)
        return context

    def on_post_build(self, *, config: MkDocsConfig) -> None:  # noqa: ARG002
        """Keep for the next build what this one has made, and forget the rest."""
        self._close_cache()
        self._build = None

    def on_build_error(self, *, error: Exception) -> None:  # noqa: ARG002
        """Leave no process behind, and lose nothing that was made."""
        if self._build:
            self._build.stop()
        self._close_cache()

    def on_serve(
        self,
        server: LiveReloadServer,
        *,
        config: MkDocsConfig,
        builder: object,  # noqa: ARG002
    ) -> LiveReloadServer:
        """Rebuild when a comment or a template changes."""
        server.watch(str(theme.OVERRIDES))
        comments = comments_directory(config, self.config)
        if self.config.comments.own and comments.is_dir():
            server.watch(str(comments))
        return server

    def _close_cache(self) -> None:
        if self._cache:
            self._cache.close()
            self._cache = None

    @property
    def _current(self) -> SiteBuild:
        """The build under way: MkDocs calls `on_files` before all hooks that ask for it."""
        assert self._build  # noqa: S101
        return self._build
