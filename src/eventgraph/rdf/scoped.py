"""One dataset seen through some of its claims: read-only, on the same store, without a copy."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from functools import cached_property
from typing import Never

import pyoxigraph as ox
from rdflib import Dataset, Graph
from rdflib.term import Node

from eventgraph.errors import StoreError
from eventgraph.rdf.drafts import passed_on
from eventgraph.rdf.interface import Interface
from eventgraph.rdf.oxigraph import dataset_on, prefixes_of, store_of, with_prefixes
from eventgraph.rdf.reification import statements_of, told_quads, unasserted_in
from eventgraph.vocabulary import ONTOLOGY_GRAPH

__all__ = [
    "graphs_of",
    "quads_of",
    "seen_through",
    "shown_of",
    "told_in",
    "unasserting",
    "whole_of",
]


class ScopedStore(Interface):
    """rdflib's store interface over an Oxigraph store of which only some claims show.

    The claims' graphs show, their descriptions, and everything no party contests.
    """

    def __init__(self, store: ox.Store, graphs: Iterable[str]) -> None:
        super().__init__(store)
        self.graphs: tuple[str, ...] = tuple(sorted(graphs))

    @cached_property
    def _hidden(self) -> frozenset[str]:
        """Name the claims that do not show, and the statements in which they tell something."""
        unasserted = unasserted_in(self.inner)
        named = {graph.value for graph in self.inner.named_graphs()} | unasserted
        hidden = named - {*self.graphs, ONTOLOGY_GRAPH}
        told = (
            statement.value
            for claim in map(ox.NamedNode, unasserted & hidden)
            for statement in statements_of(self.inner, claim)
        )
        return frozenset(hidden.union(told))

    def shows(self, quad: ox.Quad) -> bool:
        """Tell whether a quad belongs to the scope."""
        return (
            getattr(quad.graph_name, "value", None) not in self._hidden
            and getattr(quad.subject, "value", None) not in self._hidden
        )

    def triples(
        self,
        triple_pattern: tuple[Node | None, Node | None, Node | None],
        context: Graph | None = None,
    ) -> Iterator[tuple[tuple[Node, Node, Node], Iterator[Graph | None]]]:
        """Give the triples that match and show."""
        for triple, contexts in super().triples(triple_pattern, context):
            graph = next(iter(contexts), None)
            names = (str(triple[0]), str(graph.identifier) if graph is not None else "")
            if self._hidden.isdisjoint(names):
                yield triple, iter((graph,))

    def contexts(self, triple: tuple[Node, Node, Node] | None = None) -> Generator[Graph]:
        """Give the graphs that show."""
        yield from (g for g in super().contexts(triple) if str(g.identifier) not in self._hidden)

    def __len__(self, context: Graph | None = None) -> int:
        return len({triple for triple, _ in self.triples((None, None, None), context)})

    def query(self, *_: object, **__: object) -> Never:
        """Refuse: rdflib's own interface cannot name the claims that count."""
        raise StoreError("a scope answers SPARQL through eventgraph.run, which knows its claims")

    def add(self, *_: object, **__: object) -> Never:
        """Refuse."""
        raise StoreError("a scope of a dataset is read-only; change the dataset it was taken from")

    addN = remove = update = remove_graph = add  # noqa: N815 (rdflib's name)

    def add_graph(self, graph: Graph) -> None:
        """Do nothing: rdflib announces a graph before it reads one."""


def seen_through(dataset: Dataset, graphs: Iterable[str]) -> Dataset:
    """See a dataset through the claims that `graphs` names: no copy, and read-only."""
    store = ScopedStore(store_of(dataset), graphs)
    seen = with_prefixes(Dataset(store=store, default_union=True), prefixes_of(dataset))
    return passed_on(dataset, seen)


def graphs_of(dataset: Dataset) -> tuple[str, ...] | None:
    """Name the claims that show in a scope of a dataset; None for a whole dataset, where all do."""
    return dataset.store.graphs if isinstance(dataset.store, ScopedStore) else None


def whole_of(dataset: Dataset) -> Dataset:
    """Give the dataset that a scope was taken from; a whole dataset is its own."""
    if graphs_of(dataset) is None:
        return dataset
    return passed_on(dataset, dataset_on(store_of(dataset), prefixes_of(dataset)))


def told_in(dataset: Dataset) -> Iterator[ox.Quad]:
    """Give what the claims of a dataset tell without asserting it, as quads of those claims."""
    store, shown = store_of(dataset), graphs_of(dataset)
    claims = unasserted_in(store)
    yield from told_quads(store, claims if shown is None else claims.intersection(shown))


def unasserting(dataset: Dataset) -> Dataset:
    """See a scope without what hidden claims tell but do not assert.

    Outside GRAPH a scoped query reads all of the unnamed graph, where reified statements stand; who
    asks for these needs a copy that lacks those of hidden claims. Without any, no copy is made.
    """
    store, scoped = store_of(dataset), dataset.store
    if not isinstance(scoped, ScopedStore) or unasserted_in(store) <= set(scoped.graphs):
        return dataset
    copy = ox.Store()
    copy.bulk_extend(filter(scoped.shows, store))
    return seen_through(dataset_on(copy, prefixes_of(dataset)), scoped.graphs)


def quads_of(dataset: Dataset) -> Iterator[ox.Quad]:
    """Give every quad of a dataset, of a scope only those that show; the ontology is left out."""
    ontology = ox.NamedNode(ONTOLOGY_GRAPH)
    return shown_of(dataset, (q for q in store_of(dataset) if q.graph_name != ontology))


def shown_of(dataset: Dataset, quads: Iterator[ox.Quad]) -> Iterator[ox.Quad]:
    """Give those of some quads that a dataset shows: all, or in a scope some."""
    store = dataset.store
    return filter(store.shows, quads) if isinstance(store, ScopedStore) else quads
