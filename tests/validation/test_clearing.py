"""What is cleared before pySHACL is what it would find nothing in."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pyoxigraph as ox
import pytest

import eventgraph as eg
from eventgraph.rdf.oxigraph import store_of
from eventgraph.validation.clearing import uncleared
from eventgraph.validation.findings import Finding
from eventgraph.validation.shaping import Shapes, graph_of, triples_of
from eventgraph.vocabulary import ONTOLOGY_GRAPH

HEAD = """
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix evg: <https://w3id.org/eventgraph/ns#> .
@prefix dcterms: <http://purl.org/dc/terms/> . @prefix void: <http://rdfs.org/ns/void#> .
@prefix geo: <http://www.w3.org/2003/01/geo/wgs84_pos#> . @prefix schema: <http://schema.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
#: What is wrong, and what is right, by turns; each names its own thing.
WRONG = {
    "two labels of a claim": '<x:a> a evg:Claim ; rdfs:label "a"@en , "b"@EN , "c"@es .',
    "two labels of a kind of thing": '<x:b> a evg:Person ; rdfs:label "a"@en , "b"@en .',
    "two labels in two places": '<x:c> a evg:Person ; rdfs:label "a"@en . '
    '<x:c> rdfs:label "b"@en .',
    "a source that tells nothing": "<x:d> a evg:Source .",
    "a wire story": "<x:e> a evg:WireStory .",
    "a publisher who is none": "<x:f> a evg:Source ; dcterms:publisher <x:g> . <x:g> a evg:Place .",
    "a source with all, but wrong": '<x:h> a evg:Source ; dcterms:title "t" ; dcterms:issued "x" ; '
    'dcterms:publisher <x:i> ; dcterms:language "English" ; evg:textSha256 "0" ; '
    'evg:wordCount 0 ; schema:url "x" . <x:i> a evg:NewsAgency .',
    "a dataset that tells nothing": "<x:j> a void:Dataset .",
    "no place on earth": "<x:k> geo:lat 100 ; geo:long 1 , 2 . <x:l> geo:lat 1 .",
    "an anonymous that is no boolean": '<x:m> evg:anonymous "x" .',
    "a kind of its own": "<x:MyKind> rdfs:subClassOf evg:Source . <x:n> a <x:MyKind> .",
}
RIGHT = """
<x:o> a evg:Claim , evg:Person ; rdfs:label "a"@en , "a"@es , "a" , "b" ; rdfs:comment "c" .
<x:p> a evg:Person . <x:q> rdfs:label "a"@en , "b"@en . _:r a evg:Place . <x:s> a <x:Nothing> .
"""


def shaped(folder: Path, text: str) -> tuple[list[Finding], list[Finding], int, int]:
    """Give what is found in all that no claim says, and in what is not cleared, with sizes."""
    (folder / "a.ttl").write_text(HEAD + text, "utf-8")
    store, shapes = store_of(eg.load(folder / "a.ttl")), Shapes("dataset")
    ontology = ox.NamedNode(ONTOLOGY_GRAPH)
    whole = graph_of(triples_of(store, (None, ox.DefaultGraph()), (None, ontology)))
    rest = graph_of(uncleared(store, shapes.graph))
    return sorted(shapes.apply(whole)), sorted(shapes.apply(rest)), len(whole), len(rest)


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG)
def test_what_is_wrong_alone_is_found_either_way(tmp_path: Path, text: str) -> None:
    whole, rest, size, left = shaped(tmp_path, text)
    assert whole == rest
    assert left < size / 10
    assert bool(whole) == (text != WRONG["a wire story"])


def test_what_is_wrong_among_others_is_found_either_way(tmp_path: Path) -> None:
    for one, other in combinations(WRONG.values(), 2):
        whole, rest, *_ = shaped(tmp_path, one + other + RIGHT)
        assert whole == rest


def test_what_is_right_is_cleared(tmp_path: Path) -> None:
    nothing = shaped(tmp_path, "")
    assert shaped(tmp_path, RIGHT)[:2] == ([], [])
    assert shaped(tmp_path, RIGHT)[3] - nothing[3] <= 2  # two labels of what has no class
