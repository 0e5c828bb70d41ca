"""What weakens a disagreement: one voice in one publication, a body and who acts for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Final

import pyoxigraph as ox
from rdflib import Dataset

from eventgraph.claims.declarations import closed
from eventgraph.evidence.sides import STRICT, Disagreement, Side
from eventgraph.rdf.oxigraph import store_of
from eventgraph.rdf.scoped import whole_of
from eventgraph.sparql.running import packaged, solve
from eventgraph.vocabulary import EVG, PROV

__all__ = ["Circumstances"]

_CERTAINTY: Final = ox.NamedNode(str(EVG.certainty))
_POSSIBLE: Final = ox.NamedNode(str(EVG.Possible))
_SOURCE: Final = ox.NamedNode(str(PROV.wasQuotedFrom))
_DERIVED: Final = ox.NamedNode(str(PROV.wasDerivedFrom))


class Circumstances:
    """What a dataset says around its claims, read when it is first asked for.

    A scope hides nothing of it: a publication stays the same one, whoever is read.
    """

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = whole_of(dataset)
        self._store = store_of(dataset)
        self._origins: dict[str, frozenset[str]] = {}

    @cached_property
    def possible(self) -> frozenset[str]:
        """The claims that are put forward as no more than possible."""
        quads = self._store.quads_for_pattern(None, _CERTAINTY, _POSSIBLE)
        return frozenset(str(getattr(quad.subject, "value", "")) for quad in quads)

    @cached_property
    def _bodies(self) -> Mapping[str, frozenset[str]]:
        """Give each actor the bodies that it belongs to, as anybody says."""
        found: dict[str, set[str]] = {}
        for row in solve(packaged("evidence/conflicts-members"), self._dataset):
            found.setdefault(row["member"].value, set()).add(row["body"].value)
        return {member: frozenset(bodies) for member, bodies in found.items()}

    @cached_property
    def wholes(self) -> Mapping[str, Mapping[str, frozenset[str]]]:
        """Give each part the wholes it lies in, by the property that is declared to lead there."""
        parents: dict[str, dict[str, set[str]]] = {}
        for row in solve(packaged("evidence/conflicts-parts"), self._dataset):
            given = parents.setdefault(row["link"].value, {})
            for quad in self._store.quads_for_pattern(None, row["narrower"], None):
                part, whole = quad.subject, quad.object
                if isinstance(part, ox.NamedNode) and isinstance(whole, ox.NamedNode):
                    given.setdefault(part.value, set()).add(whole.value)
        return {link: dict(sorted(closed(pairs).items())) for link, pairs in parents.items()}

    def akin(self, one: str, other: str) -> bool:
        """Tell whether one of two actors belongs to the other, and so may act for it."""
        return other in self._bodies.get(one, ()) or one in self._bodies.get(other, ())

    def bodies_of(self, actor: str) -> frozenset[str]:
        """Name the bodies that an actor belongs to, as far as it is a member of any."""
        return self._bodies.get(actor, frozenset())

    def matters(self, found: Disagreement) -> bool:
        """Tell whether a disagreement is one: speakers who vary their words in one place are none.

        What cannot hold together stays, whoever says it.
        """
        one, *others = found.sides
        return found.class_ in STRICT or not all(self._one_voice(one, other) for other in others)

    def _one_voice(self, one: Side, other: Side) -> bool:
        """Tell whether one speaker says both in one publication, its reprints included."""
        if one.speaker != other.speaker:
            return False
        return not self.read_in(one.claims).isdisjoint(self.read_in(other.claims))

    def read_in(self, claims: Iterable[str]) -> frozenset[str]:
        """Name the publications that claims were read in, each with those it derives from."""
        found: set[str] = set()
        for claim in claims:
            for quad in self._store.quads_for_pattern(ox.NamedNode(claim), _SOURCE, None):
                source = quad.object
                found |= (
                    self._with_origins(source.value)
                    if isinstance(source, ox.NamedNode)
                    else {str(source)}
                )
        return frozenset(found)

    def _with_origins(self, source: str) -> frozenset[str]:
        if source not in self._origins:
            found, left = {source}, [source]
            while left:
                node = ox.NamedNode(left.pop())
                quads = self._store.quads_for_pattern(node, _DERIVED, None)
                new = {q.object.value for q in quads if isinstance(q.object, ox.NamedNode)} - found
                found |= new
                left += new
            self._origins[source] = frozenset(found)
        return self._origins[source]
