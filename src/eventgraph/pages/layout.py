"""Place the nodes of a network once, in Python, so that a page opens at rest and always the same."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from typing import Final

import igraph

__all__ = ["place"]

_SEED: Final = 1871
_FINE: Final = 400
_WIDTH: Final = 1.45

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
        points = _spread(points, spacing)
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
        layout = graph.layout_fruchterman_reingold(niter=250 if size < 8000 else 120, grid=True)
    box = layout.bounding_box()
    scale = spacing * math.sqrt(size) * 1.15 / max(math.sqrt(box.width * box.height), 1e-9)
    spots = [((x - box.left) * scale * 1.2, (y - box.top) * scale / 1.2) for x, y in layout.coords]
    return spots, box.width * scale * 1.2, box.height * scale / 1.2


def _spread(points: list[Point], spacing: float) -> list[Point]:
    """Push nodes apart that lie nearer than `spacing`, a little at a time."""
    spots = [list(point) for point in points]
    for _ in range(60):
        moved = False
        for i, a in enumerate(spots):
            for j in range(i):
                moved = _part(a, spots[j], spacing, i - j) or moved
        if not moved:
            break
    return [(x, y) for x, y in spots]


def _part(a: list[float], b: list[float], spacing: float, tie: int) -> bool:
    """Move two points apart; labels are wide, so a step sideways counts for less than one down."""
    dx, dy = (a[0] - b[0]) / 1.3, a[1] - b[1]
    if abs(dx) >= spacing or abs(dy) >= spacing:
        return False
    distance = math.hypot(dx, dy)
    if distance >= spacing:
        return False
    if distance < 1e-6:
        dx, dy, distance = math.cos(tie), math.sin(tie), 1.0
    push = (spacing - min(distance, spacing * 0.99)) / 2 / distance
    a[0] += dx * push * 1.3
    a[1] += dy * push
    b[0] -= dx * push * 1.3
    b[1] -= dy * push
    return True
