"""The catalogues say all that the interface says, as each language's rules want it."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from gettext import GNUTranslations
from html.parser import HTMLParser
from importlib.resources import files
from io import BytesIO, StringIO
from pathlib import Path
from string import Formatter

import pytest
from babel import Locale
from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_keywords
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from jinja2 import Environment

from mkdocs_gazette.language import LOCALES, language

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "overrides"

KEYWORDS = ("t", "nt:1,2", "plural:1,2")
"""As `make catalogue` has them."""

SHIPPED = (
    "ar", "de", "es", "fr", "he", "it", "ja", "ko", "nl", "pl", "pt_BR", "ru", "tr", "uk",
    "zh_Hans", "zh_Hant",
)  # fmt: skip
"""English needs no catalogue: it is the key."""

COUNTS = range(1_200)
"""More of anything no page counts; from a million on, French and its like say "de"."""

Key = str | tuple[str, ...]


@cache
def interface() -> AbstractSet[Key]:
    """Return every text that the templates and the package ask for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    mappings = project["tool"]["babel"]["mappings"]
    sources = {mapping["pattern"].partition("/")[0] for mapping in mappings}
    found = extract_from_dir(
        ROOT,
        [(mapping["pattern"], mapping["method"]) for mapping in mappings],
        keywords=parse_keywords(KEYWORDS),
        directory_filter=lambda path: Path(path).relative_to(ROOT).parts[0] in sources,
    )
    return frozenset(_key(message) for _, _, message, _, _ in found)


@cache
def catalogue(name: str) -> Catalog:
    with (LOCALES / f"{name}.po").open("rb") as file:
        return read_po(file, locale=name, abort_invalid=True)


def entries(name: str) -> list[Message]:
    return [message for message in catalogue(name) if message.id]


def forms(message: Message) -> tuple[str, ...]:
    string = message.string or ""
    return (string,) if isinstance(string, str) else tuple(string)


def _key(id_: str | list[str] | tuple[str, ...]) -> Key:
    return id_ if isinstance(id_, str) else tuple(id_)


def slots(text: str) -> set[str]:
    return {slot for _, slot, _, _ in Formatter().parse(text) if slot is not None}


def lacking(name: str, texts: AbstractSet[Key]) -> AbstractSet[Key]:
    return texts - {_key(message.id) for message in entries(name) if all(forms(message))}


def test_what_is_shipped() -> None:
    assert {file.stem for file in LOCALES.glob("*.po")} == set(SHIPPED)
    assert len(interface()) > 150
    assert ("{count} part", "{count} parts") in interface()


@pytest.mark.parametrize("name", SHIPPED)
def test_no_language_lacks_a_text(name: str) -> None:
    lacked = lacking(name, interface())
    assert not lacked, "\n".join(sorted(str(text) for text in lacked))


def test_a_text_that_is_new_is_missed() -> None:
    assert lacking("de", frozenset({"Brand new"})) == {"Brand new"}


@pytest.mark.parametrize("name", SHIPPED)
def test_no_text_is_left_over_or_doubtful(name: str) -> None:
    unused = {_key(message.id) for message in entries(name)} - interface()
    assert not unused, "\n".join(sorted(str(text) for text in unused))
    assert [message.id for message in entries(name) if message.fuzzy] == []
    assert list(catalogue(name).obsolete) == []


@pytest.mark.parametrize("name", SHIPPED)
def test_slots_are_those_of_the_english_text(name: str) -> None:
    """But for a count in a form that stands for one number only, "a comment", say."""
    counts = counts_by_form(name)
    wrong = []
    for message in entries(name):
        plural = not isinstance(message.id, str)
        wanted = slots(message.id if isinstance(message.id, str) else message.id[-1])
        for index, form in enumerate(forms(message)):
            implied = {"count"} if plural and len(counts[index]) == 1 else set()
            if not wanted - implied <= slots(form) <= wanted:
                wrong.append(form)
    assert wrong == []


@pytest.mark.parametrize("name", SHIPPED)
def test_texts_are_no_markup_and_have_no_stray_spaces(name: str) -> None:
    wrong = [
        form
        for message in entries(name)
        for form in forms(message)
        if re.search(r"[<>&]|[ \t\n]{2}|^\s|\s$", form)
    ]
    assert wrong == []


@pytest.mark.parametrize("name", SHIPPED)
def test_plural_forms_are_those_of_the_cldr(name: str) -> None:
    """Each plural category that whole numbers have is one form, and each form one category."""
    category = Locale.parse(name).plural_form
    by_category: defaultdict[str, list[int]] = defaultdict(list)
    for count in COUNTS:
        by_category[category(count)].append(count)
    by_form = counts_by_form(name)
    assert sorted(by_form.values()) == sorted(by_category.values())
    assert catalogue(name).num_plurals == len(by_form)
    plural = [message for message in entries(name) if not isinstance(message.id, str)]
    assert plural
    assert {len(forms(message)) for message in plural} == {len(by_form)}


@cache
def counts_by_form(name: str) -> Mapping[int, list[int]]:
    """Return which numbers each plural form stands for, as gettext has it."""
    spoken = catalogue(name)
    forms = "".join(f'msgstr[{index}] "{index}"\n' for index in range(spoken.num_plurals))
    header = f'msgid ""\nmsgstr "Plural-Forms: {spoken.plural_forms}\\n"\n'
    compiled = BytesIO()
    text = StringIO(f'{header}\nmsgid "n"\nmsgid_plural "n"\n{forms}')
    write_mo(compiled, read_po(text, locale=name))
    compiled.seek(0)
    translations = GNUTranslations(compiled)
    found: defaultdict[int, list[int]] = defaultdict(list)
    for count in COUNTS:
        found[int(translations.ngettext("n", "n", count))].append(count)
    return found


@pytest.mark.parametrize("name", SHIPPED)
def test_the_theme_speaks_each_language(name: str) -> None:
    theme = files("material") / "templates/partials/languages"
    codes = [file.name.removesuffix(".html") for file in theme.iterdir()]
    texts = {language(code).t("Add comment") for code in codes}
    assert language(name.replace("_", "-")).t("Add comment") in texts


def test_templates_have_no_words_of_their_own() -> None:
    found = {
        (template.name, words)
        for template in sorted(TEMPLATES.rglob("*.html"))
        for words in _Words(template.read_text(encoding="utf-8")).found
    }
    assert found == {("comments.html", "[](https://…)")}, "the form's hint shows a link's address"


def test_templates_translate_by_the_names_that_are_collected() -> None:
    """Babel finds `t(…)` in a template, but not `gazette.t(…)`."""
    missed = [
        template.name
        for template in TEMPLATES.rglob("*.html")
        if re.search(r"\.n?t\(", template.read_text(encoding="utf-8"))
    ]
    assert missed == ["search.html"], "which uses the theme's own `lang.t`"


def test_words_in_a_template_are_found() -> None:
    template = (
        """{#- No. -#}{% if a %}<p title="Yes">{{ t("No") }} also</p>{% endif %}<b>{{ x }}</b>"""
    )
    assert _Words(template).found == ["Yes", "also"]


class _Words(HTMLParser):
    """What a template tells people beside its expressions, in `found`."""

    def __init__(self, template: str) -> None:
        super().__init__()
        self.found: list[str] = []
        markup = ""
        for _, kind, value in Environment(autoescape=True).lex(template):
            if kind == "data":
                markup += value
            elif kind == "variable_begin" and markup.endswith(("<", "</")):
                markup += "x"  # an element whose name an expression tells
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """Look at the attributes that people are told of."""
        told = ("alt", "aria-label", "placeholder", "title", "aria-description")
        for name, value in attrs:
            if name in told:
                self.handle_data(value or "")

    def handle_data(self, data: str) -> None:
        """Keep what has letters."""
        if any(character.isalpha() for character in data):
            self.found.append(" ".join(data.split()))
