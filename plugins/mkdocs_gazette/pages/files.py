"""The files behind our pages, as MkDocs knows them."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from html import escape, unescape

import yaml
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from mkdocs_gazette.editions import Edition
from mkdocs_gazette.pages.dirty import Remembered
from mkdocs_gazette.pages.excerpt import Excerpt
from mkdocs_gazette.pages.front_matter import disarm
from mkdocs_gazette.pages.lists import Kind, ListPage
from mkdocs_gazette.pages.planning import authored
from mkdocs_gazette.pages.site import Site

try:
    from yaml import CSafeDumper as _SafeDumper
except ImportError:  # PyYAML built without libyaml
    from yaml import SafeDumper as _SafeDumper  # type: ignore[assignment]

_IN_NAVIGATION = frozenset(
    {Kind.INDEX, Kind.SHELF, Kind.SERIES, Kind.ARCHIVE, Kind.AUTHORS, Kind.CATEGORIES}
)
"""The lists that an automatic navigation shows: few, however long the publication runs."""

_OF_LISTS = frozenset({Kind.ARCHIVE, Kind.SHELF, Kind.AUTHORS, Kind.CATEGORIES})

_WITHOUT_SIDEBAR = frozenset({Kind.INDEX, Kind.SHELF})


def keep_back(posts: Iterable[File], hidden: Container[str], *, preview: bool) -> None:
    """Keep `posts` out of the navigation, and the `hidden` ones (by source path) out of builds."""
    unseen = InclusionLevel.DRAFT if preview else InclusionLevel.EXCLUDED
    for file in posts:
        file.inclusion = unseen if file.src_uri in hidden else InclusionLevel.NOT_IN_NAV


def list_file(page: ListPage, config: MkDocsConfig, edition: Edition) -> File:
    """Return a generated file for `page`: a heading, as its templates show the rest.

    The front matter is plain text, as an author's is, and is disarmed with it.
    Only some lists' first pages enter an automatic navigation, and none a written one, where
    MkDocs would otherwise remark on the pages left out.
    """
    meta = {
        "title": page.title,
        "description": page.description,
        "hide": ["navigation", "toc"] if page.kind in _WITHOUT_SIDEBAR else ["toc"],
        "search": {"exclude": True},
    }
    in_nav = page.number == 1 and page.kind in _IN_NAVIGATION and config.nav is None
    inclusion = InclusionLevel.INCLUDED if in_nav else InclusionLevel.NOT_IN_NAV
    return edition.page(config, page.path, page_content(meta), inclusion)


def page_content(meta: Mapping[str, object]) -> str:
    """Return the content of a generated page: front matter, and its title as a heading.

    The heading is written out, since the navigation may call the page something else.
    """
    front_matter = yaml.dump(dict(meta), Dumper=_SafeDumper, allow_unicode=True)
    return f"---\n{front_matter}---\n<h1>{escape(str(meta['title']))}</h1>\n"


def add_page(files: Files, config: MkDocsConfig, edition: Edition, place: str, title: str) -> str:
    """Add a page at `place` to `files`, unless its author wrote one; return its source path."""
    own = authored(edition.sources(files), place)
    if own:
        return own
    meta = {"title": title, "hide": ["navigation", "toc"], "search": {"exclude": True}}
    source, inclusion = edition.source(f"{place}.md"), InclusionLevel.NOT_IN_NAV
    page = edition.page(config, source, page_content(meta), inclusion)
    files.append(page)
    return page.src_uri


def comment_templates(config: MkDocsConfig, edition: Edition) -> File:
    """Return a file for what the comments' script makes copies of, the same for all posts."""
    return edition.asset(config, "assets/gazette/comments-templates.html")


def fill_comment_templates(file: File, site: Site, env: Environment) -> None:
    """Write the templates in the site's language."""
    template = env.get_template("gazette/comments-templates.html")
    file.content_string = template.render(gazette=site.context(""), forge=site.forge)


def name_shelf(site: Site, files: Files, config: MkDocsConfig) -> None:
    """Call the series' section in an automatic navigation what the language calls them.

    MkDocs calls it by the name of its folder.
    """
    shelf = site.plan.first(Kind.SHELF)
    page = files.src_uris[shelf].page if shelf and config.nav is None else None
    section = page.parent if page else None
    if section and section.title == "Series":
        section.title = site.language.t("Series")


def parents(site: Site, in_nav: Container[str]) -> dict[str, str]:
    """Return the page in the navigation that each of our pages outside it hangs below.

    Maps source path to source path. A post hangs below the first of its series that has an
    entry, a list page below the list that it is a part of, and else both below the front page.
    """
    found: dict[str, str] = {}
    front = site.front
    for post in site.publication.posts.values():
        landings = (site.plan.first(Kind.SERIES, claim.series) for claim in post.memberships)
        if parent := next((place for place in (*landings, front) if place in in_nav), None):
            found[post.path] = parent
    for page in site.plan.pages.values():
        parent = page.parent
        while parent and parent not in in_nav:
            parent = site.plan.pages[parent].parent
        if parent := parent or (front if front in in_nav else None):
            found[page.path] = parent
    return {path: parent for path, parent in found.items() if path not in in_nav}


def complete(
    site: Site, files: Files, parents: Mapping[str, str], remembered: Remembered | None
) -> Site:
    """Finish our pages once all Markdown is rendered.

    Returns the site with what only then is known: titles, and how posts begin. What has not been
    rendered, since the build is a dirty one, is `remembered`.
    """
    for path, parent in parents.items():
        # MkDocs' types foresee sections only, but all it asks of a parent is to be activated
        # with the page and to know its own parent, and so a page will do.
        _page(files, path).parent = _page(files, parent)  # type: ignore[assignment]
    for post in site.publication.posts.values():
        # The theme would name the site's author there.
        if names := ", ".join(author.name for author in post.authors):
            _page(files, post.path).meta.setdefault("author", names)
    for path in site.urls:
        disarm(_page(files, path))
    for path, day in _changes(site).items():
        # What the sitemap says. MkDocs has the day of the build there, after which nothing can
        # have changed, whatever a preview shows.
        page = _page(files, path)
        page.update_date = min(day, page.update_date)
    rendered = remembered or Remembered()
    separator = site.options.post_excerpt_separator
    for path, id_ in site.publication.ids_by_path.items():
        page = _page(files, path)
        if page.content is not None or path not in rendered.excerpts:
            # MkDocs' title of a page is HTML.
            rendered.titles[path] = unescape(str(page.title or id_))
            rendered.excerpts[path] = Excerpt(page.content or "", page.file.url, separator)
        if site.publication.posts[id_].hidden:
            _hide_from_search(page)
    titles = {
        post.id: rendered.titles[post.path]
        for post in site.publication.posts.values()
        if not post.title
    }
    return replace(site, publication=site.publication.retitled(titles), excerpts=rendered.excerpts)


def _changes(site: Site) -> Mapping[str, str]:
    """Return the day (ISO 8601) of the last change of our pages, by source path.

    A list changes with the posts on its page, one of lists with any post; where there are no
    posts there is nothing to say.
    """
    posts = site.publication.posts
    days = {post.path: post.changed.at.date().isoformat() for post in posts.values()}
    found, latest = dict(days), max(days.values(), default=None)
    for path, page in site.plan.pages.items():
        if page.kind in _OF_LISTS:
            day = latest
        else:
            shown = (posts[id_].path for id_ in site.listings.ids(page))
            day = max(map(days.__getitem__, shown), default=None)
        if day:
            found[path] = day
    if site.subscribe and latest:
        found[site.subscribe] = latest
    return found


def _page(files: Files, path: str) -> Page:
    page = files.src_uris[path].page
    if page is None:
        raise LookupError(f"MkDocs has made no page of {path}")
    return page


def _hide_from_search(page: Page) -> None:
    search = page.meta.get("search")
    page.meta["search"] = {**(search if isinstance(search, Mapping) else {}), "exclude": True}
