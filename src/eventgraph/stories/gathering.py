"""Read from a dataset what a story is made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Final

from rdflib import Dataset, URIRef
from rdflib.term import Identifier

from eventgraph.claims.attitudes import told
from eventgraph.claims.names import labels
from eventgraph.claims.parties import parties
from eventgraph.claims.reading import Reading, Thing, read_claims
from eventgraph.evidence.aspects import aspects
from eventgraph.evidence.matters.gathering import gather_matters
from eventgraph.evidence.sides import CONTRADICTS
from eventgraph.rdf.oxigraph import term
from eventgraph.sparql.running import packaged, solve
from eventgraph.stories.records import Material, Part
from eventgraph.vocabulary import EVG, SEM

__all__ = ["gather", "links_of", "parts_of", "wholes_of"]

#: Relations of events of which the first comes before, and those of which it comes after.
_BEFORE: Final = {str(EVG.before), str(EVG.leadsTo)}
_AFTER: Final = {str(EVG.respondsTo), str(EVG.occasion)}
_PART_OF: Final = str(SEM.subEventOf)
#: The kinds under which rows are folded, the most particular first.
_KINDS: Final = {name: str(EVG[name]) for name in ("Person", "Group", "Organization", "Actor")}
_SPEECH: Final = str(EVG.Communication)

#: A thing, a property, a value, and the claim that says so.
Statement = tuple[str, str, Identifier, str]


def gather(dataset: Dataset, language: str = "en") -> Material:
    """Read what the claims of a dataset say of events and of who takes part in them.

    >>> import eventgraph as eg
    >>> "https://w3id.org/eventgraph/id/event/negotiation" in gather(eg.load("graph")).events
    True
    """
    seen = told(dataset)
    reading = read_claims(seen, language)
    statements = [*_statements(seen, reading)]
    parts = parts_of(statements, aspects(seen), _contested(dataset))
    return Material(
        parts,
        tuple(_events(reading, parts)),
        frozenset(links_of(statements)),
        wholes_of(statements),
        reading.cards,
        {iri: _kind(reading, thing) for iri, thing in reading.things.items()},
        labels(seen, language),
        labels(seen, language, "stories/inverse"),
        parties(seen),
        language,
    )


def _statements(dataset: Dataset, reading: Reading) -> Iterator[Statement]:
    """Yield what claims say; of values, which the reading has as texts, the terms."""
    for thing, relation, other, claim in reading.triples:
        yield thing, relation, URIRef(other), claim
    for claim, thing, relation, value in solve(packaged("claims/reading-values"), dataset):
        if claim.value in reading.cards:
            yield thing.value, relation.value, term(value), claim.value


def parts_of(
    statements: Iterable[Statement],
    aspect_of: Mapping[str, str],
    contested: Container[tuple[str, str, Identifier]] = (),
) -> dict[str, dict[str, tuple[Part, ...]]]:
    """Gather by thing and aspect what is said, each with its claims."""
    found: dict[tuple[str, str, Identifier], set[str]] = defaultdict(set)
    for thing, relation, value, claim in statements:
        if relation in aspect_of:
            found[thing, relation, value].add(claim)
    parts: dict[str, dict[str, list[Part]]] = defaultdict(lambda: defaultdict(list))
    for key in sorted(found, key=lambda one: (one[0], one[1], str(one[2]), repr(type(one[2])))):
        part = Part(*key, tuple(sorted(found[key])), key in contested)
        parts[part.thing][aspect_of[part.property]].append(part)
    return {
        thing: {aspect: tuple(its) for aspect, its in by_aspect.items()}
        for thing, by_aspect in parts.items()
    }


def _contested(dataset: Dataset) -> set[tuple[str, str, Identifier]]:
    """Name what is said on either side of a contradiction."""
    found = set()
    for matter in gather_matters(dataset):
        for one in matter.standings:
            if one.class_ == CONTRADICTS:
                for place in (*one.each, *one.against):
                    position = matter.positions[place]
                    found.add((position.thing, position.relation, position.value))
    return found


def _events(reading: Reading, parts: Iterable[str]) -> Iterator[str]:
    """Yield the events of which anything is said, but for acts of speech."""
    for thing in sorted(parts):
        known = reading.things.get(thing, Thing())
        if known.role == "event" and _SPEECH not in reading.above.get(known.of, ()):
            yield thing


def links_of(statements: Iterable[Statement]) -> Iterator[tuple[str, str]]:
    """Yield events of which the first comes before the second."""
    for thing, relation, value, _ in statements:
        if relation in _BEFORE:
            yield thing, str(value)
        elif relation in _AFTER:
            yield str(value), thing


def wholes_of(statements: Iterable[Statement]) -> dict[str, str]:
    """Map each event to the one it is part of; of several wholes the first by name stands."""
    found: dict[str, str] = {}
    for thing, relation, value, _ in statements:
        if relation == _PART_OF and str(value) != thing:
            found[thing] = min(str(value), found.get(thing, str(value)))
    return dict(sorted(found.items()))


def _kind(reading: Reading, thing: Thing) -> str:
    above = reading.above.get(thing.of, frozenset())
    return next((name for name, iri in _KINDS.items() if iri in above), "")
