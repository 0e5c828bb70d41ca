"""The page's map as data: which places are on it, where, and on what land."""

import json
import re
from math import cos, radians
from pathlib import Path
from typing import Any

import pytest
from rdflib import Dataset

import eventgraph as eg
import land as script
from eventgraph.errors import UnknownName
from eventgraph.pages.columns import rows_of
from eventgraph.pages.maps.land import land
from eventgraph.pages.maps.mapped import positions
from eventgraph.pages.maps.outlines import Window, area, clipped, read_ring, write_ring
from eventgraph.pages.maps.projecting import SIZE, frame_of
from eventgraph.rdf.loading import load

CLEAN = (Path(__file__).parents[1] / "clean.trig").read_text("utf-8")
TOWN = "place:town a evg:City ;"
#: A coast is not drawn more exactly than this.
NEAR = (0.0, 0.1, -0.1)


def page_of(folder: Path, text: str, view: str = "") -> str:
    """Write a dataset and make its page."""
    path = folder / "data.trig"
    path.write_text(text, "utf-8")
    return eg.page(load(path), view=view)


def packed_of(page: str) -> dict[str, Any]:
    """Read the packed data of a page."""
    found = re.search(r'id="data">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    packed: dict[str, Any] = json.loads(found[1])["packed"]
    return packed


def placed(page: str) -> dict[str, tuple[float, float, bool]]:
    """Read where each place of a page lies."""
    packed = packed_of(page)
    things = list(rows_of(packed, "things"))
    return {
        things[one["place"]]["id"]: (one["x"], one["y"], bool(one["wide"]))
        for one in rows_of(packed, "places")
    }


def rings(path: str) -> list[list[tuple[int, int]]]:
    """Read the rings of a path: a point each, then steps."""
    found = []
    for x, y, steps in re.findall(r"M(-?\d+) (-?\d+)l([^z]*)z", path):
        numbers = list(map(int, re.findall(r"-?\d+", steps)))
        points = [(int(x), int(y))]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            points.append((points[-1][0] + dx, points[-1][1] + dy))
        found.append(points)
    return found


def inside(point: tuple[float, float], ring: list[tuple[int, int]]) -> bool:
    """Tell whether a point lies in a ring."""
    x, y = point
    crossed = False
    for (a, b), (c, d) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (b > y) != (d > y) and x < (c - a) * (y - b) / (d - b) + a:
            crossed = not crossed
    return crossed


def on_land(longitude: float, latitude: float) -> bool:
    """Tell whether a point is drawn on land, in a map that it is in the middle of."""
    frame = frame_of([(longitude - 4, latitude - 3), (longitude + 4, latitude + 3)])
    point = frame.place(frame.turned(longitude), latitude)
    return sum(inside(point, ring) for ring in rings(land(frame))) % 2 == 1


def test_without_a_position_there_is_no_map(tmp_path: Path) -> None:
    page = page_of(tmp_path, CLEAN)
    assert packed_of(page)["places"] == packed_of(page)["land"] == []
    assert 'id="tab-map"' not in page
    assert 'id="panel-map"' not in page
    with pytest.raises(UnknownName, match="no place of this page has a position; give its places"):
        page_of(tmp_path, CLEAN, view="map")


def test_a_place_with_a_position_is_in_the_middle_of_its_map(tmp_path: Path) -> None:
    text = CLEAN.replace(TOWN, f"{TOWN} geo:lat 40.4 ; geo:long -3.7 ;")
    page = page_of(tmp_path, text, view="map")
    width, height, path = packed_of(page)["land"]
    x, y, wide = placed(page)["place:town"]
    assert [x, y] == pytest.approx([width / 2, height / 2], 0.01)
    assert not wide
    assert width == SIZE
    assert any(inside((x, y), ring) for ring in rings(path))
    assert 'id="tab-map"' in page


@pytest.mark.parametrize(
    "position",
    [
        "geo:lat 91.0 ; geo:long 10.0 ;",
        "geo:lat 10.0 ;",
        "geo:lat 10.0 , 11.0 ; geo:long 10.0 ;",
        'geo:lat "NaN"^^xsd:double ; geo:long 10.0 ;',
        'geo:lat "ten" ; geo:long 10.0 ;',
    ],
)
def test_what_is_no_position_is_on_no_map(tmp_path: Path, position: str) -> None:
    assert placed(page_of(tmp_path, CLEAN.replace(TOWN, f"{TOWN} {position}"))) == {}


def test_a_position_that_a_claim_tells_is_none(tmp_path: Path) -> None:
    path = tmp_path / "data.trig"
    path.write_text(CLEAN + "claim:talks { place:town geo:lat 10.0 ; geo:long 10.0 }", "utf-8")
    assert positions(load(path)) == {}


def test_every_place_of_the_graph_has_a_position_on_land(dataset: Dataset, page: str) -> None:
    packed = packed_of(page)
    kinds = [kind["name"] for kind in rows_of(packed, "kinds")]
    named = [one["id"] for one in rows_of(packed, "things") if kinds[one["kind"]] == "Place"]
    known = positions(dataset)
    assert len(named) >= 8
    for name in named:
        longitude, latitude = known[name]
        assert any(on_land(longitude, latitude + near) for near in NEAR), name
    wide = {name for name, (_, _, is_wide) in placed(page).items() if is_wide}
    assert wide == {
        f"place:{n}" for n in ("el-salvador", "united-states", "venezuela", "la-guaira")
    }


def test_the_map_of_the_graph_is_small(page: str) -> None:
    packed = packed_of(page)
    data = json.dumps([packed["land"], packed["places"]])
    assert 3_000 < len(data) < 25_000


@pytest.mark.parametrize(
    ("longitude", "latitude", "is_land"),
    [
        (-0.1, 51.5, True),
        (175.5, -40.5, True),
        (-52.9, 47.4, True),
        (-30.0, 30.0, False),
        (5.0, 40.0, False),
        (178.0, 67.0, True),
        (-176.0, 66.8, True),
        (51.0, 41.5, False),
    ],
    ids=[
        *("London", "New Zealand", "Newfoundland", "Atlantic", "Mediterranean"),
        *("Chukotka", "Chukotka beyond 180", "Caspian Sea"),
    ],
)
def test_land_is_where_it_is(longitude: float, latitude: float, is_land: bool) -> None:  # noqa: FBT001 - one case's outcome
    assert on_land(longitude, latitude) is is_land


def test_a_map_across_the_line_of_dates_is_no_map_of_the_world() -> None:
    frame = frame_of([(178.4, -18.1), (-171.8, -13.8)])
    left, right = frame.place(frame.turned(178.4), 0)[0], frame.place(frame.turned(-171.8), 0)[0]
    assert left < right
    assert right - left == pytest.approx(9.8 * cos(radians(frame.parallel)) * frame.scale)
    assert frame.window.right - frame.window.left < 20


def test_a_map_of_the_world_has_all_of_it_and_stays_small() -> None:
    frame = frame_of([(longitude, 0.0) for longitude in range(-150, 180, 60)] + [(0.0, 70.0)])
    assert frame.window.right - frame.window.left == 360
    path = land(frame)
    assert len(path) < 20_000
    assert len(rings(path)) > 20
    width, height = frame.size
    beyond = 0.021 * width
    for x, y in (point for ring in rings(path) for point in ring):
        assert -beyond <= x <= width + beyond
        assert -beyond <= y <= height + beyond


def test_outlines_are_the_same_after_writing_and_reading() -> None:
    ring = [(0, 0), (-18000, 9000), (17999, -8999), (31, 32), (-31, -32)]
    assert read_ring(write_ring(ring)) == ring


def test_what_is_cut_keeps_its_area() -> None:
    square = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]
    assert area(clipped(square, Window(5, 5, 20, 20))) == 25
    assert clipped(square, Window(20, 20, 30, 30)) == []
    assert area(clipped(square, Window(-5, -5, 20, 20))) == 100


def test_the_script_joins_arcs_and_leaves_out_what_is_too_small() -> None:
    topology = {
        "transform": {"scale": [1.0, 1.0], "translate": [-10.0, 0.0]},
        "arcs": [[[0, 0], [5, 0], [5, 0]], [[0, 0], [0, 10], [10, 0], [0, -10]]],
        "objects": {"land": {"geometries": [{"type": "Polygon", "arcs": [[0, -2]]}]}},
    }
    found = script.land(topology)
    [ring] = map(read_ring, found["rings"])
    assert {(x * found["step"], y * found["step"]) for x, y in ring} == {
        *((-10, 0), (0, 0), (0, 10), (-10, 10)),
    }
    across = [(170.0, 60.0), (-170.0, 60.0), (-170.0, 50.0), (170.0, 50.0)]
    assert script.unrolled(across) == [(170, 60), (190, 60), (190, 50), (170, 50)]
    polar = [(-120.0, -70.0), (0.0, -70.0), (120.0, -70.0)]
    assert script.unrolled(polar) == [*polar, (240, -70), (240, -90), (-120, -90)]
    small = topology | {"transform": {"scale": [0.001, 0.001], "translate": [0.0, 0.0]}}
    assert script.land(small)["rings"] == []


def test_a_note_on_a_position_goes_with_it(tmp_path: Path) -> None:
    note = 'evg:note "Right to a kilometre."@en, "Exacto a un kilómetro."@es ;'
    text = CLEAN.replace(TOWN, f"{TOWN} geo:lat 40.4 ; geo:long -3.7 ; {note}")
    packed = packed_of(page_of(tmp_path, text))
    [town] = rows_of(packed, "places")
    assert town["note"] == ["Right to a kilometre.", "Exacto a un kilómetro."]
