"""The names of what an answer shows, each found when it is asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cached_property, lru_cache
from typing import Final

import pyoxigraph as ox
from rdflib import Dataset

from eventgraph.claims.cards import Card
from eventgraph.claims.names import labels
from eventgraph.claims.sentences import is_said, is_spoken, sentence
from eventgraph.rdf.oxigraph import named_node, store_of
from eventgraph.rdf.reification import is_unasserted
from eventgraph.rdf.scoped import graphs_of
from eventgraph.text.languages import distance
from eventgraph.vocabulary import ONTOLOGY_GRAPH, RDFS, SEM

__all__ = ["Names", "is_claim"]

#: How many names are kept at most, so that an answer of any length takes as much memory.
_KEPT: Final = 1 << 15
_LABEL: Final = ox.NamedNode(str(RDFS.label))
_SPEAKER: Final = ox.NamedNode(str(SEM.accordingTo))


class Names(Mapping[str, str]):
    """The labels of `labels`, sentences of claims included, made for those that are asked for.

    To ask for a name takes microseconds, however large the dataset is. To go through all of them,
    or to count them, makes every one.

    >>> import eventgraph as eg
    >>> names = Names(eg.load("graph"), "es")
    >>> names["https://w3id.org/eventgraph/id/actor/pope-leo-xiv"], "no IRI" in names
    ('Papa León XIV', False)
    """

    def __init__(
        self,
        dataset: Dataset,
        language: str = "en",
        *,
        made: bool = True,
        cards: Mapping[str, Card] | None = None,
    ) -> None:
        """Make sentences unless `made` is false, from the `cards` of all claims if there are."""
        self._dataset, self._language, self._cards = dataset, language, cards
        self._words = Names(dataset, language, made=False) if made else None
        shown = graphs_of(dataset)
        self._shown = None if shown is None else frozenset((*shown, ONTOLOGY_GRAPH))
        self._name_of = lru_cache(_KEPT)(self._found)

    def __getitem__(self, iri: str) -> str:
        name = self._name_of(str(iri))
        if name is None:
            raise KeyError(iri)
        return name

    def __iter__(self) -> Iterator[str]:
        return iter(labels(self._dataset, self._language, made=self._words is not None))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _found(self, iri: str) -> str | None:
        """Give the label nearest to the language, or the sentence where a claim needs one."""
        node = named_node(iri)
        if node is None:
            return None
        known = self._labels(node)
        label = min(known)[2] if known else None
        if self._words is None or is_said((tag for _, tag, _ in known), self._language):
            return label
        if (known and not self._spoken) or not is_claim(self._dataset, node, self._shown):
            return label
        return sentence(self._dataset, iri, self._language, self._words, self._cards)

    def _labels(self, node: ox.NamedNode) -> list[tuple[int, str, str]]:
        """List the labels that show of one thing, each behind what it is chosen by."""
        quads = store_of(self._dataset).quads_for_pattern(node, _LABEL, None)
        return [
            (distance(tag, self._language), tag, quad.object.value)
            for quad in quads
            if isinstance(quad.object, ox.Literal) and self._shows(quad.graph_name)
            for tag in (quad.object.language or "",)
        ]

    def _shows(self, graph: ox.NamedNode | ox.BlankNode | ox.DefaultGraph) -> bool:
        if self._shown is None or isinstance(graph, ox.DefaultGraph):
            return True
        return graph.value in self._shown

    @cached_property
    def _spoken(self) -> bool:
        return is_spoken(self._dataset, self._language)


def is_claim(dataset: Dataset, node: ox.NamedNode, shown: Collection[str] | None) -> bool:
    """Tell whether one thing is among `claim_names`; `shown` are the graphs of a scope, if any.

    >>> import eventgraph as eg
    >>> is_claim(eg.load("graph"), ox.NamedNode("http://example.org/none"), None)
    False
    """
    store = store_of(dataset)
    if shown is not None and node.value not in shown:
        return False
    stated = shown is not None or store.contains_named_graph(node)
    spoken = stated and any(store.quads_for_pattern(node, _SPEAKER, None))
    return spoken or is_unasserted(store, node)
