"""The pages at old addresses of posts, which lead to the new ones."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urljoin

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.utils import get_relative_url, normalize_url

from mkdocs_gazette.errors import report
from mkdocs_gazette.pages.addresses import redirects
from mkdocs_gazette.pages.site import Site

SCRIPT = "assets/gazette/redirect.define.js"


@dataclass(frozen=True, slots=True)
class RedirectPage:
    """What a page shows that leads elsewhere.

    `url` and `script_url` are relative to the page, `canonical_url` is absolute, None for a
    site without an address; `icon_url` spares browsers the search for one, `direction` is "ltr"
    or "rtl".
    """

    title: str
    url: str
    canonical_url: str | None
    script_url: str
    icon_url: str | None
    direction: str


def add_redirects(site: Site, files: Files, config: MkDocsConfig, env: Environment) -> None:
    """Add the redirects to `files`, once all other files are there and all titles are known.

    Raises PluginError where one of the files that have come since the posts were read is in
    the way.
    """
    found, problems = redirects(site.publication, files, site.options, config)
    if problems:
        raise PluginError(report(problems))
    template, icon = env.get_template("gazette/redirect.html"), config.theme.get("favicon")
    for redirect in found:
        post = site.publication.posts[redirect.post]
        url = site.urls[post.path]
        file = File.generated(
            config, redirect.place, content="", inclusion=InclusionLevel.NOT_IN_NAV
        )
        root = get_relative_url(".", file.url)
        page = RedirectPage(
            title=post.title,
            url=get_relative_url(url, file.url),
            canonical_url=urljoin(config.site_url, url) if config.site_url else None,
            script_url=normalize_url(SCRIPT, base=root),
            icon_url=normalize_url(icon, base=root) if icon else None,
            direction=site.language.locale.text_direction,
        )
        file.content_string = template.render(gazette=site.context(""), redirect=page)
        files.append(file)
