"""The seam between rdflib and Oxigraph: the store under a dataset, terms from one to the other."""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache, lru_cache
from typing import Final, TypeVar

import pyoxigraph as ox
from rdflib import BNode, Dataset, Graph, Literal, URIRef
from rdflib.term import Identifier

from eventgraph.errors import StoreError
from eventgraph.rdf.interface import Interface
from eventgraph.vocabulary import PREFIXES

__all__ = [
    "STRING",
    "Term",
    "dataset_on",
    "named_node",
    "opened_again",
    "ox_term",
    "prefixes_of",
    "quietly",
    "store_of",
    "term",
    "values_of",
    "with_prefixes",
]

#: The datatype of plain text.
STRING: Final = ox.NamedNode("http://www.w3.org/2001/XMLSchema#string")

_XSD: Final = PREFIXES["xsd"]
_DAY: Final = r"[12][0-9]{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])"
#: What most literals look like: rdflib reads these without a word, and it is quicker to let it.
_PLAIN: Final = {
    f"{_XSD}boolean": re.compile("true|false"),
    f"{_XSD}date": re.compile(_DAY),
    f"{_XSD}dateTime": re.compile(_DAY + "T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z?"),
    f"{_XSD}decimal": re.compile(r"[+-]?[0-9]{1,18}(?:\.[0-9]{1,18})?"),
    f"{_XSD}gYear": re.compile("[12][0-9]{3}"),
    f"{_XSD}gYearMonth": re.compile("[12][0-9]{3}-(?:0[1-9]|1[0-2])"),
    f"{_XSD}integer": re.compile("[+-]?[0-9]{1,18}"),
}

#: Of how many datasets the prefixes are kept.
_DATASETS: Final = 16

_Graph = TypeVar("_Graph", bound=Graph)

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


def dataset_on(
    store: ox.Store, names: Mapping[str, str] = PREFIXES, place: str | None = None
) -> Dataset:
    """Wrap an Oxigraph store as an rdflib dataset whose default graph is the union of all.

    `place` is the folder on disk in which the store lies, if it does.
    """
    return with_prefixes(Dataset(store=Interface(store, place), default_union=True), names)


def opened_again(dataset: Dataset) -> Dataset:
    """Open the store on disk that a dataset lies on once more, for a process of its own.

    A dataset in memory is given back itself.
    """
    place = getattr(dataset.store, "place", None)
    if place is None:
        return dataset
    return dataset_on(ox.Store.read_only(place), prefixes_of(dataset), place)


def with_prefixes(graph: _Graph, names: Mapping[str, str] = PREFIXES) -> _Graph:
    """Bind prefixes to a graph or dataset, and give it back."""
    for prefix, namespace in names.items():
        graph.bind(prefix, namespace, override=True, replace=True)
    return graph


def prefixes_of(graph: Graph) -> dict[str, str]:
    """Give the prefixes a graph or dataset goes by: the shared ones, and its own, which win.

    What rdflib binds to every graph by itself is not counted; nor is anything that shortens a
    shared namespace once more.

    >>> own = {**PREFIXES, "actor": "http://example.org/a/", "b": "http://example.org/b/"}
    >>> names = prefixes_of(with_prefixes(Graph(), own))
    >>> names["actor"], names["b"], "brick" in names
    ('http://example.org/a/', 'http://example.org/b/', False)
    """
    # Asked for with every query: rdflib's own list makes each namespace anew.
    return dict(_known(tuple(graph.store.namespaces())))


@lru_cache(maxsize=_DATASETS)
def _known(namespaces: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    bound = {name: str(namespace) for name, namespace in sorted(namespaces)}
    if "evg" not in bound:
        return PREFIXES
    names = {name: bound.get(name, namespace) for name, namespace in PREFIXES.items()}
    used = set(names.values())
    others = {name: namespace for name, namespace in bound.items() if namespace not in used}
    return names | {name: n for name, n in others.items() if _rdflib().get(name) != n}


@cache
def _rdflib() -> dict[str, str]:
    """Give what rdflib binds to every graph."""
    return {name: str(namespace) for name, namespace in Graph().namespaces()}


def store_of(dataset: Dataset) -> ox.Store:
    """Give the Oxigraph store that a dataset lies on; raises StoreError for any other dataset."""
    if isinstance(dataset.store, Interface):
        return dataset.store.inner
    # Of a dataset that somebody made with oxrdflib. It is the one private name of another library
    # that is read: oxrdflib 0.5 (pinned below 0.6) gives its store out by no other.
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
    if value.datatype == STRING:
        return Literal(value.value)
    datatype = value.datatype.value
    plain = _PLAIN.get(datatype)
    if plain and plain.fullmatch(value.value):
        return Literal(value.value, datatype=datatype, normalize=False)
    with quietly():
        return Literal(value.value, datatype=datatype, normalize=False)


@contextmanager
def quietly() -> Iterator[None]:
    """Keep rdflib from warning of values that are not of their datatype: `validate` tells."""
    log = logging.getLogger("rdflib.term")
    before = log.disabled
    log.disabled = True
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        log.disabled = before


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


def values_of(store: ox.Store, name: str, relation: URIRef) -> list[str]:
    """List what something points to by a property, as text, sorted; nothing for what is no IRI.

    >>> values_of(ox.Store(), "no IRI", URIRef("http://example.org/p"))
    []
    """
    node = named_node(name)
    if node is None:
        return []
    quads = store.quads_for_pattern(node, ox.NamedNode(str(relation)), None)
    return sorted({str(getattr(quad.object, "value", quad.object)) for quad in quads})
