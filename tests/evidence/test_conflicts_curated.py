"""The curated graph: each place where its source disagrees with itself is found, and no other."""

from __future__ import annotations

import pytest
from rdflib import Dataset, URIRef

from eventgraph.evidence.conflicts import disagreements
from eventgraph.evidence.matters.gathering import gather_matters
from eventgraph.evidence.matters.records import Matter
from eventgraph.evidence.sides import Disagreement
from eventgraph.vocabulary import EVG, curie


@pytest.fixture(scope="module")
def dataset(first_story: Dataset) -> Dataset:
    """Ask what the first article says."""
    return first_story


@pytest.fixture(scope="module")
def found(dataset: Dataset) -> list[Disagreement]:
    return list(disagreements(dataset))


def claims_of(one: Disagreement) -> set[str]:
    return {curie(claim).removeprefix("claim:") for side in one.sides for claim in side.claims}


@pytest.mark.parametrize(
    ("kind", "about", "claims"),
    [
        ("contradicts", "event:negotiation",
         {"cabello-bukele-was-left-out", "rubio-credits-bukele"}),
        ("contradicts", "group:venezuelans-held-in-el-salvador",
         {"families-dispute-the-accusation", "accusers-ties-to-tren-de-aragua"}),
        ("differs, may both hold", "event:negotiation",
         {"cabello-salvadoran-authorities-were-excluded", "rubio-credits-bukele"}),
        ("differs, may both hold", "group:venezuelans-held-in-el-salvador",
         {"telesur-counts-238", "iac-headline-counts-252", "iac-introduction-counts-252"}),
        ("differs, may both hold", "group:venezuelans-held-in-el-salvador",
         {"telesur-counts-238", "orinoco-counts-252-returned", "orinoco-counts-252-detained"}),
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
        "actor:government-of-the-united-states",
        "event:arrangement",
        "event:exchange",
        "event:return-of-the-venezuelans",
        "group:us-nationals-held-in-venezuela",
        "group:venezuelans-held-in-el-salvador",
        "place:cecot",
    ],
)
def test_each_thing_that_speakers_name_differently_is_found(
    found: list[Disagreement], about: str
) -> None:
    assert about in {curie(one.about) for one in found if one.class_ == "naming"}


def test_nothing_else_is_said_to_exclude_another(found: list[Disagreement]) -> None:
    """Two events, two groups, the same number twice: none of these is a disagreement."""
    strict = [one for one in found if one.class_ in {"contradicts", "arithmetic"}]
    assert len(strict) == 2


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


@pytest.fixture(scope="module")
def matters(dataset: Dataset) -> list[Matter]:
    return sorted(gather_matters(dataset), key=lambda one: one.order)


def positions(matter: Matter) -> list[tuple[str, str, set[str]]]:
    return [
        (
            curie(position.relation),
            curie(value) if (value := str(position.value)).startswith("http") else value,
            {curie(claim).removeprefix("claim:") for claim in position.claims},
        )
        for position in matter.positions
    ]


def stand(matter: Matter) -> set[tuple[str, tuple[int, int]]]:
    return {(one.class_, pair) for one in matter.standings for pair in one.pairs()}


def test_bukeles_part_in_the_negotiation_is_one_matter(matters: list[Matter]) -> None:
    (one,) = [it for it in matters if curie(it.about) == "event:negotiation"]
    assert positions(one) == [
        (
            "evg:excludes",
            "actor:government-of-el-salvador",
            {"cabello-salvadoran-authorities-were-excluded"},
        ),
        ("evg:excludes", "actor:nayib-bukele", {"cabello-bukele-was-left-out"}),
        ("evg:facilitatedBy", "actor:nayib-bukele", {"rubio-credits-bukele"}),
    ]
    assert stand(one) == {("contradicts", (1, 2)), ("differs, may both hold", (0, 2))}


def test_the_size_of_the_group_is_one_matter_of_two_positions(matters: list[Matter]) -> None:
    (one,) = [it for it in matters if it.properties == (str(EVG.size),)]
    assert [(value, len(claims)) for _, value, claims in positions(one)] == [("238", 1), ("252", 4)]
    assert stand(one) == {("differs, may both hold", (0, 1))}


def test_what_is_a_pair_is_in_a_matter_and_the_other_way_round(
    matters: list[Matter], found: list[Disagreement]
) -> None:
    in_matters = {(it.about, class_) for it in matters for class_ in it.classes}
    assert in_matters == {(one.about, one.class_) for one in found}
