"""A scope of a scope chooses by what the whole dataset says, and keeps to the claims in sight."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Dataset

import eventgraph as eg
from eventgraph.claims.scopes import Scope, claims
from eventgraph.vocabulary import PREFIXES, curie

DATA = """
actor:ana a evg:Person ; rdfs:label "Ana"@en . actor:ben a evg:Person ; rdfs:label "Ben"@en .
actor:state a evg:Government .
office:minister a evg:Office ; evg:officeIn actor:state .
event:march a evg:Transfer . event:july a evg:Transfer .
source:one a evg:NewsArticle .

claim:dates { event:march sem:hasTimeStamp "2025-03"^^xsd:gYearMonth . }
claim:dates a evg:Claim ; sem:accordingTo actor:ana ; prov:wasQuotedFrom source:one .
claim:blames { event:march evg:affects actor:ana . }
claim:blames a evg:Claim ; sem:accordingTo actor:ben ; prov:wasQuotedFrom source:one .
claim:greets { event:july evg:affects actor:ana . }
claim:greets a evg:Claim ; sem:accordingTo actor:ben ; prov:wasQuotedFrom source:one .
claim:sits { actor:ben evg:holds office:minister . claim:sits evg:disputes claim:greets . }
claim:sits a evg:Claim ; sem:accordingTo actor:ana ; prov:wasQuotedFrom source:one .
"""


@pytest.fixture
def dataset(tmp_path: Path) -> Dataset:
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    (tmp_path / "data.trig").write_text(prefixes + DATA, "utf-8")
    return eg.load(tmp_path)


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (Scope(during="2025-03"), ["claim:blames"]),
        (Scope(party="actor:state"), ["claim:blames", "claim:greets"]),
        (Scope(without_disputed=True), ["claim:blames"]),
        (Scope(source="source:one"), ["claim:blames", "claim:greets"]),
        (Scope(according_to="actor:ana"), []),
    ],
)
def test_a_scope_of_a_scope_chooses_by_what_others_say_too(
    dataset: Dataset, scope: Scope, expected: list[str]
) -> None:
    found = claims(eg.scope(dataset, according_to="actor:ben"), scope)
    assert found is not None
    assert [curie(claim) for claim in found] == expected
