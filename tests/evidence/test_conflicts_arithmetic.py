"""Conflicts: stated numbers that do not come out, by rules written in SPARQL."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from rdflib import Dataset

import eventgraph as eg
from eventgraph.evidence.conflicts import conflict_checks
from eventgraph.sparql.running import solve
from eventgraph.vocabulary import curie

Made = Callable[..., Dataset]

SIDE = ("speaker", "property", "value", "claim")
STAY = (
    ("actor:ana", "event:stay evg:durationDays 100"),
    ("actor:ben", 'event:stay sem:hasBeginTimeStamp "2025-03"^^xsd:gYearMonth'),
    ("actor:ana", 'event:stay sem:hasEndTimeStamp "2025-07-18"^^xsd:date'),
)


def named(table: eg.Table, column: str) -> str:
    (cell,) = table.column(column)
    return curie(str(cell)).strip("<>")


def test_a_duration_is_set_against_begin_and_end(made: Made) -> None:
    table = eg.conflicts(made(*STAY))
    assert [str(row["class"]) for row in table.records()] == ["arithmetic"]
    assert table.column("note") == ["begin and end allow 109 to 140 days; stated are 100"]
    sides = [[named(table, f"{name}_{n}") for name in SIDE] for n in (1, 2, 3)]
    assert sides == [
        ["actor:ana", "evg:durationDays", "100", "claim:c1"],
        ["actor:ben", "sem:hasBeginTimeStamp", "2025-03", "claim:c2"],
        ["actor:ana", "sem:hasEndTimeStamp", "2025-07-18", "claim:c3"],
    ]


@pytest.mark.parametrize("days", [109, 125, 139, 140])
def test_a_duration_that_the_precision_allows_is_no_conflict(made: Made, days: int) -> None:
    assert (
        len(eg.conflicts(made(("actor:ana", f"event:stay evg:durationDays {days}"), *STAY[1:])))
        == 0
    )


def test_a_part_that_begins_early_makes_the_whole_too_long(made: Made) -> None:
    part = "event:part sem:subEventOf event:stay ; sem:hasBeginTimeStamp"
    claims = (STAY[0], STAY[2], ("actor:ben", f'{part} "2025-03-15"^^xsd:date'))
    table = eg.conflicts(made(*claims))
    assert table.column("note") == [
        "from the begin of a part to the end are at least 125 days; stated are 100"
    ]


@pytest.mark.parametrize(
    ("duration", "begin", "end", "note"),
    [
        ("durationDays 100", "LatestBegin", "End", "at least 109 days; stated are 100"),
        ("durationDays 200", "EarliestBegin", "End", "at most 140 days; stated are 200"),
        ("durationDays 200", "Begin", "LatestEnd", "at most 140 days; stated are 200"),
        ("durationDays 100", "Begin", "EarliestEnd", "at least 109 days; stated are 100"),
        ("durationDays 100", "Begin", "LatestEnd", None),
        ("durationDays 200", "LatestBegin", "End", None),
        ("durationDaysAtLeast 100", "Begin", "End", None),
        ("durationDaysAtLeast 140", "Begin", "End", None),
        ("durationDaysAtLeast 141", "Begin", "End", "109 to 140 days; stated are at least 141"),
    ],
)
def test_a_duration_is_set_against_bounds_of_begin_and_end(
    made: Made, duration: str, begin: str, end: str, note: str | None
) -> None:
    table = eg.conflicts(
        made(
            ("actor:ana", f"event:stay evg:{duration}"),
            ("actor:ben", f'event:stay sem:has{begin}TimeStamp "2025-03"^^xsd:gYearMonth'),
            ("actor:ben", f'event:stay sem:has{end}TimeStamp "2025-07-18"^^xsd:date'),
        )
    )
    assert table.column("note") == ([] if note is None else [f"begin and end allow {note}"])


def test_a_time_of_day_is_its_day_for_a_duration(made: Made) -> None:
    moment = '"2025-07-18T20:00:00Z"^^xsd:dateTime'
    claims = (*STAY[:2], ("actor:ana", f"event:stay sem:hasEndTimeStamp {moment}"))
    assert eg.conflicts(made(*claims)).column("note") == [
        "begin and end allow 109 to 140 days; stated are 100"
    ]


@pytest.mark.parametrize(
    ("share", "count", "whole", "note"),
    [
        ("2", "evg:size 7", "evg:sizeOver 8000", "more than 8000 is more than 120; stated are 7"),
        (
            "2",
            "evg:size 120",
            "evg:sizeOver 8000",
            "more than 8000 is more than 120; stated are 120",
        ),
        ("2", "evg:size 121", "evg:sizeOver 8000", None),
        ("2", "evg:size 120", "evg:size 8000", None),
        ("2", "evg:size 200", "evg:size 8000", None),
        ("2", "evg:size 119", "evg:size 8000", "8000 is 120 to 200; stated are 119"),
        ("2", "evg:size 201", "evg:size 8000", "8000 is 120 to 200; stated are 201"),
        ("2.5", "evg:size 196", "evg:size 8000", None),
        ("2.5", "evg:size 204", "evg:size 8000", None),
        ("2.5", "evg:size 205", "evg:size 8000", "8000 is 196 to 204; stated are 205"),
        ("2", "evg:size 7", "evg:size 252", "252 is 3.78 to 6.3; stated are 7"),
        ("3", "evg:size 7", "evg:size 252", None),
        ("2", "evg:size 200", "evg:sizeOver 8000", None),
        ("50", "evg:size 5", "evg:sizeAtLeast 20", "at least 20 is at least 9.9; stated are 5"),
        ("2", "evg:size 5", "evg:sizeAtMost 8000", None),
        ("2", "evg:size 201", "evg:sizeAtMost 8000", "at most 8000 is at most 200; stated are 201"),
        (
            "2",
            "evg:sizeAtLeast 201",
            "evg:size 8000",
            "8000 is 120 to 200; stated are at least 201",
        ),
        ("2", "evg:sizeAtLeast 100", "evg:size 8000", None),
        ("2", "evg:sizeOver 200", "evg:size 8000", "8000 is 120 to 200; stated are more than 200"),
        ("2", "evg:sizeAtMost 119", "evg:size 8000", "8000 is 120 to 200; stated are at most 119"),
        ("2", "evg:sizeAtMost 300", "evg:size 8000", None),
        ("0", "evg:size 40", "evg:size 8000", None),
        ("0", "evg:size 41", "evg:size 8000", "8000 is 0 to 40; stated are 41"),
    ],
)
def test_a_share_is_set_against_the_counts_as_precisely_as_it_is_stated(
    made: Made, share: str, count: str, whole: str, note: str | None
) -> None:
    table = eg.conflicts(
        made(
            ("actor:ana", f"group:held evg:share {share} ; evg:shareOf group:all"),
            ("actor:ana", f"group:held {count}"),
            ("actor:ben", f"group:all {whole}"),
        )
    )
    assert table.column("note") == ([] if note is None else [f"{share}% of {note}"])
    assert [curie(str(thing)) for thing in table.column("thing_3")] == (
        [] if note is None else ["group:all"]
    )


def test_a_share_is_of_the_whole_as_its_own_speaker_counts_it(made: Made) -> None:
    dataset = made(
        ("actor:ana", "group:held evg:share 2 ; evg:shareOf group:all"),
        ("actor:ana", "group:all evg:size 8000"),
        ("actor:ben", "group:all evg:size 350"),
        ("actor:ana", "group:held evg:size 7"),
    )
    found = [row for row in eg.conflicts(dataset).records() if row["class"] == "arithmetic"]
    assert [str(row["note"]) for row in found] == ["2% of 8000 is 120 to 200; stated are 7"]


def test_claims_by_which_one_speaker_says_the_same_stand_on_one_side(made: Made) -> None:
    dataset = made(STAY[0], *STAY, STAY[1])
    table = eg.conflicts(dataset)
    rows = [
        [*(curie(str(row[f"claim_{n}"])) for n in (1, 2, 3)), str(row["finding"])]
        for row in table.records()
    ]
    assert rows == [
        ["claim:c1", "claim:c3", "claim:c4", "1"],
        ["claim:c2", "claim:c5", "claim:c4", "1"],
    ]


def test_a_rule_that_rests_on_what_is_only_possible_is_less_certain(made: Made) -> None:
    dataset = made(*STAY, certainty={1: "Possible"})
    assert [str(kind) for kind in eg.conflicts(dataset).column("class")] == ["less certain"]


@pytest.mark.parametrize("number", [21, 40])
def test_of_very_many_dates_each_duration_is_held_against_the_outermost(
    made: Made, number: int
) -> None:
    days = range(1, number + 1)
    claims = [("actor:ana", f"event:stay evg:durationDays {day + 500}") for day in days]
    for relation, year in (("sem:hasBeginTimeStamp", 2024), ("sem:hasEndTimeStamp", 2025)):
        dates = [date(year, 1, 1) + timedelta(day) for day in days]
        claims += [("actor:ben", f'event:stay {relation} "{day}"^^xsd:date') for day in dates]
    found = list(solve(conflict_checks()["duration-against-dates"], made(*claims)))
    held = {(found_in["claim"].value, found_in["otherValue"].value) for found_in in found}
    assert len({claim for claim, _ in held}) == number
    assert {begin for _, begin in held} == {"2024-01-02", str(date(2024, 1, 1) + timedelta(number))}
    assert len(found) <= 4 * number


@pytest.mark.parametrize("number", [21, 40])
def test_of_very_many_parts_each_duration_is_held_against_the_outermost(
    made: Made, number: int
) -> None:
    days = range(1, number + 1)
    claims = [("actor:ana", f"event:stay evg:durationDays {day}") for day in days]
    claims += [("actor:cyd", "event:part sem:subEventOf event:stay")]
    begins = [str(date(2024, 1, 1) + timedelta(day)) for day in days]
    ends = [str(date(2025, 1, 1) + timedelta(day)) for day in days]
    claims += [("actor:ben", f'event:part sem:hasBeginTimeStamp "{d}"^^xsd:date') for d in begins]
    claims += [("actor:ben", f'event:stay sem:hasEndTimeStamp "{d}"^^xsd:date') for d in ends]
    found = list(solve(conflict_checks()["duration-against-parts"], made(*claims)))
    assert len({row["claim"].value for row in found}) == len(found) == number
    assert {(row["otherValue"].value, row["thirdValue"].value) for row in found} == {
        (begins[0], ends[-1])
    }
