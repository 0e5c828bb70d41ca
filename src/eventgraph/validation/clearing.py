"""Clear what no shape can find fault with, so that pySHACL is given only the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

import pyoxigraph as ox
from rdflib import RDF, RDFS, BNode, Graph, URIRef
from rdflib.namespace import SH

from eventgraph.vocabulary import ONTOLOGY_GRAPH

__all__ = ["uncleared"]

_TYPE: Final = ox.NamedNode(str(RDF.type))
_ABOVE: Final = ox.NamedNode(str(RDFS.subClassOf))
#: Where stands what no claim says.
_OUTSIDE: Final = (ox.DefaultGraph(), ox.NamedNode(ONTOLOGY_GRAPH))
#: What SHACL says of a property shape that is no constraint.
_TOLD: Final = frozenset(
    {SH.path, SH.name, SH.severity, SH.message, SH.description, RDF.type, RDFS.comment}
)


def uncleared(store: ox.Store, shapes: Graph) -> Iterator[ox.Triple]:
    """Give, of what stands outside all claims, the triples that shapes must see.

    Of properties that shapes do not name they ask nothing. Words of a property of which they ask
    only that no language comes twice are cleared here. What has nothing else that they name, is
    the value of nothing, and is of no class that must have something, conforms as it is.
    """
    lenient, said = _lenient(shapes), set[ox.Triple]()
    # A property that is asked for is the value of something, of sh:path or a part of one.
    asked = {str(value) for value in shapes.objects() if isinstance(value, URIRef)}
    for name in sorted(asked - {str(RDF.type), str(RDFS.subClassOf)}):
        found = _triples(store, None, ox.NamedNode(name))
        said.update(_repeated(found) if name in lenient else found)
    above = set(_triples(store, None, _ABOVE))
    nodes = {node for one in said for node in (one.subject, one.object)}
    nodes.update(
        one.subject
        for kind in _demanding(shapes, above)
        for one in _triples(store, None, _TYPE, kind)
    )
    named = (node for node in nodes if isinstance(node, ox.NamedNode | ox.BlankNode))
    types = (one for node in named for one in _triples(store, node, _TYPE))
    yield from chain(said, above, types)


def _triples(
    store: ox.Store,
    subject: ox.NamedNode | ox.BlankNode | None,
    predicate: ox.NamedNode,
    value: ox.NamedNode | None = None,
) -> Iterator[ox.Triple]:
    for graph in _OUTSIDE:
        for quad in store.quads_for_pattern(subject, predicate, value, graph):
            yield quad.triple


def _lenient(shapes: Graph) -> frozenset[str]:
    """Name the properties of which only is asked that no language comes twice."""
    strict, asked = set[str](), set[str]()
    for shape, path in shapes.subject_objects(SH.path):
        asked.add(str(path))
        if set(shapes.predicates(shape)) - _TOLD != {SH.uniqueLang}:
            strict.add(str(path))
    # Named as a part of a path, or as anything else, it is not understood here.
    strict |= {str(value) for _, relation, value in shapes if relation != SH.path}
    return frozenset(asked - strict)


def _repeated(triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    """Give the triples of subjects that have two values in one language."""
    first: dict[tuple[object, str], ox.Triple] = {}
    for one in triples:
        language = getattr(one.object, "language", None)
        if language:
            before = first.setdefault((one.subject, language.lower()), one)
            if before != one:
                yield from (before, one)


def _demanding(shapes: Graph, above: set[ox.Triple]) -> frozenset[ox.NamedNode]:
    """Name the classes whose members must have something, and those below them."""
    found = {
        ox.NamedNode(str(kind))
        for shape, kind in shapes.subject_objects(SH.targetClass)
        if isinstance(kind, URIRef)
        for asked in shapes.objects(shape, SH.property)
        if isinstance(asked, URIRef | BNode) and (asked, SH.minCount, None) in shapes
    }
    waiting: list[object] = [*found]
    below: dict[object, list[ox.NamedNode]] = {}
    for one in above:
        if isinstance(one.subject, ox.NamedNode):
            below.setdefault(one.object, []).append(one.subject)
    while waiting:
        more = set(below.get(waiting.pop(), ())) - found
        found |= more
        waiting += more
    return frozenset(found)
