"""Read once what the claims of a dataset say: of which things, in whose words, with which dates.

Here stands which graphs are claims: named graphs that say something and have a speaker.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from rdflib import Dataset

from eventgraph.claims.cards import Card, cards_of
from eventgraph.claims.names import labels
from eventgraph.rdf.oxigraph import dataset_on, store_of
from eventgraph.sparql.running import packaged, solve
from eventgraph.text.measures.bounds import by_day
from eventgraph.text.measures.saying import value_in_words
from eventgraph.vocabulary import EDTF, EVG

__all__ = [
    "ROLES",
    "Reading",
    "Said",
    "Thing",
    "Triple",
    "Valued",
    "read_claims",
    "role_properties",
    "triples_of",
    "values_of",
]

#: The roles that a node may have, by the class above it; what is none of them is a "thing".
ROLES: Final = {str(EVG.Actor): "actor", str(EVG.Event): "event", str(EVG.Place): "place"}


#: A thing, how it relates to another, that other, and the claim that says so; all IRIs.
Triple = tuple[str, str, str, str]


class Valued(NamedTuple):
    """A thing, a relation and the text and datatype of its value, and the claim that says so."""

    thing: str
    relation: str
    value: str
    claim: str
    datatype: str

    @property
    def is_inexact(self) -> bool:
        """Whether it is a quantity, or a date in EDTF."""
        return self.datatype in {str(EVG.quantity), EDTF}

    def words(self, language: str = "en") -> str:
        """Say it in words, if it is not exact."""
        return value_in_words(self.value, self.datatype, language)


class Thing(NamedTuple):
    """The most particular class of a thing (an IRI), and whether it is an actor, event or place."""

    of: str = ""
    role: str = "thing"


class Said(NamedTuple):
    """What claims say, and each claim's description; how many claims name each thing."""

    triples: Collection[Triple]
    values: Collection[Valued]
    cards: Mapping[str, Card]
    claims: dict[str, int]


@dataclass(frozen=True)
class Reading:
    """What the claims of a dataset say, by IRI; `things` and `labels` are of the whole dataset.

    `claims` counts the claims that name each thing; `above` gives each class those above it.
    """

    triples: Collection[Triple]
    values: Collection[Valued]
    cards: Mapping[str, Card]
    things: dict[str, Thing]
    above: dict[str, frozenset[str]]
    labels: dict[str, str]
    claims: dict[str, int]
    dates: dict[str, tuple[str, ...]]
    disputed: frozenset[str]
    contradicted: frozenset[tuple[str, str, str]]


def read_claims(dataset: Dataset, language: str = "en", said: Said | None = None) -> Reading:
    """Read the claims that a dataset shows; each query is asked once, and answered in one pass.

    A graph that nobody speaks in is no claim, and says nothing.
    Whether a claim is disputed is asked of the whole dataset: a scope hides who disputes it, not
    that it is disputed. Who has another way to what claims say than to hold it all gives `said`.

    >>> import eventgraph as eg
    >>> len(read_claims(eg.load("graph")).triples) > 0
    True
    """
    triples, values, cards, naming = said or _held(dataset)
    whole = dataset_on(store_of(dataset))
    above = _classes(dataset)
    return Reading(
        triples,
        values,
        cards,
        _things(dataset, above),
        above,
        labels(whole, language, "claims/reading-labels"),
        naming,
        _dates(dataset, values),
        _disputed(whole),
        _contradicted(whole),
    )


def _held(dataset: Dataset) -> Said:
    cards = cards_of(dataset)
    # Each name is held once, however many claims have it.
    once = {name: name for name in cards}.setdefault
    triples = tuple(
        (once(start, start), once(relation, relation), once(end, end), once(claim, claim))
        for start, relation, end, claim in triples_of(dataset, cards)
    )
    values = tuple(Valued(*map(once, row, row)) for row in values_of(dataset, cards))
    return Said(triples, values, cards, _naming(triples, values))


def triples_of(dataset: Dataset, cards: Mapping[str, Card]) -> Iterator[Triple]:
    """Give how claims relate things, one after the other."""
    for claim, start, relation, end in solve(packaged("claims/reading-said"), dataset):
        if (name := claim.value) in cards:
            yield start.value, relation.value, end.value, name


def values_of(dataset: Dataset, cards: Mapping[str, Card]) -> Iterator[Valued]:
    """Give the values that claims state, one after the other."""
    for claim, thing, relation, value in solve(packaged("claims/reading-values"), dataset):
        if (name := claim.value) in cards:
            yield Valued(thing.value, relation.value, value.value, name, value.datatype.value)


def role_properties(dataset: Dataset) -> frozenset[str]:
    """Name the properties by which an actor takes part in an event."""
    return frozenset(row["role"].value for row in solve(packaged("claims/reading-roles"), dataset))


def _naming(triples: Iterable[Triple], values: Iterable[Valued]) -> dict[str, int]:
    """Count the claims that name each thing."""
    naming: dict[str, set[str]] = {}
    for start, _, end, claim in triples:
        naming.setdefault(start, set()).add(claim)
        naming.setdefault(end, set()).add(claim)
    for value in values:
        naming.setdefault(value.thing, set()).add(value.claim)
    return {thing: len(claims) for thing, claims in naming.items()}


def _dates(dataset: Dataset, values: Iterable[Valued]) -> dict[str, tuple[str, ...]]:
    """Collect the dates of events as they are written, by the days that they begin with."""
    stamps = {row["property"].value for row in solve(packaged("claims/reading-dates"), dataset)}
    dates: dict[str, set[str]] = {}
    for thing, relation, value, *_ in values:
        if relation in stamps:
            dates.setdefault(thing, set()).add(value)
    return {thing: tuple(sorted(found, key=by_day)) for thing, found in dates.items()}


def _classes(dataset: Dataset) -> dict[str, frozenset[str]]:
    """Give each class of things those above it, itself among them."""
    above: dict[str, set[str]] = {}
    for row in solve(packaged("claims/reading-classes"), dataset):
        above.setdefault(row["class"].value, set()).add(row["above"].value)
    return {name: frozenset(over) for name, over in above.items()}


def _things(dataset: Dataset, above: dict[str, frozenset[str]]) -> dict[str, Thing]:
    """Give each thing its most particular class: the one with most classes above it."""
    classes = {
        name: (
            -len(over),
            Thing(name, next((role for iri, role in ROLES.items() if iri in over), "thing")),
        )
        for name, over in above.items()
    }
    things: dict[str, tuple[int, Thing]] = {}
    for row in solve(packaged("claims/reading-things"), dataset):
        thing, found = row["thing"].value, classes[row["class"].value]
        if thing not in things or found < things[thing]:
            things[thing] = found
    return {thing: found for thing, (_, found) in things.items()}


def _disputed(dataset: Dataset) -> frozenset[str]:
    rows = solve(packaged("claims/reading-disputes"), dataset)
    return frozenset(value.value for row in rows for value in row)


def _contradicted(dataset: Dataset) -> frozenset[tuple[str, str, str]]:
    rows = solve(packaged("claims/reading-contradictions"), dataset)
    return frozenset((row[0].value, row[1].value, row[2].value) for row in rows)
