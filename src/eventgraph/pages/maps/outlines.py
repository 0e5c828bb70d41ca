"""Outlines: fewer points, the part inside a window, and rings as text of few characters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from string import ascii_lowercase, ascii_uppercase, digits
from typing import Final, NamedTuple

__all__ = ["Point", "Window", "area", "clipped", "fewer", "read_ring", "write_ring"]

Point = tuple[float, float]

_SIGNS: Final = digits + ascii_uppercase + ascii_lowercase + "-_"
_VALUES: Final = {sign: value for value, sign in enumerate(_SIGNS)}


class Window(NamedTuple):
    """A rectangle by its edges, whatever the unit."""

    left: float
    bottom: float
    right: float
    top: float


def write_ring(ring: Iterable[tuple[int, int]]) -> str:
    """Write the points of a ring as text: each as its step from the last, in groups of five bits.

    >>> write_ring([(0, 0), (1, -1), (300, 20)])
    '0021sIg1'
    """
    signs = []
    last = (0, 0)
    for point in ring:
        for now, before in zip(point, last, strict=True):
            step = now - before
            number = step << 1 if step >= 0 else (~step << 1) | 1
            while number > 31:  # noqa: PLR2004 - five bits, and a sixth where more follow
                signs.append(_SIGNS[number & 31 | 32])
                number >>= 5
            signs.append(_SIGNS[number])
        last = point
    return "".join(signs)


def read_ring(text: str) -> list[tuple[int, int]]:
    """Read the points of a ring from its text.

    >>> read_ring("0021sIg1")
    [(0, 0), (1, -1), (300, 20)]
    """
    numbers = list(_numbers(text))
    points, x, y = [], 0, 0
    for across, up in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + across, y + up
        points.append((x, y))
    return points


def _numbers(text: str) -> Iterator[int]:
    number = shift = 0
    for sign in text:
        value = _VALUES[sign]
        number |= (value & 31) << shift
        shift += 5
        if value < 32:  # noqa: PLR2004 - no more follow
            yield ~(number >> 1) if number & 1 else number >> 1
            number = shift = 0


def fewer(ring: Sequence[Point], tolerance: float) -> list[Point]:
    """Leave out points that lie nearer than `tolerance` to the line without them (Douglas-Peucker).

    >>> fewer([(0, 0), (5, 0.1), (10, 0), (10, 10), (0, 10)], 0.5)
    [(0, 0), (10, 0), (10, 10), (0, 10)]
    """
    if len(ring) < 4:  # noqa: PLR2004 - a triangle has no point to spare
        return list(ring)
    far = max(range(len(ring)), key=lambda at: _apart(ring[at], ring[0], ring[0]))
    kept = {0, far}
    closed = [*ring, ring[0]]
    open_spans = [(0, far), (far, len(ring))]
    while open_spans:
        start, end = open_spans.pop()
        if end - start < 2:  # noqa: PLR2004 - nothing lies between
            continue
        worst = max(
            range(start + 1, end), key=lambda at: _apart(closed[at], closed[start], closed[end])
        )
        if _apart(closed[worst], closed[start], closed[end]) > tolerance**2:
            kept.add(worst)
            open_spans += [(start, worst), (worst, end)]
    return [ring[at] for at in sorted(kept)]


def _apart(point: Point, start: Point, end: Point) -> float:
    """Square the distance of a point from a stretch of line."""
    (x, y), (dx, dy) = start, (end[0] - start[0], end[1] - start[1])
    if length := dx * dx + dy * dy:
        along = max(0.0, min(1.0, ((point[0] - x) * dx + (point[1] - y) * dy) / length))
        x, y = x + along * dx, y + along * dy
    return (point[0] - x) ** 2 + (point[1] - y) ** 2


def area(ring: Sequence[Point]) -> float:
    """Measure what a ring encloses.

    >>> area([(0, 0), (2, 0), (2, 3), (0, 3)])
    6.0
    """
    beside = zip(ring, [*ring[1:], *ring[:1]], strict=True)
    return abs(sum(x * v - u * y for (x, y), (u, v) in beside)) / 2


def clipped(ring: Sequence[Point], window: Window) -> list[Point]:
    """Keep of what a ring encloses the part inside a window (Sutherland-Hodgman).

    >>> clipped([(0, 0), (4, 0), (4, 2), (0, 2)], Window(1, -1, 3, 5))
    [(1, 0.0), (3, 0.0), (3, 2.0), (1, 2.0)]
    """
    found = list(ring)
    for axis, edge, sign in (
        *((0, window.left, 1), (0, window.right, -1)),
        *((1, window.bottom, 1), (1, window.top, -1)),
    ):
        found = list(_cut(found, axis, edge, sign))
    return found


def _cut(ring: Sequence[Point], axis: int, edge: float, sign: int) -> Iterator[Point]:
    """Cut off what lies beyond one edge."""
    for before, point in zip([*ring[-1:], *ring[:-1]], ring, strict=True):
        was, now = ((end[axis] - edge) * sign >= 0 for end in (before, point))
        if was != now:
            share = (edge - before[axis]) / (point[axis] - before[axis])
            other = before[1 - axis] + share * (point[1 - axis] - before[1 - axis])
            yield (edge, other) if axis == 0 else (other, edge)
        if now:
            yield point
