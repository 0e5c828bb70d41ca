"""Give dates their datatype as people type them: "2025-07" is a month where a date is due."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Final

import pyoxigraph as ox

from eventgraph.text.measures.edtf import edtf
from eventgraph.vocabulary import EDTF, EVG, ONTOLOGY_GRAPH, RDF, RDFS, XSD

__all__ = ["dated_in", "dated_properties", "type_dates", "typed_date"]

_RANGES: Final = tuple(ox.NamedNode(str(term)) for term in (RDFS.range, EVG.expectsRange))
_NAMED: Final = b"CalendarDate"
_DATE: Final = ox.NamedNode(str(EVG.CalendarDate))
_STRING: Final = ox.NamedNode(str(XSD.string))
_PREDICATE: Final = ox.NamedNode(str(RDF.predicate))
_OBJECT: Final = ox.NamedNode(str(RDF.object))
_FORMS: Final = (
    (re.compile(r"-?[0-9]{4}", re.ASCII), ox.NamedNode(str(XSD.gYear))),
    (re.compile(r"-?[0-9]{4}-(?:0[1-9]|1[0-2])", re.ASCII), ox.NamedNode(str(XSD.gYearMonth))),
    (re.compile(r"-?[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII), ox.NamedNode(str(XSD.date))),
    (re.compile(r".+"), ox.NamedNode(EDTF)),
)


def type_dates(store: ox.Store) -> list[ox.Literal]:
    """Give plain strings that are dates a datatype, wherever the ontology asks for a date.

    What a statement tells without asserting it (`rdf:predicate`, `rdf:object`) is read alike; a
    string that is no date stays one, and is reported when the data are checked. Give those that
    have a datatype now.
    """
    typed = []
    for wanted in sorted(_dated() | set(_ranged(store)), key=str):
        typed += _retype(store, store.quads_for_pattern(None, wanted, None))
        for quad in list(store.quads_for_pattern(None, _PREDICATE, wanted)):
            typed += _retype(store, store.quads_for_pattern(quad.subject, _OBJECT, None))
    return typed


def _retype(store: ox.Store, quads: Iterator[ox.Quad]) -> list[ox.Literal]:
    plain = [
        (quad, typed)
        for quad in quads
        if isinstance(quad.object, ox.Literal)
        and quad.object.datatype == _STRING
        and (typed := typed_date(quad.object.value.strip())) is not None
    ]
    for quad, typed in plain:
        store.remove(quad)
        store.add(ox.Quad(quad.subject, quad.predicate, typed, quad.graph_name))
    return [typed for _, typed in plain]


def typed_date(text: str) -> ox.Literal | None:
    """Give a date as people type it its datatype; None for what is no date.

    >>> typed_date("-0048").datatype.value.rpartition("#")[2], typed_date("2025-02-30")
    ('gYear', None)
    """
    if edtf(text) is None:
        return None
    kind = next(kind for form, kind in _FORMS if form.fullmatch(text))
    return ox.Literal(text, datatype=kind)


@cache
def _dated() -> frozenset[ox.NamedNode]:
    """Name the properties that the package's ontology declares to be dates."""
    text = resources.files("eventgraph").joinpath("rdf/ontology.ttl").read_bytes()
    # Each is described in a paragraph of its own: of all, few speak of dates.
    wanted = (part for part in text.split(b"\n\n") if b"@prefix" in part or _NAMED in part)
    parsed = ox.parse(b"\n\n".join(wanted), format=ox.RdfFormat.TURTLE, base_iri=ONTOLOGY_GRAPH)
    found = (q.subject for q in parsed if q.object == _DATE and q.predicate in _RANGES)
    return frozenset(subject for subject in found if isinstance(subject, ox.NamedNode))


@cache
def dated_properties() -> frozenset[str]:
    """Name the properties that the package's ontology declares to be dates, by IRI.

    >>> str(EVG.size) in dated_properties()
    False
    """
    return frozenset(name.value for name in _dated())


def dated_in(store: ox.Store) -> frozenset[str]:
    """Name the properties that a store declares to be dates, by IRI.

    >>> dated_in(ox.Store())
    frozenset()
    """
    return frozenset(name.value for name in _ranged(store))


def _ranged(store: ox.Store) -> Iterator[ox.NamedNode]:
    for range_ in _RANGES:
        for quad in store.quads_for_pattern(None, range_, _DATE):
            if isinstance(quad.subject, ox.NamedNode):
                yield quad.subject
