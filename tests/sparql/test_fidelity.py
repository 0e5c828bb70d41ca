"""The shipped queries over the curated graph say what the article's sentences say, and no more."""

from __future__ import annotations

import pytest
from rdflib import Dataset, URIRef

import eventgraph as eg
from eventgraph.tables.table import Cell, Table
from eventgraph.vocabulary import EVG, curie

QUERIES = eg.read_queries("queries")


@pytest.fixture
def dataset(first_story: Dataset) -> Dataset:
    """Ask what the first article says; what else is said of it is told apart in other tests."""
    return first_story


def _shown(cell: Cell) -> str:
    return curie(str(cell)) if isinstance(cell, URIRef) else "" if cell is None else str(cell)


def ask(dataset: Dataset, name: str, **given: str) -> list[dict[str, str]]:
    table = eg.run(QUERIES[name], dataset, given)
    assert isinstance(table, Table)
    return [{key: _shown(cell) for key, cell in row.items()} for row in table.records()]


def test_relatives_are_not_held(dataset: Dataset) -> None:
    held = {row["held"] for row in ask(dataset, "custody")} - {""}
    assert held == {
        "group:cecot-prisoners",
        "group:us-nationals-held-in-venezuela",
        "group:venezuelans-held-in-el-salvador",
    }


def test_nobody_accuses_tren_de_aragua(dataset: Dataset) -> None:
    rows = ask(dataset, "accusations")
    assert [(row["accuser"], row["accused"]) for row in rows] == [
        ("group:unnamed-accusers", "group:venezuelans-held-in-el-salvador")
    ]


def test_nobody_is_said_to_have_been_paid(dataset: Dataset) -> None:
    rows = ask(dataset, "payments")
    assert [(row["paid_by"], row["paid_to"], row["amount"], row["certainty"]) for row in rows] == [
        ("actor:government-of-the-united-states", "", "6000000", "evg:Alleged")
    ]


def test_that_somebody_was_to_be_paid_is_told_as_expected(dataset: Dataset) -> None:
    rows = ask(dataset, "not-asserted", attitude="evg:Expects")
    due = {row["speaker"] for row in rows if row["says"] == "evg:paidPer"}
    assert due == {"actor:delcy-rodriguez", "actor:diosdado-cabello"}


def test_no_claim_is_backed_and_one_is_passed_on(dataset: Dataset) -> None:
    rows = ask(dataset, "backed-claims")
    assert [(row["claim"], row["how"], row["backed_claim"]) for row in rows] == [
        ("claim:cabello-lost-deal", "evg:basedOn", "claim:delcy-rodriguez-lost-deal")
    ]


def test_bukele_is_held_responsible_for_lives_and_health_not_for_the_detention(
    dataset: Dataset,
) -> None:
    rows = ask(dataset, "responsibility", actor="actor:nayib-bukele")
    assert [(row["event"], row["role"]) for row in rows] == [
        ("event:lives-and-health-of-the-detainees", "evg:responsible")
    ]


def test_an_attempt_is_seen_as_no_killing(dataset: Dataset) -> None:
    seen = {row["seen_as"] for row in ask(dataset, "contested-kinds")}
    assert not seen & {"evg:Killing", "evg:Attack", "evg:Overthrow"}
    attempted = ask(dataset, "not-asserted", attitude="evg:Attempted")
    assert ("actor:nicolas-maduro", "evg:Killing") in {
        (row["speaker"], row["what"]) for row in attempted
    }


def test_a_party_is_no_negotiator(dataset: Dataset) -> None:
    assert [row["negotiator"] for row in ask(dataset, "negotiators")] == ["actor:jorge-rodriguez"]


def test_all_five_whom_maduro_recognizes_are_credited_alike(dataset: Dataset) -> None:
    rows = ask(dataset, "intermediaries", speaker="actor:nicolas-maduro")
    assert [(row["intermediary"], row["role"]) for row in rows] == [
        ("actor:catholic-church", "evg:creditedTo"),
        ("actor:gregorio-chavez", "evg:creditedTo"),
        ("actor:jorge-rodriguez", "evg:creditedTo"),
        ("actor:jose-luis-rodriguez-zapatero", "evg:creditedTo"),
        ("actor:pope-leo-xiv", "evg:creditedTo"),
    ]


def test_every_demand_demands_something_and_stands_once(dataset: Dataset) -> None:
    rows = ask(dataset, "demands")
    assert [(row["who"], row["demands"]) for row in rows] == [
        ("actor:international-action-center", "This must stop"),
        ("actor:nicolas-maduro", "respect for their human rights"),
        ("group:families", "immediate repatriation"),
    ]


def test_what_is_asked_on_a_condition_is_no_plain_demand(dataset: Dataset) -> None:
    rows = ask(dataset, "not-asserted", attitude="evg:Conditional")
    assert {row["claim"] for row in rows} == {"claim:cabello-calls-for-an-investigation"}


def test_hands_stand_in_their_order_and_reprints_count(dataset: Dataset) -> None:
    rows = {row["claim"]: row for row in ask(dataset, "attribution-chains", least="1")}
    hands = ("speaker", "reported_by", "published_by", "reprinted_by", "hands")
    assert [rows["claim:delcy-rodriguez-lost-deal"][hand] for hand in hands] == [
        "actor:delcy-rodriguez",
        "actor:diosdado-cabello",
        "actor:orinoco-tribune",
        "actor:international-action-center",
        "4",
    ]
    assert rows["claim:orinoco-no-charges"]["hands"] == "2"
    assert rows["claim:iac-headline-counts-252"]["hands"] == "1"


def test_a_denial_of_ties_needs_nobody_who_affirms_them(dataset: Dataset) -> None:
    rows = ask(dataset, "not-asserted", attitude="evg:Denies")
    assert [(row["speaker"], row["says"], row["what"]) for row in rows] == [
        ("group:families", "evg:linkedTo", "group:criminal-organizations")
    ]


def test_safe_and_sound_stands_beside_injured_and_tortured(dataset: Dataset) -> None:
    conditions = {str(value) for value in dataset.objects(None, EVG.condition)}
    assert conditions == {"Injured", "safe and sound", "tortured"}
