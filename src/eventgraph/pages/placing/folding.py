"""What a network folds into its lines, and where that stands when it is unfolded."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

__all__ = ["beside", "folded"]

#: Kinds that say who speaks where, and as what, rather than what happened.
_SPEECH: Final = frozenset({"Communication", "Office"})
_TURN: Final = math.pi * (3 - math.sqrt(5))
_TRIES: Final = 400

_Point = tuple[float, float]


def folded(kinds: Sequence[str], pairs: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Name the nodes that stand for acts of speech or offices, and those that only such link.

    Nothing is folded where nothing else would be left with a line.

    >>> sorted(folded(["Person", "Communication", "Event", "Place"], [(0, 1), (2, 3)]))
    [0, 1]
    """
    speech = {node for node, kind in enumerate(kinds) if kind in _SPEECH}
    linked = {node for pair in pairs for node in pair}
    left = {node for pair in pairs if not speech & {*pair} for node in pair}
    return frozenset(speech | (linked - left)) if left else frozenset()


def beside(
    placed: Mapping[int, _Point],
    later: Sequence[int],
    pairs: Sequence[tuple[int, int]],
    room: float,
) -> dict[int, _Point]:
    """Place the later nodes near their neighbours, none nearer to another than `room`.

    Those placed already stay where they are. Who has no neighbour stands below all others.
    """
    near: dict[int, list[int]] = defaultdict(list)
    for one, other in pairs:
        near[one].append(other)
        near[other].append(one)
    taken = _Taken(placed, room)
    foot = max((y for _, y in placed.values()), default=0.0) + 2 * room
    found: dict[int, _Point] = dict(placed)
    waiting = sorted(later, key=lambda node: (-sum(n in found for n in near[node]), node))
    while waiting:
        ready = [node for node in waiting if any(n in found for n in near[node])] or waiting[:1]
        for node in ready:
            known = [found[n] for n in near[node] if n in found] or [(0.0, foot)]
            found[node] = taken.free(
                sum(x for x, _ in known) / len(known), sum(y for _, y in known) / len(known)
            )
        done = set(ready)
        waiting = [node for node in waiting if node not in done]
    return {node: found[node] for node in later}


class _Taken:
    """Which places are taken, in cells of the size of one node's room."""

    def __init__(self, placed: Mapping[int, _Point], room: float) -> None:
        self._room = room
        self._cells: dict[tuple[int, int], list[_Point]] = defaultdict(list)
        for point in placed.values():
            self._take(point)

    def free(self, x: float, y: float) -> _Point:
        """Take the free place nearest to a point, on a spiral out from it."""
        here = (x, y)
        for step in range(_TRIES):
            far = self._room * 0.5 * math.sqrt(step)
            here = (x + far * math.cos(step * _TURN), y + far * math.sin(step * _TURN))
            if self._is_free(here):
                break
        self._take(here)
        return here

    def _take(self, point: _Point) -> None:
        self._cells[self._cell(point)].append(point)

    def _cell(self, point: _Point) -> tuple[int, int]:
        return math.floor(point[0] / self._room), math.floor(point[1] / self._room)

    def _is_free(self, point: _Point) -> bool:
        across, down = self._cell(point)
        return all(
            math.dist(point, other) >= self._room
            for i in (across - 1, across, across + 1)
            for j in (down - 1, down, down + 1)
            for other in self._cells.get((i, j), ())
        )
