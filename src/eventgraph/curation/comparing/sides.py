"""One side of a comparison: what each claim says and is, under the names of the other side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Final, NamedTuple

import pyoxigraph as ox
from rdflib import Dataset

from eventgraph.rdf.oxigraph import Term, store_of
from eventgraph.vocabulary import DCTERMS, EVG, ONTOLOGY_GRAPH, RDF, SEM

__all__ = ["Held", "Side", "differing"]

Node = ox.NamedNode | ox.BlankNode
Said = tuple[Term, ox.NamedNode, Term]

_OUTSIDE: Final = ox.DefaultGraph()
_ONTOLOGY: Final = ox.NamedNode(ONTOLOGY_GRAPH)
_IN_CLAIM: Final = ox.NamedNode(str(EVG.inClaim))
_TYPE: Final = ox.NamedNode(str(RDF.type))
_SPEAKER: Final = ox.NamedNode(str(SEM.accordingTo))
_REPLACES: Final = ox.NamedNode(str(DCTERMS.replaces))
_CLAIMS: Final = frozenset({ox.NamedNode(str(EVG.Claim)), ox.NamedNode(str(EVG.Observation))})
_DECISION: Final = ox.NamedNode(str(EVG.IdentityDecision))
_PARTS: Final = tuple(ox.NamedNode(str(part)) for part in (RDF.subject, RDF.predicate, RDF.object))
_OPEN: Final = "…"


class Held(NamedTuple):
    """What one side holds of a name: what is said in its graph, and what describes it."""

    said: frozenset[Said]
    described: frozenset[tuple[ox.NamedNode, Term]]

    def __bool__(self) -> bool:
        """Whether the side holds anything of it."""
        return bool(self.said or self.described)


class Side:
    """A dataset of which names may be read as others: `names` leads from its own to those."""

    def __init__(self, dataset: Dataset) -> None:
        """Look at the dataset's store."""
        self.dataset = dataset
        self.store = store_of(dataset)
        self.names: Mapping[ox.NamedNode, ox.NamedNode] = {}
        self._blanks: dict[ox.BlankNode, ox.BlankNode] = {}

    def read(self, term: Term) -> Term:
        """Give a term as it is compared: by its other name, or, without one, by what it holds."""
        if isinstance(term, ox.BlankNode):
            return self._blank(term)
        return self.names.get(term, term) if isinstance(term, ox.NamedNode) else term

    def held(self, names: Iterator[ox.NamedNode] | tuple[ox.NamedNode, ...]) -> Held:
        """Give what is held of one name, or of several that are one on the other side."""
        said: set[Said] = set()
        described: set[tuple[ox.NamedNode, Term]] = set()
        for name in names:
            for quad in self.store.quads_for_pattern(None, None, None, name):
                said.add((self.read(quad.subject), quad.predicate, self.read(quad.object)))
            for quad in self.store.quads_for_pattern(name, None, None, _OUTSIDE):
                described.add((quad.predicate, self.read(quad.object)))
            said.update(self._told(name))
        return Held(frozenset(said), frozenset(described))

    def _told(self, name: ox.NamedNode) -> Iterator[Said]:
        """Give what a claim tells in reified statements."""
        for found in self.store.quads_for_pattern(None, _IN_CLAIM, name):
            parts = [
                quad.object
                for part in _PARTS
                for quad in self.store.quads_for_pattern(found.subject, part, None)
            ]
            if len(parts) == len(_PARTS) and isinstance(parts[1], ox.NamedNode):
                yield self.read(parts[0]), parts[1], self.read(parts[2])

    def has(self, name: ox.NamedNode) -> bool:
        """Tell whether a name is described here, or names a graph."""
        outside = self.store.quads_for_pattern(name, None, None, _OUTSIDE)
        return any(True for _ in outside) or self.store.contains_named_graph(name)

    def kind(self, name: ox.NamedNode) -> str:
        """Tell whether a name is a claim, a decision on identity, or a thing."""
        types = {quad.object for quad in self.store.quads_for_pattern(name, _TYPE, None, _OUTSIDE)}
        if _DECISION in types:
            return "decision"
        spoken = any(True for _ in self.store.quads_for_pattern(name, _SPEAKER, None))
        claims = not _CLAIMS.isdisjoint(types) or self.store.contains_named_graph(name)
        return "claim" if claims or spoken else "thing"

    def replaced(self) -> Iterator[tuple[ox.NamedNode, ox.NamedNode]]:
        """Give each name that has replaced another, and that other."""
        for quad in self.store.quads_for_pattern(None, _REPLACES, None, _OUTSIDE):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
                yield quad.subject, quad.object

    def owner(self, quad: ox.Quad) -> ox.NamedNode | None:
        """Name the claim or thing that a quad belongs to."""
        if isinstance(quad.graph_name, ox.NamedNode):
            return quad.graph_name
        node: Term = quad.subject
        seen: set[Term] = set()
        while node not in seen and not isinstance(node, ox.Literal | ox.Triple):
            seen.add(node)
            for one in self.store.quads_for_pattern(node, _IN_CLAIM, None, _OUTSIDE):
                return one.object if isinstance(one.object, ox.NamedNode) else None
            if isinstance(node, ox.NamedNode):
                return node
            above = next(iter(self.store.quads_for_pattern(None, None, node)), None)
            if above is None:
                return None
            if isinstance(above.graph_name, ox.NamedNode):
                return above.graph_name
            node = above.subject
        return None

    def _blank(self, start: ox.BlankNode) -> ox.BlankNode:
        """Name a node without a name by what it holds, whatever files call it."""
        waiting, under = [start], {start}
        while waiting:
            node = waiting[-1]
            quads = list(self.store.quads_for_pattern(node, None, None))
            below = [q.object for q in quads if isinstance(q.object, ox.BlankNode)]
            ahead = [one for one in below if one not in self._blanks and one not in under]
            if ahead and node not in self._blanks:
                waiting.append(ahead[0])
                under.add(ahead[0])
                continue
            lines = sorted(f"{q.predicate} {self._named(q.object)}" for q in quads)
            digest = sha256("\n".join(lines).encode()).hexdigest()[:16]
            self._blanks.setdefault(node, ox.BlankNode(f"b{digest}"))
            waiting.pop()
        return self._blanks[start]

    def _named(self, term: Term) -> str:
        if isinstance(term, ox.BlankNode):
            return str(self._blanks.get(term, _OPEN))
        return str(self.read(term))


def differing(one: Side, other: Side) -> Iterator[ox.NamedNode]:
    """Name, some more than once, what owns a quad of one side that the other does not hold."""
    for quad in one.store:
        if quad not in other.store and quad.graph_name != _ONTOLOGY:
            owner = one.owner(quad)
            if owner is not None:
                yield owner
