"""The seam between rdflib and Oxigraph: the store under a dataset, terms from one to the other."""

from __future__ import annotations

from typing import Final

import pyoxigraph as ox
from oxrdflib import OxigraphStore
from rdflib import BNode, Dataset, Literal, URIRef
from rdflib.term import Identifier

from eventgraph.errors import StoreError
from eventgraph.vocabulary import PREFIXES

__all__ = ["Term", "dataset_on", "graphs_of", "named_node", "ox_term", "store_of", "term"]

_STRING: Final = ox.NamedNode("http://www.w3.org/2001/XMLSchema#string")

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


def dataset_on(store: ox.Store) -> Dataset:
    """Wrap an Oxigraph store as an rdflib dataset whose default graph is the union of all."""
    dataset = Dataset(store=OxigraphStore(store=store), default_union=True)
    for prefix, namespace in PREFIXES.items():
        dataset.bind(prefix, namespace, override=True, replace=True)
    return dataset


def store_of(dataset: Dataset) -> ox.Store:
    """Give the Oxigraph store that a dataset lies on; raises StoreError for any other dataset."""
    store = getattr(dataset.store, "_inner", None)
    if not isinstance(store, ox.Store):
        raise StoreError(
            "the dataset does not lie on an Oxigraph store; make it with eventgraph.load"
        )
    return store


def graphs_of(dataset: Dataset) -> tuple[str, ...] | None:
    """Name the claims that show in a scope of a dataset; None for a whole dataset, where all do."""
    graphs: tuple[str, ...] | None = getattr(dataset.store, "graphs", None)
    return graphs


def term(value: Term) -> Identifier:
    """Turn an Oxigraph term into the rdflib term it stands for.

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
