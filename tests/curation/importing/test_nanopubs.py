"""Nanopublications become claims: ours the same again, those of others with their provenance."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import eventgraph as eg
from eventgraph.claims.attitudes import told
from eventgraph.claims.cards import cards_of
from eventgraph.curation.editing import Edit
from eventgraph.curation.holding import hold
from eventgraph.curation.importing.drafting import Found, write_claims
from eventgraph.curation.importing.nanopubs import read_nanopubs
from eventgraph.curation.importing.settling import settled
from eventgraph.errors import InputError
from eventgraph.rdf.oxigraph import store_of
from sheets import mine

ROOT = Path(__file__).parents[3]


def taken(graph: Path, path: Path) -> Found:
    holding = hold(graph)
    found = settled(eg.load(graph), holding, read_nanopubs(path, holding))
    write_claims(found, Edit(graph))
    return found


def test_our_own_nanopublications_give_the_same_claims(tmp_path: Path) -> None:
    whole = eg.load(ROOT / "graph")
    graph = tmp_path / "graph"
    graph.mkdir()
    for path in (ROOT / "graph").glob("*.ttl"):
        shutil.copy(path, graph)
    path = tmp_path / "nanopubs.trig"
    path.write_bytes(eg.export(whole, "nanopub"))
    found = taken(graph, path)
    assert (found.left, found.remarks, found.things) == ([], [], {})
    again = eg.load(graph)
    assert cards_of(again) == cards_of(whole)
    one, two = (
        {quad for quad in store_of(told(ds)) if "/id/claim/" in str(quad.graph_name)}
        for ds in (whole, again)
    )
    assert one == two
    assert len(one) > 600
    assert len(taken(graph, path).left) == len(cards_of(whole))


HEAD = """
@prefix this: <https://w3id.org/np/RAmade-up> .
@prefix sub: <https://w3id.org/np/RAmade-up#> .
@prefix np: <http://www.nanopub.org/nschema#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix ex: <http://example.org/> .
"""
PARTS = """
sub:Head { this: a np:Nanopublication ; np:hasAssertion sub:assertion ;
    np:hasProvenance sub:provenance ; np:hasPublicationInfo sub:pubinfo . }
sub:assertion { ex:bridge ex:closedBy ex:storm . }
sub:provenance { sub:assertion prov:wasAttributedTo ex:bureau ;
    prov:wasDerivedFrom <https://doi.example/10.1/x> . ex:activity ex:used ex:camera . }
sub:pubinfo { this: dcterms:creator ex:somebody ; dcterms:license ex:cc0 ;
    dcterms:created "2024-03-05T10:00:00Z"^^xsd:dateTime . }
"""


def test_one_of_others_becomes_a_draft_with_its_provenance(tmp_path: Path) -> None:
    graph = mine(tmp_path)
    path = tmp_path / "a.trig"
    path.write_text(HEAD + PARTS, "utf-8")
    found = taken(graph, path)
    (remark,) = found.remarks
    assert remark.startswith("1 of them is a draft: ")
    assert "claim-without-quote" in remark
    text = (graph / "drafts.trig").read_text("utf-8")
    for said in (
        "<http://example.org/bridge>\n        <http://example.org/closedBy> <http://example.org/storm>",
        "sem:accordingTo <http://example.org/bureau>",
        "prov:wasQuotedFrom <https://doi.example/10.1/x>",
        "pav:curatedBy <http://example.org/somebody>",
        'pav:curatedOn "2024-03-05"^^xsd:date',
        "evg:status evg:Draft",
    ):
        assert said in text
    assert [one.why.rpartition("/")[2] for one in found.left] == ["camera>", "cc0>"]


def test_one_that_lacks_a_part_is_left(tmp_path: Path) -> None:
    path = tmp_path / "a.trig"
    spoilt = PARTS.replace("np:hasProvenance sub:provenance ;", "")
    path.write_text(HEAD + spoilt, "utf-8")
    found = read_nanopubs(path, hold(mine(tmp_path)))
    assert [one.why for one in found.left] == ["has no graph of its Provenance"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("ex:a ex:b ex:c .", ": holds no nanopublication"),
        ("ex:a ex:b\nex:c", ":10:"),
        ("[" * 600, ":9:501: stands more than 500 levels deep"),
    ],
)
def test_what_is_no_nanopublication_is_one_line(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "a.trig"
    path.write_text(HEAD + text, "utf-8")
    with pytest.raises(InputError) as error:
        read_nanopubs(path, hold(mine(tmp_path)))
    assert str(error.value).startswith(f"{path}{message}")
