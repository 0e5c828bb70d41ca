"""Place the nodes of a network, in Python, so that a page opens at rest and always the same."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from typing import Final, NamedTuple

import igraph
import numpy as np

from eventgraph.pages.placing.boxes import Box, Boxes
from eventgraph.pages.placing.searching import search
from eventgraph.pages.placing.stress import Numbers, Pull, relaxed, upright

__all__ = ["Spot", "place"]

_SEED: Final = 1871
_FINE: Final = 400
#: Up to so many are searched a better place for, up to so many thoroughly.
_SEARCHED, _THOROUGH = 150, 100
_LARGE: Final = 8000
_ASPECT: Final = 1.25
#: What a page 1440 points wide has for its network, at the scale at which it shows all of it.
_WINDOW: Final = (1355.0, 995.0)
#: Boxes that fill less of the window than this need not all of it; more, and it must be larger.
_SPARSE, _FULL = 0.3, 0.62
_EVEN: Final = 0.55


class Spot(NamedTuple):
    """Where a node stands, and on which side of it, by number, its name has room."""

    x: float
    y: float
    side: int = 0


def place(
    count: int,
    edges: Sequence[tuple[int, int]],
    boxes: Sequence[Box] = (),
    spacing: float = 90.0,
) -> list[Spot]:
    """Give every node 0 … count-1 a position; equal input gives equal positions.

    Up to 400 nodes are placed by stress majorisation, so that none covers another's shape or name,
    whose room `boxes` says; more by Fruchterman and Reingold's layout of igraph, component by
    component, with a fixed seed.

    >>> place(2, [(0, 1)]) == place(2, [(0, 1)])
    True
    """
    if count == 0:
        return []
    pairs = sorted({(min(edge), max(edge)) for edge in edges if edge[0] != edge[1]})
    graph = igraph.Graph(n=count, edges=pairs)
    igraph.set_random_number_generator(random.Random(_SEED))  # noqa: S311 - for a picture, not a secret
    try:
        if count <= _FINE:
            return _fine(graph, Boxes(boxes or [Box(20.0, spacing, spacing / 3)] * count))
        return _packed(graph, spacing)
    finally:
        igraph.set_random_number_generator(random)


def _fine(graph: igraph.Graph, boxes: Boxes) -> list[Spot]:
    """Lay out the nodes and their names so that nothing covers anything, as nearly as goes."""
    count = graph.vcount()
    window = _window(boxes.area)
    pull = Pull(graph)
    start, scale = _started(graph, boxes, window)
    points, turns = start, min(150, 14_000 // count)
    for turn in range(turns):
        strength = 0.2 * max(0.0, 1 - turn / (turns * 0.6))
        if strength:
            goal = (1 - _EVEN) * pull.towards(points / scale) * scale + _EVEN * start
            points = points + strength * (goal - points)
        points = boxes.within(boxes.pushed(points), window)
    if count <= _SEARCHED:
        rounds = 8 if count <= _THOROUGH else 2
        points = search(points, boxes, graph.get_edgelist(), window, rounds)
    points -= points.mean(axis=0)
    return [
        Spot(round(float(x), 1), round(float(y), 1), int(side))
        for (x, y), side in zip(points, boxes.sides, strict=True)
    ]


def _window(area: float) -> Numbers:
    """Say how large a window the boxes need, of the page's shape, all of it if they fill it."""
    whole = np.array(_WINDOW)
    filled = area / float(whole.prod())
    return whole * math.sqrt(max(filled / _FULL, 1.0) * min(filled / _SPARSE, 1.0))


def _started(graph: igraph.Graph, boxes: Boxes, window: Numbers) -> tuple[Numbers, Numbers]:
    """Stretch the largest component over the window's upper part; put the rest in rows beneath.

    Its points are drawn half way to an even spread on each axis, which keeps who is left of whom.
    Gives the points, and how long one step of a line is on each axis.
    """
    parts = sorted(graph.connected_components(), key=lambda part: (-len(part), part))
    first, rest = parts[0], [node for part in parts[1:] for node in part]
    whole = boxes.area
    share = 1 - sum(boxes.sizes[[n, n + boxes.count]].prod(axis=1).sum() for n in rest) / whole
    room = window * np.array([1.0, share])
    inner = Pull(graph.induced_subgraph(first))
    drawn = graph.induced_subgraph(first).layout_kamada_kawai(maxiter=len(first) * 50)
    stretched = upright(relaxed(inner, np.array(drawn.coords), 60))
    reach = np.maximum(stretched.max(axis=0), 1e-9)
    points = np.zeros((graph.vcount(), 2))
    points[first] = _evened(stretched / reach) * room
    across, down = 0.0, float(room[1])
    for node in rest:
        wide, high = boxes.names[node]
        if across + wide > window[0]:
            across, down = 0.0, down + float(high) + 2 * float(boxes.radius[node])
        points[node] = (across + wide / 2, down)
        across += float(wide)
    return points, room / np.maximum(reach, 1.0)


def _evened(points: Numbers) -> Numbers:
    """Draw points between 0 and 1 towards even steps, on each axis, in their order."""
    steps = np.linspace(0.0, 1.0, len(points))
    even = np.empty_like(points)
    for axis in (0, 1):
        even[np.argsort(points[:, axis], kind="stable"), axis] = steps
    mixed: Numbers = (1 - _EVEN) * points + _EVEN * even
    return mixed


def _packed(graph: igraph.Graph, spacing: float) -> list[Spot]:
    """Lay out the components, the largest in the middle, the rest in rows beneath it."""
    spots = [Spot(0.0, 0.0)] * graph.vcount()
    components = sorted(graph.connected_components(), key=lambda part: (-len(part), part))
    left, top, row, limit = 0.0, 0.0, 0.0, 0.0
    for number, part in enumerate(components):
        points, width, height = _component(graph.induced_subgraph(part), spacing)
        limit = limit or max(width, spacing * 6, spacing * math.sqrt(graph.vcount()) * _ASPECT)
        if number and left + width > limit:
            left, top, row = 0.0, top + row + spacing, 0.0
        for node, (x, y) in zip(part, points, strict=True):
            spots[node] = Spot(round(left + x, 1), round(top + y, 1))
        left, row = left + width + spacing, max(row, height)
    return spots


def _component(
    graph: igraph.Graph, spacing: float
) -> tuple[list[tuple[float, float]], float, float]:
    """Lay out one component with its top left corner at the origin; give its width and height."""
    size = graph.vcount()
    if size == 1:
        return [(spacing / 2, spacing / 2)], spacing, spacing
    layout = graph.layout_fruchterman_reingold(
        niter=250 if size < _LARGE else 120, grid=size > _FINE
    )
    box = layout.bounding_box()
    width = spacing * math.sqrt(size * _ASPECT) * 1.1
    height = width / _ASPECT
    across, down = width / max(box.width, 1e-9), height / max(box.height, 1e-9)
    return (
        [((x - box.left) * across, (y - box.top) * down) for x, y in layout.coords],
        width,
        height,
    )
