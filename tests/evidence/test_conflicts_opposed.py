"""Conflicts: who is left out and who takes part, themselves, through a body, or in a part."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rdflib import Dataset

import eventgraph as eg
from eventgraph.vocabulary import curie

Made = Callable[..., Dataset]

BOTH = "differs, may both hold"


def classes(dataset: Dataset) -> list[str]:
    return [str(name) for name in eg.conflicts(dataset).column("class")]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("evg:excludes actor:ana", "evg:party actor:ana", "contradicts"),
        ("evg:excludes actor:ana", "evg:attendedBy actor:ana", "contradicts"),
        ("evg:excludes actor:ana", "evg:ledBy actor:ana", "contradicts"),
        ("evg:excludes actor:ana", "evg:carriedOutBy actor:ana", "contradicts"),
        ("evg:excludes actor:state", "evg:facilitatedBy actor:head", BOTH),
        ("evg:excludes actor:head", "evg:party actor:state", BOTH),
        ("evg:excludes actor:state", "evg:mediatedBy actor:envoy", BOTH),
        ("evg:excludes actor:state", "evg:attendedBy actor:clerk", BOTH),
        ("evg:excludes actor:ministry", "evg:attendedBy actor:head", None),
        ("evg:excludes actor:state", "evg:witnessedBy actor:head", None),
        ("evg:excludes actor:state", "evg:party actor:ana", None),
    ],
)
def test_who_acts_for_a_body_may_take_part_where_the_body_does_not(
    made: Made, one: str, other: str, expected: str | None
) -> None:
    dataset = made(
        ("actor:ana", f"event:talks {one}"),
        ("actor:ben", f"event:talks {other}"),
        ("actor:ana", "actor:head evg:holds office:head . office:head evg:officeIn actor:state"),
        ("actor:ana", "actor:envoy evg:represents actor:state"),
        ("actor:ana", "actor:clerk evg:memberOf actor:ministry"),
        ("actor:ana", "actor:ministry evg:partOf actor:state"),
    )
    assert classes(dataset) == ([] if expected is None else [expected])


@pytest.mark.parametrize(
    ("whole", "part", "expected"),
    [
        ("evg:excludes actor:ana", "evg:attendedBy actor:ana", [BOTH]),
        ("evg:excludes actor:state", "evg:attendedBy actor:ana", [BOTH]),
        ("evg:excludes actor:ana", "evg:attendedBy actor:ben", []),
        ("evg:excludes actor:ana", "evg:witnessedBy actor:ana", []),
        ("evg:attendedBy actor:ana", "evg:excludes actor:ana", []),
    ],
)
@pytest.mark.parametrize(
    "between",
    [
        "event:round sem:subEventOf event:talks",
        "event:round evg:partOfProgramme event:talks",
        "event:round sem:subEventOf event:week . event:week sem:subEventOf event:talks",
    ],
)
def test_who_is_left_out_of_the_whole_is_set_against_who_attends_a_part(
    made: Made, whole: str, part: str, between: str, expected: list[str]
) -> None:
    dataset = made(
        ("actor:ana", f"event:talks {whole}"),
        ("actor:ben", f"event:round {part}"),
        ("actor:ben", between),
        ("actor:ben", "actor:ana evg:memberOf actor:state"),
    )
    table = eg.conflicts(dataset)
    assert [str(name) for name in table.column("class")] == expected
    for row in table.records():
        things = [curie(str(row[name])) for name in ("about", "thing_1", "thing_2")]
        assert things == ["event:talks", "event:talks", "event:round"]
        assert row["note"] == "in a part"


def test_two_roles_that_go_together_are_no_conflict(made: Made) -> None:
    dataset = made(
        ("actor:ana", "event:talks evg:party actor:ana ; evg:attendedBy actor:ana"),
        ("actor:ben", "event:talks evg:mediatedBy actor:ana ; evg:excludes actor:ben"),
    )
    assert classes(dataset) == []


def test_who_is_left_out_is_set_against_each_role(made: Made) -> None:
    dataset = made(
        ("actor:ana", "event:talks evg:excludes actor:ana"),
        ("actor:ben", "event:talks evg:attendedBy actor:ana ; evg:party actor:ana"),
    )
    rows = eg.conflicts(dataset).records()
    found = [[curie(str(row[f"property_{n}"])) for n in (1, 2)] for row in rows]
    assert found == [["evg:attendedBy", "evg:excludes"], ["evg:excludes", "evg:party"]]
