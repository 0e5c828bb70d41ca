"""Make the outlines of land that the page's map is drawn on.

Run by hand, when Natural Earth has changed: `python scripts/land.py FILE`, where FILE is
`land-50m.json` of the npm package `world-atlas` (TopoJSON made from Natural Earth, which is in the
public domain; the package is under the ISC licence, see `land-licence.txt` beside the result).
Points nearer than TOLERANCE to the line without them, and islands under LEAST square degrees, are
left out; what is left is rounded to STEP degrees and written to
`src/eventgraph/pages/maps/land.json`. There are no borders in it: land alone.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from eventgraph.pages.maps.outlines import Point, area, fewer, write_ring

ROOT: Final = Path(__file__).resolve().parent.parent
RESULT: Final = ROOT / "src/eventgraph/pages/maps/land.json"
STEP: Final = 0.01
TOLERANCE: Final = 0.025
LEAST: Final = 0.004
#: A step of more than half a turn is one across the line of dates.
HALF: Final = 180.0


def rings_of(topology: dict[str, Any]) -> Iterator[list[Point]]:
    """Join the arcs of a topology to rings in degrees; the last point, the first again, is left."""
    (sx, sy), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        points, x, y = [], 0, 0
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((left + x * sx, bottom + y * sy))
        arcs.append(points)
    for geometry in topology["objects"]["land"]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for ring in (ring for polygon in polygons for ring in polygon):
            joined: list[Point] = []
            for number in ring:
                arc = arcs[number] if number >= 0 else arcs[~number][::-1]
                joined += arc[:-1]
            yield unrolled(joined)


def unrolled(ring: Sequence[Point]) -> list[Point]:
    """Let a ring that crosses the line of dates go on beyond 180; one round a pole ends at it."""
    found = [ring[0]]
    turns = 0
    for (before, _), (x, y) in pairwise([*ring, ring[0]]):
        turns += (x - before < -HALF) - (x - before > HALF)
        found.append((x + turns * 360.0, y))
    start, end = found[0], found.pop()
    if turns:
        pole = -90.0 if start[1] < 0 else 90.0
        found += [end, (end[0], pole), (start[0], pole)]
    return found


def rounded(ring: Sequence[Point]) -> list[tuple[int, int]]:
    """Round a ring to steps; points that fall together are one."""
    found: list[tuple[int, int]] = []
    for x, y in ring:
        point = (round(x / STEP), round(y / STEP))
        if point not in found[-1:]:
            found.append(point)
    return found[:-1] if found[0] == found[-1] else found


def land(topology: dict[str, Any]) -> dict[str, Any]:
    """Make the content of the file: the largest rings first."""
    rings = sorted(rings_of(topology), key=lambda ring: (-area(ring), ring))
    slim = [rounded(fewer(ring, TOLERANCE)) for ring in rings if area(ring) >= LEAST]
    return {
        "origin": "Natural Earth 1:50m land (public domain), from the npm package world-atlas 2",
        "step": STEP,
        "rings": [write_ring(ring) for ring in slim if len(ring) > 2],  # noqa: PLR2004 - an area
    }


def main() -> None:
    """Read the file that is named, and write what the package carries."""
    if len(sys.argv) != 2:  # noqa: PLR2004 - the script and its file
        sys.exit("usage: python scripts/land.py path/to/world-atlas/land-50m.json")
    found = land(json.loads(Path(sys.argv[1]).read_text("utf-8")))
    RESULT.write_text(json.dumps(found, indent=0) + "\n", "utf-8")
    print(f"{RESULT.relative_to(ROOT)}: {len(found['rings'])} rings, {RESULT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
