"""The interface in the site's language: texts, dates and lists of names.

Texts are gettext catalogues under `locales/`, English being the key; dates and lists follow
the Unicode CLDR by way of Babel.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from string import Formatter

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

from mkdocs_gazette.model.moment import Moment

LOCALES = Path(__file__).parent / "locales"

WORLD_ENGLISH = "en_001"
"""What plain "en" means here: "28 June 2026" and "A, B and C", whichever side of the Atlantic."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence: plain `text`, or a `slot` that a template fills with markup."""

    text: str = ""
    slot: str = ""


@dataclass(frozen=True, slots=True)
class Language:
    """One language's texts and customs."""

    locale: Locale
    translations: NullTranslations

    @property
    def tag(self) -> str:
        """The locale's BCP 47 tag, as HTML and JavaScript want it."""
        return str(self.locale).replace("_", "-")

    def t(self, message: str, **values: object) -> str:
        """Return `message` in this language, its {placeholders} filled if values are given."""
        text = self.translations.gettext(message)
        return text.format(**values) if values else text

    def nt(self, singular: str, plural: str, count: int, **values: object) -> str:
        """Return the form of a message that fits `count`, which also fills {count}."""
        return self.plural(singular, plural, count).format(count=count, **values)

    def plural(self, singular: str, plural: str, count: int) -> str:
        """Return the form of a message that fits `count`, its {placeholders} left as they are."""
        return self.translations.ngettext(singular, plural, count)

    def date(self, moment: Moment) -> str:
        """Return the day of `moment`, written out."""
        return format_date(moment.at.date(), "long", self.locale)

    def listed(self, count: int) -> tuple[Piece, ...]:
        """Return how `count` things are strung together: "{0}, {1} and {2}" in pieces."""
        return pieces(format_list([f"{{{index}}}" for index in range(count)], locale=self.locale))


def pieces(sentence: str) -> tuple[Piece, ...]:
    """Cut `sentence` at its {slots}, so that a template can put markup into a translation."""
    cut: list[Piece] = []
    for text, slot, _, _ in Formatter().parse(sentence):
        if text:
            cut.append(Piece(text=text))
        if slot:
            cut.append(Piece(slot=slot))
    return tuple(cut)


@cache
def language(code: str, territory: str | None = None) -> Language:
    """Return the language for a theme's `code` such as "en", "pt-BR" or "zh-Hant".

    Falls back to English where CLDR does not know the code, and to English texts where there
    is no catalogue.
    """
    try:
        locale = Locale.parse(code.replace("-", "_"))
        if territory and not locale.territory:
            locale = Locale.parse(f"{locale.language}_{territory}")
    except (UnknownLocaleError, ValueError):
        locale = Locale.parse("en")
    if str(locale) == "en":
        locale = Locale.parse(WORLD_ENGLISH)
    return Language(locale, _translations(locale))


def _translations(locale: Locale) -> NullTranslations:
    for name in (str(locale), locale.language):
        catalogue = LOCALES / f"{name}.po"
        if catalogue.is_file():
            with catalogue.open("rb") as file:
                parsed = read_po(file, locale=name)
            compiled = BytesIO()
            write_mo(compiled, parsed)
            compiled.seek(0)
            return Translations(compiled)
    return NullTranslations()
