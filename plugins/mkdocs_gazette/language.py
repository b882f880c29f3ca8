"""The interface in the site's language: texts, dates and lists of names.

Texts are gettext catalogues under `locales/`, English being the key; dates and lists follow
the Unicode CLDR by way of Babel.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.core import get_global, get_locale_identifier, parse_locale
from babel.dates import format_date, format_datetime, format_interval, format_skeleton
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

from mkdocs_gazette.model.cadence import Days
from mkdocs_gazette.model.moment import Moment

if TYPE_CHECKING:
    from mkdocs.theme import Theme

LOCALES = Path(__file__).parent / "locales"

WORLD_ENGLISH = "en_001"
"""What plain "en" means here: "28 June 2026" and "A, B and C", whichever side of the Atlantic."""

_NAMED_PATTERNS = frozenset({"full", "long", "medium", "short"})


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

    @property
    def direction(self) -> str:
        """The direction in which it is written, "ltr" or "rtl"."""
        return str(self.locale.text_direction)

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
        return _long_date(moment.at.date(), self.locale)

    def month(self, moment: Moment) -> str:
        """Return the month of `moment` with its year, written out."""
        return _month(moment.at.date().replace(day=1), self.locale)

    def stretch(self, days: Days) -> str:
        """Return the first and the last of `days`, written out; one alone as `date` has it."""
        if days.first == days.last:
            return _long_date(days.last, self.locale)
        return format_interval(days.first, days.last, "yMMMd", locale=self.locale)

    def formatted(self, at: datetime, pattern: str) -> str:
        """Return the moment `at` in a pattern of the CLDR, or as one of its named dates.

        Raises ValueError where `pattern` is none.
        """
        if pattern in _NAMED_PATTERNS:
            return format_date(at, pattern, self.locale)
        return format_datetime(at, pattern, locale=self.locale)

    def month_name(self, moment: Moment) -> str:
        """Return the name of the month of `moment`, without its year."""
        return str(self.locale.months["stand-alone"]["wide"][moment.at.month])

    def weekday(self, number: int) -> str:
        """Return the name of a day of the week, counted from 0, which is Monday."""
        return str(self.locale.days["stand-alone"]["wide"][number])

    def listed(self, count: int) -> tuple[Piece, ...]:
        """Return how `count` things are strung together: "{0}, {1} and {2}" in pieces."""
        return _listed(count, self.locale)


@lru_cache(maxsize=8192)
def _long_date(day: date, locale: Locale) -> str:
    """Cached, since every day is written on its post and on a dozen others that list it."""
    return format_date(day, "long", locale)


@lru_cache(maxsize=1024)
def _month(first: date, locale: Locale) -> str:
    return format_skeleton("yMMMM", first, locale=locale)


@lru_cache(maxsize=1024)
def _listed(count: int, locale: Locale) -> tuple[Piece, ...]:
    return pieces(format_list([f"{{{index}}}" for index in range(count)], locale=locale))


@lru_cache(maxsize=1024)
def pieces(sentence: str) -> tuple[Piece, ...]:
    """Cut `sentence` at its {slots}, so that a template can put markup into a translation."""
    cut: list[Piece] = []
    for text, slot, _, _ in Formatter().parse(sentence):
        if text:
            cut.append(Piece(text=text))
        if slot:
            cut.append(Piece(slot=slot))
    return tuple(cut)


def language_of(theme: Theme) -> Language:
    """Return the language of a site's interface, which is that of its theme."""
    return language(theme.get("language", "en"), theme.locale.territory)


@cache
def language(code: str, territory: str | None = None) -> Language:
    """Return the language for a theme's `code` such as "en", "pt-BR" or "zh-Hant".

    A region that CLDR does not know is left out, a language it does not know becomes English.
    Texts are English where there is no catalogue.
    """
    locale = _locale(code) or _locale(code.partition("-")[0]) or Locale("en")
    if territory and not locale.territory:
        locale = _locale(f"{locale}-{territory}") or locale
    if str(locale) == "en":
        locale = Locale.parse(WORLD_ENGLISH)
    return Language(locale, _translations(locale))


def _locale(code: str) -> Locale | None:
    try:
        return Locale.parse(code.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None


def _translations(locale: Locale) -> NullTranslations:
    catalogue = _catalogue(locale)
    if catalogue is None:
        return NullTranslations()
    compiled = BytesIO()
    with catalogue.open("rb") as file:
        write_mo(compiled, read_po(file, locale=catalogue.stem))
    compiled.seek(0)
    return Translations(compiled)


def _catalogue(locale: Locale) -> Path | None:
    """Return the catalogue of the language and script of `locale`, best of its own territory.

    By CLDR's likely subtags "zh" is written as "zh-Hans" is, "zh-TW" as "zh-Hant", and "pt"
    stands for "pt-BR".
    """
    language, script, territory = _maximised(locale)
    near = {_maximised(Locale.parse(file.stem)): file for file in LOCALES.glob(f"{language}*.po")}
    return near.get((language, script, territory)) or next(
        (file for (own, written, _), file in near.items() if (own, written) == (language, script)),
        None,
    )


def _maximised(locale: Locale) -> tuple[str, str, str]:
    """Return the language, script and territory of `locale`, those not given being the likely."""
    language, script, territory = locale.language, locale.script, locale.territory
    likely = get_global("likely_subtags")
    for parts in ((script, territory), (script, None), (None, territory), (None, None)):
        known = likely.get(get_locale_identifier((language, parts[1], parts[0])))
        if known:
            _, likely_territory, likely_script, *_ = parse_locale(known)
            return language, script or likely_script or "", territory or likely_territory or ""
    return language, script or "", territory or ""
