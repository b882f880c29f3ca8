"""Gazette's hooks into MkDocs: each guards, calls and assigns; the rooms beside it do the work."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel

from mkdocs_gazette import clock, theme
from mkdocs_gazette.comment_reading import CommentReading, Comments
from mkdocs_gazette.config import GazetteConfig
from mkdocs_gazette.editions import announce, edition, hide_translations
from mkdocs_gazette.errors import report
from mkdocs_gazette.feeds import files as feed_files
from mkdocs_gazette.language import language
from mkdocs_gazette.model.author import Author
from mkdocs_gazette.model.publication import Publication
from mkdocs_gazette.model.schedule import announcement
from mkdocs_gazette.pages import addresses, my_comments, publisher
from mkdocs_gazette.pages import files as page_files
from mkdocs_gazette.pages.forge import forge, histories
from mkdocs_gazette.pages.front_matter import disarm_dates, disarmed_tags
from mkdocs_gazette.pages.placed import PlacedLists, place_lists
from mkdocs_gazette.pages.planning import SiteText, plan
from mkdocs_gazette.pages.redirects import add_redirects
from mkdocs_gazette.pages.site import Site
from mkdocs_gazette.pages.social_cards import without_doubles
from mkdocs_gazette.reminders import remind
from mkdocs_gazette.sources.comments import Accepted
from mkdocs_gazette.sources.places import comments_directory, post_files
from mkdocs_gazette.sources.publication import read_publication
from mkdocs_gazette.update_dates import UpdateDates

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

log = get_plugin_logger("gazette")


class GazettePlugin(BasePlugin[GazetteConfig]):
    """Makes a serial publication of a site.

    What is private here lives for one build, but for `_serving`: each build's `on_files`
    and `on_nav` make them anew.
    """

    _serving = False
    _site: Site
    _comments: CommentReading | None = None
    _updates: UpdateDates | None = None
    _templates: File | None
    _catalogue: File | None
    _placed: PlacedLists
    _parents: dict[str, str]

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Note whether this is a preview. Defining this hook also keeps the plugin for `serve`."""
        self._serving = command == "serve"

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
        self._updates = UpdateDates(Path(config.docs_dir), self.config)
        publication, comments = self._read(files, config), self.config.comments
        if publication.has_crossings:
            theme.add_arrival(config)
        lang = language(config.theme.get("language", "en"), config.theme.locale.territory)
        text = SiteText(config.site_name, config.site_description or "")
        own = edition(config)
        lists = plan(own.sources(files), text, publication, self.config, lang, edition=own)
        for path, page in lists.pages.items():
            if path not in files.src_uris:
                files.append(page_files.list_file(page, config, own))

        self._templates = page_files.comment_templates(config, own) if comments.own else None
        if self._templates:
            files.append(self._templates)
        mine = my_comments.add_page(files, config, lang, own) if comments.own else None
        self._catalogue = my_comments.add_catalogue(files, config, own) if comments.own else None
        linked, missing = publisher.linked_data(publication, files, config, lang)
        for problem in missing:
            log.warning(str(problem))
        ours = (*lists.pages, *publication.ids_by_path, *filter(None, [mine]))
        self._site = Site(
            publication=publication,
            language=lang,
            options=self.config,
            urls={path: files.src_uris[path].url for path in ours},
            plan=lists,
            linked=linked,
            edition=own,
            my_comments=mine,
            forge=forge(comments.publish, config),
            histories=histories(comments.publish, config),
            overdue=remind(publication, clock.now(), self.config.timezone) if self._serving else {},
        )
        announce(files, config)
        return files

    def _read(self, files: Files, config: MkDocsConfig) -> Publication:
        own, comments = edition(config), self.config.comments
        posts = post_files(files, self.config, own)
        contents = read_publication(
            Path(config.docs_dir),
            [(file, file.inclusion is InclusionLevel.DRAFT) for file in posts],
            (Author(None, config.site_author),) if config.site_author else (),
            self.config.calendar(clock.now()),
            with_hidden=self._serving,
            edition=own,
        )
        self._comments = None
        if comments.own:
            directory = comments_directory(config, self.config)
            self._comments = CommentReading(directory, contents.ids, comments.directory)
        page_files.keep_back(posts, contents.hidden, preview=self._serving)
        settled = addresses.settle(contents.publication, files, self.config, config)
        problems = (*contents.problems, *settled)
        if any(problem.fatal for problem in problems):
            accepted = self._comments.result().accepted if self._comments else Accepted()
            raise PluginError(report((*problems, *accepted.problems)))
        for problem in problems:
            log.warning(str(problem))
        if contents.waiting:
            log.info(announcement(contents.waiting, self.config.timezone))
        if not self._serving:
            hide_translations(posts, self.config.calendar(clock.now()))
        return contents.publication

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Hang posts and further list pages below their entry in the navigation."""
        in_nav = {page.file.src_uri for page in nav.pages}
        self._parents = page_files.parents(self._site, in_nav)
        page_files.name_shelf(self._site, files, config)

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
        if page.file.src_uri in self._site.urls:
            disarm_dates(page)

    # After plugins that read front matter in their own way: from here on it is HTML.
    @event_priority(-100)
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Complete the site with what rendering the posts has told, before any page is built."""
        comments = self._comments.result() if self._comments else Comments()
        if comments.accepted.problems:
            raise PluginError(report(comments.accepted.problems))
        site = self._site.discussed(comments.accepted.by_post, comments.html)
        if self._updates:
            site = self._updates.complete(site)
        site = page_files.complete(site, files, self._parents)
        self._site = feed_files.add_feeds(site, files, config)
        if self._catalogue:
            self._catalogue.content_string = my_comments.catalogue(self._site)
        theme.wrap_partials(env, config)
        add_redirects(self._site, files, config, env)
        if self._templates:
            page_files.fill_comment_templates(self._templates, self._site, env)
        self._placed, problems = place_lists(self._site, files, env)
        for problem in problems:
            log.warning(str(problem))
        return env

    # After the tags plugin has handed over the page's tags, and the search plugin has read it.
    @event_priority(-100)
    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: Page,
        config: MkDocsConfig,
        nav: Navigation,  # noqa: ARG002
    ) -> TemplateContext:
        """Hand the page's own data to the templates, under one name."""
        values = cast("dict[str, Any]", context)
        values["gazette"] = without_doubles(self._site.context(page.file.src_uri), page, config)
        if page.file.src_uri in self._site.urls and "tags" in values:
            values["tags"] = disarmed_tags(values["tags"])
        self._placed.fill(page, values)
        return context

    def on_build_error(self, *, error: Exception) -> None:  # noqa: ARG002
        """Leave no process behind."""
        if self._comments:
            self._comments.stop()
        if self._updates:
            self._updates.stop()

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
