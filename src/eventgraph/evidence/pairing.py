"""Pair what disagrees: every two of a few; of very many enough that each is seen to disagree."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any, Final, TypeVar

__all__ = ["ENOUGH", "Paired", "Sparing", "crossed", "every_pair", "few_pairs"]

#: Two places in a sequence that disagree, and the class in which they do.
Paired = tuple[int, int, str]

_Group = TypeVar("_Group", bound=Hashable)
#: Up to here every two are compared: 500 of one property make 124,750 pairs.
_FEW: Final = 500
#: How many neighbours, and how many of the outermost, each of very many is compared with.
_NEAR: Final = 8
#: How many of those that say the same stand for all of them.
ENOUGH: Final = 2


def every_pair(
    groups: Sequence[_Group], compare: Callable[[_Group, _Group], str]
) -> Iterator[Paired]:
    """Pair the places in a sequence whose groups disagree, in order, each with the class.

    Two groups are compared when the first of their places is reached, not for each of them: who
    takes the first pairs alone waits for these alone.
    """
    places = _places(groups)
    kept: dict[_Group, list[tuple[int, str]]] = {}
    for place, group in enumerate(groups):
        others = kept.get(group)
        if others is None:
            others = sorted(
                (there, class_)
                for other, its in places.items()
                if its[-1] > place and other != group and (class_ := compare(group, other))
                for there in its
            )
            if len(places[group]) > 1:
                kept[group] = others
        yield from ((place, *other) for other in others[bisect(others, (place, "")) :])


class Sparing:
    """Pair as few as it takes to name every place that disagrees with any, in each class.

    Up to 500 places it is every pair. Of more, those that say the same are stood for by two of each
    kind; of very many groups each is compared with those next to it and with the outermost in every
    one of the `orders` alone, so that the time grows with the places and not with their square.
    """

    def __init__(self, kinds: Sequence[Hashable], orders: Iterable[Callable[[Any], Any]]) -> None:
        """Take the kind of each place, and the keys by which groups are put in order."""
        self.kinds, self.orders = kinds, tuple(orders)

    def __call__(
        self, groups: Sequence[_Group], compare: Callable[[_Group, _Group], str]
    ) -> Iterator[Paired]:
        """Pair the places in a sequence, as `every_pair` does."""
        if len(groups) <= _FEW:
            yield from every_pair(groups, compare)
            return
        places = _places(groups)
        found: set[Paired] = set()
        every = len(places) * len(groups) <= _FEW * _FEW
        for one, other in combinations(places, 2) if every else self._candidates(places):
            class_ = compare(one, other)
            if class_:
                for first, second in few_pairs(places[one], places[other], self.kinds.__getitem__):
                    found.add((min(first, second), max(first, second), class_))
        yield from sorted(found)

    def _candidates(self, groups: Iterable[_Group]) -> Iterator[tuple[_Group, _Group]]:
        for order in self.orders:
            ordered = sorted(groups, key=order)
            outermost = [*ordered[:_NEAR], *ordered[-_NEAR:]]
            for place, one in enumerate(ordered):
                near = ordered[place + 1 : place + 1 + _NEAR]
                yield from ((one, other) for other in near)
                yield from ((one, other) for other in outermost if other != one)


def few_pairs(
    ones: Sequence[_Group], others: Sequence[_Group], kind: Callable[[_Group], Hashable]
) -> Iterator[tuple[_Group, _Group]]:
    """Pair each of two sequences with two of each kind of the other."""
    few, few_others = _standing(ones, kind), _standing(others, kind)
    for one in ones:
        yield from ((one, other) for other in few_others)
    for other in others:
        yield from ((one, other) for one in few)


def crossed(
    ones: Sequence[_Group], others: Sequence[_Group], *, sparing: bool
) -> Iterator[tuple[_Group, _Group]]:
    """Pair each of two sequences with each of the other, or with as few as `few_pairs` takes."""
    if sparing and len(ones) + len(others) > _FEW:
        yield from few_pairs(ones, others, lambda _: None)
    else:
        yield from ((one, other) for other in others for one in ones)


def _standing(places: Iterable[_Group], kind: Callable[[_Group], Hashable]) -> list[_Group]:
    """Keep two of each kind."""
    kept: dict[Hashable, list[_Group]] = defaultdict(list)
    for place in places:
        its = kept[kind(place)]
        if len(its) < ENOUGH:
            its.append(place)
    return [place for its in kept.values() for place in its]


def _places(groups: Sequence[_Group]) -> dict[_Group, list[int]]:
    places: dict[_Group, list[int]] = defaultdict(list)
    for place, group in enumerate(groups):
        places[group].append(place)
    return places
