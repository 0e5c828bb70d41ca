"""A few claims checked again and again: the same findings as `validate` has of the whole."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Dataset

import eventgraph as eg
from eventgraph.rdf.oxigraph import store_of
from eventgraph.validation.parts import NOT_OF_CLAIMS, PartChecker
from eventgraph.vocabulary import ONTOLOGY_GRAPH

CLEAN = Path(__file__).parent.parent / "clean.trig"
ONTOLOGY = ox.NamedNode(ONTOLOGY_GRAPH)
SPOILT = {
    "nothing": ("", "", []),
    "no speaker": ("    sem:accordingTo actor:gazette ;\n", "", ["claim-without-speaker"]),
    "an unknown word": ("evg:releases", "evg:relases", ["unknown-term"]),
    "a number that is not said": ("evg:size 12", "evg:size 13", ["number-not-in-quote"]),
}


def checker(dataset: Dataset) -> PartChecker:
    return PartChecker(store_of(dataset).quads_for_pattern(None, None, None, ONTOLOGY))


def quads(dataset: Dataset) -> list[ox.Quad]:
    return [quad for quad in store_of(dataset) if quad.graph_name != ONTOLOGY]


def test_the_findings_of_each_claim_are_those_of_the_whole(dataset: Dataset) -> None:
    small = checker(dataset)
    every = {(f.check, f.focus) for f in eg.validate(dataset).findings}
    whole = {(check, focus) for check, focus in every if check not in NOT_OF_CLAIMS}
    focus = {claim for _, claim in whole} or {"urn:none"}
    found = small.check(quads(dataset), focus)
    assert {(f.check, f.focus) for f in found.findings} <= whole


@pytest.mark.parametrize("spoilt", SPOILT)
def test_what_is_spoilt_is_found_again_and_again(tmp_path: Path, spoilt: str) -> None:
    old, new, expected = SPOILT[spoilt]
    path = tmp_path / "spoilt.trig"
    text = CLEAN.read_text("utf-8")
    path.write_text(text.replace(old, new) if old else text, "utf-8")
    dataset = eg.load(path)
    report = eg.validate(dataset)
    expected_checks = {f.check for f in report.findings} - NOT_OF_CLAIMS
    focus = {finding.focus for finding in report.findings} or {"urn:none"}
    small = checker(dataset)
    for _ in range(2):
        found = {finding.check for finding in small.check(quads(dataset), focus).findings}
        assert found == expected_checks
        assert found.issuperset(expected)
