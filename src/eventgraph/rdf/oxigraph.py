"""The seam between rdflib and Oxigraph: the store under a dataset, terms from one to the other."""

from __future__ import annotations

from typing import Final, TypeVar

import pyoxigraph as ox
from oxrdflib import OxigraphStore
from rdflib import BNode, Dataset, Graph, Literal, URIRef
from rdflib.term import Identifier

from eventgraph.errors import StoreError
from eventgraph.vocabulary import PREFIXES

__all__ = [
    "Term",
    "dataset_on",
    "named_node",
    "ox_term",
    "store_of",
    "term",
    "with_prefixes",
]

_STRING: Final = ox.NamedNode("http://www.w3.org/2001/XMLSchema#string")

_Graph = TypeVar("_Graph", bound=Graph)

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


def dataset_on(store: ox.Store) -> Dataset:
    """Wrap an Oxigraph store as an rdflib dataset whose default graph is the union of all."""
    return with_prefixes(Dataset(store=OxigraphStore(store=store), default_union=True))


def with_prefixes(graph: _Graph) -> _Graph:
    """Bind the shared prefixes to a graph or dataset, and give it back."""
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace, override=True, replace=True)
    return graph


def store_of(dataset: Dataset) -> ox.Store:
    """Give the Oxigraph store that a dataset lies on; raises StoreError for any other dataset."""
    # The one private name of another library that is read: oxrdflib 0.5 (pinned below 0.6) gives
    # its store out by no other, and a test fails when that changes.
    store = getattr(dataset.store, "_inner", None)
    if not isinstance(store, ox.Store):
        raise StoreError(
            "the dataset does not lie on an Oxigraph store; make it with eventgraph.load"
        )
    return store


def term(value: Term) -> Identifier:
    """Turn an Oxigraph term into the rdflib term it stands for; raises StoreError for a triple.

    >>> term(ox.Literal("hola", language="es"))
    rdflib.term.Literal('hola', lang='es')
    """
    if isinstance(value, ox.NamedNode):
        return URIRef(value.value)
    if isinstance(value, ox.BlankNode):
        return BNode(value.value)
    if isinstance(value, ox.Triple):
        raise StoreError("quoted triples (RDF 1.2) are not supported; name the claim as a graph")
    if value.language:
        return Literal(value.value, lang=value.language)
    if value.datatype == _STRING:
        return Literal(value.value)
    return Literal(value.value, datatype=URIRef(value.datatype.value), normalize=False)


def ox_term(value: Identifier) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """Turn an rdflib term into the Oxigraph term it stands for."""
    if isinstance(value, Literal):
        if value.language:
            return ox.Literal(str(value), language=value.language)
        datatype = ox.NamedNode(str(value.datatype)) if value.datatype else None
        return ox.Literal(str(value), datatype=datatype)
    return ox.BlankNode(str(value)) if isinstance(value, BNode) else ox.NamedNode(str(value))


def named_node(iri: str) -> ox.NamedNode | None:
    """Turn an IRI into the term it is, or None where it is no IRI at all.

    >>> named_node("http://example.org/> } ; DROP") is None
    True
    """
    try:
        return ox.NamedNode(iri)
    except ValueError:
        return None
