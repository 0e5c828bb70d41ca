"""Conflicts: what one claim says, what many say alike, moments in zones, and the order of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rdflib import Dataset, Literal

import eventgraph as eg
from eventgraph.claims.extents.declarations import declarations
from eventgraph.claims.extents.intervals import Interval, Relation, relate
from eventgraph.claims.sayings import Saying
from eventgraph.claims.scopes import Scope
from eventgraph.evidence.circumstances import Circumstances
from eventgraph.evidence.conflicts import disagreements
from eventgraph.evidence.rules import disagreements_about
from eventgraph.vocabulary import EVG, curie

Made = Callable[..., Dataset]


def rows(table: eg.Table) -> list[str]:
    """Write each row's class, values and claims in one line."""
    names = ("class", "value_1", "value_2", "claim_1", "claim_2")
    return [" ".join(named(str(record[name])) for name in names) for record in table.records()]


def named(cell: str) -> str:
    return curie(cell).removeprefix("claim:") if "/" in cell else cell


def test_a_number_less_precise_than_another_is_a_row_of_its_own_class(made: Made) -> None:
    dataset = made(
        ("actor:ana", "group:held evg:sizeOver 8000"), ("actor:ben", "group:held evg:size 8200")
    )
    assert rows(eg.conflicts(dataset)) == ["less precise 8200 8000 c2 c1"]


@pytest.mark.parametrize(
    "said",
    [
        "group:held evg:size 5 , 6",
        "group:held evg:sizeOver 8000 ; evg:size 8200",
        "event:stay evg:to place:land , place:town",
        'event:stay <urn:codename> "dawn" , "dusk"',
        'place:town evg:calls "camp"@en , "prison"@en',
    ],
)
def test_a_claim_with_two_values_does_not_disagree_with_itself(made: Made, said: str) -> None:
    assert rows(eg.conflicts(made(("actor:ana", said)))) == []


def test_two_claims_that_each_say_town_and_country_disagree_with_one_another(made: Made) -> None:
    both = "event:stay evg:to place:land , place:town"
    assert rows(eg.conflicts(made(("actor:ana", both), ("actor:ben", both)))) == [
        "less precise place:town place:land c1 c2",
        "less precise place:town place:land c2 c1",
    ]


def test_a_value_of_several_names_keeps_those_the_other_does_not_use(made: Made) -> None:
    dataset = made(
        ("actor:ana", 'place:town evg:calls "camp"@en , "site"@en'),
        ("actor:ben", 'place:town evg:calls "Camp"@en , "prison"@en'),
    )
    assert rows(eg.conflicts(dataset)) == ["naming site prison c1 c2"]


def test_the_order_is_by_property_value_and_speaker_and_the_pair_stands_once(made: Made) -> None:
    dataset = made(
        ("actor:ben", "group:held evg:size 7"),
        ("actor:ana", "group:held evg:size 5"),
        ("actor:ana", "group:held evg:sizeAtMost 4"),
        ("actor:ben", "group:held evg:size 5"),
    )
    pairs = [
        (curie(one.one.claims[0]), curie(one.other.claims[0])) for one in disagreements(dataset)
    ]
    assert pairs == [
        ("claim:c2", "claim:c1"),
        ("claim:c2", "claim:c3"),
        ("claim:c4", "claim:c1"),
        ("claim:c4", "claim:c3"),
        ("claim:c1", "claim:c3"),
    ]


def test_a_property_with_one_value_hides_no_conflict_of_another(made: Made) -> None:
    dataset = made(
        ("actor:ana", "event:stay <urn:codename> 1 ; evg:durationDays 100"),
        ("actor:ana", "event:stay evg:amount 7"),
        ("actor:ben", "event:stay <urn:codename> 2"),
    )
    assert rows(eg.conflicts(dataset)) == ["contradicts 1 2 c1 c3"]


@pytest.mark.parametrize(
    ("one", "other", "kinds"),
    [
        ("2025-07-18T12:00:00-04:00", "2025-07-18T16:00:00Z", []),
        ("2025-07-18T12:00:00Z", "2025-07-18T12:00:00-04:00", ["contradicts"]),
        ("2025-07-18T12:00:00", "2025-07-18T12:00:00", []),
        ("2025-07-18T12:00:00", "2025-07-18T12:00:00-04:00", ["less precise"]),
        ("2025-07-18T12:00:00", "2025-07-19T12:00:00Z", ["contradicts"]),
    ],
)
def test_moments_disagree_by_the_instant_and_not_by_the_clock_on_the_wall(
    made: Made, one: str, other: str, kinds: list[str]
) -> None:
    said = [f'event:stay sem:hasTimeStamp "{when}"^^xsd:dateTime' for when in (one, other)]
    table = eg.conflicts(made(("actor:ana", said[0]), ("actor:ben", said[1])))
    assert [str(kind) for kind in table.column("class")] == kinds


def test_a_thousand_speakers_who_agree_cost_no_pairs(
    dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each against each were half a million comparisons; what is equal is compared once."""
    compared: list[tuple[Interval, Interval]] = []

    def counting(one: Interval, other: Interval) -> Relation:
        compared.append((one, other))
        return relate(one, other)

    monkeypatch.setattr("eventgraph.evidence.rules.relate", counting)
    size, calls = str(EVG.size), str(EVG.calls)
    said = [
        Saying(f"claim {n}", f"speaker {n}", name, value)
        for n in range(1000)
        for name, value in ((size, Literal(252)), (calls, Literal("camp", lang="en")))
    ]
    other = Saying("another claim", "another speaker", size, Literal(238))
    circumstances = Circumstances(dataset)
    found = list(
        disagreements_about("the held", [*said, other], declarations(dataset), circumstances)
    )
    assert len(compared) == 1
    assert {(one.class_, one.one.values, one.other.values) for one in found} == {
        ("contradicts", (Literal(238),), (Literal(252),))
    }
    assert len(found) == 1000


def test_a_speaker_given_as_text_stops_nothing(made: Made) -> None:
    dataset = made(
        ('"Ana, by word"', "event:stay evg:durationDays 3"),
        ("actor:ben", "event:stay evg:durationDays 4"),
    )
    assert [str(row["class"]) for row in eg.conflicts(dataset).records()] == ["contradicts"]


def test_a_scope_leaves_out_the_other_side(made: Made) -> None:
    dataset = made(
        ("actor:ana", "group:held evg:size 238"),
        ("actor:ben", "group:held evg:size 252"),
        ("actor:ben", "group:held evg:size 260"),
    )
    assert len(eg.conflicts(dataset)) == 3
    assert len(eg.conflicts(dataset, Scope(according_to="actor:ben"))) == 1


def test_all_names_of_one_side_stand_on_it_each_once_and_sorted(made: Made) -> None:
    names = ("site", "camp", "Camp")
    dataset = made(
        *(("actor:ana", f'place:town evg:calls "{name}"@en') for name in names),
        ("actor:ben", 'place:town evg:calls "prison"@en'),
    )
    (one,) = disagreements(dataset)
    assert [*map(str, one.one.values)] == ["Camp", "site"]
    assert [*map(curie, one.one.claims)] == ["claim:c1", "claim:c2", "claim:c3"]
