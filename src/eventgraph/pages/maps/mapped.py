"""Pack the page's map: its places that have a position, and the land they lie on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from rdflib import Dataset

from eventgraph.errors import UnknownName
from eventgraph.pages.columns import row, rows_of
from eventgraph.pages.maps.land import land
from eventgraph.pages.maps.outlines import Point
from eventgraph.pages.maps.projecting import frame_of
from eventgraph.pages.numbering import short
from eventgraph.pages.records import Label
from eventgraph.sparql.running import packaged, solve

__all__ = ["mapped", "positions"]

#: What is no point: the mark of such a place stands somewhere in it.
_WIDE: Final = frozenset({"evg:Country", "evg:Region"})
_NORTHMOST, _EASTMOST = 90.0, 180.0


def mapped(
    dataset: Dataset, packed: Mapping[str, Any], notes: Mapping[str, Label], view: str = ""
) -> dict[str, Any]:
    """Pack the map of what a page has packed: `places` by number, and `land` with its size.

    `notes` are what the curators say of things, by their short names: of a position, how exact it
    is. Without a place that has a position there is no map; raises UnknownName if one is asked for.
    """
    known = positions(dataset)
    places = {
        number: known[thing["id"]]
        for number, thing in enumerate(rows_of(packed, "things"))
        if thing["id"] in known and packed["kinds"][thing["kind"]][0] == "Place"
    }
    if not places:
        if view == "map":
            raise UnknownName(
                "there is no map: no place of this page has a position; give its places geo:lat "
                "and geo:long, or choose another view"
            )
        return {"places": [], "land": []}
    frame = frame_of(list(places.values()))
    classes = [one["id"] for one in rows_of(packed, "classes")]
    things = list(rows_of(packed, "things"))
    rows = []
    for number, (longitude, latitude) in sorted(places.items()):
        x, y = frame.place(frame.turned(longitude), latitude)
        wide = int(classes[things[number]["class"]] in _WIDE)
        note = list(dict.fromkeys(notes.get(things[number]["id"], ())))
        cells = {"place": number, "x": round(x, 1), "y": round(y, 1), "wide": wide, "note": note}
        rows.append(row("places", cells))
    return {"places": rows, "land": [*frame.size, land(frame)]}


def positions(dataset: Dataset) -> dict[str, Point]:
    """Read the longitude and latitude of each place by its short name.

    A place with several of one, or with one that lies off the globe, has none.

    >>> import eventgraph as eg
    >>> positions(eg.load("graph"))["place:caracas"]
    (-66.88, 10.49)
    """
    found: dict[str, set[tuple[str, str]]] = {}
    for place, latitude, longitude in solve(packaged("pages/places"), dataset):
        pair = (getattr(longitude, "value", ""), getattr(latitude, "value", ""))
        found.setdefault(short(place.value), set()).add(pair)
    read = {place: _point(*min(pairs)) for place, pairs in found.items() if len(pairs) == 1}
    return {place: point for place, point in read.items() if point}


def _point(longitude: str, latitude: str) -> Point | None:
    """Read a point of the globe; what is none gives none."""
    try:
        point = float(longitude), float(latitude)
    except ValueError:
        return None
    on = abs(point[0]) <= _EASTMOST and abs(point[1]) <= _NORTHMOST
    return point if on else None
