"""Quantities and dates that are not exact: what is none is refused, of all others bounds are told.

Plain SPARQL knows nothing of their datatypes. So each one is described once beside the ontology, by
`rdf:value`, `evg:lowerEnd` and `evg:upperEnd`; no claim gains a triple, and no export holds any.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib import resources
from math import ceil, floor
from pathlib import Path
from typing import Final, TypeGuard, cast

import pyoxigraph as ox

from eventgraph.errors import InputError
from eventgraph.rdf.formats import format_of
from eventgraph.rdf.refusing import found_at
from eventgraph.rdf.streams import MOST
from eventgraph.text.measures.bounds import bounds_of_date, bounds_of_quantity
from eventgraph.text.measures.calendar import day_at
from eventgraph.text.measures.faults import fault_of_date, fault_of_quantity
from eventgraph.vocabulary import EDTF, EVG, ONTOLOGY_GRAPH, RDF, XSD

__all__ = [
    "bounded",
    "days_between",
    "inexact_in",
    "inexact_or_newer",
    "is_inexact",
    "rebound",
    "refuse_malformed",
    "tolerance",
]

_FAULTS: Final[Mapping[str, Callable[[str], str]]] = {
    str(EVG.quantity): fault_of_quantity,
    EDTF: fault_of_date,
}
#: How much of a value a message shows.
_SHOWN: Final = 60
_ASK: Final = f"""
    SELECT DISTINCT ?value {{
      {{ ?thing ?property ?value }} UNION {{ GRAPH ?graph {{ ?thing ?property ?value }} }}
      FILTER (%s (isLiteral(?value) && DATATYPE(?value) IN (<{EVG.quantity}>, <{EDTF}>)))
    }}"""
_NEWER: Final = "isTRIPLE(?value) || hasLANGDIR(?value) ||"


def inexact_in(store: ox.Store) -> list[ox.Literal]:
    """List the quantities and dates in EDTF of a store, each once, as they are written."""
    return sorted(filter(is_inexact, _asked(store, "")), key=str)


def inexact_or_newer(store: ox.Store) -> tuple[list[ox.Literal], bool]:
    """List them as `inexact_in` does, and tell whether there is any term of RDF 1.2, at one look.

    >>> inexact_or_newer(ox.Store())
    ([], False)
    """
    found = _asked(store, _NEWER)
    inexact = sorted(filter(is_inexact, found), key=str)
    return inexact, len(inexact) < len(found)


def _asked(store: ox.Store, more: str) -> list[object]:
    return [row["value"] for row in cast("ox.QuerySolutions", store.query(_ASK % more))]


def is_inexact(term: object) -> TypeGuard[ox.Literal]:
    """Tell whether a term is a quantity or a date in EDTF.

    >>> is_inexact(ox.Literal("12")), is_inexact(ox.Literal("2025?", datatype=ox.NamedNode(EDTF)))
    (False, True)
    """
    return isinstance(term, ox.Literal) and term.datatype.value in _FAULTS


def rebound(store: ox.Store, values: Iterable[ox.Literal]) -> None:
    """Let a store that has changed tell the bounds of those values that stand in it, and no other.

    >>> store = ox.Store()
    >>> rebound(store, [ox.Literal(">250", datatype=ox.NamedNode(str(EVG.quantity)))])
    >>> len(store)
    0
    """
    graph, told = ox.NamedNode(ONTOLOGY_GRAPH), ox.NamedNode(str(RDF.value))
    for value in sorted(set(values), key=str):
        nodes = [quad.subject for quad in store.quads_for_pattern(None, told, value, graph)]
        everywhere = store.quads_for_pattern(None, None, value)
        stands = any(quad.graph_name != graph for quad in everywhere)
        if stands and not nodes:
            store.extend(bounded([value]))
        for node in () if stands else nodes:
            for quad in list(store.quads_for_pattern(node, None, None, graph)):
                store.remove(quad)


def refuse_malformed(values: list[ox.Literal], files: tuple[Path, ...], most: int = MOST) -> None:
    """Refuse a quantity or date that is none, or runs backwards; raises InputError with the place.

    >>> refuse_malformed([ox.Literal("60..50", datatype=ox.NamedNode(str(EVG.quantity)))], ())
    Traceback (most recent call last):
    eventgraph.errors.InputError: "60..50" runs downwards; write 50..60
    """
    for value in values:
        fault = _FAULTS[value.datatype.value](value.value)
        if fault:
            message = f'"{" ".join(value.value.split())[:_SHOWN]}" {fault}'
            for path in files:
                line, column = found_at(path, _written(value, path), most)
                if line is not None:
                    raise InputError(message, path, line, column)
            raise InputError(message, files[0] if len(files) == 1 else None)


def _written(value: ox.Literal, path: Path) -> re.Pattern[bytes]:
    """Give how a literal is found in the text of a file, by its datatype if that follows."""
    text = re.escape(value.value.encode())
    if format_of(path).name == "rdfxml":
        text = re.escape(value.value.replace("&", "&amp;").replace("<", "&lt;").encode())
        return re.compile(rb"(?<=>)" + text.replace(rb">", rb"(?:>|&gt;)") + rb"(?=<)")
    if format_of(path).name == "jsonld":
        return re.compile(rb'"' + text + rb'"')
    name = rb"quantity\b" if value.datatype.value == str(EVG.quantity) else rb"(?i:edtf)\b"
    return re.compile(rb"([\"'])" + text + rb"\1+\s*\^\^\s*\S*" + name)


def bounded(values: Iterable[ox.Literal]) -> Iterator[ox.Quad]:
    """Describe what lies between which bounds, for SPARQL; an end without limit has none.

    An approximate value is as wide as it may be off. What EDTF has and is not read as days has no
    bounds, nor has a moment, which is compared as the text that it is.

    >>> more = ox.Literal(">250", datatype=ox.NamedNode(str(EVG.quantity)))
    >>> [quad.object.value for quad in bounded([more])]
    ['>250', '250']
    """
    graph = ox.NamedNode(ONTOLOGY_GRAPH)
    for value in values:
        of_number = value.datatype.value == str(EVG.quantity)
        ends = list((_numbers if of_number else _days)(value.value))
        if ends:
            node = ox.BlankNode()
            yield ox.Quad(node, ox.NamedNode(str(RDF.value)), value, graph)
            for property, end in ends:
                yield ox.Quad(node, ox.NamedNode(str(property)), end, graph)


def _numbers(text: str) -> Iterator[tuple[str, ox.Literal]]:
    found = bounds_of_quantity(text, tolerance())
    if found is not None:
        for property, end in ((EVG.lowerEnd, found.low), (EVG.upperEnd, found.high)):
            if end is not None:
                written = f"{Decimal(end.numerator) / Decimal(end.denominator):f}"
                yield property, ox.Literal(written, datatype=ox.NamedNode(str(XSD.decimal)))


def _days(text: str) -> Iterator[tuple[str, ox.Literal]]:
    for property, end in zip((EVG.lowerEnd, EVG.upperEnd), days_between(text) or (), strict=False):
        if end:
            yield property, ox.Literal(end, datatype=ox.NamedNode(str(XSD.date)))


def days_between(text: str) -> tuple[str, str] | None:
    """Give the lowest and the highest day of a date in EDTF, an open end as an empty text.

    >>> days_between("2025-07~"), days_between("2025-03/..")
    (('2025-05-31', '2025-08-31'), ('2025-03-01', ''))
    """
    found = bounds_of_date(text)
    if found is None:
        return None
    low = "" if found.low is None else day_at(floor(found.low - found.about))
    return low, "" if found.high is None else day_at(ceil(found.high + found.about) - 1)


@cache
def tolerance() -> Fraction:
    """Give how far "about" reaches, in per cent: it stands once, in the ontology.

    >>> tolerance()
    Fraction(10, 1)
    """
    text = resources.files("eventgraph").joinpath("rdf/ontology.ttl").read_bytes()
    wanted = ox.NamedNode(str(EVG.tolerance))
    for quad in ox.parse(text, format=ox.RdfFormat.TURTLE, base_iri=ONTOLOGY_GRAPH):
        if quad.predicate == wanted and isinstance(quad.object, ox.Literal):
            return Fraction(quad.object.value)
    return Fraction(0)
