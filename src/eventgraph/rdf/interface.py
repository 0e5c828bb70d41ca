"""rdflib's interface to an Oxigraph store: oxrdflib's, which is loaded when it is first asked.

oxrdflib brings rdflib's own SPARQL parser along, which takes as long to import as most answers take
to find, and which no answer uses. Prefixes, all that every dataset needs, are kept here.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Mapping
from functools import cached_property
from importlib import import_module
from typing import Any

import pyoxigraph as ox
from rdflib import Graph, URIRef
from rdflib.query import Result
from rdflib.store import Store
from rdflib.term import Identifier, Node

__all__ = ["Interface"]

_Pattern = tuple[Node | None, Node | None, Node | None]
_Triple = tuple[Node, Node, Node]


class Interface(Store):
    """An Oxigraph store as rdflib knows stores; `inner` is the store itself."""

    context_aware = True
    graph_aware = True

    def __init__(self, inner: ox.Store, place: str | None = None) -> None:
        """Know a store, and where on disk it lies if it does; nothing is read."""
        super().__init__()
        self.inner, self.place = inner, place
        self._namespaces: dict[str, URIRef] = {}
        self._prefixes: dict[URIRef, str] = {}

    @cached_property
    def _full(self) -> Any:  # noqa: ANN401 - oxrdflib tells no types
        return import_module("oxrdflib").OxigraphStore(store=self.inner)

    def _graph(self, graph: Graph) -> Graph:
        return Graph(store=self, identifier=graph.identifier)

    def triples(
        self, triple_pattern: _Pattern, context: Graph | None = None
    ) -> Iterator[tuple[_Triple, Iterator[Graph | None]]]:
        """Give the triples that match, each with its graph."""
        for triple, graphs in self._full.triples(triple_pattern, context):
            yield triple, map(self._graph, graphs)

    def contexts(self, triple: _Triple | None = None) -> Generator[Graph]:
        """Give the graphs, or those that hold a triple."""
        yield from map(self._graph, self._full.contexts(triple))

    def __len__(self, context: Graph | None = None) -> int:
        return int(self._full.__len__(context))

    def add(self, triple: _Triple, context: Graph, quoted: bool = False) -> None:  # noqa: FBT001, FBT002 - rdflib's
        """Add a triple to a graph."""
        self._full.add(triple, context, quoted)
        super().add(triple, context, quoted)

    def addN(self, quads: Iterable[tuple[Node, Node, Node, Graph]]) -> None:  # noqa: N802 - rdflib's name
        """Add quads."""
        for subject, predicate, value, graph in quads:
            self.add((subject, predicate, value), graph)

    def remove(self, triple: _Pattern, context: Graph | None = None) -> None:
        """Remove the triples that match."""
        self._full.remove(triple, context)
        super().remove(triple, context)

    def add_graph(self, graph: Graph) -> None:
        """Add a graph that may be empty."""
        self._full.add_graph(graph)

    def remove_graph(self, graph: Graph) -> None:
        """Remove a graph with all that it holds."""
        self._full.remove_graph(graph)

    def query(
        self,
        query: Any,  # noqa: ANN401 - text, or what rdflib has parsed
        initNs: Mapping[str, Any],  # noqa: N803 - rdflib's name
        initBindings: Mapping[str, Identifier],  # noqa: N803 - rdflib's name
        queryGraph: str,  # noqa: N803 - rdflib's name
        **options: Any,  # noqa: ANN401 - rdflib's
    ) -> Result:
        """Let Oxigraph answer a query in text; rdflib itself answers one that it has parsed."""
        names = {**self._namespaces, **initNs}
        found: Result = self._full.query(query, names, initBindings, queryGraph, **options)
        return found

    def update(
        self,
        update: Any,  # noqa: ANN401 - see `query`
        initNs: Mapping[str, Any],  # noqa: N803 - rdflib's name
        initBindings: Mapping[str, Identifier],  # noqa: N803 - rdflib's name
        queryGraph: str,  # noqa: N803 - rdflib's name
        **options: Any,  # noqa: ANN401 - rdflib's
    ) -> None:
        """Let Oxigraph change the store as a text says."""
        names = {**self._namespaces, **initNs}
        self._full.update(update, names, initBindings, queryGraph, **options)

    def bind(self, prefix: str, namespace: URIRef, override: bool = True) -> None:  # noqa: FBT001, FBT002 - rdflib's
        """Let a prefix stand for a namespace; neither has another then."""
        if not override and (prefix in self._namespaces or namespace in self._prefixes):
            return
        before, name = self._namespaces.pop(prefix, None), self._prefixes.pop(namespace, None)
        self._prefixes.pop(before or namespace, None)
        self._namespaces.pop(name or prefix, None)
        self._namespaces[prefix] = namespace
        self._prefixes[namespace] = prefix

    def prefix(self, namespace: URIRef) -> str | None:
        """Give the prefix that stands for a namespace."""
        return self._prefixes.get(namespace)

    def namespace(self, prefix: str) -> URIRef | None:
        """Give the namespace that a prefix stands for."""
        return self._namespaces.get(prefix)

    def namespaces(self) -> Iterator[tuple[str, URIRef]]:
        """Give every prefix with its namespace."""
        yield from self._namespaces.items()
