"""Claims that leave the program are their speakers', and say who entered them."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from rdflib import Dataset, Graph

import eventgraph as eg
from eventgraph.cli import group
from eventgraph.exports.rdf import isomorphic
from eventgraph.vocabulary import PAV, PREFIXES, PROV, SEM

PREFIX_LINES = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
CLAIM = """
claim:a {{ event:talks evg:party actor:ana }}
claim:a a evg:Claim ; sem:accordingTo actor:ana ; prov:wasQuotedFrom source:paper ;
    evg:quote "we were there"@en ; evg:certainty evg:Stated ; {entered} .
"""
BOTH = "pav:curatedBy actor:desk ; prov:wasAttributedTo actor:ana"


def data(folder: Path, entered: str) -> Dataset:
    path = folder / "data.trig"
    path.write_text(PREFIX_LINES + CLAIM.format(entered=entered), "utf-8")
    return eg.load(path, ontology=False)


@pytest.mark.parametrize(
    "entered", ["prov:wasAttributedTo actor:desk", "pav:curatedBy actor:desk", BOTH]
)
@pytest.mark.parametrize("format", ["turtle", "trig", "jsonld", "nquads", "ntriples", "rdfxml"])
def test_a_claim_is_attributed_to_its_speaker_and_says_who_entered_it(
    tmp_path: Path, format: str, entered: str
) -> None:
    meant, told = (eg.export(data(tmp_path, said), format) for said in (BOTH, entered))
    assert told == meant


def test_what_is_exported_means_the_same_when_it_is_read_again(tmp_path: Path) -> None:
    older = data(tmp_path, "prov:wasAttributedTo actor:desk")
    path = tmp_path / "again.nq"
    path.write_bytes(eg.export(older, "nquads"))
    assert isomorphic(eg.load(path), older)
    assert eg.export(eg.load(path), "nquads") == path.read_bytes()


@pytest.mark.parametrize(
    "entered", ["prov:wasAttributedTo actor:desk", "pav:curatedBy actor:desk", BOTH]
)
def test_why_names_who_entered_a_claim_in_older_data_too(tmp_path: Path, entered: str) -> None:
    (told,) = eg.why(data(tmp_path, entered), ("event:talks", "evg:party")).column("chain")
    assert str(told).endswith("published in source:paper → entered by actor:desk")


def test_a_claim_that_nobody_entered_says_so(tmp_path: Path) -> None:
    (told,) = eg.why(
        data(tmp_path, "prov:wasAttributedTo actor:ana"), ("event:talks", "evg:party")
    ).column("chain")
    assert "entered by" not in str(told)


def test_what_no_claim_is_keeps_whom_it_is_attributed_to(tmp_path: Path) -> None:
    path = tmp_path / "data.ttl"
    path.write_text(f"{PREFIX_LINES}source:paper prov:wasAttributedTo actor:ana .", "utf-8")
    assert b"prov:wasAttributedTo actor:ana" in eg.export(eg.load(path), "turtle")


def test_every_curated_claim_is_its_speakers(dataset: Dataset) -> None:
    graph = Graph().parse(data=eg.export(dataset, "turtle"), format="turtle")
    spoken = set(graph.subject_objects(SEM.accordingTo))
    assert spoken
    assert set(graph.subject_objects(PROV.wasAttributedTo)) == spoken
    entered = dict(graph.subject_objects(PAV.curatedBy))
    assert entered.keys() == {claim for claim, _ in spoken}
    assert entered.keys() == dict(graph.subject_objects(PAV.curatedOn)).keys()


def test_validation_takes_a_curator_of_older_data_for_what_it_is(tmp_path: Path) -> None:
    clean = (Path(__file__).parents[1] / "clean.trig").read_text("utf-8")
    old = clean.replace("pav:curatedBy", "prov:wasAttributedTo")
    (tmp_path / "old.trig").write_text(old, "utf-8")
    told = CliRunner().invoke(group, ["validate", "--graph", str(tmp_path / "old.trig")])
    assert told.exit_code == 0
    assert (
        told.stdout.splitlines(keepends=True)[-1]
        == "conforms: no errors, no warnings, no remarks\n"
    )
