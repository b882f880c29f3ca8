"""JSON as pages carry it."""

from __future__ import annotations

import json
from functools import partial

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

_dumps = partial(json.dumps, ensure_ascii=False, separators=(",", ":"))


def embedded(value: object) -> Markup:
    """Return `value` as JSON that is harmless in a script and in an attribute in single quotes.

    It has no space between its parts, and letters of all scripts as they are.
    """
    return htmlsafe_json_dumps(value, dumps=_dumps)
