"""Who is said to have which part: two properties that exclude each other, places in one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from typing import Final

from eventgraph.claims.extents.declarations import Declarations
from eventgraph.claims.extents.values import Stated, Value, text_of
from eventgraph.claims.sayings import Saying, written
from eventgraph.evidence.circumstances import Circumstances
from eventgraph.evidence.matters.answers import Answer, Beside, order_of
from eventgraph.evidence.matters.making import joined
from eventgraph.evidence.matters.records import Matter
from eventgraph.evidence.matters.twins import Pair
from eventgraph.evidence.sides import CONTRADICTS, DIFFERS, LESS_PRECISE, Manner, weighed

__all__ = ["nested", "opposed"]

#: How many answers it takes for one to face another.
_TWO: Final = 2
#: Where the answers stand by property and value: those that are sure, those only possible.
_Places = Mapping[tuple[str, str], list[int]]


def opposed(
    thing: str, sayings: Sequence[Saying], declared: Declarations, around: Circumstances
) -> Iterator[Matter]:
    """Find one value, or a body and who belongs to it, under two properties that exclude it."""
    answers = _roles(sayings, declared.opposites, around.possible)
    if len(answers) < _TWO:
        return
    places = _places(answers)
    kin = _kin({value for _, value in places}, around.bodies_of)

    def facing(name: str, value: str) -> Iterator[int]:
        for opposite in declared.opposites[name]:
            for theirs in {value, *kin.get(value, ())}:
                yield from places.get((opposite, theirs), ())

    def compare(one: Value, other: Value) -> str:
        class_ = CONTRADICTS if one.text == other.text else DIFFERS
        return weighed(class_, Manner(possible=one.possible), Manner(possible=other.possible))

    beside = Beside(answers, compare, around, of_one_claim=True)
    yield from joined(thing, answers, _found(places, facing, beside))


def nested(
    thing: str, sayings: Sequence[Saying], declared: Declarations, around: Circumstances
) -> Iterator[Matter]:
    """Find values one of which contains the other, such as a town and its country."""
    answers = _roles(sayings, declared.nested)
    if len(answers) < _TWO:
        return
    places = _places(answers)

    def facing(name: str, value: str) -> Iterator[int]:
        for outer in declared.nested[name].get(value, ()):
            yield from places.get((name, outer), ())

    beside = Beside(answers, lambda *_: LESS_PRECISE, around)
    yield from joined(thing, answers, _found(places, facing, beside))


def _found(
    places: _Places, facing: Callable[[str, str], Iterable[int]], beside: Beside
) -> dict[Pair, str]:
    """Compare each answer with those that may face it."""
    pairs = (
        (min(place, other), max(place, other))
        for (name, value), its in places.items()
        for other in facing(name, value)
        for place in its
    )
    return {pair: class_ for pair in dict.fromkeys(pairs) if (class_ := beside(*pair))}


def _kin(values: set[str], bodies_of: Callable[[str], frozenset[str]]) -> Mapping[str, set[str]]:
    """Give each value those of which it is a part or a member, and the other way round."""
    kin: dict[str, set[str]] = defaultdict(set)
    for value in values:
        for body in bodies_of(value) & values:
            kin[value].add(body)
            kin[body].add(value)
    return kin


def _roles(
    sayings: Iterable[Saying], properties: Container[str], possible: Container[str] = ()
) -> list[Answer]:
    """Gather by property, value and manner what is said by some properties."""
    found: dict[tuple[str, str, bool], dict[Saying, set[str]]] = defaultdict(dict)
    for saying in sayings:
        if saying.property in properties:
            its = found[saying.property, written(saying.value), saying.claim in possible]
            its.setdefault(saying.content(), set()).add(saying.claim)
    answers = []
    for (_, _, unsure), its in found.items():
        value = Value(None, text_of(next(iter(its)).value), frozenset(), unsure)
        stated = (
            Stated(one.property, one.speaker, one.value, value, tuple(sorted(claims)))
            for one, claims in sorted(its.items())
        )
        answers.append(Answer(value, tuple(stated)))
    return sorted(answers, key=lambda one: (one.stated[0].property, order_of(one)))


def _places(answers: Sequence[Answer]) -> _Places:
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, answer in enumerate(answers):
        places[answer.stated[0].property, str(answer.stated[0].term)].append(place)
    return places
