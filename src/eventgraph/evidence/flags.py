"""What a reader should know of who speaks: flags, for all claims of a dataset in one pass.

A flag is a description, no reproach: a speaker with a stake may be right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import pyoxigraph as ox
from rdflib import Dataset

from eventgraph.claims.attitudes import told
from eventgraph.claims.cards import Card
from eventgraph.claims.hands import REPORTED
from eventgraph.claims.reading import Reading, read_claims, role_properties
from eventgraph.rdf.oxigraph import store_of
from eventgraph.vocabulary import CITO, DCTERMS, EVG

__all__ = ["FLAGS", "Evidence", "flags", "flags_of", "read_evidence"]

#: What each flag on a claim means.
FLAGS: Final = {
    "anonymous": "the speaker is not named",
    "opponent": "known only through somebody who disputes it",
    "own voice": "the publication's own voice",
    "stake": "the speaker has a part in what it speaks of",
}

_DISPUTES: Final = (str(EVG.disputes), str(CITO.disputes))
_TRUE: Final = ("true", "1")

#: One triple that a claim says: the claim, the subject, the property, the object.
Quad = tuple[str, str, str, Hashable]


@dataclass(frozen=True)
class Evidence:
    """What flags are found by; all but `said` by IRI.

    `reporters` names who passes a claim on, where the source says so; `publishers` who publishes a
    source; `events` the events that are no act of speech; `roles` the properties by which an actor
    takes part in an event.
    """

    cards: Mapping[str, Card]
    said: tuple[Quad, ...]
    anonymous: frozenset[str]
    publishers: Mapping[str, str]
    reporters: Mapping[str, tuple[str, ...]]
    events: frozenset[str]
    roles: frozenset[str]

    @cached_property
    def takes_part(self) -> Mapping[str, set[str]]:
        """The actors of each event, whoever says so."""
        found: dict[str, set[str]] = defaultdict(set)
        for _, subject, relation, target in self.said:
            if relation in self.roles:
                found[subject].add(str(target))
        return found

    @cached_property
    def subjects(self) -> Mapping[str, set[str]]:
        """The things that each claim says something of."""
        found: dict[str, set[str]] = defaultdict(set)
        for claim, subject, _, _ in self.said:
            found[claim].add(subject)
        return found

    @cached_property
    def disputes(self) -> frozenset[tuple[str, str]]:
        """Who disputes which claim."""
        return frozenset(
            (self.cards[claim].speaker, str(target))
            for claim, _, relation, target in self.said
            if relation in _DISPUTES
        )

    @cached_property
    def disputed(self) -> Mapping[str, set[str]]:
        """Whom each speaker disputes."""
        found: dict[str, set[str]] = defaultdict(set)
        for speaker, claim in self.disputes:
            if claim in self.cards:
                found[speaker].add(self.cards[claim].speaker)
        return found

    @cached_property
    def again(self) -> Mapping[str, tuple[Card, ...]]:
        """The claims by which the speaker of each says any of the same, itself among them."""
        keys, claims = defaultdict(set), defaultdict(set)
        for claim, *triple in self.said:
            key = (self.cards[claim].speaker, *triple)
            keys[claim].add(key)
            claims[key].add(claim)
        return {
            claim: tuple(
                self.cards[name] for name in sorted({n for key in its for n in claims[key]})
            )
            for claim, its in keys.items()
        }


def flags(dataset: Dataset) -> dict[str, tuple[str, ...]]:
    """Flag every claim that a dataset shows, of `FLAGS`, in alphabetical order.

    >>> import eventgraph as eg
    >>> sorted({name for found in flags(eg.load("graph")).values() for name in found})
    ['anonymous', 'own voice', 'stake']
    """
    dataset = told(dataset)
    return flags_of(read_evidence(dataset, read_claims(dataset)))


def flags_of(evidence: Evidence) -> dict[str, tuple[str, ...]]:
    """Flag every claim by what has been read already."""
    return {name: tuple(_flags(card, evidence)) for name, card in evidence.cards.items()}


def read_evidence(dataset: Dataset, reading: Reading) -> Evidence:
    """Read what flags are found by, beside the claims themselves."""
    speech = str(EVG.Communication)
    events = (
        name
        for name, thing in reading.things.items()
        if thing.role == "event" and speech not in reading.above[thing.of]
    )
    said = (
        (claim, thing, relation, value)
        for rows in (reading.triples, reading.values)
        for thing, relation, value, claim, *_ in rows
    )
    publishers = {source: by[0] for source, by in _pairs(dataset, str(DCTERMS.publisher)).items()}
    anonymous = _pairs(dataset, str(EVG.anonymous)).items()
    return Evidence(
        reading.cards,
        tuple(said),
        frozenset(speaker for speaker, values in anonymous if values[0] in _TRUE),
        publishers,
        _pairs(dataset, *map(str, REPORTED)),
        frozenset(events),
        role_properties(dataset),
    )


def _pairs(dataset: Dataset, *relations: str) -> dict[str, tuple[str, ...]]:
    """Read properties of everything, their values sorted."""
    found: dict[str, set[str]] = defaultdict(set)
    for relation in map(ox.NamedNode, relations):
        for quad in store_of(dataset).quads_for_pattern(None, relation, None):
            name = str(getattr(quad.subject, "value", ""))
            found[name].add(str(getattr(quad.object, "value", "")))
    return {name: tuple(sorted(values)) for name, values in found.items()}


def _flags(card: Card, evidence: Evidence) -> Iterator[str]:
    """Yield a claim's flags in alphabetical order."""
    speaker = card.speaker
    if speaker in evidence.anonymous:
        yield "anonymous"
    if _only_opposed(card, evidence):
        yield "opponent"
    if speaker == evidence.publishers.get(card.source, ""):
        yield "own voice"
    subjects: Iterable[str] = evidence.subjects.get(card.claim, ())
    events = evidence.events.intersection(subjects)
    if speaker in subjects or any(speaker in evidence.takes_part.get(e, ()) for e in events):
        yield "stake"


def _carriers(card: Card, evidence: Evidence) -> tuple[str, ...]:
    """Name who passes a claim on: who reports it, or else who publishes it."""
    publisher = evidence.publishers.get(card.source, "")
    return tuple(filter(None, evidence.reporters.get(card.claim, (publisher,))))


def _only_opposed(card: Card, evidence: Evidence) -> bool:
    """Tell whether an opponent passes a claim on, and nobody else any of what it says."""
    against = [one for one in _carriers(card, evidence) if _opposed(one, card, evidence)]
    if not against:
        return False
    free = {
        carrier
        for other in evidence.again.get(card.claim, ())
        for carrier in _carriers(other, evidence)
        if (carrier, other.claim) not in evidence.disputes
    }
    return any(free <= {opponent} for opponent in against)


def _opposed(carrier: str, card: Card, evidence: Evidence) -> bool:
    """Tell whether who passes a claim on disputes it, or is disputed by its speaker."""
    if carrier == card.speaker:
        return False
    disputes = (carrier, card.claim) in evidence.disputes
    return disputes or carrier in evidence.disputed.get(card.speaker, ())
