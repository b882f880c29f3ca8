"""Lists that authors place in their own pages with a directive."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from jinja2 import Environment
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.pages import Page

from mkdocs_gazette.errors import Problem
from mkdocs_gazette.pages.site import Site
from mkdocs_gazette.sources.directives import (
    WITHIN_TEXT,
    Directive,
    DirectiveError,
    Latest,
    parse,
    places,
    problem,
    unknown,
)


@dataclass(frozen=True)
class PlacedLists:
    """What takes the place of directives.

    `paths` are the source files of the pages that have some; `directives` are known by their
    texts.
    """

    site: Site
    env: Environment
    paths: frozenset[str]
    directives: Mapping[str, Directive]
    chosen: dict[Latest, tuple[str, ...]] = field(default_factory=dict)
    """The posts of each list, looked for once however many pages show it."""

    def fill(self, page: Page, context: Mapping[str, Any]) -> None:
        """Put the lists into the content of `page`, whose templates get `context`.

        The directives are looked for anew, since other plugins change the content, too.
        """
        if page.file.src_uri in self.paths:
            page.content = "".join(self._pieces(page.content or "", page.file.src_uri, context))

    def _pieces(self, html: str, path: str, context: Mapping[str, Any]) -> Iterator[str]:
        end = 0
        for place in places(html):
            directive = self.directives.get(place.text)
            if directive and not place.in_text:
                yield html[end : place.start]
                yield self._render(directive, path, context)
                end = place.end
        yield html[end:]

    def _render(self, directive: Directive, path: str, context: Mapping[str, Any]) -> str:
        if not isinstance(directive, Latest):
            return self._template("shelf", context, cards=self.site.listings.shelf, placed=True)
        if directive not in self.chosen:
            # One more, should the page be one of the posts: it does not list itself.
            selection, count = directive.selection, directive.count + 1
            self.chosen[directive] = selection.newest(self.site.publication, count)
        itself = self.site.publication.ids_by_path.get(path)
        ids = [id_ for id_ in self.chosen[directive] if id_ != itself][: directive.count]
        return self._template("latest", context, entries=[*map(self.site.entries.of_post, ids)])

    def _template(self, name: str, context: Mapping[str, Any], **values: object) -> str:
        return self.env.get_template(f"gazette/{name}.html").render(**{**context, **values})


def place_lists(site: Site, files: Files, env: Environment) -> tuple[PlacedLists, list[Problem]]:
    """Find the pages with directives; also return what is wrong with these."""
    found = [
        (file, place)
        for file in files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
        for place in places((file.page and file.page.content) or "")
    ]
    known: dict[str, Directive] = {}
    errors: dict[str, DirectiveError] = {}
    for text in dict.fromkeys(place.text for _, place in found):
        try:
            known[text] = _directive(text, site)
        except DirectiveError as error:
            errors[text] = error
    problems = [
        problem(file.src_uri, file.content_string, place, wrong)
        for file, place in found
        if (wrong := errors.get(place.text, WITHIN_TEXT if place.in_text else None))
    ]
    paths = frozenset(file.src_uri for file, _ in found)
    return PlacedLists(site, env, paths, known), list(dict.fromkeys(problems))


def _directive(text: str, site: Site) -> Directive:
    """Return the directive `text`; raises DirectiveError if it cannot be followed."""
    directive = parse(text)
    if isinstance(directive, Latest):
        for name, value, known in directive.selection.unknown(site.publication):
            raise unknown(name, value, known)
    return directive
