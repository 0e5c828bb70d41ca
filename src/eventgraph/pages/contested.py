"""Where claims disagree, gathered as a page shows it: all sides of one matter facing each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from operator import itemgetter
from typing import Any, Final

from rdflib import Dataset, Literal
from rdflib.term import Identifier

from eventgraph.claims.extents.declarations import Declarations
from eventgraph.evidence.matters.gathering import gather_matters
from eventgraph.evidence.matters.records import Matter, Position
from eventgraph.evidence.matters.voices import Voices
from eventgraph.evidence.sides import (
    CHANGED,
    CLASSES,
    DIFFERS,
    LESS_CERTAIN,
    LESS_PRECISE,
    NAMING,
    NOT_COMPARABLE,
    RELAYED,
)
from eventgraph.pages.columns import row
from eventgraph.pages.numbering import Numbering
from eventgraph.pages.records import Conflict, Contest, Stand, Text
from eventgraph.text.characters import visible
from eventgraph.vocabulary import EVG

__all__ = ["contest_row", "contested", "kept"]

#: What the page calls a class whose name has several words.
_KINDS: Final = {
    DIFFERS: "both",
    LESS_CERTAIN: "uncertain",
    LESS_PRECISE: "less",
    NOT_COMPARABLE: "units",
    CHANGED: "changed",
    RELAYED: "relayed",
}

#: The kinds, the strongest first.
_ORDER: Final = ("disputes", *(_KINDS.get(class_, class_) for class_ in CLASSES))
#: Of how many sides it is told which of them do not stand so to one another.
_CROWD: Final = 20


def contested(
    dataset: Dataset, declared: Declarations, voices: Voices | None = None
) -> tuple[Contest, ...]:
    """Gather what a dataset, or a scope of one, answers differently, matter by matter.

    Each side is a position with all claims that give it; of what several call a thing each side is
    a speaker with all names that speaker uses.
    """
    voices = voices or Voices(dataset)
    matters = gather_matters(dataset, declared=declared)
    return tuple(sorted((_contest(matter, voices) for matter in matters), key=_order))


def kept(contests: Iterable[Contest], known: set[str]) -> Iterable[Contest]:
    """Keep what the shown claims disagree on: the sides with a claim, of matters with two sides."""
    for contest in contests:
        sides = [
            side._replace(claims=tuple(claim for claim in side.claims if claim in known))
            for side in contest.sides
        ]
        standing = [place for place, side in enumerate(sides) if side.claims]
        conflicts = tuple(_renumbered(contest.conflicts, {at: n for n, at in enumerate(standing)}))
        if conflicts:
            yield Contest(contest.about, tuple(sides[place] for place in standing), conflicts)


def _renumbered(conflicts: Iterable[Conflict], numbers: Mapping[int, int]) -> Iterable[Conflict]:
    """Give the places of sides anew; a conflict is left where two of its sides are."""
    for one in conflicts:
        places = tuple(numbers[place] for place in one.places if place in numbers)
        pairs = zip(one.beside[::2], one.beside[1::2], strict=True)
        beside = [pair for pair in pairs if numbers.keys() >= {*pair}]
        if len(places) > 1 and len(beside) < len(places) * (len(places) - 1) / 2:
            yield Conflict(
                one.kind, one.note, places, tuple(numbers[at] for pair in beside for at in pair)
            )


def _contest(matter: Matter, voices: Voices) -> Contest:
    if matter.classes == (NAMING,):
        sides = tuple(_by_speaker(matter.positions, voices))
        return Contest(matter.about, sides, (Conflict(NAMING, "", tuple(range(len(sides)))),))
    disputes = str(EVG.disputes) in matter.properties
    conflicts = (
        Conflict(
            "disputes" if disputes else _KINDS.get(class_, class_),
            note,
            tuple(sorted(places)),
            _beside(matter, class_, note, sorted(places)),
        )
        for (class_, note), places in _by_class(matter).items()
    )
    sides = tuple(_stand(position, voices) for position in matter.positions)
    return Contest(matter.about, sides, tuple(conflicts))


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
    stand = {pair for standing in standings for pair in standing.pairs()}
    every = combinations(places, 2)
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
    qualities = tuple((name, _value(value)) for name, value in position.qualities)
    support = voices.support(position.claims)
    return Stand(position.relation, stated, position.claims, support, qualities)


def _order(contest: Contest) -> tuple[object, ...]:
    """Order by the strongest kind, as `conflicts` does."""
    kind, first = contest.conflicts[0].kind, contest.sides[0]
    return _ORDER.index(kind), contest.about, first.property, first.claims


def _value(value: Identifier) -> str | Text:
    """Keep an IRI as a string, a literal as a Text, as the statements do."""
    if not isinstance(value, Literal):
        return str(value)
    plain = value.language or value.datatype is None
    kind = "" if plain else str(value.datatype)
    return Text(visible(value), kind, (value.language or "").lower())


def contest_row(packer: Numbering, contest: Contest, claims: dict[str, int]) -> list[Any]:
    """Pack a matter with all its sides, and how they stand to one another."""
    sides = [
        {
            "property": packer.properties(side.property),
            "values": [packer.object(value) for value in side.values],
            "claims": [claims[claim] for claim in side.claims if claim in claims],
            "support": list(side.support),
            "qualities": [
                number
                for name, value in side.qualities
                for number in (packer.properties(name), packer.object(value))
            ],
        }
        for side in contest.sides
    ]
    stands = [
        {
            "kind": conflict.kind,
            "places": list(conflict.places),
            "note": conflict.note,
            "beside": list(conflict.beside),
        }
        for conflict in contest.conflicts
    ]
    cells = {
        "about": packer.things(contest.about),
        "sides": [row("sides", side) for side in sides],
        "conflicts": [row("conflicts", stand) for stand in stands],
    }
    return row("contests", cells)
