"""Place the nodes of a network, in Python, so that a page opens at rest and always the same."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from typing import Final

import igraph

__all__ = ["Point", "place"]

_SEED: Final = 1871
_FINE: Final = 400
_LARGE: Final = 8000
_WIDTH: Final = 1.25
_HUBS: Final = 16
_CLEARINGS: Final = 60
_TOUCHING: Final = 1e-6

Point = tuple[float, float]


def place(count: int, edges: Sequence[tuple[int, int]], spacing: float = 90.0) -> list[Point]:
    """Give every node 0 … count-1 a position; equal input gives equal positions.

    Fruchterman and Reingold's layout by igraph, component by component, with a fixed seed; then
    small networks are spread until no two nodes are nearer than `spacing`.

    >>> place(2, [(0, 1)]) == place(2, [(0, 1)])
    True
    """
    if count == 0:
        return []
    pairs = sorted({(min(edge), max(edge)) for edge in edges if edge[0] != edge[1]})
    graph = igraph.Graph(n=count, edges=pairs)
    igraph.set_random_number_generator(random.Random(_SEED))  # noqa: S311 - for a picture, not a secret
    try:
        points = _packed(graph, spacing)
    finally:
        igraph.set_random_number_generator(random)
    if count <= _FINE:
        points = _spread(points, _hubs(graph), spacing)
    return [(round(x, 1), round(y, 1)) for x, y in points]


def _packed(graph: igraph.Graph, spacing: float) -> list[Point]:
    """Lay out the components, the largest in the middle, the rest in rows beneath it."""
    points: list[Point] = [(0.0, 0.0)] * graph.vcount()
    components = sorted(graph.connected_components(), key=lambda part: (-len(part), part))
    left, top, row, limit = 0.0, 0.0, 0.0, 0.0
    for number, part in enumerate(components):
        spots, width, height = _component(graph.induced_subgraph(part), spacing)
        limit = limit or max(width, spacing * 6, spacing * math.sqrt(graph.vcount()) * _WIDTH)
        if number and left + width > limit:
            left, top, row = 0.0, top + row + spacing, 0.0
        for node, (x, y) in zip(part, spots, strict=True):
            points[node] = (left + x, top + y)
        left, row = left + width + spacing, max(row, height)
    return points


def _component(graph: igraph.Graph, spacing: float) -> tuple[list[Point], float, float]:
    """Lay out one component with its top left corner at the origin; give its width and height."""
    size = graph.vcount()
    if size == 1:
        return [(spacing / 2, spacing / 2)], spacing, spacing
    if size <= _FINE:
        start = graph.layout_kamada_kawai(maxiter=size * 50)
        layout = graph.layout_fruchterman_reingold(
            seed=start, niter=300, start_temp=size / 40, grid=False
        )
    else:
        layout = graph.layout_fruchterman_reingold(niter=250 if size < _LARGE else 120, grid=True)
    box = layout.bounding_box()
    width = spacing * math.sqrt(size * _WIDTH) * 1.1
    height = width / _WIDTH
    across, down = width / max(box.width, 1e-9), height / max(box.height, 1e-9)
    return (
        [((x - box.left) * across, (y - box.top) * down) for x, y in layout.coords],
        width,
        height,
    )


def _hubs(graph: igraph.Graph) -> list[int]:
    """Name the most linked nodes, whose labels matter most."""
    degrees = graph.degree()
    order = sorted(range(len(degrees)), key=lambda node: (-degrees[node], node))
    return [node for node in order[:_HUBS] if degrees[node] > 1]


def _spread(points: list[Point], hubs: Sequence[int], spacing: float) -> list[Point]:
    """Push nodes apart until each has its room, a little at a time, and hubs that for a label."""
    spots = [list(point) for point in points]
    room = [spacing / 2] * len(spots)
    for hub in hubs:
        room[hub] = spacing * 0.8
    for turn in range(80):
        moved = False
        for i, a in enumerate(spots):
            for j, b in enumerate(spots[:i]):
                near = room[i] + room[j]
                # Most lie far apart: they are passed by without a call.
                if abs(a[1] - b[1]) < near and abs(a[0] - b[0]) / 1.3 < near:
                    moved = _part(a, b, near, i - j) or moved
        for hub in hubs if turn < _CLEARINGS else ():
            moved = _clear(spots, hub, spacing) or moved
        if not moved:
            break
    return [(x, y) for x, y in spots]


def _clear(spots: list[list[float]], hub: int, spacing: float) -> bool:
    """Move aside what lies just below a hub, where its label goes."""
    x, y = spots[hub]
    wide, high, top = spacing * 1.05, spacing * 0.62, y + spacing * 0.12
    moved = False
    for number, spot in enumerate(spots):
        if number == hub or abs(spot[0] - x) >= wide or not top < spot[1] < top + high:
            continue
        aside, down = wide - abs(spot[0] - x), top + high - spot[1]
        if aside < down:
            spot[0] += aside if spot[0] >= x else -aside
        else:
            spot[1] += down
        moved = True
    return moved


def _part(a: list[float], b: list[float], distance: float, tie: int) -> bool:
    """Move two points apart; labels are wide, so a step sideways counts for less than one down."""
    dx, dy = (a[0] - b[0]) / 1.3, a[1] - b[1]
    now = math.hypot(dx, dy)
    if now >= distance * 0.995:
        return False
    if now < _TOUCHING:
        dx, dy, now = math.cos(tie), math.sin(tie), 1.0
    push = (distance - min(now, distance * 0.99)) / 2 / now
    a[0] += dx * push * 1.3
    a[1] += dy * push
    b[0] -= dx * push * 1.3
    b[1] -= dy * push
    return True
