"""Editions: the languages of a site that the plugin mkdocs-static-i18n builds one by one.

Each is a publication of its own in its own directory of the site. That plugin runs the whole
build once for each, on files that it has chosen and marked for the language; what it knows of
them is told here in Gazette's terms. A site without it has one edition, of no name.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Protocol, cast

from mkdocs.structure.files import File, Files, InclusionLevel

from mkdocs_gazette.model.schedule import Calendar
from mkdocs_gazette.sources.posts import is_hidden

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs.config.defaults import MkDocsConfig

PLUGIN = "i18n"


class SourceFile(Protocol):
    """The part of MkDocs' `File` that reading needs; `src_uri` is relative to the docs."""

    src_uri: str

    @property
    def content_bytes(self) -> bytes:
        """The file's bytes."""
        ...


@dataclass(frozen=True, slots=True)
class Edition:
    """One language of a site.

    `locale` is its name, such as "de", and `main` that of the site's main language, which has
    no directory of its own on the site; both are "" if there is but one. In `folders` sources
    lie in a folder for each language, else those of other languages are called "post.de.md".
    """

    locale: str = ""
    main: str = ""
    folders: bool = False

    @property
    def root(self) -> str:
        """The directory of its pages, relative to the site's root: "" or "de/"."""
        return "" if self.locale == self.main else f"{self.locale}/"

    def place(self, file: SourceFile) -> str:
        """Return the source path of `file` without its language, the same in all editions."""
        return str(getattr(file, "norm_src_uri", file.src_uri))

    def source(self, place: str) -> str:
        """Return the source path of a generated page at `place`, among those of its authors."""
        if self.folders:
            return f"{self.locale}/{place}"
        path = PurePosixPath(place)
        return str(path.with_suffix(f".{self.locale}{path.suffix}")) if self.root else place

    def sources(self, files: Iterable[File]) -> dict[str, str]:
        """Return the source path of each of `files` by its place."""
        return {self.place(file): file.src_uri for file in files}

    def original(self, file: SourceFile) -> SourceFile | None:
        """Return what `file` is a translation of, None if it is none."""
        found = _alternates(file).get(self.main) if self.root else None
        return None if found is None or found.src_uri == file.src_uri else found

    def declarations(self, docs_dir: Path, name: str) -> str:
        """Return the path of the edition's own file called `name`, or that for all editions."""
        if self.locale:
            stem, _, ending = name.rpartition(".")
            for own in (f"{self.locale}/{name}", f"{stem}.{self.locale}.{ending}"):
                if (docs_dir / own).is_file():
                    return own
        return name

    def page(
        self, config: MkDocsConfig, source: str, content: str, inclusion: InclusionLevel
    ) -> File:
        """Return a generated page whose source path is `source`."""
        file = File.generated(config, source, content=content, inclusion=inclusion)
        if self.locale:
            place = source.removeprefix(f"{self.locale}/") if self.folders else source
            if self.root and not self.folders:
                place = source.replace(f".{self.locale}.", ".")
            same = File.generated(config, place, content="")
            file.name = same.name
            file.dest_uri = f"{self.root}{same.dest_uri}"
            # What the plugin asks of the files that it has not seen.
            vars(file).update(
                norm_src_uri=place,
                locale=self.locale,
                localization=self.locale,
                locale_alternate_of=self.locale,
                alternates={self.locale: file},
            )
        return file

    def asset(self, config: MkDocsConfig, path: str) -> File:
        """Return a generated file at `path` that is no page, yet to be filled."""
        path = f"{self.root}{path}"
        return File.generated(config, path, content="", inclusion=InclusionLevel.NOT_IN_NAV)


ONLY = Edition()
"""Of a site in one language."""


def edition(config: MkDocsConfig) -> Edition:
    """Return the edition that is being built."""
    plugin = cast("Any", config.plugins.get(PLUGIN))
    if plugin is None:
        return ONLY
    main = plugin.default_language
    return Edition(plugin.current_language or main, main, plugin.config.docs_structure == "folder")


def editions(files: Files, config: MkDocsConfig) -> Iterator[tuple[Edition, Files]]:
    """Yield each edition with its own of the site's `files`, that of the main language first."""
    plugin = cast("Any", config.plugins.get(PLUGIN))
    if plugin is None:
        yield ONLY, files
        return
    main = plugin.default_language
    for locale in sorted(plugin.build_languages, key=lambda one: bool(one != main)):
        plugin.current_language = locale
        yield edition(config), plugin.reconfigure_files(files, config)


def hide_translations(posts: Iterable[File], calendar: Calendar) -> None:
    """Forget the translations of `posts` that are not published: nothing may link to them."""
    for post in posts:
        translations = _alternates(post)
        for locale, other in list(translations.items()):
            if other.src_uri != post.src_uri and (
                other.inclusion is InclusionLevel.DRAFT or is_hidden(other.content_bytes, calendar)
            ):
                del translations[locale]


def announce(files: Files, config: MkDocsConfig) -> None:
    """Tell the plugin of our pages among `files`, for the sitemap."""
    plugin = cast("Any", config.plugins.get(PLUGIN))
    if plugin is not None:
        plugin.i18n_files_per_language[plugin.current_language] = files.documentation_pages()


def _alternates(file: SourceFile) -> dict[str, File]:
    return cast("dict[str, File]", getattr(file, "alternates", {}))
