"""One build of the site, from the files that MkDocs has found to what each page shows."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel

from mkdocs_gazette import clock, theme
from mkdocs_gazette.build_cache.deferred import Deferred
from mkdocs_gazette.comment_reading import CommentReading, Comments
from mkdocs_gazette.config import GazetteConfig
from mkdocs_gazette.editions import announce, edition, hide_translations
from mkdocs_gazette.errors import Problem, report
from mkdocs_gazette.feeds import rss_plugin
from mkdocs_gazette.feeds.files import FeedFile, Feeds, plan_feeds
from mkdocs_gazette.language import language_of
from mkdocs_gazette.model.author import Author
from mkdocs_gazette.model.publication import Publication
from mkdocs_gazette.model.schedule import announcement
from mkdocs_gazette.pages import addresses, my_comments, publisher, subscribe
from mkdocs_gazette.pages import files as page_files
from mkdocs_gazette.pages.dirty import Remembered
from mkdocs_gazette.pages.forge import forge, histories
from mkdocs_gazette.pages.front_matter import disarm_dates, disarmed_tags
from mkdocs_gazette.pages.placed import PlacedLists, place_lists
from mkdocs_gazette.pages.planning import SiteText, plan
from mkdocs_gazette.pages.redirects import add_redirects
from mkdocs_gazette.pages.site import PageContext, Site
from mkdocs_gazette.pages.social_cards import has_cards, without_doubles
from mkdocs_gazette.reminders import remind
from mkdocs_gazette.sources.comments import Accepted
from mkdocs_gazette.sources.places import comments_directory, post_files
from mkdocs_gazette.sources.publication import read_publication
from mkdocs_gazette.sources.readings import Readings
from mkdocs_gazette.update_dates import UpdateDates

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

log = get_plugin_logger("gazette")


class SiteBuild:
    """What is known of one build, in the order of MkDocs' hooks: nothing of it outlives that.

    `start`, `hang` and `complete` are called once and in this order; `disarm` and `fill` for
    each page. `stop` ends what runs beside the build, whenever it is called.
    """

    _site: Site
    _templates: File | None = None
    _catalogue: File | None = None
    _feeds: Feeds | None = None
    _placed: PlacedLists
    _parents: dict[str, str]

    def __init__(
        self,
        config: MkDocsConfig,
        options: GazetteConfig,
        readings: Readings,
        remembered: Remembered | None,
        *,
        preview: bool,
    ) -> None:
        self._config = config
        self._readings = readings
        self._remembered = remembered
        self._options = options
        self._preview = preview
        self._now = clock.now()
        self._edition = edition(config)
        self._comments: CommentReading | None = None
        self._updates = UpdateDates(Path(config.docs_dir), options)

    def start(self, files: Files) -> None:
        """Read the posts among `files`, keep them out of the navigation, and add our pages.

        Raises PluginError with all that is wrong in the posts.
        """
        config, options, own = self._config, self._options, self._edition
        publication = self._read(files)
        theme.add_for_series(
            config, crossing=publication.has_crossings, abridged=publication.has_abridged
        )
        lang = language_of(config.theme)
        text = SiteText(config.site_name, config.site_description or "")
        lists = plan(own.sources(files), text, publication, options, lang, edition=own)
        for path, page in lists.pages.items():
            if path not in files.src_uris:
                files.append(page_files.list_file(page, config, own))

        if self._remembered:
            self._remembered.have_made(files, lists.pages, publication.ids_by_path)
        mine = None
        if options.comments.own:
            self._templates = page_files.comment_templates(config, own)
            files.append(self._templates)
            mine = page_files.add_page(files, config, own, my_comments.PLACE, lang.t("My comments"))
            self._catalogue = my_comments.add_catalogue(files, config, own)
        subscribing = None
        if subscribe.is_wanted(publication, config, options):
            subscribing = page_files.add_page(
                files, config, own, subscribe.PLACE, lang.t("Subscribe")
            )
        linked, missing = publisher.linked_data(publication, files, config, lang)
        _warn(missing)
        ours = (*lists.pages, *publication.ids_by_path, *filter(None, [mine, subscribing]))
        self._site = Site(
            publication=publication,
            language=lang,
            options=options,
            urls={path: files.src_uris[path].url for path in ours},
            plan=lists,
            linked=linked,
            edition=own,
            my_comments=mine,
            subscribe=subscribing,
            forge=forge(options.comments.publish, config),
            histories=histories(options.comments.publish, config),
            overdue=remind(publication, self._now, options.timezone) if self._preview else {},
        )
        self._feeds = plan_feeds(self._site, files, config)
        if self._feeds:
            self._site = self._feeds.add_posts()
            if rss_plugin.NAME in config.plugins and not own.root:
                log.warning(rss_plugin.BOTH)
        announce(files, config)

    def _read(self, files: Files) -> Publication:
        config, options = self._config, self._options
        posts, calendar = post_files(files, options, self._edition), options.calendar(self._now)
        contents = read_publication(
            Path(config.docs_dir),
            [(file, file.inclusion is InclusionLevel.DRAFT) for file in posts],
            (Author(None, config.site_author),) if config.site_author else (),
            calendar,
            with_hidden=self._preview,
            edition=self._edition,
            readings=self._readings,
        )
        if options.comments.own:
            directory = comments_directory(config, options)
            self._comments = CommentReading(directory, contents.ids, options.comments.directory)
        page_files.keep_back(posts, contents.hidden, preview=self._preview)
        problems = (
            *contents.problems,
            *addresses.settle(contents.publication, files, options, config),
        )
        if any(problem.fatal for problem in problems):
            accepted = self._comments.result().accepted if self._comments else Accepted()
            raise PluginError(report((*problems, *accepted.problems)))
        _warn(problems)
        if contents.waiting:
            log.info(announcement(contents.waiting, options.timezone))
        if not self._preview:
            hide_translations(posts, calendar)
        return contents.publication

    def hang(self, nav: Navigation, files: Files) -> None:
        """Hang posts and further list pages below their entry in the navigation."""
        in_nav = {page.file.src_uri for page in nav.pages}
        self._parents = page_files.parents(self._site, in_nav)
        page_files.name_shelf(self._site, files, self._config)

    def disarm(self, page: Page) -> None:
        """Take from one of our pages what its author could pass off as a plugin's."""
        if page.file.src_uri in self._site.urls:
            disarm_dates(page)

    def complete(self, files: Files, env: Environment) -> None:
        """Complete the site with what rendering the posts has told, before any page is built.

        Raises PluginError with all that is wrong in the accepted comments.
        """
        comments = self._comments.result() if self._comments else Comments()
        if comments.accepted.problems:
            raise PluginError(report(comments.accepted.problems))
        site = self._site.discussed(comments.accepted.by_post, comments.html)
        site = self._updates.complete(site)
        site = page_files.complete(site, files, self._parents, self._remembered)
        self._site = self._feeds.complete(site) if self._feeds else site
        if self._catalogue:
            self._catalogue.content_string = my_comments.catalogue(self._site)
        theme.wrap_partials(env, self._config)
        add_redirects(self._site, files, self._config, env)
        if self._templates:
            page_files.fill_comment_templates(self._templates, self._site, env)
        self._placed, problems = place_lists(self._site, files, env)
        _warn(problems)

    def fill(self, context: dict[str, Any], page: Page, *, defer: bool) -> None:
        """Hand the templates of `page` its own data, under one name.

        If it is to `defer`, the data is made when a template asks for it.
        """
        make = partial(self._page_context, page)
        context["gazette"] = Deferred(make) if defer and not has_cards(self._config) else make()
        if page.file.src_uri in self._site.urls and "tags" in context:
            context["tags"] = disarmed_tags(context["tags"])
        self._placed.fill(page, context)

    def _page_context(self, page: Page) -> PageContext:
        return without_doubles(self._site.context(page.file.src_uri), page, self._config)

    @property
    def site(self) -> Site:
        """What pages show, once it is complete."""
        return self._site

    @property
    def documents(self) -> list[FeedFile]:
        """The files of all feeds, once the site is complete."""
        return [file for file, _ in self._feeds.planned] if self._feeds else []

    def stop(self) -> None:
        """Leave no process behind."""
        if self._comments:
            self._comments.stop()
        self._updates.stop()


def _warn(problems: Iterable[Problem]) -> None:
    for problem in problems:
        log.warning(str(problem))
