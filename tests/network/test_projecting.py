"""A projection carries, on every edge, who says so; weights count events, never mentions."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Dataset

import eventgraph as eg
from eventgraph.claims.scopes import Scope
from eventgraph.errors import QueryError, UnknownQuery
from eventgraph.network.projecting import kind_named, project
from eventgraph.rdf.oxigraph import store_of
from eventgraph.sparql.files import parse_query
from eventgraph.vocabulary import curie
from small import SMALL, edges, iri


def test_events_links_actors_events_and_places_as_the_claims_do(small: Dataset) -> None:
    assert edges(project(small)) == [
        ("actor:ben", "evg:memberOf", "actor:cara"),
        ("event:demand", "evg:about", "actor:ana"),
        ("event:demand", "evg:addressedTo", "actor:cara"),
        ("event:demand", "evg:madeBy", "actor:dora"),
        ("event:talks", "evg:party", "actor:ana"),
        ("event:talks", "evg:party", "actor:ben"),
        ("event:talks", "evg:mediatedBy", "actor:cara"),
        ("event:talks", "evg:leadsTo", "event:transfer"),
        ("event:transfer", "evg:orderedBy", "actor:ben"),
        ("event:transfer", "evg:affects", "actor:dora"),
        ("event:transfer", "evg:to", "place:port"),
    ]


def test_an_edge_has_one_line_for_each_claim_in_one_order(small: Dataset) -> None:
    data = project(small).edges[iri("event:talks"), iri("actor:ana"), iri("evg:party")]
    assert data == {
        "relation": iri("evg:party"),
        "property": "evg:party",
        "label": "party",
        "claims": f"{iri('claim:nora-talks')}\n{iri('claim:otto-talks')}",
        "speakers": f"{iri('actor:nora')}\n{iri('actor:otto')}",
        "quotes": "Ana and Ben talked in July\nCara mediated between them, and Ana took part",
        "certainty": "Stated\nAlleged",
        "sources": f"{iri('source:paper')}\n{iri('source:paper')}",
        "stated": True,
        "disputed": False,
        "events": iri("event:talks"),
        "weight": 1.0,
        "first": "2025-07",
        "last": "2025-07",
    }


def test_a_node_has_label_class_claims_and_dates(small: Dataset) -> None:
    nodes = project(small).nodes
    assert nodes[iri("actor:ben")] == {
        "label": "Ben",
        "class": "evg:Person",
        "kind": "actor",
        "claims": 3,
        "first": "2025-07",
        "last": "2025-07-18",
    }
    assert nodes[iri("event:talks")]["class"] == "evg:Negotiation"
    assert nodes[iri("actor:eva")]["claims"] == 1


def test_labels_come_in_the_language_asked_for(small: Dataset) -> None:
    projection = project(small, language="es")
    assert projection.nodes[iri("actor:ben")]["label"] == "Benito"
    assert projection.edges[iri("event:talks"), iri("actor:cara"), iri("evg:mediatedBy")][
        "label"
    ] == ("mediado por")


def test_actors_are_linked_by_relations_and_by_taking_part_in_one_event(small: Dataset) -> None:
    projection = project(small, kind="actors")
    assert [(curie(a), curie(b), data["label"]) for a, b, data in projection.edges(data=True)] == [
        ("actor:ana", "actor:ben", "party · party, in Talks"),
        ("actor:ana", "actor:cara", "party · mediated by, in Talks"),
        ("actor:ben", "actor:cara", "party · mediated by, in Talks"),
        ("actor:ben", "actor:cara", "member of"),
        ("actor:ben", "actor:dora", "ordered by · affects, in Transfer"),
        ("actor:cara", "actor:dora", "addressed to · made by, in Demand"),
    ]
    data = projection.edges[iri("actor:ana"), iri("actor:cara"), iri("event:talks")]
    assert (data["from_role"], data["to_role"]) == ("party", "mediated by")
    assert data["events"] == iri("event:talks")
    assert data["claims"].split("\n") == [iri("claim:nora-talks"), iri("claim:otto-talks")]
    assert set(map(curie, projection)) == {
        f"actor:{n}" for n in ("ana", "ben", "cara", "dora", "eva")
    }


def test_a_name_repeated_in_more_claims_weighs_no_more(small: Dataset) -> None:
    links = project(small, kind="actors").edges.values()
    assert {data["weight"] for data in links} == {1.0}


def test_speakers_are_linked_to_those_they_speak_of(small: Dataset) -> None:
    projection = project(small, kind="speakers")
    assert [
        (curie(a), data["label"], curie(b), data["weight"])
        for a, b, data in projection.edges(data=True)
    ] == [
        ("actor:dora", "demand", "actor:ana", 1.0),
        ("actor:dora", "demand", "actor:cara", 1.0),
        ("actor:nora", "speaks about", "actor:ana", 2.0),
        ("actor:nora", "speaks about", "actor:ben", 2.0),
        ("actor:nora", "speaks about", "actor:cara", 1.0),
        ("actor:nora", "speaks about", "actor:dora", 2.0),
        ("actor:nora", "speaks about", "actor:eva", 1.0),
        ("actor:otto", "speaks about", "actor:ana", 1.0),
        ("actor:otto", "speaks about", "actor:ben", 1.0),
        ("actor:otto", "speaks about", "actor:cara", 1.0),
        ("actor:otto", "credits", "actor:cara", 1.0),
        ("actor:otto", "disputes", "actor:nora", 1.0),
    ]


def test_what_speakers_do_is_said_in_the_language_asked_for(small: Dataset) -> None:
    edges = project(small, kind="speakers", language="es").edges.values()
    labels = {data["label"] for data in edges}
    assert labels == {"habla de", "disputa a", "exigencia", "reconoce a"}


def test_any_query_that_selects_from_and_to_draws_a_projection(small: Dataset) -> None:
    query = parse_query(
        "PREFIX evg: <https://w3id.org/eventgraph/ns#>\n"
        "SELECT ?from ?to ?claim ?weight {\n"
        "  GRAPH ?claim { ?from evg:party ?to } BIND (2.5 AS ?weight) }",
        "parties",
    )
    projection = project(small, kind=query)
    assert projection.graph == {"kind": "parties"}
    assert list(projection.edges(data="weight")) == [
        (iri("event:talks"), iri("actor:ana"), 2.5),
        (iri("event:talks"), iri("actor:ben"), 2.5),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT ?from { ?from a ?to }", "q: a projection selects ?from and ?to"),
        ("ASK {}", "q: a projection selects ?from and ?to"),
        ('SELECT ?from ?to ?weight { ?from a ?to BIND("x" AS ?weight) }', "q: ?weight is 'x'"),
        (
            'SELECT ?from ?to { ?from a ?kind BIND("x" AS ?to) }',
            "q: ?to is 'x', which names no thing",
        ),
    ],
)
def test_a_query_that_draws_nothing_says_what_is_wrong(
    small: Dataset, text: str, message: str
) -> None:
    with pytest.raises(QueryError) as caught:
        project(small, kind=parse_query(text, "q"))
    assert str(caught.value).startswith(message)


def test_an_unknown_kind_is_answered_with_the_nearest(small: Dataset) -> None:
    with pytest.raises(UnknownQuery) as caught:
        project(small, kind="actor")
    assert str(caught.value) == "no kind of projection is named 'actor'; did you mean actors?"


@pytest.mark.parametrize("kind", ["events", "actors", "speakers"])
def test_every_attribute_is_plain(dataset: Dataset, kind: str) -> None:
    projection = project(dataset, kind=kind)
    values = [
        v
        for data in (*projection.nodes.values(), *projection.edges.values())
        for v in data.values()
    ]
    assert {type(value) for value in values} <= {str, int, float, bool}


@pytest.mark.parametrize("kind", ["events", "actors", "speakers"])
def test_every_edge_of_the_curated_graph_rests_on_a_claim_with_speaker_and_quote(
    dataset: Dataset, kind: str
) -> None:
    for _, _, data in project(dataset, kind=kind).edges(data=True):
        lines = [data[name].split("\n") for name in ("claims", "speakers", "quotes", "certainty")]
        assert len({len(line) for line in lines}) == 1
        assert all(all(line) for line in lines)


@pytest.mark.parametrize("path", sorted(Path("queries/projections").glob("*.rq")), ids=str)
def test_every_query_file_of_projections_draws_edges_with_claims(
    dataset: Dataset, path: Path
) -> None:
    projection = project(dataset, kind=path.stem)
    assert projection.number_of_edges() > 0
    assert all(data["claims"] for data in projection.edges.values())
    assert kind_named(path.stem).summary


def test_projecting_leaves_the_dataset_as_it_was() -> None:
    dataset = eg.load(SMALL)
    before = sorted(map(str, store_of(dataset)))
    project(dataset, Scope(according_to="actor:nora"), "actors")
    assert sorted(map(str, store_of(dataset))) == before


def test_dates_are_ordered_by_their_days(tmp_path: Path) -> None:
    path = tmp_path / "a.trig"
    path.write_text(
        "@prefix evg: <https://w3id.org/eventgraph/ns#> .\n"
        "@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .\n"
        "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
        "@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .\n"
        "<urn:e> a evg:Event . <urn:p> a evg:Place .\n"
        '<urn:c> { <urn:e> evg:in <urn:p> ; sem:hasTimeStamp "-0100"^^xsd:gYear ,\n'
        '  "-0048"^^xsd:gYear ,'
        '  "[2025-03-15,2025-03-16]"^^edtf:EDTF , "2024"^^xsd:gYear }\n'
        "<urn:c> a evg:Claim ; sem:accordingTo <urn:a> .\n"
    )
    [data] = [data for _, _, data in project(eg.load(path)).edges(data=True)]
    assert (data["first"], data["last"]) == ("-0100", "[2025-03-15,2025-03-16]")
