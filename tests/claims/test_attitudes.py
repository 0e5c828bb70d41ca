"""What a speaker denies, doubts or expects is told by every report and asserted by no query."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner
from rdflib import Dataset

import eventgraph as eg
from eventgraph.claims.attitudes import told
from eventgraph.claims.cards import card_of, cards_of, claim_names
from eventgraph.cli import group
from eventgraph.sparql.files import parse_query
from eventgraph.tables.table import Table
from eventgraph.vocabulary import EVG, curie, expand

DATA = Path(__file__).with_name("attitudes.trig")
PAID = "SELECT ?who ?claim { GRAPH ?claim { ?event evg:paidTo ?who } }"
UNION = "SELECT (COUNT(*) AS ?n) { ?event evg:paidTo|evg:purpose ?who }"


@pytest.fixture(scope="module")
def payment() -> Dataset:
    return eg.load(DATA)


def ask(dataset: Dataset, query: str) -> Table:
    table = eg.run(parse_query(query, "asked"), dataset)
    assert isinstance(table, Table)
    return table


def test_a_query_finds_only_what_somebody_asserts(payment: Dataset) -> None:
    assert [curie(str(claim)) for claim in ask(payment, PAID).column("claim")] == ["claim:yes"]
    assert [str(n) for n in ask(payment, UNION).column("n")] == ["1"]


@pytest.mark.parametrize("format", ["trig", "nquads", "jsonld", "turtle", "ntriples", "rdfxml"])
def test_no_engine_reads_an_export_as_asserting_it(payment: Dataset, format: str) -> None:
    formats = {
        "trig": ox.RdfFormat.TRIG,
        "nquads": ox.RdfFormat.N_QUADS,
        "jsonld": ox.RdfFormat.JSON_LD,
        "turtle": ox.RdfFormat.TURTLE,
        "ntriples": ox.RdfFormat.N_TRIPLES,
        "rdfxml": ox.RdfFormat.RDF_XML,
    }
    store = ox.Store()
    store.load(eg.export(payment, format), format=formats[format])
    asked = store.query(
        "SELECT * { ?event <https://w3id.org/eventgraph/ns#paidTo> ?who }",
        use_default_graph_as_union=True,
    )
    assert isinstance(asked, ox.QuerySolutions)
    assert len(list(asked)) == (1 if format in {"trig", "nquads", "jsonld"} else 0)


@pytest.mark.parametrize("suffix", [".trig", ".nq", ".jsonld"])
def test_what_is_not_asserted_comes_back_from_an_export(
    payment: Dataset, tmp_path: Path, suffix: str
) -> None:
    format = {".trig": "trig", ".nq": "nquads", ".jsonld": "jsonld"}[suffix]
    path = tmp_path / f"again{suffix}"
    path.write_bytes(eg.export(payment, format))
    assert eg.export(eg.load(path), "nquads") == eg.export(payment, "nquads")


def test_every_claim_counts_as_one_whatever_its_attitude(payment: Dataset) -> None:
    assert sorted(map(curie, claim_names(payment))) == ["claim:due", "claim:no", "claim:yes"]
    assert [card.attitude for card in cards_of(payment).values()] == ["Expects", "Denies", ""]
    assert [card.asserted for card in cards_of(payment).values()] == [False, False, True]


def test_a_card_knows_whose_words_and_what_the_curator_doubts(payment: Dataset) -> None:
    card = card_of(payment, expand("claim:due") or "")
    assert (card.wording, card.doubt) == ("Rendered", "How far her words reach is not marked.")
    assert card.marks == ("Expects", "Rendered", "doubt")


def test_told_shows_every_claim_as_its_graph_and_no_statement(payment: Dataset) -> None:
    seen = told(payment)
    claims = {curie(str(claim)) for claim in ask(seen, PAID).column("claim")}
    assert claims == {"claim:due", "claim:no", "claim:yes"}
    assert not ask(seen, "SELECT * { ?statement evg:inClaim ?claim }").rows


def test_a_dataset_that_asserts_everything_is_told_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.trig"
    text = DATA.read_text("utf-8").split("claim:no {")[0]
    path.write_text(text, "utf-8")
    dataset = eg.load(path)
    assert told(dataset) is dataset


def test_an_attitude_that_is_none_of_ours_asserts_nothing_either(tmp_path: Path) -> None:
    path = tmp_path / "a.trig"
    path.write_text(DATA.read_text("utf-8").replace("evg:Denies", "evg:Denied"), "utf-8")
    dataset = eg.load(path)
    assert [curie(str(claim)) for claim in ask(dataset, PAID).column("claim")] == ["claim:yes"]
    checks = {finding.check for finding in eg.validate(dataset).findings}
    assert {"attitude-not-single", "unknown-term"} & checks


def test_a_scope_shows_what_its_speaker_does_not_assert_and_nobody_elses(payment: Dataset) -> None:
    ben = eg.scope(payment, according_to="actor:ben")
    assert set(map(curie, claim_names(ben))) == {"claim:no"}
    assert not ask(ben, PAID).rows
    asked = "SELECT ?claim { ?statement evg:inClaim ?claim ; rdf:predicate evg:paidTo }"
    assert [curie(str(claim)) for claim in ask(ben, asked).column("claim")] == ["claim:no"]
    text = eg.export(ben, "trig").decode()
    assert "claim:due" not in text
    assert "evg:inClaim claim:no" in text


def test_why_says_how_each_speaker_stands_to_it(payment: Dataset) -> None:
    table = eg.why(payment, ("event:payment", "evg:paidTo"))
    stands = zip(table.column("speaker"), table.column("attitude"), strict=True)
    assert {curie(str(speaker)): stand and curie(str(stand)) for speaker, stand in stands} == {
        "actor:ana": None,
        "actor:ben": "evg:Denies",
        "actor:eva": "evg:Expects",
    }


def test_accounts_say_denies_before_the_value(payment: Dataset) -> None:
    table = eg.accounts(payment, "event:payment")
    row = next(r for r in table.records() if r["property"] == EVG.paidTo)
    assert row["actor:ana"] == "Ben (stated) “Ben was paid”"
    assert row["actor:ben"] == "denies that: Ben (stated) “I was not paid for my silence”"
    assert row["actor:eva"] == "expects that: Ben (stated) “Ben was supposed to be paid”"


def test_a_projection_has_no_edge_that_nobody_asserts(payment: Dataset) -> None:
    edges = list(eg.project(payment).edges(data=True))
    assert [data["claims"] for _, _, data in edges] == [expand("claim:yes")]


def test_validation_looks_into_what_is_not_asserted(tmp_path: Path) -> None:
    path = tmp_path / "a.trig"
    path.write_text(DATA.read_text("utf-8").replace("evg:purpose", "evg:purpos"), "utf-8")
    findings = eg.validate(eg.load(path)).findings
    assert any(f.check == "unknown-term" and "evg:purpos" in f.message for f in findings)


def test_the_page_tells_the_denial_in_words(payment: Dataset) -> None:
    page = str(eg.page(payment))
    assert "denies that: Payment paid to Ben" in page
    assert "expects that: Payment paid to Ben" in page


def test_a_denial_contradicts_what_another_asserts_and_an_expectation_does_not(
    payment: Dataset,
) -> None:
    rows = eg.conflicts(payment).records()
    assert [(row["class"], str(row["claim_1"]), str(row["claim_2"])) for row in rows] == [
        ("contradicts", expand("claim:no"), expand("claim:yes"))
    ]
    assert rows[0]["note"] == "the first denies what the second says"


def test_a_denial_of_what_is_only_possible_is_less_certain(tmp_path: Path) -> None:
    path = tmp_path / "a.trig"
    text = DATA.read_text("utf-8").replace("evg:Stated .", "evg:Possible .", 1)
    path.write_text(text, "utf-8")
    assert [str(one) for one in eg.conflicts(eg.load(path)).column("class")] == ["less certain"]


@pytest.mark.parametrize(
    ("language", "doubt", "translation"),
    [
        ("en", "It may be older.", "buses"),
        ("es", "Puede ser anterior.", "autobuses"),
        ("es-MX", "Puede ser anterior.", "autobuses"),
        ("fr", "It may be older.", "buses"),
    ],
)
def test_what_curators_write_is_read_in_the_language_asked_for(
    tmp_path: Path, language: str, doubt: str, translation: str
) -> None:
    path = tmp_path / "a.trig"
    path.write_text(
        "@prefix evg: <https://w3id.org/eventgraph/ns#> .\n"
        "@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .\n"
        '<urn:c> { <urn:a> evg:size 2 } <urn:c> sem:accordingTo <urn:b> ; evg:quote "x"@pt ;\n'
        '  evg:curatorDoubt "Puede ser anterior."@es , "It may be older."@en ;\n'
        '  evg:quoteTranslation "autobuses"@es , "buses"@en .\n'
    )
    dataset = eg.load(path)
    card = card_of(dataset, "urn:c", language)
    assert (card.doubt, card.translation) == (doubt, translation)
    assert cards_of(dataset, language)["urn:c"] == card
    for format in ("text", "markdown") if language in {"en", "es"} else ():
        words = ["why", "urn:c", "--graph", str(path), "--lang", language, "-f", format]
        assert doubt in CliRunner().invoke(group, words).stdout
