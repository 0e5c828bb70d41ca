"""Where places stand: what is wrong with a latitude or a longitude is found, with its line."""

from pathlib import Path

import pytest

from eventgraph.rdf.loading import load
from eventgraph.validation.validating import validate

CLEAN = (Path(__file__).parents[1] / "clean.trig").read_text("utf-8")
TOWN = 'place:town a evg:City ; rdfs:label "the town"@en , "la ciudad"@es'


@pytest.mark.parametrize(
    ("position", "wrong"),
    [
        ("geo:lat 91.0 ; geo:long 10.0", ["needs exactly one latitude from -90 to 90"]),
        ("geo:lat -45.5 ; geo:long 181.0", ["needs exactly one longitude from -180 to 180"]),
        ("geo:lat 10.0", ["needs exactly one longitude from -180 to 180"]),
        ("geo:lat 1.0 , 2.0 ; geo:long 3.0", ["needs exactly one latitude from -90 to 90"]),
        ("geo:lat -90.0 ; geo:long 180.0", []),
        ("geo:lat 10 ; geo:long -66.9", []),
    ],
)
def test_a_position_is_one_point_of_the_globe(
    tmp_path: Path, position: str, wrong: list[str]
) -> None:
    path = tmp_path / "places.trig"
    path.write_text(CLEAN.replace(TOWN, f"{TOWN} ; {position}"), "utf-8")
    line = CLEAN[: CLEAN.index(TOWN)].count("\n") + 1
    found = [
        one
        for one in validate(load(path), [path]).findings
        if "position" in one.check or "coordinates" in one.check
    ]
    assert [one.message for one in found] == wrong
    assert {one.place for one in found} <= {f"{path}:{line}"}
    assert all(
        one.mend == "Give geo:lat and geo:long together, in decimal degrees." for one in found
    )


@pytest.mark.parametrize("latitude", ['"ten"', '"10.5"', '"NaN"^^xsd:double', "true"])
def test_a_latitude_that_is_no_number_is_found(tmp_path: Path, latitude: str) -> None:
    path = tmp_path / "places.trig"
    position = f"geo:lat {latitude} ; geo:long 10.0"
    path.write_text(CLEAN.replace(TOWN, f"{TOWN} ; {position}"), "utf-8")
    found = {one.check for one in validate(load(path), [path]).findings}
    assert found & {"coordinates-malformed", "wrong-datatype"}


def test_a_position_inside_a_claim_is_found(tmp_path: Path) -> None:
    path = tmp_path / "places.trig"
    path.write_text(CLEAN + "claim:talks { place:town geo:lat 10.0 ; geo:long 10.0 }\n", "utf-8")
    found = [one.message for one in validate(load(path), [path]).findings if "inside" in one.check]
    assert found == [
        f"{name} of place:town stands inside the claim's graph" for name in ("geo:lat", "geo:long")
    ]
