"""Positions of one speaker, or of one speech: an account that changed, or was relayed otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import combinations, pairwise, product
from typing import Final

from eventgraph.claims.extents.values import Stated
from eventgraph.evidence.circumstances import RELAYED_OF, Circumstances
from eventgraph.evidence.matters.answers import Beside
from eventgraph.evidence.matters.records import Standing
from eventgraph.evidence.matters.twins import Pair, standings_of
from eventgraph.evidence.sides import CLASSES, Disagreement, side_of

__all__ = ["retold"]

#: Of how many answers of one voice every two are compared; of more, each with the next.
_EVERY: Final = 20
#: How many ways to state two answers are held against each other.
_WAYS: Final = 400
#: Up to how many pairs standings are written anew without those that are none any more.
_ANEW: Final = 5000


def retold(beside: Beside, standings: Sequence[Standing]) -> list[Standing]:
    """Add what one speaker says otherwise later, and what publications relay otherwise of a speech.

    Two positions that stand to one another for no other reason stand so alone.
    """
    more: list[Standing] = []
    only: set[Pair] = set()
    told = _ToldApart(beside.around)
    class_of = beside if any(one.some for one in standings) else _class_in(standings)
    for pair in sorted(_candidates(beside)):
        class_ = class_of(*pair)
        if class_ not in RELAYED_OF:
            continue
        kinds = _kinds(beside, pair, class_, told)
        more += [
            Standing(kind, pair, note="; ".join(sorted(notes)))
            for kind, notes in kinds.items()
            if kind != class_
        ]
        if class_ not in kinds:
            only.add(pair)
    if not more:
        return list(standings)
    kept = _without(standings, only, len(beside.answers))
    return sorted([*kept, *more], key=lambda one: CLASSES.index(one.class_))


def _candidates(beside: Beside) -> set[Pair]:
    """Pair the answers that share a speaker or a speech."""
    places: dict[Hashable, dict[int, None]] = defaultdict(dict)
    for place, answer in enumerate(beside.answers):
        for one in answer.stated:
            places[one.speaker][place] = None
            for claim in one.claims:
                for event in beside.around.said_in.get(claim, ()):
                    places["", event][place] = None
    found: set[Pair] = set()
    for several in places.values():
        found.update(combinations(several, 2) if len(several) <= _EVERY else pairwise(several))
    return found


def _class_in(standings: Sequence[Standing]) -> Callable[[int, int], str]:
    """Read from standings in which class two answers stand, without comparing them again."""
    each: dict[int, set[int]] = defaultdict(set)
    against: dict[int, set[int]] = defaultdict(set)
    for number, standing in enumerate(standings):
        for place in standing.each:
            each[place].add(number)
        for place in standing.against or standing.each:
            against[place].add(number)

    def class_of(one: int, other: int) -> str:
        both = each[one] & against[other] or each[other] & against[one]
        return standings[min(both)].class_ if both else ""

    return class_of


class _ToldApart:
    """In which classes two statements stand, worked out once for all that are read where they are.

    Where nothing is shared, neither a speaker nor a speech, it is the class they were given.
    """

    def __init__(self, around: Circumstances) -> None:
        self._around = around
        self._where: dict[tuple[str, ...], tuple[frozenset[str], Hashable]] = {}
        self._known: dict[Hashable, frozenset[tuple[str, str]]] = {}

    def __call__(self, class_: str, one: Stated, other: Stated) -> frozenset[tuple[str, str]]:
        """Give the classes, each with its note."""
        (ours, here), (theirs, there) = self._place(one.claims), self._place(other.claims)
        if one.speaker != other.speaker and ours.isdisjoint(theirs):
            return frozenset({(class_, "")})
        key = class_, one.speaker, here, other.speaker, there
        if key not in self._known:
            found = Disagreement(class_, "", (side_of("", one), side_of("", other)))
            told = self._around.told_apart(found)
            self._known[key] = frozenset((one.class_, one.note) for one in told)
        return self._known[key]

    def _place(self, claims: tuple[str, ...]) -> tuple[frozenset[str], Hashable]:
        """Name the speeches that claims were made in, and all that tells their places apart."""
        if claims not in self._where:
            said, read, none = self._around.said_in, self._around.sources_of, frozenset[str]()
            places = frozenset((said.get(its, none), read(its)) for its in claims)
            self._where[claims] = none.union(*(events for events, _ in places)), places
        return self._where[claims]


def _kinds(beside: Beside, pair: Pair, class_: str, told: _ToldApart) -> dict[str, set[str]]:
    """Gather the classes in which those who give two answers stand to one another, with notes."""
    ours, theirs = (beside.answers[place].stated for place in pair)
    kinds: dict[str, set[str]] = defaultdict(set)
    ways: Iterable[tuple[Stated, Stated]] = product(ours, theirs)
    if len(ours) * len(theirs) > _WAYS:
        # Of so many some stand in the class itself.
        kinds[class_] = set()
        ways = _of_one_speaker(ours, theirs)
    for first, second in ways:
        if beside.faces(class_, first, second):
            for kind, note in told(class_, first, second):
                kinds[kind] |= {note} if kind != class_ else set()
    return kinds


def _of_one_speaker(
    ours: Sequence[Stated], theirs: Sequence[Stated]
) -> Iterator[tuple[Stated, Stated]]:
    by_speaker = {one.speaker: one for one in theirs}
    yield from ((one, by_speaker[one.speaker]) for one in ours[:_WAYS] if one.speaker in by_speaker)


def _without(standings: Sequence[Standing], only: set[Pair], count: int) -> Sequence[Standing]:
    """Write standings anew without some pairs."""
    plain = [one for one in standings if not one.note and not one.some]
    size = sum(len(one.each) * len(one.against or one.each) for one in plain)
    if not only or size > _ANEW:
        return standings
    left = {pair: one.class_ for one in plain for pair in one.pairs() if pair not in only}
    others = [one for one in standings if one.note or one.some]
    return [*standings_of([[place] for place in range(count)], left), *others]
