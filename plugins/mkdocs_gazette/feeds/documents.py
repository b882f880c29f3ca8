"""Writes documents, of XML as a rule, from the templates beside this module.

With Jinja, which escapes what it prints. The feed packages at hand (feedgen, feedgenerator, rfeed)
know no RFC 5005, one author per entry or no attributes of one's own, and bring a compiled parser
or trees that take some seconds for a few thousand documents.
"""

from __future__ import annotations

import re
from datetime import datetime
from email.utils import format_datetime
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup, escape

NAMESPACE = "https://github.com/mkdocs-gazette/mkdocs-gazette"
"""Names what formats have no words for: an entry's part in a series."""

GENERATOR = "Gazette"

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Everything that XML 1.0 does not allow in a document, section 2.2."""


def xml_text(text: str) -> str:
    """Return `text` without what no XML document may hold."""
    return _FORBIDDEN.sub("", text)


def css_string(text: str) -> Markup:
    """Return `text` as a string in a style sheet."""
    escaped = "".join(one if one.isalnum() or one == " " else f"\\{ord(one):x} " for one in text)
    return Markup(f'"{escaped}"')  # noqa: S704


def document(template: str, **values: object) -> bytes:
    """Return the XML document that `template` makes of `values`."""
    return _environment().get_template(template).render(values).encode()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        finalize=_finalize,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["as_html"] = _as_html
    environment.filters["cdata"] = _cdata
    environment.filters["rfc3339"] = datetime.isoformat
    environment.filters["rfc822"] = format_datetime
    environment.globals["namespace_uri"] = NAMESPACE
    environment.globals["generator"] = GENERATOR
    return environment


def _finalize(value: object) -> object:
    """Keep from a document what breaks it. Markup is ours, and clean."""
    return value if isinstance(value, Markup) else xml_text(str(value))


def _as_html(text: str) -> str:
    """Return HTML that shows `text`, to be escaped as whatever is printed."""
    return str(escape(text))


def _cdata(html: str) -> Markup:
    """Return `html` as a section that needs no escapes: that saves a tenth of a document."""
    return Markup("<![CDATA[{}]]>").format(Markup(html.replace("]]>", "]]]]><![CDATA[>")))  # noqa: S704
