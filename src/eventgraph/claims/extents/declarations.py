"""What the ontology declares about values that cannot both hold; no property is known by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

import pyoxigraph as ox
from rdflib import Dataset

from eventgraph.claims.extents.intervals import Bound
from eventgraph.rdf.oxigraph import store_of
from eventgraph.sparql.running import packaged, solve
from eventgraph.vocabulary import EVG, OWL, RDF

__all__ = [
    "Declarations",
    "Qualifiers",
    "closed",
    "declarations",
    "reached",
    "symmetric_properties",
]

_BOUNDS: Final = {
    str(EVG.SingleValued): Bound.EXACT,
    str(EVG.lowerBoundOf): Bound.LOWER,
    str(EVG.strictLowerBoundOf): Bound.STRICT_LOWER,
    str(EVG.upperBoundOf): Bound.UPPER,
}

Sets = Mapping[str, frozenset[str]]
_NONE: Final[frozenset[str]] = frozenset()


class Qualifiers(NamedTuple):
    """The properties that say of what a value is a value of.

    `strict` ones make two values values of other things, `units` values in other units; where
    only one value is `situating` by one, the two may be of the same, or not.
    """

    strict: frozenset[str] = _NONE
    units: frozenset[str] = _NONE
    situating: frozenset[str] = _NONE

    @property
    def all(self) -> frozenset[str]:
        """Name all of them."""
        return self.strict | self.units | self.situating


@dataclass(frozen=True)
class Declarations:
    """The declared properties, by IRI.

    `measures` gives each single-valued property, and each bound of one, the property it measures
    and how; `opposites` what each property is declared to contradict; `namings` the properties
    that say what a speaker calls a thing; `rounded` those whose numbers are no more precise than
    they are written; `side_by_side` those whose values may all hold;
    `qualifiers` what tells apart values of a property; `nested` which values of a property lie in
    which others; `after` the properties that are never less than it. By the property that leads
    from a part to its whole, `at_most` and `at_least` give the pairs of which the first, of the
    part, is never more, or less, than the second, of the whole; `reaches` what reaches the parts.
    """

    measures: Mapping[str, tuple[str, Bound]]
    opposites: Sets
    namings: frozenset[str]
    rounded: frozenset[str]
    side_by_side: frozenset[str]
    qualifiers: Mapping[str, Qualifiers]
    nested: Mapping[str, Sets]
    after: Sets
    at_most: Mapping[str, frozenset[tuple[str, str]]]
    at_least: Mapping[str, frozenset[tuple[str, str]]]
    reaches: Sets

    @cached_property
    def qualifying(self) -> Sets:
        """Give by property all that qualifies it, in whichever way."""
        return {name: by.all for name, by in self.qualifiers.items()}

    def properties(self) -> frozenset[str]:
        """Name every property by which claims can disagree, and what qualifies one."""
        return (
            frozenset()
            .union(*self.qualifying.values())
            .union(self.measures, self.opposites, self.namings, self.side_by_side, self.nested)
        )


def declarations(dataset: Dataset) -> Declarations:
    """Read the declarations from the ontology that lies beside the data.

    >>> import eventgraph as eg
    >>> found = declarations(eg.load("graph"))
    >>> found.measures[str(EVG.sizeOver)][1]
    <Bound.STRICT_LOWER: 'more than'>
    """
    measures: dict[str, tuple[str, Bound]] = {}
    said: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    parents: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in solve(packaged("claims/extents/declarations"), dataset):
        given = row["property"].value
        if row["inner"]:
            parents[given][row["inner"].value].add(row["outer"].value)
            continue
        relation, other = row["relation"].value, row["other"].value if row["other"] else given
        said[relation][given].add(other)
        if relation in _BOUNDS:
            measures[given] = (other, _BOUNDS[relation])
    after = closed(said[str(EVG.notAfter)])
    return Declarations(
        measures=measures,
        opposites=_frozen(said[str(EVG.contradicts)]),
        namings=frozenset(said[str(EVG.NamingProperty)]),
        rounded=frozenset(said[str(EVG.Rounded)]),
        side_by_side=frozenset(said[str(EVG.SetSideBySide)]),
        qualifiers=_qualifiers(said),
        nested={given: closed(pairs) for given, pairs in parents.items()},
        after=after,
        at_most=_by_whole(said[str(EVG.atMostThatOf)], _turned(after)),
        at_least=_by_whole(said[str(EVG.atLeastThatOf)], after),
        reaches=_frozen(said[str(EVG.reaches)]),
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


def _qualifiers(said: Mapping[str, Mapping[str, set[str]]]) -> dict[str, Qualifiers]:
    """Gather by property what qualifies it, in each of the three ways."""
    ways = [said[str(EVG[name])] for name in ("qualifiedBy", "measuredIn", "situatedBy")]
    names = sorted(set().union(*ways))
    return {name: Qualifiers(*(frozenset(way.get(name, ())) for way in ways)) for name in names}


def _by_whole(said: Mapping[str, set[str]], beyond: Sets) -> dict[str, frozenset[tuple[str, str]]]:
    """Pair what a part states with what bounds it in the whole.

    The end of a part is not after the end of its whole, and so neither is what is not after it.
    """
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for bound, links in said.items():
        for link in links:
            found[link] |= {(name, bound) for name in {bound, *beyond.get(bound, ())}}
    return {link: frozenset(pairs) for link, pairs in sorted(found.items())}


def closed(parents: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    """Give all that each thing lies in, and what those lie in, and so on; circles do no harm."""
    return {inner: reached(inner, parents) - {inner} for inner in parents}


def reached(start: str, links: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """Give all that links lead to from one thing, and that thing; circles do no harm.

    >>> sorted(reached("a", {"a": ["b"], "b": ["c", "a"], "d": ["a"]}))
    ['a', 'b', 'c']
    """
    found, waiting = {start}, [start]
    while waiting:
        new = set(links.get(waiting.pop(), ())) - found
        found |= new
        waiting += new
    return frozenset(found)


def _turned(sets: Sets) -> dict[str, frozenset[str]]:
    """Turn round which leads to which."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, others in sets.items():
        for other in others:
            found[other].add(name)
    return _frozen(found)


def _frozen(sets: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(values) for name, values in sorted(sets.items())}
