"""Stress majorisation: as far apart on the paper as there are lines between, as nearly as goes."""

from __future__ import annotations

from typing import Final

import igraph
import numpy as np
from numpy.typing import NDArray

__all__ = ["Numbers", "Pull", "relaxed", "upright"]

Numbers = NDArray[np.float64]

_TOUCHING: Final = 1e-9


class Pull:
    """What draws each of a graph's nodes where the lines between it and all others want it.

    A distance counts the less the longer it is; what no line joins does not pull.
    """

    def __init__(self, graph: igraph.Graph) -> None:
        steps = np.array(graph.distances(), dtype=np.float64).reshape(graph.vcount(), -1)
        near = np.isfinite(steps) & (steps > 0)
        self._ideal = np.where(near, steps, 0.0)
        self._weight = np.where(near, 1.0 / np.maximum(self._ideal, 1.0) ** 2, 0.0)
        self._sum = np.maximum(self._weight.sum(axis=1), _TOUCHING)
        self._alone: NDArray[np.bool_] = self._sum <= _TOUCHING

    def towards(self, points: Numbers) -> Numbers:
        """Say where each would stand, were the others to stay, one step of a line being 1 long."""
        apart = points[:, None, :] - points[None, :, :]
        length = np.maximum(np.sqrt((apart**2).sum(axis=2)), _TOUCHING)
        wanted = points[None, :, :] + apart * (self._ideal / length)[:, :, None]
        moved = (self._weight[:, :, None] * wanted).sum(axis=1) / self._sum[:, None]
        return np.where(self._alone[:, None], points, moved)


def relaxed(pull: Pull, points: Numbers, turns: int) -> Numbers:
    """Let all nodes follow the pull, together, so many times."""
    for _ in range(turns):
        points = pull.towards(points)
    return points


def upright(points: Numbers) -> Numbers:
    """Turn points so that they spread sideways most, and begin at the origin."""
    spread = points - points.mean(axis=0)
    (xx, xy), (_, yy) = (spread[:, :, None] * spread[:, None, :]).sum(axis=0)
    angle = 0.5 * np.arctan2(2 * xy, xx - yy)
    sine, cosine = np.sin(angle), np.cos(angle)
    turned = np.stack(
        [
            spread[:, 0] * cosine + spread[:, 1] * sine,
            spread[:, 1] * cosine - spread[:, 0] * sine,
        ],
        axis=1,
    )
    least: Numbers = turned.min(axis=0)
    return turned - least
