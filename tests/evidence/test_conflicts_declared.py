"""Conflicts: order, parts and who is left out, by declarations of properties that are made up."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rdflib import Dataset

import eventgraph as eg

Made = Callable[..., Dataset]

BOTH = "differs, may both hold"


def classes(dataset: Dataset) -> list[str]:
    return [str(name) for name in eg.conflicts(dataset).column("class")]


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        ("<urn:low> 5", "<urn:high> 4", ["arithmetic"]),
        ("<urn:low> 4", "<urn:high> 4", []),
        ('<urn:low> 5 ; <urn:per> "day"', "<urn:high> 4", []),
        ('<urn:low> 5 ; <urn:per> "day"', '<urn:high> 4 ; <urn:per> "day"', []),
        ("<urn:low> 5", '<urn:high> 4 ; <urn:phase> "first"', [BOTH]),
        ("<urn:low> 5", "<urn:high> 4 ; <urn:per> 1", ["arithmetic"]),
        ('<urn:low> "five"', "<urn:high> 4", []),
        ("<urn:low> 5", '<urn:high> "four"', []),
        ('<urn:low> "five"', '<urn:high> "four"', []),
    ],
)
def test_what_is_declared_not_to_come_after_is_qualified_by_what_both_declare(
    made: Made, low: str, high: str, expected: list[str]
) -> None:
    dataset = made(("actor:ana", f"event:stay {low}"), ("actor:ben", f"event:stay {high}"))
    assert classes(dataset) == expected


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        ("<urn:low> 3", "<urn:low> 4", ["of the part 3, less than of the whole 4"]),
        ("<urn:low> 5", "<urn:low> 4", []),
        ("<urn:high> 3", "<urn:low> 4", ["of the part 3, less than of the whole 4"]),
        ('<urn:low> 3 ; <urn:per> "day"', "<urn:low> 4", []),
        ('<urn:high> 3 ; <urn:phase> "first"', "<urn:low> 4", [BOTH]),
        ('<urn:low> "three"', "<urn:low> 4", []),
    ],
)
def test_a_part_is_bounded_by_its_whole_from_one_side_alone(
    made: Made, part: str, whole: str, expected: list[str]
) -> None:
    dataset = made(
        ("actor:ana", f"event:part <urn:within> event:stay ; {part}"),
        ("actor:ben", f"event:stay {whole}"),
    )
    table = eg.conflicts(dataset)
    found = [BOTH if row["class"] == BOTH else str(row["note"]) for row in table.records()]
    assert found == expected


def test_what_reaches_the_parts_is_set_against_each_who_takes_part(made: Made) -> None:
    dataset = made(
        ("actor:ana", "event:talks evg:amount 5 ; evg:durationDays 2 ; evg:excludes actor:ana"),
        ("actor:ana", "event:talks evg:excludes actor:ben ; evg:party actor:ben"),
        ("actor:ben", "event:round <urn:round-of> event:talks ; evg:amount 9"),
        ("actor:ben", "event:round evg:attendedBy event:nobody , actor:ana ; evg:party actor:ben"),
    )
    found = [
        tuple(str(row[f"value_{n}"]).rpartition("/")[2] for n in (1, 2))
        for row in eg.conflicts(dataset).records()
        if row["class"] == BOTH
    ]
    assert found == [("ana", "ana"), ("ben", "ben")]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("event:a", "<urn:b>", [BOTH]),
        ("<urn:a>", "<urn:b>", [BOTH]),
        ("<urn:a>", "<urn:a>", []),
        ("<urn:a>", "<urn:a> , <urn:b>", []),
        ("1", "2", [BOTH]),
        ("1", "1.0", []),
    ],
)
def test_things_and_numbers_are_set_side_by_side_as_texts_are(
    made: Made, one: str, other: str, expected: list[str]
) -> None:
    said = [("actor:ana", one), ("actor:ben", other)]
    assert classes(made(*((who, f"event:stay <urn:seen> {what}") for who, what in said))) == (
        expected
    )


@pytest.mark.parametrize(("source", "expected"), [("s", []), ("t", [BOTH])])
def test_one_voice_may_leave_out_of_the_whole_who_attends_a_part(
    made: Made, source: str, expected: list[str]
) -> None:
    dataset = made(
        ("actor:ana", "event:talks evg:excludes actor:ben"),
        ("actor:ana", "event:round <urn:round-of> event:talks ; evg:attendedBy actor:ben"),
        sources={2: source},
    )
    assert classes(dataset) == expected
