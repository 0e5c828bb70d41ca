"""Dates as people type them get their datatype where a date is due, and nowhere else."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import pyoxigraph as ox
import pytest

from eventgraph.rdf.literals import dated_in, dated_properties
from eventgraph.rdf.loading import load
from eventgraph.rdf.oxigraph import store_of
from eventgraph.vocabulary import EDTF, ONTOLOGY_GRAPH, PREFIXES

XSD = PREFIXES["xsd"]
HEAD = """
@prefix evg: <https://w3id.org/eventgraph/ns#> .
@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix : <http://example.org/> .
"""


def values(folder: Path, text: str) -> set[tuple[str, str]]:
    path = folder / "data.trig"
    path.write_text(HEAD + text, "utf-8")
    quads = store_of(load(path, ontology=False)).quads_for_pattern(None, None, None)
    objects = [quad.object for quad in quads]
    return {(o.value, o.datatype.value) for o in objects if isinstance(o, ox.Literal)}


@pytest.mark.parametrize(
    ("text", "datatype"),
    [
        ("2021", f"{XSD}gYear"),
        ("2021-07", f"{XSD}gYearMonth"),
        ("2021-07-18", f"{XSD}date"),
        ("2021-07~", EDTF),
        ("202X", EDTF),
        ("2021-02-30", f"{XSD}string"),
        ("July 2021", f"{XSD}string"),
    ],
)
def test_a_plain_string_is_a_date_where_one_is_due(
    tmp_path: Path, text: str, datatype: str
) -> None:
    assert values(tmp_path, f':c {{ :e sem:hasTimeStamp "{text}" }}') == {(text, datatype)}
    told = f':s rdf:predicate sem:hasTimeStamp ; rdf:object "{text}" .'
    assert values(tmp_path, told) == {(text, datatype)}


def test_what_no_speaker_asserts_is_read_alike(tmp_path: Path) -> None:
    text = ':c { :e sem:hasTimeStamp "2021-07" } :c evg:attitude evg:Denies .'
    assert values(tmp_path, text) == {("2021-07", f"{XSD}gYearMonth")}


def test_a_string_stays_one_where_no_date_is_due(tmp_path: Path) -> None:
    assert values(tmp_path, ':c { :e evg:reason "2021" }') == {("2021", f"{XSD}string")}


def test_a_property_of_ones_own_is_a_date_where_it_says_so(tmp_path: Path) -> None:
    text = ':when rdfs:range evg:CalendarDate . :c { :e :when "2021" }'
    assert values(tmp_path, text) == {("2021", f"{XSD}gYear")}


def test_the_dates_of_the_ontology_are_those_that_all_of_it_declares() -> None:
    whole = ox.Store()
    text = resources.files("eventgraph").joinpath("rdf/ontology.ttl").read_bytes()
    whole.load(text, format=ox.RdfFormat.TURTLE, base_iri=ONTOLOGY_GRAPH)
    assert dated_properties() == dated_in(whole)
    assert len(dated_properties()) > 10
