"""The boxes that shapes and their names take up, pushed apart within a window."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from eventgraph.pages.placing.stress import Numbers

__all__ = ["SIDES", "Box", "Boxes"]


class Box(NamedTuple):
    """What one shape takes up: its radius, and the width and height of its name."""

    radius: float
    width: float
    height: float


#: The sides of a shape on which its name may stand, the best first; the page knows them by number.
SIDES: Final[Numbers] = np.array(
    [
        (0, 1),
        (1, 0),
        (-1, 0),
        (0, -1),
        (0.75, 0.75),
        (-0.75, 0.75),
        (0.75, -0.75),
        (-0.75, -0.75),
    ],
    dtype=np.float64,
)
#: Between a shape and another's name, and between a shape and its own.
_ROOM: Final = 3.5
_GAP: Final = 3.0
_STEP: Final = 0.6


class Boxes:
    """Two boxes for each shape, its own and its name's: first all shapes', then all names'."""

    def __init__(self, boxes: Sequence[Box]) -> None:
        self.count = len(boxes)
        given = np.array(boxes, dtype=np.float64).reshape(-1, 3)
        self.radius, self.names = given[:, 0], given[:, 1:]
        shapes = np.repeat(2 * (self.radius + _ROOM)[:, None], 2, axis=1)
        self.sizes: Numbers = np.concatenate([shapes, self.names])
        self.owner = np.tile(np.arange(self.count), 2)
        self.sides: NDArray[np.int64] = np.zeros(self.count, dtype=np.int64)

    @property
    def area(self) -> float:
        """Say how much room all of them need at the least."""
        return float(self.sizes.prod(axis=1).sum())

    def beside(self, shape: int, sides: NDArray[np.int64]) -> Numbers:
        """Say how far from a shape's middle its name's lies, on each of these sides."""
        half = self.names[shape] / 2 + self.radius[shape] + _GAP
        found: Numbers = SIDES[sides] * half
        return found

    def middles(self, points: Numbers) -> Numbers:
        """Say where the middle of each box lies, the shapes standing at these points."""
        half = self.names / 2 + (self.radius + _GAP)[:, None]
        return np.concatenate([points, points + SIDES[self.sides] * half])

    def pushed(self, points: Numbers) -> Numbers:
        """Push those that cover one another a little apart, along the shorter way out."""
        middles = self.middles(points)
        across, down = middles[:, 0], middles[:, 1]
        right = across[:, None] - across
        below = down[:, None] - down
        wide = (self.sizes[:, 0, None] + self.sizes[:, 0]) / 2 - np.abs(right)
        high = (self.sizes[:, 1, None] + self.sizes[:, 1]) / 2 - np.abs(below)
        one, other = np.nonzero((wide > 0) & (high > 0) & (self.owner[:, None] != self.owner))
        wide, high = wide[one, other], high[one, other]
        tie = np.where(one > other, 1.0, -1.0)
        aside = wide < high
        ways = [
            np.where(way == 0, tie, np.sign(way)) for way in (right[one, other], below[one, other])
        ]
        moves = np.zeros((self.count, 2))
        np.add.at(moves[:, 0], self.owner[one], np.where(aside, wide * ways[0], 0.0) / 2)
        np.add.at(moves[:, 1], self.owner[one], np.where(aside, 0.0, high * ways[1]) / 2)
        return points + _STEP * moves

    def within(self, points: Numbers, window: Numbers) -> Numbers:
        """Keep the boxes of all shapes inside a window that begins at the origin."""
        middles = self.middles(points)
        low = middles - self.sizes / 2
        high = middles + self.sizes / 2
        under = np.minimum(low[: self.count], low[self.count :])
        above = np.maximum(high[: self.count], high[self.count :]) - window
        return points - np.minimum(under, 0) - np.maximum(above, 0)
