"""The land that a map shows: cut to its frame, with no more points than can be seen there."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Final

from eventgraph.pages.maps.outlines import Point, Window, area, clipped, fewer, read_ring
from eventgraph.pages.maps.projecting import SIZE, Frame

__all__ = ["land"]

#: A path of more characters is made plainer, from this many units between a point and its line on.
_MOST: Final = 15_000
_FINEST: Final = SIZE / 950
_PLAINER: Final = 1.4
#: Land is cut a little outside the frame, so that the cut is not seen.
_BEYOND: Final = 0.02


def land(frame: Frame) -> str:
    """Draw the land inside a frame as one SVG path, in the frame's units.

    >>> from eventgraph.pages.maps.projecting import frame_of
    >>> land(frame_of([(-66.9, 10.5)]))[0]
    'M'
    """
    rings = list(_inside(frame))
    tolerance = _FINEST
    while len(path := _path(rings, tolerance)) > _MOST:
        tolerance *= _PLAINER
    return path


@cache
def _world() -> list[list[Point]]:
    """Read the land of the world in degrees, once."""
    text = resources.files("eventgraph.pages.maps").joinpath("land.json").read_text("utf-8")
    found = json.loads(text)
    step = found["step"]
    return [[(x * step, y * step) for x, y in read_ring(ring)] for ring in found["rings"]]


def _inside(frame: Frame) -> Iterator[list[Point]]:
    """Cut each ring to the frame, also where it lies a turn to the left or right."""
    left, bottom, right, top = frame.window
    more = (right - left) * _BEYOND
    window = Window(left - more, bottom - more, right + more, top + more)
    for ring in _world():
        low, high = min(x for x, _ in ring), max(x for x, _ in ring)
        for turn in (-360.0, 0.0, 360.0):
            if high + turn < window.left or low + turn > window.right:
                continue
            cut = clipped([(x + turn, y) for x, y in ring], window)
            if cut:
                yield [frame.place(x, y) for x, y in cut]


def _path(rings: Sequence[Sequence[Point]], tolerance: float) -> str:
    """Write rings as a path; islands too small to be seen are left out."""
    plain = (fewer(ring, tolerance) for ring in rings if area(ring) > (2.5 * tolerance) ** 2)
    return "".join(_drawn(ring) for ring in plain)


def _drawn(ring: Sequence[Point]) -> str:
    """Write one ring by the steps from point to point, in whole units."""
    points = [(round(x), round(y)) for x, y in ring]
    steps = [
        step for (x, y), (u, v) in pairwise(points) if (x, y) != (u, v) for step in (u - x, v - y)
    ]
    if len(steps) < 4:  # noqa: PLR2004 - two points enclose nothing
        return ""
    said = " ".join(map(str, steps)).replace(" -", "-")
    return f"M{points[0][0]} {points[0][1]}l{said}z"
