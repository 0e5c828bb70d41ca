"""Which edges of a projection are disputed: by a claim, or by what the ontology declares."""

from __future__ import annotations

from pathlib import Path

from rdflib import OWL, RDF, Dataset

import eventgraph as eg
from eventgraph.claims.scopes import Scope
from eventgraph.network.projecting import project
from eventgraph.vocabulary import EVG
from small import SMALL, edges, iri

PREFIXES = """\
@prefix actor: <https://w3id.org/eventgraph/id/actor/> .
@prefix event: <https://w3id.org/eventgraph/id/event/> .
@prefix evg: <https://w3id.org/eventgraph/ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .
"""


def test_an_edge_is_disputed_when_its_claim_is(small: Dataset) -> None:
    rows = zip(edges(project(small)), project(small).edges.values(), strict=True)
    disputed = [edge for edge, data in rows if data["disputed"]]
    assert disputed == [
        ("event:talks", "evg:leadsTo", "event:transfer"),
        ("event:transfer", "evg:orderedBy", "actor:ben"),
        ("event:transfer", "evg:affects", "actor:dora"),
        ("event:transfer", "evg:to", "place:port"),
    ]


def test_a_scope_hides_who_disputes_but_not_that_it_is_disputed(small: Dataset) -> None:
    projection = project(small, Scope(according_to="actor:nora"))
    assert projection.edges[iri("event:transfer"), iri("place:port"), iri("evg:to")]["disputed"]
    assert ("event:talks", "evg:mediatedBy", "actor:cara") not in edges(projection)
    assert iri("actor:cara") in projection


def test_a_role_that_the_ontology_says_contradicts_another_is_disputed(tmp_path: Path) -> None:
    more = tmp_path / "more.trig"
    more.write_text(
        f"{PREFIXES}<urn:claim> {{ event:talks evg:excludes actor:cara }}\n"
        "<urn:claim> sem:accordingTo actor:ana .\n",
        "utf-8",
    )
    projection = project(eg.load(SMALL, more))
    talks, cara = iri("event:talks"), iri("actor:cara")
    assert projection.edges[talks, cara, iri("evg:mediatedBy")]["disputed"]
    assert projection.edges[talks, cara, iri("evg:excludes")]["disputed"]
    assert not projection.edges[talks, iri("actor:ana"), iri("evg:party")]["disputed"]


def test_a_role_of_ones_own_below_a_contradicted_one_is_disputed(tmp_path: Path) -> None:
    more = tmp_path / "more.trig"
    more.write_text(
        f"{PREFIXES}"
        "<urn:hosts> rdfs:subPropertyOf evg:mediatedBy .\n"
        "<urn:one> { event:talks <urn:hosts> actor:dora }\n"
        "<urn:other> { event:talks evg:excludes actor:dora }\n"
        "<urn:one> sem:accordingTo actor:ana . <urn:other> sem:accordingTo actor:ben .\n",
        "utf-8",
    )
    projection = project(eg.load(SMALL, more))
    talks, dora = iri("event:talks"), iri("actor:dora")
    assert projection.edges[talks, dora, "urn:hosts"]["disputed"]
    assert projection.edges[talks, dora, iri("evg:excludes")]["disputed"]


def test_numbers_and_dates_that_disagree_are_values_of_things_and_on_no_edge(
    dataset: Dataset,
) -> None:
    single = set(dataset.subjects(RDF.type, EVG.SingleValued))
    assert len(single) > 0
    assert single <= set(dataset.subjects(RDF.type, OWL.DatatypeProperty))
