"""The part of the world that a map shows, and where on it a latitude and a longitude lie."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import cos, radians
from typing import Final, NamedTuple

from eventgraph.pages.maps.outlines import Point, Window

__all__ = ["SIZE", "Frame", "frame_of"]

#: How many units the wider side of a map has.
SIZE: Final = 2000
#: So much is added on every side of the places, of the span of them all; and the least span.
_MARGIN: Final = 0.16
_LEAST: Final = 8.0
#: Height in relation to width: a map is neither a strip nor a tower.
_FLAT: Final = 1.8
_TALL: Final = 1.3
#: No parallel further from the equator than this keeps its length: else the rest is stretched.
_STEEPEST: Final = 60.0


class Frame(NamedTuple):
    """A window of degrees, its longitudes counted on beyond 180, and the parallel kept in length.

    The projection is equirectangular: straight meridians and parallels, true along `parallel`.
    """

    window: Window
    parallel: float

    @property
    def scale(self) -> float:
        """Give the units of a degree of latitude."""
        across, up = self._span()
        return SIZE / max(across, up)

    @property
    def size(self) -> tuple[int, int]:
        """Give width and height in units."""
        across, up = self._span()
        return round(across * self.scale), round(up * self.scale)

    def _span(self) -> tuple[float, float]:
        left, bottom, right, top = self.window
        return (right - left) * cos(radians(self.parallel)), top - bottom

    def place(self, longitude: float, latitude: float) -> Point:
        """Give where a point lies: to the right and down, in units.

        >>> Frame(Window(-20, -10, 20, 10), 0).place(0, 0)
        (1000.0, 500.0)
        """
        left, _, _, top = self.window
        across = (longitude - left) * cos(radians(self.parallel))
        return across * self.scale, (top - latitude) * self.scale

    def turned(self, longitude: float) -> float:
        """Count a longitude on, by whole turns, so that it lies right of the window's left edge.

        >>> Frame(Window(170, -10, 200, 10), 0).turned(-170)
        190.0
        """
        return (longitude - self.window.left) % 360.0 + self.window.left


def frame_of(points: Sequence[Point]) -> Frame:
    """Frame points given as longitude and latitude, with a margin.

    >>> frame = frame_of([(178.0, -18.0), (-172.0, -14.0)])
    >>> [round(edge, 1) for edge in frame.window]
    [176.4, -19.5, 189.6, -12.5]
    """
    west, east = _ends([longitude for longitude, _ in points])
    latitudes = [latitude for _, latitude in points]
    south, north = min(latitudes), max(latitudes)
    middle = (south + north) / 2
    parallel = max(-_STEEPEST, min(_STEEPEST, middle))
    shrink = cos(radians(parallel))
    span = max((east - west) * shrink, north - south)
    margin = max(_MARGIN * span, (_LEAST - span) / 2)
    across = (east - west) * shrink + 2 * margin
    up = north - south + 2 * margin
    across, up = max(across, up * _TALL), max(up, across / _FLAT)
    wide = min(360.0, across / shrink)
    centre = (west + east) / 2
    bottom, top = max(-90.0, middle - up / 2), min(90.0, middle + up / 2)
    return Frame(Window(centre - wide / 2, bottom, centre + wide / 2, top), parallel)


def _ends(longitudes: Iterable[float]) -> tuple[float, float]:
    """Give the ends of the shortest arc that holds all longitudes; the second may be beyond 180."""
    found = sorted({longitude % 360.0 for longitude in longitudes})
    after = [*found[1:], found[0] + 360.0]
    gaps = [there - here for here, there in zip(found, after, strict=True)]
    widest = gaps.index(max(gaps))
    west = after[widest] % 360.0
    east = west + 360.0 - gaps[widest]
    return (west - 360.0, east - 360.0) if west >= 180.0 else (west, east)  # noqa: PLR2004 - half a turn
