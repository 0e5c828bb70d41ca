"""FollowTheMoney's own library and tools read what is exported, claims included."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from rdflib import Dataset

import eventgraph as eg
from eventgraph.vocabulary import expand
from standing import Standing

pytest.importorskip("followthemoney")

from followthemoney import model
from followthemoney.exc import InvalidData
from followthemoney.proxy import EntityProxy
from followthemoney.types import registry

from eventgraph.exports import ftm
from eventgraph.exports.ftm import FTM_KINDS
from eventgraph.network.drawing import drawn

ROOT = Path(__file__).parents[2]
FTM = Path(sys.executable).parent / "ftm"


@pytest.fixture(scope="module")
def small() -> Dataset:
    return eg.load(ROOT / "tests/network.trig")


def export_ftm(dataset: Dataset, kind: str = "entities") -> bytes:
    return b"".join(ftm.export_ftm(dataset, kind=kind))


@pytest.mark.parametrize("kind", FTM_KINDS)
def test_claims_that_are_looked_up_give_the_same_bytes(
    dataset: Dataset, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = export_ftm(dataset, kind)
    monkeypatch.setattr(ftm, "is_large", lambda _: True)
    monkeypatch.setattr(ftm, "drawn", partial(drawn, most=1))
    assert export_ftm(dataset, kind) == held


def lines(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data.decode("utf-8").splitlines()]


def test_every_value_is_one_that_the_model_takes(dataset: Dataset) -> None:
    entities = {line["id"]: line for line in lines(export_ftm(dataset))}
    for line in entities.values():
        proxy = EntityProxy.from_dict(line)
        assert registry.entity.clean(proxy.id) == proxy.id
        for prop, value in proxy.itervalues():
            assert prop.type.clean(value) == value, (prop, value)
            if prop.range is not None:
                assert model[entities[value]["schema"]].is_a(prop.range), (line, prop)


def test_a_relation_keeps_speaker_quote_source_and_claim(small: Dataset) -> None:
    found = [
        line for line in lines(export_ftm(small)) if line["properties"].get("role") == ["affects"]
    ]
    assert len(found) == 1
    assert (found[0]["schema"], found[0]["properties"]) == (
        "UnknownLink",
        {
            "date": ["2025-07-18"],
            "description": ["disputed by another claim"],
            "object": ["actor-dora"],
            "proof": ["source-paper"],
            "recordId": [expand("claim:nora-transfer")],
            "role": ["affects"],
            "subject": ["event-transfer"],
            "summary": ["Nora (stated): “=SUM(1) Ben sent Dora to the port on July 18”"],
        },
    )


def test_every_statement_of_what_is_claimed_has_its_claim_as_origin(small: Dataset) -> None:
    statements = lines(export_ftm(small, kind="statements"))
    said = [line for line in statements if line["schema"] != "Document"]
    claimed = {"subject", "object", "role", "summary", "date", "notes", "proof"}
    assert {line["origin"] is not None for line in said if line["prop"] in claimed} == {True}
    talks = [s for s in statements if s["entity_id"] == "event-talks" and s["prop"] == "date"]
    assert [(s["value"], s["origin"]) for s in talks] == [("2025-07", expand("claim:nora-talks"))]
    assert len({line["id"] for line in statements if line["prop"] != "id"}) == len(
        [line for line in statements if line["prop"] != "id"]
    )


@pytest.mark.external
def test_ftms_own_validator_changes_nothing(dataset: Dataset, tmp_path: Path) -> None:
    before, after = tmp_path / "before.json", tmp_path / "after.json"
    before.write_bytes(export_ftm(dataset))
    subprocess.run([FTM, "validate", "-i", before, "-o", after], check=True)
    old, new = lines(before.read_bytes()), lines(after.read_bytes())
    assert [line["id"] for line in new] == [line["id"] for line in old]
    for one, other in zip(old, new, strict=True):
        assert {k: sorted(v) for k, v in other["properties"].items()} == one["properties"]


@pytest.mark.external
def test_ftm_rolls_the_statements_up_into_the_entities(dataset: Dataset, tmp_path: Path) -> None:
    statements, entities = tmp_path / "statements.json", tmp_path / "entities.json"
    statements.write_bytes(export_ftm(dataset, kind="statements"))
    subprocess.run(
        [FTM, "aggregate-statements", "-i", statements, "-f", "json", "-o", entities], check=True
    )
    rolled = {line["id"]: line["schema"] for line in lines(entities.read_bytes())}
    assert rolled == {line["id"]: line["schema"] for line in lines(export_ftm(dataset))}


def test_a_reference_to_what_is_no_entity_would_be_noticed() -> None:
    with pytest.raises(InvalidData):
        EntityProxy.from_dict({"id": "a", "schema": "Nothing", "properties": {}})


@pytest.mark.parametrize("kind", FTM_KINDS)
def test_ftm_is_equal_byte_for_byte_under_two_hash_seeds(
    seeds: tuple[Standing, Standing], kind: str
) -> None:
    one, other = (seed.run("export", "ftm", "--kind", kind) for seed in seeds)
    assert (one.status, one) == (0, other)
    assert one.stdout != ""


def test_a_name_with_a_region_serves_its_language(tmp_path: Path) -> None:
    text = (ROOT / "tests/network.trig").read_text("utf-8")
    more = 'actor:mayor rdfs:label "Bürgermeister"@de , "Alcalde"@es-MX , "Mayor"@en-GB .\n'
    more += 'claim:m { event:e evg:party actor:mayor } claim:m a evg:Claim ; evg:quote "m"@en ;\n'
    more += "  sem:accordingTo actor:mayor . actor:mayor a evg:Person . event:e a evg:Event .\n"
    (tmp_path / "data.trig").write_text(text + more, "utf-8")
    found = {line["id"]: line for line in lines(export_ftm(eg.load(tmp_path)))}
    mayor = found["actor-mayor"]
    assert (mayor["caption"], mayor["properties"]["name"]) == ("Mayor", ["Alcalde", "Mayor"])


def test_a_thing_without_a_label_is_named_by_its_curie(tmp_path: Path) -> None:
    path = tmp_path / "a.nq"
    graph, named = "<https://w3id.org/eventgraph/id/", "<https://w3id.org/eventgraph/ns#"
    sem, kind = (
        "<http://semanticweb.cs.vu.nl/2009/11/sem/",
        "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>",
    )
    path.write_text(
        f"{graph}actor/a> {kind} {named}Person> .\n"
        f"{graph}event/e> {kind} {named}Event> .\n"
        f"{graph}claim/c> {kind} {named}Claim> .\n"
        f"{graph}claim/c> {sem}accordingTo> {graph}actor/a> .\n"
        f"{graph}event/e> {named}party> {graph}actor/a> {graph}claim/c> .\n"
    )
    lines = map(json.loads, export_ftm(eg.load(path)).splitlines())
    assert {"actor:a", "event:e"} <= {line["caption"] for line in lines}


def test_what_is_not_exact_is_a_note_in_words_and_its_ends_are_dates(tmp_path: Path) -> None:
    path = tmp_path / "a.trig"
    path.write_text(
        "@prefix evg: <https://w3id.org/eventgraph/ns#> .\n"
        "@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        "@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .\n"
        '<urn:e> a evg:Transfer ; rdfs:label "E" . <urn:f> a evg:Transfer ; rdfs:label "F" .\n'
        '<urn:c> { <urn:e> evg:size "~80"^^evg:quantity ;\n'
        '  sem:hasTimeStamp "2025-03/2025-07"^^edtf:EDTF ;\n'
        '  evg:partOf <urn:f> . <urn:f> sem:hasBeginTimeStamp "2025-07~"^^edtf:EDTF }\n'
        "<urn:c> a evg:Claim ; sem:accordingTo <urn:a> .\n"
    )
    found = [line["properties"] for line in lines(export_ftm(eg.load(path)))]
    told = {one.get("name", ["?"])[0]: one for one in found if "notes" in one}
    assert told["E"]["date"] == ["2025-03", "2025-07"]
    assert told["F"]["startDate"] == ["2025-07"]
    assert [note.split(": ")[1] for note in told["E"]["notes"]] == [
        "March 2025 to July 2025",
        "about 80",
    ]
    assert [note.split(": ")[1] for note in told["F"]["notes"]] == ["about July 2025"]
