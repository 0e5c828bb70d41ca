"""Answers to one question, and which of them stand alike to all others: then one speaks for all."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations, product
from typing import Final, NamedTuple

from eventgraph.claims.extents.intervals import Interval, Relation
from eventgraph.claims.extents.values import Stated, Value
from eventgraph.claims.sayings import written
from eventgraph.evidence.circumstances import Circumstances
from eventgraph.evidence.matters.records import Standing
from eventgraph.evidence.matters.twins import standings_of
from eventgraph.evidence.rules import relation_of
from eventgraph.evidence.sides import CLASSES, STRICT, Disagreement, side_of

__all__ = ["Answer", "Beside", "answers_of", "compared", "order_of"]

#: How many kinds of answers are compared two by two, and how many neighbours beyond.
_MOST: Final = 300
_NEAR: Final = 4
#: Up to so many answers every two are compared, without asking which stand alike.
_FEW: Final = 8
#: How often wide answers may be held against narrow ones, by the number of answers.
_STEPS: Final = 8


class Answer(NamedTuple):
    """One value, and how everybody states it who does."""

    value: Value
    stated: tuple[Stated, ...]

    @property
    def claims(self) -> tuple[str, ...]:
        """Name the claims that give it, sorted."""
        return tuple(sorted({claim for one in self.stated for claim in one.claims}))


def answers_of(stated: Iterable[Stated]) -> list[Answer]:
    """Gather by value what is stated, in the order of the values."""
    found: dict[Value, list[Stated]] = defaultdict(list)
    for one in stated:
        found[one.value].append(one)
    answers = [Answer(value, tuple(its)) for value, its in found.items()]
    return sorted(answers, key=order_of)


def order_of(answer: Answer) -> tuple[object, ...]:
    """Order numbers and dates by where they begin and end, and everything else as it is written."""
    least, value = min(str(one.term) for one in answer.stated), answer.value
    terms = sorted((name, written(term)) for name, term in value.qualities)
    if value.interval is None:
        return (1, "", (False, 0), (False, 0), least, terms, value.possible)
    scale, low, high = value.interval[:3]
    ends = (low is not None, low or 0), (high is None, high or 0)
    return (0, scale, *ends, least, terms, value.possible)


class Beside:
    """Tell in which class two answers to one question stand to one another; empty: in none.

    `compare` tells it of their values. Values of one claim alone are not set against each other
    unless `of_one_claim` says so, nor, where both may hold, what one speaker says in one
    publication.
    """

    def __init__(
        self,
        answers: Sequence[Answer],
        compare: Callable[[Value, Value], str],
        around: Circumstances,
        *,
        of_one_claim: bool = False,
    ) -> None:
        self.answers, self.compare, self.around = answers, compare, around
        self.of_one_claim = of_one_claim

    def __call__(self, one: int, other: int) -> str:
        """Compare two answers by their places."""
        ours, theirs = self.answers[one], self.answers[other]
        class_ = self.compare(ours.value, theirs.value)
        if class_ and any(
            self.faces(class_, first, second)
            for first, second in product(ours.stated, theirs.stated)
        ):
            return class_
        return ""

    def faces(self, class_: str, one: Stated, other: Stated) -> bool:
        """Tell whether two statements of answers are set against each other in a class."""
        if not self.of_one_claim and one.claims == other.claims:
            return False
        if class_ in STRICT or one.speaker != other.speaker:
            return True
        sides = side_of("", one), side_of("", other)
        return self.around.matters(Disagreement(class_, "", sides))

    def voices(self, *, strict: bool) -> list[Hashable]:
        """Give for each answer what its claims have to do with whether it is set against others.

        Where no two can hold, it does not matter who says so.
        """
        alone = [self._alone(answer) for answer in self.answers]
        several = Counter(speaker for speaker, _ in alone if speaker)
        shared = Counter(claims for _, claims in alone if claims)
        return [
            (
                self._read(answer) if several[speaker] > 1 and not strict else None,
                claims if shared[claims] > 1 else None,
            )
            for answer, (speaker, claims) in zip(self.answers, alone, strict=True)
        ]

    def _alone(self, answer: Answer) -> tuple[str, tuple[str, ...]]:
        """Name the one speaker who gives an answer, and the claims, if always the same."""
        speakers = {one.speaker for one in answer.stated}
        claims = {one.claims for one in answer.stated}
        return (
            min(speakers) if len(speakers) == 1 else "",
            min(claims) if len(claims) == 1 else (),
        )

    def _read(self, answer: Answer) -> Hashable:
        read = frozenset(self.around.read_in(one.claims) for one in answer.stated)
        return answer.stated[0].speaker, read


def compared(beside: Beside) -> list[Standing]:
    """Say how answers to one question stand to one another, comparing kinds of answers alone.

    Time grows with the answers and not with their square. Where there are too many kinds, each is
    compared with its neighbours and with the outermost, and the standing says `some`.
    """
    few = len(beside.answers) <= _FEW
    blocks = [[place] for place in range(len(beside.answers))] if few else _blocks(beside)
    every = len(blocks) <= _MOST
    pairs = combinations(range(len(blocks)), 2) if every else _near(len(blocks))
    found = {}
    for one, other in pairs:
        if class_ := beside(blocks[one][0], blocks[other][0]):
            found[one, other] = class_
    for number, block in enumerate(blocks):
        if len(block) > 1 and (class_ := beside(block[0], block[1])):
            found[number, number] = class_
    return standings_of(blocks, found) if every else list(_some(blocks, found))


def _near(count: int) -> Iterator[tuple[int, int]]:
    """Pair each with its neighbours and with the outermost."""
    outermost = {*range(_NEAR), *range(count - _NEAR, count)}
    for one in range(count):
        near = {*range(one + 1, min(one + 1 + _NEAR, count)), *outermost} - {one}
        yield from ((min(one, other), max(one, other)) for other in near)


def _some(
    blocks: Sequence[Sequence[int]], found: Mapping[tuple[int, int], str]
) -> Iterator[Standing]:
    for class_ in CLASSES:
        named = {block for pair, its in found.items() if its == class_ for block in pair}
        if each := sorted(place for block in named for place in blocks[block]):
            yield Standing(class_, tuple(each), some=True)


def _blocks(beside: Beside) -> list[list[int]]:
    """Group the places of answers that stand alike to all others, the first place first."""
    values = [answer.value for answer in beside.answers]
    kinds = [(value.qualities, value.possible, _kind(value)) for value in values]
    touching, wide = _touching(values)
    one_kind = len(set(kinds)) == 1 and not wide and not values[0].possible
    voices = beside.voices(strict=one_kind)
    contents: dict[Hashable, set[Hashable]] = defaultdict(set)
    for value, kind in zip(values, kinds, strict=True):
        contents[value.interval, value.text].add(kind)
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for place, value in enumerate(values):
        shared = len(contents[value.interval, value.text]) > 1
        own = (value.interval, value.text) if shared or place in wide else None
        groups[kinds[place], frozenset(touching[place]), own, voices[place]].append(place)
    return sorted(groups.values())


def _kind(value: Value) -> Hashable:
    if value.interval is not None:
        return value.interval.scale
    return value.text[0] if isinstance(value.text, tuple) else None


def _touching(values: Sequence[Value]) -> tuple[dict[int, set[Hashable]], set[int]]:
    """Find how narrow values (a number, a day) touch which wide ones, and name the wide ones.

    A wide one is held against its neighbours, outwards until one lies apart.
    """
    touching: dict[int, set[Hashable]] = defaultdict(set)
    wide: set[int] = set()
    steps = _STEPS * len(values)
    for scale in ("number", "date"):
        places = {
            place: value.interval
            for place, value in enumerate(values)
            if value.interval and value.interval.scale == scale
        }
        lows = {place: low for place, its in places.items() if (low := _narrow(its)) is not None}
        narrow = sorted(lows, key=lows.__getitem__)
        beginnings = [lows[place] for place in narrow]
        for place in places.keys() - lows.keys():
            wide.add(place)
            low, above = places[place].low, places[place].low_open
            # What stands at an end that is open lies apart: outwards begins beyond it.
            reached = bisect_right if above else bisect_left
            start = 0 if low is None else reached(beginnings, low)
            for found in (range(start, len(narrow)), range(start - 1, -1, -1)):
                for number in found:
                    steps -= 1
                    how = relation_of(values[place], values[narrow[number]])
                    if steps < 0 or how is Relation.APART:
                        break
                    touching[narrow[number]].add((place, how))
        if steps < 0:
            # Too many wide ones: each value stands for itself.
            wide.update(places)
    return touching, wide


def _narrow(interval: Interval) -> Fraction | int | None:
    """Say where a number or a day stands, of which two are the same or apart; of others nothing."""
    if interval.low is None:
        return None
    width = 0 if interval.scale == "number" else 1
    plain = Interval(interval.scale, interval.low, interval.low + width, high_open=width == 1)
    return interval.low if interval == plain else None
