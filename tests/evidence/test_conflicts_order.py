"""Conflicts: a begin after the end, a date outside the event, a part beyond its whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rdflib import Dataset

import eventgraph as eg
from eventgraph.vocabulary import curie

Made = Callable[..., Dataset]

KINDS = {4: "gYear", 7: "gYearMonth", 10: "date"}


def stamp(name: str, when: str) -> str:
    return f'sem:has{name}TimeStamp "{when}"^^xsd:{KINDS.get(len(when), "dateTime")}'


def findings(dataset: Dataset) -> list[tuple[str, str]]:
    return [(str(row["class"]), str(row["note"])) for row in eg.conflicts(dataset).records()]


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (("Begin", "2025-08-01"), ("End", "2025-07-18"), True),
        (("Begin", "2025-08"), ("End", "2025-07-18"), True),
        (("Begin", "2025-07-19"), ("End", "2025-07-18"), True),
        (("Begin", "2025-07-18"), ("End", "2025-07-18"), False),
        (("Begin", "2025-07"), ("End", "2025-07-18"), False),
        (("Begin", "2026"), ("End", "2025"), True),
        (("Begin", "2025-07-18T12:00:00Z"), ("End", "2025-07-18T14:00:00+04:00"), True),
        (("Begin", "2025-07-18T12:00:00Z"), ("End", "2025-07-18T10:00:00-04:00"), False),
        (("EarliestBegin", "2025-08"), ("End", "2025-07-18"), True),
        (("LatestBegin", "2025-08"), ("End", "2025-07-18"), False),
        (("Begin", "2025-08"), ("LatestEnd", "2025-07-18"), True),
        (("Begin", "2025-08"), ("EarliestEnd", "2025-07-18"), False),
        (("Begin", "2025-08"), ("", "2025-07-18"), True),
        (("Begin", "2025-07"), ("", "2025-07-18"), False),
        (("", "2025-07-19"), ("End", "2025-07-18"), True),
        (("", "2025-07"), ("End", "2025-07-18"), False),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_dates_of_one_event_come_in_their_order(
    made: Made, one: tuple[str, str], other: tuple[str, str], *, found: bool, turned: bool
) -> None:
    said = [("actor:ana", one), ("actor:ben", other)]
    if turned:
        said.reverse()
    dataset = made(*((speaker, f"event:stay {stamp(*date)}") for speaker, date in said))
    note = f"{one[1]} is after {other[1]}"
    assert findings(dataset) == ([("arithmetic", note)] if found else [])


def test_each_side_of_an_order_has_its_own_property(made: Made) -> None:
    dataset = made(
        ("actor:ana", f"event:stay {stamp('End', '2025-07-18')}"),
        ("actor:ben", f"event:stay {stamp('Begin', '2025-08')}"),
    )
    (row,) = eg.conflicts(dataset).records()
    assert [curie(str(row[f"property_{n}"])) for n in (1, 2)] == [
        "sem:hasBeginTimeStamp",
        "sem:hasEndTimeStamp",
    ]
    assert [row[f"{name}_3"] for name in ("property", "value", "claim", "thing")] == [None] * 4


@pytest.mark.parametrize(
    ("part", "whole", "found"),
    [
        (("Begin", "2025-03-14"), ("Begin", "2025-03-15"), True),
        (("Begin", "2025-03"), ("Begin", "2025-03-15"), False),
        (("Begin", "2025-02"), ("Begin", "2025-03-15"), True),
        (("", "2025-02"), ("Begin", "2025-03-15"), True),
        (("End", "2025-02"), ("Begin", "2025-03-15"), True),
        (("End", "2025-08"), ("End", "2025-07-18"), True),
        (("", "2025-08"), ("End", "2025-07-18"), True),
        (("Begin", "2025-08"), ("End", "2025-07-18"), True),
        (("End", "2025-07"), ("End", "2025-07-18"), False),
        (("End", "2025-08"), ("LatestEnd", "2025-07-18"), True),
        (("End", "2025-08"), ("EarliestEnd", "2025-07-18"), False),
        (("LatestEnd", "2025-08"), ("End", "2025-07-18"), False),
        (("EarliestEnd", "2025-08"), ("End", "2025-07-18"), True),
        (("Begin", "2025-02"), ("EarliestBegin", "2025-03"), True),
        (("", "2025-07-17"), ("", "2025-07-18"), True),
        (("", "2025-07-19"), ("", "2025-07-18"), True),
        (("", "2025-07-18"), ("", "2025-07"), False),
        (("Begin", "2025-07-19"), ("", "2025-07-18"), True),
        (("End", "2025-07-17"), ("", "2025-07-18"), True),
        (("Begin", "2025-07-17"), ("", "2025-07-18"), False),
        (("Begin", "2025-08"), ("Begin", "2025-03"), False),
    ],
)
def test_a_part_lies_within_its_whole(
    made: Made, part: tuple[str, str], whole: tuple[str, str], *, found: bool
) -> None:
    dataset = made(
        ("actor:ana", f"event:part sem:subEventOf event:stay ; {stamp(*part)}"),
        ("actor:ben", f"event:stay {stamp(*whole)}"),
    )
    kinds = [name for name, _ in findings(dataset)]
    if part[0] == "Begin" and whole[0] == "":
        kinds = kinds[:1]
    assert kinds == (["arithmetic"] if found else [])


@pytest.mark.parametrize("told", [("Begin", "2025-03"), ("End", "2025-09"), ("LatestEnd", "2026")])
def test_the_day_of_a_whole_does_not_bound_parts_where_its_begin_or_end_is_told(
    made: Made, told: tuple[str, str]
) -> None:
    said = [
        ("actor:ana", f"event:part sem:subEventOf event:stay ; {stamp('', '2025-05')}"),
        ("actor:ben", f"event:stay {stamp('', '2025-07-18')}"),
    ]
    assert len(findings(made(*said))) == 1
    assert findings(made(*said, ("actor:ben", f"event:stay {stamp(*told)}"))) == []


def test_a_begin_bounds_parts_whether_or_not_the_end_is_told(made: Made) -> None:
    dataset = made(
        ("actor:ana", f"event:part sem:subEventOf event:stay ; {stamp('', '2025-02')}"),
        ("actor:ben", f"event:stay {stamp('Begin', '2025-03')} ; {stamp('End', '2025-09')}"),
    )
    note = "of the part 2025-02, less than of the whole 2025-03"
    assert findings(dataset) == [("arithmetic", note)]


def test_a_begin_of_another_stage_may_come_after_the_end(made: Made) -> None:
    dataset = made(
        ("actor:ana", f'event:stay {stamp("Begin", "2025-08")} ; evg:stage "accelerated"@en'),
        ("actor:ben", f"event:stay {stamp('End', '2025-07')}"),
    )
    assert [name for name, _ in findings(dataset)] == ["differs, may both hold"]


@pytest.mark.parametrize(
    ("link", "part", "whole", "found"),
    [
        ("evg:partOf", "evg:size 300", "evg:size 252", True),
        ("evg:partOf", "evg:size 252", "evg:size 252", False),
        ("evg:partOf", "evg:sizeAtLeast 300", "evg:size 252", True),
        ("evg:partOf", "evg:sizeOver 252", "evg:size 252", True),
        ("evg:partOf", "evg:sizeAtMost 300", "evg:size 252", False),
        ("evg:partOf", "evg:size 300", "evg:sizeAtMost 252", True),
        ("evg:partOf", "evg:size 300", "evg:sizeAtLeast 252", False),
        ("evg:shareOf", "evg:size 300", "evg:size 252", True),
        ("evg:memberOf", "evg:size 300", "evg:size 252", False),
        ("sem:subEventOf", "evg:durationDays 130", "evg:durationDays 125", True),
        ("sem:subEventOf", "evg:durationDays 125", "evg:durationDays 130", False),
        ("evg:partOfProgramme", "evg:durationDays 130", "evg:durationDays 125", True),
        (
            "sem:subEventOf",
            'evg:amount 6 ; evg:currency "USD"',
            'evg:amount 5 ; evg:currency "USD"',
            True,
        ),
        (
            "sem:subEventOf",
            'evg:amount 6 ; evg:currency "USD"',
            'evg:amount 5 ; evg:currency "EUR"',
            False,
        ),
    ],
)
def test_a_part_is_no_larger_and_no_longer_than_its_whole(
    made: Made, link: str, part: str, whole: str, *, found: bool
) -> None:
    dataset = made(
        ("actor:ana", f"group:held {part} . group:held {link} group:all"),
        ("actor:ben", f"group:all {whole}"),
    )
    table = eg.conflicts(dataset)
    assert [str(name) for name in table.column("class")] == (["arithmetic"] if found else [])
    for row in table.records():
        assert [curie(str(row[name])) for name in ("about", "thing_1", "thing_2")] == [
            "group:held",
            "group:held",
            "group:all",
        ]
        assert (
            row["note"] == f"of the part {row['value_1']}, more than of the whole {row['value_2']}"
        )


def test_a_part_counted_at_another_stage_may_be_larger_than_its_whole(made: Made) -> None:
    dataset = made(
        ("actor:ana", "group:held evg:size 300 ; evg:partOf group:all"),
        ("actor:ben", 'group:all evg:size 252 ; evg:stage "at first"@en'),
    )
    assert [name for name, _ in findings(dataset)] == ["differs, may both hold"]


def test_a_begin_of_another_stage_may_lie_before_its_whole(made: Made) -> None:
    early = f"event:part sem:subEventOf event:stay ; {stamp('Begin', '2025-02')}"
    dataset = made(
        ("actor:ana", f'{early} ; evg:stage "at first"@en'),
        ("actor:ben", f"event:stay {stamp('Begin', '2025-03')}"),
    )
    assert [name for name, _ in findings(dataset)] == ["differs, may both hold"]


def test_a_part_that_is_only_possible_is_less_certain(made: Made) -> None:
    dataset = made(
        ("actor:ana", "group:held evg:size 300 ; evg:partOf group:all"),
        ("actor:ben", "group:all evg:size 252"),
        certainty={2: "Possible"},
    )
    assert [name for name, _ in findings(dataset)] == ["less certain"]


def test_a_part_of_a_part_is_set_against_the_whole_and_a_circle_does_no_harm(made: Made) -> None:
    dataset = made(
        ("actor:ana", "group:held evg:size 300 ; evg:partOf group:some"),
        ("actor:ben", "group:some evg:partOf group:all"),
        ("actor:ben", "group:all evg:size 252 ; evg:partOf group:held"),
    )
    assert [note for _, note in findings(dataset)] == [
        "of the part 300, more than of the whole 252"
    ]


def test_the_same_whole_by_two_ways_is_one_finding(made: Made) -> None:
    dataset = made(
        ("actor:ana", "group:held evg:size 300 ; evg:partOf group:all ; evg:shareOf group:all"),
        ("actor:ben", "group:all evg:size 252"),
    )
    assert len(findings(dataset)) == 1


def test_an_event_shows_where_its_parts_go_beyond_it(made: Made) -> None:
    dataset = made(
        ("actor:ana", f"event:part sem:subEventOf event:stay ; {stamp('', '2025-02')}"),
        ("actor:ben", f"event:stay {stamp('Begin', '2025-03')}"),
    )
    assert len(eg.conflicts(dataset, event="event:stay")) == 1
    assert len(eg.conflicts(dataset, event="event:talks")) == 0
