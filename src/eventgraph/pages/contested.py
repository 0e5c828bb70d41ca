"""Where claims disagree, gathered as a page shows it: all sides of one matter facing each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from operator import itemgetter
from typing import Final

from rdflib import Dataset, Literal
from rdflib.term import Identifier

from eventgraph.claims.declarations import Declarations
from eventgraph.evidence.matters.gathering import gather_matters
from eventgraph.evidence.matters.records import Matter, Position
from eventgraph.evidence.matters.voices import Voices
from eventgraph.evidence.sides import (
    CHANGED,
    DIFFERS,
    LESS_CERTAIN,
    LESS_PRECISE,
    NAMING,
    NOT_COMPARABLE,
    RELAYED,
)
from eventgraph.pages.records import Conflict, Stand, Text
from eventgraph.text.characters import visible
from eventgraph.vocabulary import EVG

__all__ = ["contested"]

#: What the page calls a class whose name has several words.
_KINDS: Final = {
    DIFFERS: "both",
    LESS_CERTAIN: "uncertain",
    LESS_PRECISE: "less",
    NOT_COMPARABLE: "units",
    CHANGED: "changed",
    RELAYED: "relayed",
}

#: Of how many sides it is told which of them do not stand so to one another.
_CROWD: Final = 20


def contested(
    dataset: Dataset, declared: Declarations, voices: Voices | None = None
) -> tuple[Conflict, ...]:
    """Gather what a dataset, or a scope of one, answers differently, matter by matter and class.

    Each side is a position with all claims that give it; of what several call a thing each side is
    a speaker with all names that speaker uses.
    """
    voices = voices or Voices(dataset)
    found = []
    for matter in gather_matters(dataset, declared=declared):
        disputes = str(EVG.disputes) in matter.properties
        for (class_, note), places in _by_class(matter).items():
            positions = [matter.positions[place] for place in sorted(places)]
            stands = (
                _by_speaker(positions, voices)
                if class_ == NAMING
                else [_stand(position, voices) for position in positions]
            )
            kind = "disputes" if disputes else _KINDS.get(class_, class_)
            beside = () if class_ == NAMING else _beside(matter, class_, note, sorted(places))
            found.append(Conflict(kind, matter.about, note, tuple(stands), beside))
    return tuple(sorted(found, key=_order))


def _by_class(matter: Matter) -> dict[tuple[str, str], set[int]]:
    """Gather by class and note the positions that so stand to another."""
    found: dict[tuple[str, str], set[int]] = defaultdict(set)
    for one in matter.standings:
        found[one.class_, one.note].update((*one.each, *one.against))
    return found


def _beside(matter: Matter, class_: str, note: str, places: Sequence[int]) -> tuple[int, ...]:
    """Give, two by two, the sides that do not stand so to one another; none of a crowd."""
    if len(places) > _CROWD:
        return ()
    standings = [one for one in matter.standings if (one.class_, one.note) == (class_, note)]
    if any(one.some for one in standings):
        return ()
    number = {place: side for side, place in enumerate(places)}
    stand = {(number[one], number[other]) for it in standings for one, other in it.pairs()}
    every = combinations(range(len(places)), 2)
    return tuple(side for pair in every if pair not in stand for side in pair)


def _by_speaker(positions: Iterable[Position], voices: Voices) -> list[Stand]:
    """Gather by speaker what each calls a thing."""
    said: dict[tuple[str, str], dict[Position, set[str]]] = defaultdict(lambda: defaultdict(set))
    for position in positions:
        for claim in position.claims:
            for speaker in voices.speakers.get(claim, ("",)):
                said[position.relation, speaker][position].add(claim)
    return [
        Stand(
            relation,
            tuple(_value(position.value) for position in its),
            tuple(sorted(set().union(*its.values()))),
            voices.support(set().union(*its.values())),
        )
        for (relation, _), its in sorted(said.items(), key=itemgetter(0))
    ]


def _stand(position: Position, voices: Voices) -> Stand:
    """Write one side; a claim that disputes another needs no value, its words say it."""
    disputes = position.relation == str(EVG.disputes)
    stated = () if disputes else (_value(position.value),)
    return Stand(position.relation, stated, position.claims, voices.support(position.claims))


def _order(conflict: Conflict) -> tuple[object, ...]:
    first = conflict.sides[0]
    return conflict.kind, conflict.about, first.property, conflict.note, first.claims


def _value(value: Identifier) -> str | Text:
    """Keep an IRI as a string, a literal as a Text, as the statements do."""
    if not isinstance(value, Literal):
        return str(value)
    plain = value.language or value.datatype is None
    kind = "" if plain else str(value.datatype)
    return Text(visible(value), kind, (value.language or "").lower())
