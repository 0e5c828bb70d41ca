"""Whether each thing and relation of a claim is named in its quote, or by its curator's words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

import pyoxigraph as ox
from rdflib import Dataset, URIRef

from eventgraph.claims.attitudes import told
from eventgraph.claims.cards import Card, cards_of
from eventgraph.rdf.oxigraph import store_of
from eventgraph.steps import steps
from eventgraph.text.mentioning import FIRST_PERSON, bears, named_by, stems
from eventgraph.vocabulary import EVG, RDF, RDFS, SKOS

__all__ = ["Carried", "Untold", "carried", "carrying_note", "untold"]

#: How a thing or relation of a claim is told, the plainest first.
_HOW: Final = ("named in the quote", "resolved by a note", "neither")
_UNTOLD: Final = _HOW[-1]
_TYPE: Final = ox.NamedNode(str(RDF.type))
_CLAIM: Final = ox.NamedNode(str(EVG.Claim))
_MADE_BY: Final = str(EVG.madeBy)
#: What is read of the description of a claim.
_READ: Final = ("speaker", "quote", "observes")
_NAMES: Final = (RDFS.label, SKOS.altLabel, SKOS.prefLabel, EVG.calls)


class Carried(NamedTuple):
    """A thing or relation (an IRI) of a claim, and how its words tell it: one of three ways."""

    claim: str
    what: str
    how: str
    is_relation: bool


class Untold(NamedTuple):
    """The things and the relations that nothing tells, by claim; and a line that counts all."""

    things: Mapping[str, list[str]]
    relations: Mapping[str, list[str]]
    note: str


@dataclass(frozen=True)
class _Names:
    """What things and kinds are called, by IRI, and the cue words of relations."""

    called: Mapping[str, set[str]]
    kinds: Mapping[str, set[str]]
    cues: Mapping[str, frozenset[str]]
    notes: Mapping[str, set[str]]
    spoken: Mapping[str, set[str]]

    def of(self, thing: str) -> set[str]:
        """Give what a thing is called, and what its kind is."""
        own = self.called.get(thing, set())
        return own.union(*(self.called.get(kind, set()) for kind in self.kinds.get(thing, ())))

    def cues_of(self, thing: str) -> frozenset[str]:
        """Give the cue words of a kind, or of the kind of a thing."""
        return frozenset().union(
            *(self.cues.get(one, ()) for one in (thing, *self.kinds.get(thing, ())))
        )


def carried(dataset: Dataset) -> Iterator[Carried]:
    """Say of each thing and relation of each claim how it is told, claim after claim.

    A thing is named by a word of its labels, by what anybody calls it, by its kind, by initials, by
    the speaker's "I" or "we", or as the statement that the claim is made in; who makes a statement
    of which they speak themselves needs no name. Kinds may have cue words (`evg:cue`) in the
    ontology; of relations only those that have some are looked for, and no thing without a name.

    >>> import eventgraph as eg
    >>> {one.how for one in carried(eg.load("graph"))} <= set(_HOW)
    True
    """
    store = store_of(dataset)
    known = _read(store)
    alike = cache(named_by)
    named = cache(lambda thing: alike(frozenset(known.of(thing))))
    cues_of = cache(known.cues_of)
    described = (quad.subject for quad in store.quads_for_pattern(None, _TYPE, _CLAIM))
    claims = {one.value for one in described if isinstance(one, ox.NamedNode)}
    cards = cards_of(dataset, only=_READ)
    for claim, card in steps(cards.items(), "looking for things in quotes"):
        things, relations = _parts(store, claim, card.speaker, claims)
        notes = "\n".join(known.notes.get(claim, ()))
        for thing in sorted(filter(named, things)):
            how = _told(thing, card, notes, known.spoken, (named(thing), cues_of(thing)))
            yield Carried(claim, thing, how, is_relation=False)
        for relation in sorted(relations & known.cues.keys()):
            cues = known.cues[relation]
            how = _HOW[0] if bears(card.quote, cues) else _HOW[1] if bears(notes, cues) else _HOW[2]
            yield Carried(claim, relation, how, is_relation=True)


def untold(dataset: Dataset) -> Untold:
    """Gather what nothing tells, claim after claim, without keeping the rest.

    >>> import eventgraph as eg
    >>> untold(eg.load("graph")).note.partition(":")[0]
    'things of claims'
    """
    counts: Counter[tuple[bool, str]] = Counter()
    things: dict[str, list[str]] = {}
    relations: dict[str, list[str]] = {}
    for claim, what, how, is_relation in carried(dataset):
        counts[is_relation, how] += 1
        if how == _UNTOLD:
            (relations if is_relation else things).setdefault(claim, []).append(what)
    return Untold(things, relations, _note(counts))


def carrying_note(dataset: Dataset) -> str:
    """Count how things and relations of claims are told, in a line; nothing where there are none.

    >>> import eventgraph as eg
    >>> carrying_note(eg.load("graph")).partition(":")[0]
    'things of claims'
    """
    return untold(told(dataset)).note


def _note(counts: Counter[tuple[bool, str]]) -> str:
    parts = []
    for is_relation, what in ((False, "things of claims"), (True, "relations with cue words")):
        counted = ", ".join(f"{n} {how}" for how in _HOW if (n := counts[is_relation, how]))
        parts += [f"{what}: {counted}"] if counted else []
    return "; ".join(parts)


def _told(
    thing: str,
    card: Card,
    notes: str,
    spoken: Mapping[str, AbstractSet[str]],
    words: tuple[frozenset[str], frozenset[str]],
) -> str:
    """Say how a thing is told, that is named by any of some stems and initials, or by cues."""
    named, cues = words
    if not stems(card.quote).isdisjoint(named):
        return _HOW[0]
    if bears(card.quote, cues) or _himself(thing, card, spoken):
        return _HOW[0]
    in_notes = not stems(notes).isdisjoint(named)
    return _HOW[1] if in_notes or bears(notes, cues) else _HOW[2]


def _himself(thing: str, card: Card, spoken: Mapping[str, AbstractSet[str]]) -> bool:
    """Tell whether a thing is the speaker, who says I or we, or the statement of the claim."""
    if thing in spoken.get(card.claim, ()):
        return True
    if thing != card.speaker:
        return False
    words = {word.strip("\u201c\u201d.,") for word in card.quote.casefold().split()}
    return bool(words & FIRST_PERSON)


def _parts(
    store: ox.Store, claim: str, speaker: str, claims: Container[str]
) -> tuple[set[str], set[str]]:
    """Gather the things that a claim is about, and the relations it uses.

    Claims are no things, and a speaker who makes the statement is none that is spoken of.
    """
    things, relations = set[str](), set[str]()
    for quad in store.quads_for_pattern(None, None, None, ox.NamedNode(claim)):
        relation = quad.predicate.value
        relations.add(relation)
        for node in (quad.subject, quad.object):
            if isinstance(node, ox.NamedNode):
                name = node.value
                if name not in claims and (relation != _MADE_BY or name != speaker):
                    things.add(name)
    return things, relations


def _read(store: ox.Store) -> _Names:
    called: dict[str, set[str]] = defaultdict(set)
    for relation in _NAMES:
        for thing, values in _values(store, relation).items():
            called[thing] |= {value for value in values if stems(value)}
    return _Names(
        called,
        _values(store, RDF.type),
        {thing: frozenset(cues) for thing, cues in _values(store, EVG.cue).items()},
        _values(store, EVG.note, EVG.curatorDoubt),
        _values(store, EVG.statedIn),
    )


def _values(store: ox.Store, *relations: URIRef) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for relation in relations:
        for quad in store.quads_for_pattern(None, ox.NamedNode(str(relation)), None):
            found[getattr(quad.subject, "value", "")].add(str(getattr(quad.object, "value", "")))
    return found
