"""FollowTheMoney's entities become things and drafts; what has no place is listed by its line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

import eventgraph as eg
from eventgraph.curation.editing import Edit
from eventgraph.curation.holding import hold
from eventgraph.curation.importing.drafting import Found, write_claims
from eventgraph.curation.importing.linking import read_ftm
from eventgraph.vocabulary import curie
from sheets import mine

ENTITIES = (
    {"id": "p1", "schema": "Person", "datasets": ["register"],
     "properties": {"name": ["Ada Quill"], "alias": ["A. Quill"], "birthDate": ["1970-01-02"]}},
    {"id": "c1", "schema": "Company", "properties": {"name": ["Riverton Bridges Ltd"]}},
    {"id": "d1", "schema": "Article", "properties": {"title": ["Register of bridges"],
     "sourceUrl": ["https://example.org/r"], "publishedAt": ["2024-02-02"],
     "publisher": ["The Gazette"]}},
    {"id": "m1", "schema": "Membership", "properties": {"member": ["p1"],
     "organization": [{"id": "c1"}], "proof": ["d1"], "startDate": ["2020"]}},
    {"id": "o1", "schema": "Ownership", "properties": {"owner": ["p1"], "asset": ["c1"],
     "percentage": ["50"]}},
    {"id": "x1", "schema": "Ownership", "properties": {"owner": ["nobody"], "asset": ["c1"]}},
    {"id": "v1", "schema": "Vehicle", "properties": {"name": ["Van"]}},
)  # fmt: skip


def taken(graph: Path, lines: Iterable[Mapping[str, object]]) -> Found:
    path = graph.parent / "a.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    found = read_ftm(path, eg.load(graph), hold(graph))
    write_claims(found, Edit(graph))
    return found


def test_entities_become_things_and_links_drafts(tmp_path: Path) -> None:
    graph = mine(tmp_path)
    found = taken(graph, ENTITIES)
    assert [one.place for one in found.left] == ["line 1", "line 7", "line 6"]
    assert [one.why.partition(" ")[2] for one in found.left] == [
        "has more than names, and that is left: birthDate",
        "is a Vehicle, of which nothing is made",
        "lacks its owner or asset, or the file does not have it",
    ]
    things = (graph / "things.ttl").read_text("utf-8")
    for said in (
        'a evg:Person ;\n    rdfs:label "Ada Quill"@en ;\n    skos:altLabel "A. Quill"@en .',
        'a evg:Organization ;\n    rdfs:label "Riverton Bridges Ltd"@en .',
        "schema:url <https://example.org/r>",
        'dcterms:issued "2024-02-02"^^xsd:date',
        'dcterms:title "Register of bridges"@en',
    ):
        assert said in things
    drafts = (graph / "drafts.trig").read_text("utf-8")
    assert drafts.count("evg:status evg:Draft") == 2
    assert drafts.count("evg:memberOf actor:riverton-bridges-ltd-") == 1
    assert '"Ownership: Ada Quill → Riverton Bridges Ltd"' in drafts
    assert '"percentage: 50"' in drafts
    assert '"startDate: 2020"' in drafts
    assert "1970" not in things + drafts


def test_the_same_file_adds_nothing_a_second_time(tmp_path: Path) -> None:
    graph = mine(tmp_path)
    taken(graph, ENTITIES)
    before = {path: path.read_bytes() for path in graph.iterdir()}
    again = taken(graph, ENTITIES)
    assert (again.claims, again.things) == ([], {})
    assert {path: path.read_bytes() for path in graph.iterdir()} == before


def test_one_called_as_something_that_is_there_is_told_and_not_merged(tmp_path: Path) -> None:
    entity = {"id": "p9", "schema": "Person", "properties": {"name": ["mayor of Riverton"]}}
    found = taken(mine(tmp_path), (entity,))
    ((name,),) = (found.things,)
    assert found.remarks == [
        f"{curie(name.value)} is called as actor:mayor; merge them if they are one"
    ]


def test_statements_make_up_entities_and_an_id_of_ours_is_the_thing_it_was(tmp_path: Path) -> None:
    of = {"entity_id": "link-1", "schema": "UnknownLink", "dataset": "eventgraph"}
    values = {"subject": "event-reopening-of-the-bridge", "object": "place-riverton"}
    lines = [
        {**of, "id": prop, "prop": prop, "value": value, "origin": ""}
        for prop, value in {**values, "role": "place"}.items()
    ]
    things = (
        {"id": "event-reopening-of-the-bridge", "schema": "Event", "properties": {"name": ["R"]}},
        {"id": "place-riverton", "schema": "Address", "properties": {"name": ["Riverton"]}},
    )
    found = taken(mine(tmp_path), [*lines, *things])
    assert found.things == {}
    (claim,) = found.claims
    (told,) = claim.contents
    parts = (told.subject, told.predicate, told.object)
    assert [curie(getattr(part, "value", "")) for part in parts] == [
        "event:reopening-of-the-bridge",
        "sem:hasPlace",
        "place:riverton",
    ]


def test_a_link_of_a_claim_that_the_dataset_has_is_left(tmp_path: Path) -> None:
    record = "https://w3id.org/eventgraph/id/claim/mayor-dates-the-reopening"
    link = {"id": "link-1", "schema": "UnknownLink", "properties": {"recordId": [record]}}
    (left,) = taken(mine(tmp_path), (link,)).left
    assert left.why == (
        "link-1 is part of claim:mayor-dates-the-reopening, which the dataset has already"
    )


def test_hostile_values_become_text_and_nothing_else(tmp_path: Path) -> None:
    hostile = json.loads((Path(__file__).parents[2] / "helpers/hostile.json").read_text("utf-8"))
    values = [text for its in hostile.values() if isinstance(its, list) for text in its]
    lines = tuple(
        {"id": f"actor-{value}", "schema": "Person", "properties": {"name": [value, "x"]}}
        for value in values
    )
    graph = mine(tmp_path)
    found = taken(graph, lines)
    assert len(found.things) > 100
    assert len(hold(graph).things) > 100


def test_a_document_that_is_no_whole_source_is_told_in_the_notes(tmp_path: Path) -> None:
    graph = mine(tmp_path)
    document = {"id": "d1", "schema": "Document", "properties": {
        "fileName": ["register.pdf"], "sourceUrl": ["https://example.org/r"]}}  # fmt: skip
    found = taken(graph, [document, ENTITIES[0], ENTITIES[1], ENTITIES[3]])
    (left,) = [one for one in found.left if one.why.startswith("d1")]
    assert left.why.startswith("d1 is no whole source (source-without-")
    assert found.claims[0].source is None
    drafts = (graph / "drafts.trig").read_text("utf-8")
    assert '"proof: register.pdf, https://example.org/r"' in drafts
    assert eg.validate(eg.load(graph)).conforms("error")
