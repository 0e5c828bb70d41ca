"""Say shortly which of many stand to which: those that stand alike are named together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence

from eventgraph.evidence.matters.records import Standing
from eventgraph.evidence.sides import CLASSES

__all__ = ["standings_of"]

Pair = tuple[int, int]


def standings_of(blocks: Sequence[Sequence[int]], found: Mapping[Pair, str]) -> list[Standing]:
    """Write as few standings as it takes for blocks of positions that stand to others alike.

    `found` gives the class for pairs of blocks, the smaller number first; a block beside itself
    says how its own members stand to one another.

    >>> standings_of([[0], [1], [2]], {(0, 1): "contradicts", (0, 2): "contradicts"})
    [Standing(class_='contradicts', each=(0,), against=(1, 2), note='', some=False)]
    >>> standings_of([[0, 1, 2]], {(0, 0): "contradicts"})[0].each
    (0, 1, 2)
    """
    pairs: dict[str, list[Pair]] = {}
    for pair, class_ in found.items():
        pairs.setdefault(class_, []).append(pair)
    return [
        standing
        for class_ in sorted(pairs, key=CLASSES.index)
        for standing in _of_class(class_, blocks, pairs[class_])
    ]


def _of_class(
    class_: str, blocks: Sequence[Sequence[int]], pairs: Sequence[Pair]
) -> Iterator[Standing]:
    """Name together what stands to the same others, in one class."""
    beside: dict[int, set[int]] = defaultdict(set)
    for one, other in pairs:
        beside[one].add(other)
        beside[other].add(one)
    groups = _twins(blocks, beside)
    members = [sorted(place for block in group for place in blocks[block]) for group in groups]
    for number, group in enumerate(groups):
        around = beside[group[0]]
        if (len(group) > 1 and group[1] in around) or (
            len(members[number]) > 1 and group[0] in around
        ):
            yield Standing(class_, tuple(members[number]))
        against = [
            place
            for later in range(number + 1, len(groups))
            if groups[later][0] in around
            for place in members[later]
        ]
        if against:
            yield Standing(class_, tuple(members[number]), tuple(sorted(against)))


def _twins(blocks: Sequence[Sequence[int]], beside: Mapping[int, set[int]]) -> list[list[int]]:
    """Group blocks that stand to the same others: to one another too, or not to one another."""
    close: dict[Hashable, list[int]] = defaultdict(list)
    for block in sorted(beside):
        inner = block in beside[block]
        # One position alone has no inside, and can be counted either way.
        own = frozenset(beside[block] | {block}) if inner or len(blocks[block]) == 1 else block
        close[own].append(block)
    groups, alone = [], defaultdict(list)
    for group in close.values():
        if len(group) > 1 or group[0] in beside[group[0]]:
            groups.append(group)
        else:
            alone[frozenset(beside[group[0]])].append(group[0])
    groups += alone.values()
    return sorted(groups, key=lambda group: min(blocks[group[0]]))
