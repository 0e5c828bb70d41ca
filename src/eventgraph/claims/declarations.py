"""What the ontology declares about values that cannot both hold; no property is known by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox
from rdflib import Dataset

from eventgraph.claims.intervals import Bound
from eventgraph.rdf.oxigraph import store_of
from eventgraph.sparql.running import packaged, solve
from eventgraph.vocabulary import EVG, OWL, RDF

__all__ = ["Declarations", "declarations", "symmetric_properties"]

_BOUNDS: Final = {
    str(EVG.SingleValued): Bound.EXACT,
    str(EVG.lowerBoundOf): Bound.LOWER,
    str(EVG.strictLowerBoundOf): Bound.STRICT_LOWER,
    str(EVG.upperBoundOf): Bound.UPPER,
}


@dataclass(frozen=True)
class Declarations:
    """The declared properties, by IRI.

    `measures` gives each single-valued property, and each bound of one, the property it measures
    and how; `opposites` what each property is declared to contradict; `namings` the properties
    that say what a speaker calls a thing; `qualifiers` what tells apart values of a property;
    `nested` which values of a property lie in which others.
    """

    measures: Mapping[str, tuple[str, Bound]]
    opposites: Mapping[str, frozenset[str]]
    namings: frozenset[str]
    qualifiers: Mapping[str, frozenset[str]]
    nested: Mapping[str, Mapping[str, frozenset[str]]]

    def properties(self) -> frozenset[str]:
        """Name every property by which claims can disagree, and what qualifies one."""
        qualifiers = frozenset().union(*self.qualifiers.values())
        return qualifiers.union(self.measures, self.opposites, self.namings, self.nested)


def declarations(dataset: Dataset) -> Declarations:
    """Read the declarations from the ontology that lies beside the data.

    >>> import eventgraph as eg
    >>> found = declarations(eg.load("graph"))
    >>> found.measures[str(EVG.sizeOver)][1]
    <Bound.STRICT_LOWER: 'more than'>
    """
    measures: dict[str, tuple[str, Bound]] = {}
    opposites: dict[str, set[str]] = defaultdict(set)
    qualifiers: dict[str, set[str]] = defaultdict(set)
    parents: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    namings = set()
    for row in solve(packaged("claims/declarations"), dataset):
        given = row["property"].value
        if row["base"]:
            measures[given] = (row["base"].value, _BOUNDS[row["bounds"].value])
        if row["opposite"]:
            opposites[given].add(row["opposite"].value)
        if row["naming"]:
            namings.add(given)
        if row["qualifier"]:
            qualifiers[given].add(row["qualifier"].value)
        if row["inner"]:
            parents[given][row["inner"].value].add(row["outer"].value)
    nested = {given: _closed(pairs) for given, pairs in parents.items()}
    return Declarations(
        measures, _frozen(opposites), frozenset(namings), _frozen(qualifiers), nested
    )


def symmetric_properties(dataset: Dataset) -> frozenset[str]:
    """Name the properties that say the same read either way.

    >>> import eventgraph as eg
    >>> str(EVG.linkedTo) in symmetric_properties(eg.load("graph"))
    True
    """
    kind, symmetric = (ox.NamedNode(str(term)) for term in (RDF.type, OWL.SymmetricProperty))
    quads = store_of(dataset).quads_for_pattern(None, kind, symmetric)
    return frozenset(str(getattr(quad.subject, "value", "")) for quad in quads)


def _closed(parents: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    """Give all that each thing lies in, and what those lie in, and so on."""
    closed = {}
    for inner in parents:
        found: set[str] = set()
        left = [inner]
        while left:
            new = parents.get(left.pop(), set()) - found
            found |= new
            left += new
        closed[inner] = frozenset(found - {inner})
    return closed


def _frozen(sets: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(values) for name, values in sorted(sets.items())}
