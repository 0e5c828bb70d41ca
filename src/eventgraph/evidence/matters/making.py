"""Make matters of answers: those that stand in any way to another one become positions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from eventgraph.claims.sayings import written
from eventgraph.evidence.matters.answers import Answer
from eventgraph.evidence.matters.records import Matter, Position, Standing
from eventgraph.evidence.matters.twins import Pair, standings_of

__all__ = ["joined", "matter_of"]


def matter_of(
    thing: str,
    answers: Sequence[Answer],
    standings: Sequence[Standing],
    properties: tuple[str, ...] = (),
) -> Iterator[Matter]:
    """Make one matter of the answers that stand to another; without any, none."""
    places = sorted({place for one in standings for place in (*one.each, *one.against)})
    if not places:
        return
    if len(places) < len(answers):
        number = {place: n for n, place in enumerate(places)}
        standings = [one.moved(number) for one in standings]
    positions = tuple(_position(thing, answers[place]) for place in places)
    named = properties or tuple(sorted({position.relation for position in positions}))
    yield Matter(thing, named, positions, tuple(standings))


def _position(thing: str, answer: Answer) -> Position:
    """Word a position as it is sorted first."""
    first = min(answer.stated, key=lambda one: (one.property, written(one.term)))
    qualities = tuple(sorted(answer.value.qualities, key=lambda one: (one[0], written(one[1]))))
    possible = answer.value.possible
    return Position(thing, first.property, first.term, answer.claims, qualities, possible)


def joined(thing: str, answers: Sequence[Answer], found: Mapping[Pair, str]) -> Iterator[Matter]:
    """Make a matter of each group of answers that hang together by pairs of them."""
    above = list(range(len(answers)))

    def top(place: int) -> int:
        while above[place] != place:
            above[place] = above[above[place]]
            place = above[place]
        return place

    for one, other in found:
        above[top(other)] = top(one)
    groups: dict[int, dict[Pair, str]] = defaultdict(dict)
    for pair, class_ in sorted(found.items()):
        groups[top(pair[0])][pair] = class_
    alone = [[place] for place in range(len(answers))]
    for pairs in groups.values():
        yield from matter_of(thing, answers, standings_of(alone, pairs))
