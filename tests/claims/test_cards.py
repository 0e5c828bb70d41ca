"""One definition of a claim, and one record of it, for everything that reads claims."""

import json
import re
from pathlib import Path

import pytest
from rdflib import Dataset, Literal

import eventgraph as eg
from eventgraph.claims.cards import Card, card_of, cards_of, shorten, term_iri
from eventgraph.exports.sheets import lay_out
from eventgraph.network.counts import count_up
from eventgraph.network.projecting import project

HEAD = """
@prefix actor: <https://w3id.org/eventgraph/id/actor/> .
@prefix claim: <https://w3id.org/eventgraph/id/claim/> .
@prefix event: <https://w3id.org/eventgraph/id/event/> .
@prefix source: <https://w3id.org/eventgraph/id/source/> .
@prefix evg: <https://w3id.org/eventgraph/ns#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .
actor:ana a evg:Person . actor:ben a evg:Person . actor:eva a evg:Person .
event:talks a evg:Negotiation . source:one a evg:PressRelease .
"""
SOUND = """
claim:sound { event:talks evg:party actor:ana }
claim:sound a evg:Claim ; sem:accordingTo actor:ana ; prov:wasQuotedFrom source:one ;
    evg:quote "we talked"@en ; evg:certainty evg:Stated .
"""
UNTYPED = """
claim:untyped { event:talks evg:party actor:ben }
claim:untyped sem:accordingTo actor:ben ; prov:wasQuotedFrom source:one ; evg:quote "so did I"@en .
"""
SPEECHLESS = """
claim:speechless { event:talks evg:party actor:eva }
claim:speechless a evg:Claim ; prov:wasQuotedFrom source:one ; evg:quote "and she"@en .
"""
EMPTY = 'claim:empty a evg:Claim ; sem:accordingTo actor:ana ; evg:quote "nothing"@en .\n'
BASE = "https://w3id.org/eventgraph/id"


@pytest.fixture
def dataset(tmp_path: Path) -> Dataset:
    path = tmp_path / "claims.trig"
    path.write_text(HEAD + SOUND + UNTYPED + SPEECHLESS + EMPTY, "utf-8")
    return eg.load(path)


def counted(dataset: Dataset) -> dict[str, int]:
    table = count_up(project(dataset))
    return {str(what): int(float(str(number))) for what, number in table.rows}


def test_a_claim_says_something_and_has_a_speaker(dataset: Dataset) -> None:
    assert list(cards_of(dataset)) == [f"{BASE}/claim/sound", f"{BASE}/claim/untyped"]


def test_everything_counts_the_same_claims(dataset: Dataset) -> None:
    counts = counted(dataset)
    page = re.search(r'id="data">(.*?)</script>', eg.page(dataset), re.DOTALL)
    assert page is not None
    sheets = {sheet.name: sheet for sheet in lay_out(dataset)}
    silence = eg.silence_map(dataset)
    assert {
        "stats": counts["claims on edges"],
        "summary": int(str(eg.summarize(dataset).column("claims")[0])),
        "page": len(json.loads(page[1])["packed"]["claims"]),
        "workbook": len(sheets["claims"].rows),
        "workbook's edges": len({row[4] for row in sheets["edges"].rows}),
        "silence": sum(int(str(count)) for count in silence.column("claims")),
        "quotes": len(eg.check_quotes(dataset)),
        "independence": sum(int(str(n)) for n in eg.independence(dataset).column("claims")),
        "scope": len(cards_of(eg.scope(dataset, source="source:one"))),
    } == dict.fromkeys(
        (
            *("stats", "summary", "page", "workbook", "workbook's edges"),
            *("silence", "quotes", "independence", "scope"),
        ),
        2,
    )


def test_a_missing_certainty_is_not_given_and_nothing_else(dataset: Dataset) -> None:
    counts = counted(dataset)
    assert counts["edges: only alleged or possible"] == 0
    assert counts["edges: no certainty given"] == 1
    table = eg.why(dataset, ("claim:untyped",))
    assert table.column("certainty") == [None]


def test_of_several_descriptions_the_least_stands_everywhere(tmp_path: Path) -> None:
    path = tmp_path / "claims.trig"
    more = "claim:sound evg:quote 'a\"b', 'a#b' ; evg:certainty evg:Alleged .\n"
    path.write_text(HEAD + SOUND + more, "utf-8")
    dataset = eg.load(path)
    card = Card(f"{BASE}/claim/sound", f"{BASE}/actor/ana", 'a"b', "Alleged", f"{BASE}/source/one")
    assert card_of(dataset, card.claim) == cards_of(dataset)[card.claim] == card
    assert eg.why(dataset, ("claim:sound",)).column("quote") == [Literal('a"b')]
    assert [data["quotes"] for *_, data in project(dataset).edges(data=True)] == ['a"b']


def test_a_quote_without_spaces_is_cut_too() -> None:
    assert shorten("引文" * 40, 10) == "引文引文引文引文 …"


@pytest.mark.parametrize(
    "iri", ["https://w3id.org/eventgraph/ns#Allegd", "http://example.org/sure"]
)
def test_a_certainty_that_is_none_of_ours_stays_an_iri(tmp_path: Path, iri: str) -> None:
    path = tmp_path / "claims.trig"
    path.write_text(HEAD + SOUND.replace("evg:Stated", f"<{iri}>"), "utf-8")
    card = card_of(eg.load(path), f"{BASE}/claim/sound")
    assert (card.certainty, str(term_iri(card.certainty))) == (iri, iri)
