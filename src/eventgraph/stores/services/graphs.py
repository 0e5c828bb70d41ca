"""The graphs of a dataset as a service has them: each by its name, none without, no blank nodes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import pyoxigraph as ox
from rdflib import Dataset

from eventgraph.errors import StoreError
from eventgraph.rdf.oxigraph import store_of
from eventgraph.rdf.scoped import graphs_of, quads_of
from eventgraph.stores.services.blanks import named
from eventgraph.vocabulary import BASE, ONTOLOGY_GRAPH

__all__ = ["GENID", "RECORD", "Graphs"]

#: The named graph in which a service keeps what lies outside any graph in files.
RECORD: Final = f"{BASE}graph/record"
#: What names a blank node on a service.
GENID: Final = f"{BASE}.well-known/genid/"
_OUTSIDE: Final = ox.DefaultGraph()


class Graphs:
    """The graphs of a dataset by the names that they have on a service, and their triples.

    `counts` names them in the order in which they are written, the record last.

    >>> import eventgraph as eg
    >>> list(Graphs(eg.load("graph/sources.ttl")).counts)[-1] == RECORD
    True
    """

    def __init__(self, dataset: Dataset) -> None:
        self._store = store = _shown(dataset)
        self._names: dict[Any, Any] = dict(named(store, GENID)) if _has_blank(store) else {}
        inside = sorted(graph.value for graph in store.named_graphs() if _is_named(graph))
        #: The record comes last: it describes what was written before it.
        self.counts: dict[str, int] = {}
        for name in (*inside, RECORD):
            count = sum(1 for _ in self.triples(name))
            if count:
                self.counts[name] = count

    def triples(self, name: str) -> Iterator[ox.Triple]:
        """Give the triples of a graph, blank nodes by their names."""
        graph = _OUTSIDE if name == RECORD else ox.NamedNode(name)
        for quad in self._store.quads_for_pattern(None, None, None, graph):
            subject, value = (self._names.get(term, term) for term in (quad.subject, quad.object))
            yield ox.Triple(subject, quad.predicate, value)

    def body(self, name: str) -> bytes:
        """Write the triples of a graph in N-Triples, sorted."""
        text = ox.serialize(self.triples(name), format=ox.RdfFormat.N_TRIPLES) or b""
        return b"".join(line + b"\n" for line in sorted(set(text.splitlines())))


def _shown(dataset: Dataset) -> ox.Store:
    """Give the store of a dataset; of a scope a copy of what shows, the ontology beside it."""
    store = store_of(dataset)
    if graphs_of(dataset) is None:
        return store
    copy = ox.Store()
    copy.bulk_extend(quads_of(dataset))
    copy.bulk_extend(store.quads_for_pattern(None, None, None, ox.NamedNode(ONTOLOGY_GRAPH)))
    return copy


def _is_named(graph: object) -> bool:
    if not isinstance(graph, ox.NamedNode):
        raise StoreError(f"{graph}: a graph without a name cannot be published; give it an IRI")
    return True


def _has_blank(store: ox.Store) -> bool:
    return any(
        isinstance(term, ox.BlankNode) for quad in store for term in (quad.subject, quad.object)
    )
