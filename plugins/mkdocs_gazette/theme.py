"""Brings Gazette's templates, styles and scripts into the site's theme."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, PrefixLoader
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from rcssmin import cssmin  # type: ignore[import-untyped]
from rjsmin import jsmin  # type: ignore[import-untyped]

from mkdocs_gazette.shared_markup import SharedMarkup

_PACKAGED = Path(__file__).parent / "overrides"
_CHECKOUT = Path(__file__).parents[2] / "overrides"

OVERRIDES = _PACKAGED if _PACKAGED.is_dir() else _CHECKOUT
"""Where the templates are: inside the wheel, or at the top level of a checkout."""

STYLESHEETS = ("assets/gazette/gazette.css", "assets/gazette/lists.css")
COMMENTS_STYLESHEET = "assets/gazette/comments.css"
COMMENTS_MODULE = "assets/gazette/comments.define.js"
PROGRESS_STYLESHEET = "assets/gazette/progress.css"
PROGRESS_MODULE = "assets/gazette/progress.define.js"
PROVIDERS_STYLESHEET = "assets/gazette/providers.css"
PROVIDERS_MODULE = "assets/gazette/providers.define.js"
ARRIVAL_STYLESHEET = "assets/gazette/arrival.css"
ARRIVAL_MODULE = "assets/gazette/arrival.define.js"
ALL_PARTS_STYLESHEET = "assets/gazette/all-parts.css"
ALL_PARTS_MODULE = "assets/gazette/all-parts.define.js"

_OF_NAVIGATION = ("logo.html", "nav-item.html", "source.html", "toc-item.html", "toc.html")
"""The partials from which Material makes the navigation."""


def register(config: MkDocsConfig, *, comments: bool, provider: bool, progress: bool) -> None:
    """Put our directory behind the site's own `custom_dir` and before the theme.

    `comments` brings in the styles and scripts of Gazette's own comments, `provider` those of
    other comment systems, `progress` those of what readers have read.

    MkDocs builds the template loader right after `on_config`, and `serve` makes a new theme
    for each build, so this runs once a build; of several languages all have the first one's
    theme. The site's stylesheets follow ours and so win.

    Raises PluginError for a theme whose partials are not Material's.
    """
    theme = config.theme
    if str(OVERRIDES) in theme.dirs:
        return
    if not any(
        (Path(directory) / "partials" / "content.html").is_file() for directory in theme.dirs
    ):
        raise PluginError(
            f"Gazette needs the Material theme, but this site uses {theme.name!r}. "
            "Write in mkdocs.yml:\ntheme:\n  name: material"
        )
    theme.dirs.insert(1 if theme.custom_dir else 0, str(OVERRIDES))
    styles, modules = list(STYLESHEETS), []
    if comments:
        styles.append(COMMENTS_STYLESHEET)
        modules.append(COMMENTS_MODULE)
    if provider:
        styles.append(PROVIDERS_STYLESHEET)
        modules.append(PROVIDERS_MODULE)
    if progress:
        styles.append(PROGRESS_STYLESHEET)
        modules.append(PROGRESS_MODULE)
    config.extra_css = [*styles, *config.extra_css]
    for module in modules:
        _add_module(config, module)


def add_for_series(config: MkDocsConfig, *, crossing: bool, abridged: bool) -> None:
    """Bring in what not every publication needs for its series.

    `crossing` tells that posts are in several of them, `abridged` that navigations leave out parts.
    Of several languages each may bring it in.
    """
    for needed, style, module in (
        (abridged, ALL_PARTS_STYLESHEET, ALL_PARTS_MODULE),
        (crossing, ARRIVAL_STYLESHEET, ARRIVAL_MODULE),
    ):
        if needed and style not in config.extra_css:
            config.extra_css.insert(config.extra_css.index(STYLESHEETS[-1]) + 1, style)
            _add_module(config, module)


def _add_module(config: MkDocsConfig, path: str) -> None:
    script = ExtraScriptValue(path)
    script.type = "module"
    # It defines elements, needs no other script, and stands below all that it is for. Neither the
    # page's first paint nor the theme's own script is to wait for it.
    script.async_ = True
    config.extra_javascript.append(script)


def minify(files: Files) -> None:
    """Take comments and indentation out of our scripts and styles as they are published.

    They are most of their bytes; in a checkout and in the wheel the files stay as they are.
    """
    minifiers = {".js": jsmin, ".css": cssmin}
    for file in files:
        ours = file.src_dir == str(OVERRIDES) and "/vendor/" not in file.src_uri
        minifier = minifiers.get(Path(file.src_uri).suffix) if ours else None
        if minifier:
            file.content_string = minifier(file.content_string)


def wrap_partials(env: Environment, config: MkDocsConfig) -> None:
    """Let our partials include those they stand before, as `material/partials/….html`.

    Also takes the indentation out of ours as they are read, gives them a place for what several
    pages share, and has templates found faster that are read.
    """
    assert isinstance(env.loader, BaseLoader)  # noqa: S101 - MkDocs always sets one
    ours = config.theme.dirs.index(str(OVERRIDES))
    before, behind = config.theme.dirs[:ours], config.theme.dirs[ours + 1 :]
    own = (Path(directory, "partials", name) for directory in before for name in _OF_NAVIGATION)
    # As without a limit on its size. The usual one is hardly ever reached, but has Jinja put all
    # templates in the order of their use at each of the fifty that a page includes.
    env.cache = {}
    env.globals["gazette_shared"] = SharedMarkup(not any(path.is_file() for path in own))
    env.loader = ChoiceLoader(
        [_Unindented(env.loader), PrefixLoader({"material": FileSystemLoader(behind)})]
    )


class _Unindented(BaseLoader):
    """Loads what `loader` does, but our own templates without indentation.

    It would be a fifth of what they write, on each page. Line breaks stay: where there is space
    between words, there still is, and errors have their lines.
    """

    def __init__(self, loader: BaseLoader) -> None:
        self._loader = loader

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        source, filename, uptodate = self._loader.get_source(environment, template)
        if filename and Path(filename).is_relative_to(OVERRIDES):
            source = "\n".join(line.lstrip(" ") for line in source.split("\n"))
        return source, filename, uptodate

    def list_templates(self) -> list[str]:
        return self._loader.list_templates()
