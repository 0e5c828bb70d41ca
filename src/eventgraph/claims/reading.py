"""Read once what the claims that count say: of which things, in whose words, with which dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from rdflib import Dataset

from eventgraph.claims.names import labels
from eventgraph.rdf.oxigraph import dataset_on, store_of
from eventgraph.sparql.running import packaged, solve
from eventgraph.vocabulary import EVG

__all__ = ["ROLES", "Said", "Thing", "Triple", "Voice", "read_said", "role_properties"]

#: The kinds of node, by the class above it; what is none of them is a "thing".
ROLES: Final = {str(EVG.Actor): "actor", str(EVG.Event): "event", str(EVG.Place): "place"}


#: A thing, how it relates to another, that other, and the claim that says so; all IRIs.
Triple = tuple[str, str, str, str]


class Voice(NamedTuple):
    """Who makes a claim (an IRI), in which words on one line, how certain, read where (an IRI)."""

    speaker: str = ""
    quote: str = ""
    certainty: str = ""
    source: str = ""


class Thing(NamedTuple):
    """The most particular class of a thing (an IRI), and whether it is an actor, event or place."""

    of: str = ""
    kind: str = "thing"


@dataclass(frozen=True)
class Said:
    """What the claims that count say, by IRI; `things` and `labels` are of the whole dataset."""

    triples: tuple[Triple, ...]
    voices: dict[str, Voice]
    things: dict[str, Thing]
    labels: dict[str, str]
    claims: dict[str, int]
    dates: dict[str, tuple[str, ...]]
    disputed: frozenset[str]
    contradicted: frozenset[tuple[str, str, str]]


def read_said(dataset: Dataset, graphs: Sequence[str] | None = None, language: str = "en") -> Said:
    """Read the claims whose graphs count (None: all); each query is answered once, in one pass.

    Whether a claim is disputed is asked of the whole dataset: a scope hides who disputes it, not
    that it is disputed.

    >>> import eventgraph as eg
    >>> len(read_said(eg.load("graph")).triples) > 0
    True
    """
    triples: list[Triple] = []
    naming: dict[str, set[str]] = {}
    for claim, start, relation, end in solve(
        packaged("claims/reading-said"), dataset, graphs=graphs
    ):
        triple = (start.value, relation.value, end.value, claim.value)
        triples.append(triple)
        naming.setdefault(triple[0], set()).add(triple[3])
        naming.setdefault(triple[2], set()).add(triple[3])
    dates = _read_values(dataset, graphs, naming)
    whole = dataset_on(store_of(dataset))
    return Said(
        tuple(triples),
        _voices(dataset),
        _things(dataset),
        labels(whole, language, "claims/reading-labels"),
        {thing: len(claims) for thing, claims in naming.items()},
        dates,
        _disputed(whole),
        _contradicted(whole),
    )


def role_properties(dataset: Dataset) -> frozenset[str]:
    """Name the properties by which an actor takes part in an event."""
    return frozenset(row["role"].value for row in solve(packaged("claims/reading-roles"), dataset))


def _read_values(
    dataset: Dataset, graphs: Sequence[str] | None, naming: dict[str, set[str]]
) -> dict[str, tuple[str, ...]]:
    """Collect the dates of events; add to `naming` the claims that give a thing any value."""
    stamps = {row["property"].value for row in solve(packaged("claims/reading-dates"), dataset)}
    dates: dict[str, set[str]] = {}
    rows = solve(packaged("claims/reading-values"), dataset, graphs=graphs)
    for claim, name, relation, value in rows:
        thing = name.value
        naming.setdefault(thing, set()).add(claim.value)
        if relation.value in stamps:
            dates.setdefault(thing, set()).add(value.value)
    return {thing: tuple(sorted(values)) for thing, values in dates.items()}


def _voices(dataset: Dataset) -> dict[str, Voice]:
    """Read who says each claim; of several readings of one claim the first in order stands."""
    voices: dict[str, Voice] = {}
    for claim, speaker, quote, certainty, source in solve(
        packaged("claims/reading-claims"), dataset
    ):
        voice = Voice(
            speaker.value,
            " ".join(quote.value.split("\n")) if quote else "",
            certainty.value.rpartition("#")[2] if certainty else "",
            source.value if source else "",
        )
        name = claim.value
        if name not in voices or voice < voices[name]:
            voices[name] = voice
    return voices


def _things(dataset: Dataset) -> dict[str, Thing]:
    """Give each thing its most particular class: the one with most classes above it."""
    above: dict[str, set[str]] = {}
    for row in solve(packaged("claims/reading-classes"), dataset):
        above.setdefault(row["class"].value, set()).add(row["above"].value)
    classes = {
        name: (
            -len(over),
            Thing(name, next((k for iri, k in ROLES.items() if iri in over), "thing")),
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
