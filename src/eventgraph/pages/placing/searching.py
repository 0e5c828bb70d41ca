"""Search for each shape a better place nearby: nothing covered, short lines, few crossings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from eventgraph.pages.placing.boxes import SIDES, Boxes
from eventgraph.pages.placing.stress import Numbers

__all__ = ["search"]

_RINGS: Final = (18.0, 42.0, 80.0, 140.0, 230.0, 350.0)
_TURNS: Final = 10
#: For so many of the places that are best for the shape itself, its name is looked at too.
_CLOSER: Final = 24
#: What it costs to cover another box, at all and by area; to cross a line; to be far; to leave.
_COVER, _AREA, _CROSS, _LENGTH, _LEAVE = 30.0, 1 / 50, 5.0, 0.036, 6.0
#: A name is read most easily beneath its shape, least easily askew.
_ASKEW: Final[Numbers] = np.array([0, 1, 1, 1, 2, 2, 2, 2], dtype=np.float64)
_WORTH: Final = 0.5


def _around() -> Numbers:
    """List the places to try, from the one at the middle outwards."""
    turns = np.arange(_TURNS) * (2 * np.pi / _TURNS)
    rings = [
        np.stack([1.25 * far * np.cos(turns + 0.26 * n), far * np.sin(turns + 0.26 * n)], axis=1)
        for n, far in enumerate(_RINGS)
    ]
    return np.concatenate([np.zeros((1, 2)), *rings])


class _Picture:
    """Shapes at their points, the lines between them, and what each place would cost."""

    def __init__(
        self, points: Numbers, boxes: Boxes, lines: NDArray[np.int64], window: Numbers
    ) -> None:
        self.points, self.boxes, self.lines, self.window = points, boxes, lines, window
        self._middles = boxes.middles(points)
        self._near: list[NDArray[np.int64]] = [
            np.concatenate([lines[lines[:, 0] == n, 1], lines[lines[:, 1] == n, 0]])
            for n in range(boxes.count)
        ]

    def improve(self, shape: int, around: Numbers) -> bool:
        """Move one shape and its name to where they cost least; say whether that gained much."""
        places = self.points[shape] + around
        plain = self._covered(shape, places, self.boxes.sizes[shape]) + self._long(shape, places)
        best = np.concatenate([[0], 1 + np.argsort(plain[1:], kind="stable")[:_CLOSER]])
        plain[best] += self._crossed(shape, places[best])
        costs = plain[best][:, None] + self._named(shape, places[best])
        place, side = divmod(int(costs.argmin()), len(SIDES))
        if costs[place, side] > costs[0, self.boxes.sides[shape]] - _WORTH:
            return False
        self.points[shape] = places[best[place]]
        self.boxes.sides[shape] = side
        self._middles[shape] = self.points[shape]
        beside = self.boxes.beside(shape, np.array([side]))[0]
        self._middles[shape + self.boxes.count] = self.points[shape] + beside
        return True

    def _named(self, shape: int, places: Numbers) -> Numbers:
        """Say what the name costs at each place, on each side: places down, sides across."""
        beside = self.boxes.beside(shape, np.arange(len(SIDES)))
        names = (places[:, None, :] + beside[None, :, :]).reshape(-1, 2)
        covered = self._covered(shape, names, self.boxes.names[shape])
        cost: Numbers = covered.reshape(len(places), -1) + _ASKEW[None, :]
        return cost

    def _covered(self, shape: int, middles: Numbers, size: Numbers) -> Numbers:
        """Say how much of what is not the shape's own a box would cover, or of the margin."""
        wide, high = size
        sizes, there = self.boxes.sizes, self._middles
        left, top = middles[:, 0, None], middles[:, 1, None]
        across = (sizes[:, 0] + wide) / 2 - np.abs(there[:, 0] - left)
        down = (sizes[:, 1] + high) / 2 - np.abs(there[:, 1] - top)
        over = (across > 0) & (down > 0) & (self.boxes.owner != shape)
        area = np.minimum(across, np.minimum(sizes[:, 0], wide))
        area *= np.minimum(down, np.minimum(sizes[:, 1], high))
        cost: Numbers = np.where(over, _COVER + _AREA * area, 0.0).sum(axis=1)
        left_top, beyond = middles - size / 2, middles + size / 2 - self.window
        outside = np.maximum(-left_top, 0) + np.maximum(beyond, 0)
        cost += _LEAVE * (outside[:, 0] + outside[:, 1])
        return cost

    def _long(self, shape: int, places: Numbers) -> Numbers:
        """Say how long the shape's lines would be."""
        near = self.points[self._near[shape]]
        across, down = (places[:, axis, None] - near[:, axis] for axis in (0, 1))
        cost: Numbers = _LENGTH * np.hypot(across, down).sum(axis=1)
        return cost

    def _crossed(self, shape: int, places: Numbers) -> Numbers:
        """Say how many lines the shape's would cross."""
        cost = np.zeros(len(places))
        rest = self.lines[(self.lines[:, 0] != shape) & (self.lines[:, 1] != shape)]
        begin, end = self.points[rest[:, 0]].T, self.points[rest[:, 1]].T
        here = places.T[:, :, None]
        sides = _turn(begin, end, here)
        for other in self._near[shape]:
            there = self.points[other]
            split = _turn(here, there, begin) * _turn(here, there, end) < 0
            free = (rest[:, 0] != other) & (rest[:, 1] != other)
            cost += (split & free & (sides * _turn(begin, end, there) < 0)).sum(axis=1)
        return _CROSS * cost


def _turn(one: Numbers, two: Numbers, three: Numbers) -> Numbers:
    """Say on which side of a line from one to two the third lies; each is a pair of coordinates."""
    across: Numbers = (two[0] - one[0]) * (three[1] - one[1])
    down: Numbers = (two[1] - one[1]) * (three[0] - one[0])
    return across - down


def search(
    points: Numbers, boxes: Boxes, lines: Sequence[tuple[int, int]], window: Numbers, rounds: int
) -> Numbers:
    """Move each shape, and its name round it, to the best place nearby, until none gains by it."""
    ends = np.array(sorted(set(lines)), dtype=np.int64).reshape(-1, 2)
    picture, around = _Picture(points.copy(), boxes, ends, window), _around()
    for _ in range(rounds):
        if not sum([picture.improve(shape, around) for shape in range(boxes.count)]):
            break
    return picture.points
