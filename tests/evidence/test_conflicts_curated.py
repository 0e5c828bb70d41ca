"""The curated graph: each place where its source disagrees with itself is found, and no other."""

from __future__ import annotations

import pytest
from rdflib import Dataset, URIRef

from eventgraph.evidence.conflicts import disagreements
from eventgraph.evidence.sides import Disagreement
from eventgraph.vocabulary import EVG, curie


@pytest.fixture(scope="module")
def found(dataset: Dataset) -> list[Disagreement]:
    return list(disagreements(dataset))


def claims_of(one: Disagreement) -> set[str]:
    return {curie(claim).removeprefix("claim:") for side in one.sides for claim in side.claims}


@pytest.mark.parametrize(
    ("kind", "about", "claims"),
    [
        ("contradicts", "group:venezuelans-held-in-el-salvador",
         {"telesur-counts-238", "iac-headline-counts-252", "iac-introduction-counts-252"}),
        ("contradicts", "group:venezuelans-held-in-el-salvador",
         {"telesur-counts-238", "orinoco-counts-252-returned", "orinoco-counts-252-detained"}),
        ("contradicts", "event:repatriation-flights-2025",
         {"orinoco-flights-since-february", "cabello-over-8000-since-march"}),
        ("contradicts", "event:negotiation-2025",
         {"cabello-bukele-was-left-out", "rubio-credits-bukele"}),
        ("contradicts", "group:venezuelans-held-in-el-salvador",
         {"families-deny-ties", "accusers-ties-to-tren-de-aragua"}),
        ("contradicts", "group:venezuelans-held-in-el-salvador",
         {"orinoco-accusation-lacks-evidence", "accusers-ties-to-tren-de-aragua"}),
        ("arithmetic", "event:detention-in-el-salvador",
         {"orinoco-100-days", "telesur-custody-begins-in-march",
          "orinoco-detention-ends-on-july-18"}),
        ("arithmetic", "event:detention-in-el-salvador",
         {"orinoco-100-days", "families-no-contact-since-march-15",
          "orinoco-detention-ends-on-july-18"}),
        ("arithmetic", "group:returnees-with-criminal-records",
         {"cabello-seven-with-records", "cabello-two-percent", "cabello-over-8000-since-march"}),
        ("less precise", "event:deportation-2025-03",
         {"telesur-received-in-march", "orinoco-sent-to-cecot"}),
    ],
)  # fmt: skip
def test_each_place_is_found_in_its_class(
    found: list[Disagreement], kind: str, about: str, claims: set[str]
) -> None:
    assert (kind, about, claims) in [
        (one.class_, curie(one.about), claims_of(one)) for one in found
    ]


@pytest.mark.parametrize(
    "about",
    [
        "event:exchange-2025-07-18",
        "group:us-nationals-held-in-venezuela",
        "group:venezuelans-held-in-el-salvador",
        "group:prisoners-held-in-venezuela",
        "place:cecot",
        "event:detention-in-el-salvador",
        "event:acts-attributed-to-the-us-nationals",
        "event:payment-for-the-arrangement",
        "event:arrangement-between-the-united-states-and-el-salvador",
    ],
)
def test_each_thing_that_speakers_name_differently_is_found(
    found: list[Disagreement], about: str
) -> None:
    assert about in {curie(one.about) for one in found if one.class_ == "naming"}


def test_nothing_else_is_said_to_exclude_another(found: list[Disagreement]) -> None:
    """Two events, two groups, the same number twice: none of these is a disagreement."""
    strict = [one for one in found if one.class_ in {"contradicts", "arithmetic"}]
    assert len(strict) == 9


def test_what_one_speaker_says_more_or_less_precisely_is_no_finding(
    found: list[Disagreement],
) -> None:
    for one in found:
        if one.class_ in {"less precise", "differs, may both hold"}:
            assert one.one.speaker != one.other.speaker, one


def test_names_are_set_against_each_other_only_for_one_thing(
    found: list[Disagreement], dataset: Dataset
) -> None:
    """Each side's claims name the very thing that the finding is about."""
    named = {
        (claim, one.about)
        for one in found
        if one.class_ == "naming"
        for claim in (*one.one.claims, *one.other.claims)
    }
    assert named
    for claim, about in sorted(named):
        assert (URIRef(about), EVG.calls, None) in dataset.graph(URIRef(claim)), claim


def test_the_same_bound_and_the_same_number_are_no_disagreement(found: list[Disagreement]) -> None:
    agreeing = (
        {"official-figures-over-8000", "cabello-over-8000-since-march"},
        {"rubio-counts-ten-us-citizens", "maduro-counts-and-names-the-ten"},
        {"iac-dates-the-reprint", "iac-names-the-press-release"},
    )
    counted = [claims_of(one) for one in found if one.class_ != "naming"]
    assert [pair for pair in agreeing if any(pair <= claims for claims in counted)] == []
