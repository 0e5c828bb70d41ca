"""What a documenter meets in many publications trips no check, and a wrong class trips one."""

from __future__ import annotations

from pathlib import Path

import pytest

from eventgraph.rdf.loading import load
from eventgraph.validation.findings import Finding
from eventgraph.validation.validating import validate

CLEAN = (Path(__file__).parents[1] / "clean.trig").read_text("utf-8")


def findings(folder: Path, text: str) -> tuple[Finding, ...]:
    path = folder / "claims.trig"
    path.write_text(text, "utf-8")
    return validate(load(path), [path]).findings


WIRED = """
source:wire a evg:WireStory ; rdfs:label "the wire"@en , "el despacho"@es .
source:report prov:wasDerivedFrom source:wire .
"""
PHOTOGRAPH = """
source:picture a evg:Photograph ; rdfs:label "picture"@en , "foto"@es ; evg:untitled true ;
    dcterms:creator actor:gazette ; dcterms:publisher actor:gazette , actor:ministry ;
    dcterms:issued "2024"^^xsd:gYear ; dcterms:language "en" ;
    evg:archivedAt <https://archive.example/picture> ; evg:retrieved "2024-05-05"^^xsd:date ;
    evg:fileSha256 "%s" .
claim:seen { event:release evg:attendedBy group:prisoners }
claim:seen a evg:Claim , evg:Observation ; rdfs:label "seen"@en , "visto"@es ;
    sem:accordingTo actor:curators ; prov:wasQuotedFrom source:picture ;
    evg:observes "Twelve people step off a bus"@en ; evg:fragment "xywh=percent:10,20,30,40" ;
    evg:certainty evg:Stated ; pav:curatedBy actor:curators .
""" % ("2" * 64)
JOINT = """
claim:talks sem:accordingTo actor:gazette ; evg:relay1 actor:gazette ; evg:relay2 actor:ministry ;
    evg:quoteTranslation "nuestras conversaciones"@es ; evg:fragment "page=12" ;
    prov:hadPrimarySource source:report .
source:report dcterms:publisher actor:ministry .
"""
SILENCES = """
claim:nothing { actor:ministry evg:declinesComment event:release ; evg:leavesOpen event:talks }
claim:nothing a evg:Claim ; rdfs:label "nothing"@en , "nada"@es ; sem:accordingTo actor:gazette ;
    prov:wasQuotedFrom source:report ; evg:quote "the ministry had no comment"@en ;
    evg:certainty evg:Stated ; pav:curatedBy actor:curators .
"""


@pytest.mark.parametrize("added", [WIRED, PHOTOGRAPH, JOINT, SILENCES])
def test_what_a_documenter_meets_in_many_publications_trips_no_check(
    tmp_path: Path, added: str
) -> None:
    left = {one.check for one in findings(tmp_path, CLEAN + added)}
    assert left <= {"thing-not-in-quote", "relation-not-in-quote", "wording-missing"}
