"""What the queries on several publications answer, on made-up ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Dataset, URIRef

import eventgraph as eg
from eventgraph.vocabulary import PREFIXES, curie

DATA = """
actor:ana a evg:Person ; rdfs:label "Ana"@en . actor:zed a evg:CivilSociety ; rdfs:label "Zed"@en .
actor:amy a evg:Person ; rdfs:label "Amy"@en . actor:mia a evg:MediaOutlet ; rdfs:label "Mia"@en .
group:held a evg:Group ; rdfs:label "Held"@en .
event:briefing a evg:Statement . event:post a evg:Statement .
source:s a evg:NewsArticle ; dcterms:issued "2025-07-18"^^xsd:date ; dcterms:publisher actor:mia .
source:t a evg:NewsArticle ; dcterms:issued "2025-07-22"^^xsd:date ;
    dcterms:publisher actor:mia , actor:zed .
claim:a { group:held evg:size 252 }
claim:a a evg:Claim ; sem:accordingTo actor:ana ; prov:wasQuotedFrom source:s ; evg:quote "a"@en ;
    evg:statedIn event:briefing .
claim:b { group:held evg:size 238 . claim:b evg:revises claim:a }
claim:b a evg:Claim ; sem:accordingTo actor:ana ; prov:wasQuotedFrom source:t ; evg:quote "b"@en ;
    evg:statedIn event:post .
claim:c { group:held evg:size 250 }
claim:c a evg:Claim ; sem:accordingTo actor:ana , actor:amy ; prov:wasQuotedFrom source:t ;
    evg:quote "c"@en ; evg:statedIn event:briefing ;
    evg:relay1 actor:zed ; evg:relay2 actor:amy ; evg:relay3 actor:mia .
"""


@pytest.fixture
def dataset(tmp_path: Path) -> Dataset:
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    (tmp_path / "data.trig").write_text(prefixes + DATA, "utf-8")
    return eg.load(tmp_path)


def rows(dataset: Dataset, name: str, columns: tuple[str, ...], **given: str) -> list[list[str]]:
    answer = eg.run(eg.read_queries()[name], dataset, given)
    assert isinstance(answer, eg.Table)
    return [[shown(row[column]) for column in columns] for row in answer.records()]


def shown(cell: object) -> str:
    return curie(cell) if isinstance(cell, URIRef) else str(cell or "")


def test_who_says_otherwise_later_is_listed_with_both_days(dataset: Dataset) -> None:
    columns = ("how", "first", "first_day", "then", "then_day", "earlier", "claim")
    assert rows(dataset, "changed-accounts", columns, speaker="actor:ana") == [
        ["revises", "252", "2025-07-18", "", "2025-07-22", "claim:a", "claim:b"],
        ["says otherwise", "238", "2025-07-22", "250", "2025-07-22", "claim:b", "claim:c"],
        ["says otherwise", "252", "2025-07-18", "238", "2025-07-22", "claim:a", "claim:b"],
    ]
    assert rows(dataset, "changed-accounts", columns, speaker="actor:zed") == []


def test_one_speech_in_two_publications_is_listed_once(dataset: Dataset) -> None:
    columns = ("speech", "speaker", "value", "source", "other_value", "other_source")
    found = [["event:briefing", "actor:ana", "252", "source:s", "250", "source:t"]]
    assert rows(dataset, "relayed-differently", columns) == found
    assert rows(dataset, "relayed-differently", columns, speech="event:briefing") == found
    assert rows(dataset, "relayed-differently", columns, speech="event:post") == []


def test_a_chain_of_hands_is_one_row_in_its_order(dataset: Dataset) -> None:
    columns = ("speaker", "reported_by", "published_by", "hands")
    found = rows(dataset, "attribution-chains", columns, least="3")
    assert found == [["Amy and Ana", "Zed → Amy → Mia", "Mia and Zed", "5"]]


def test_the_order_of_hands_survives_every_rdf_format(dataset: Dataset, tmp_path: Path) -> None:
    columns = ("speaker", "reported_by", "published_by", "hands")
    before = rows(dataset, "attribution-chains", columns, least="1")
    for name, end in (("trig", "trig"), ("nquads", "nq"), ("jsonld", "jsonld")):
        path = tmp_path / f"again.{end}"
        path.write_bytes(eg.export(dataset, name))
        assert rows(eg.load(path), "attribution-chains", columns, least="1") == before
