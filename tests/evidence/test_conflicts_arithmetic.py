"""Conflicts: stated numbers that do not come out, by rules written in SPARQL."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rdflib import Dataset

import eventgraph as eg

Made = Callable[..., Dataset]

STAY = (
    ("actor:ana", "event:stay evg:durationDays 100"),
    ("actor:ben", 'event:stay sem:hasBeginTimeStamp "2025-03"^^xsd:gYearMonth'),
    ("actor:ana", 'event:stay sem:hasEndTimeStamp "2025-07-18"^^xsd:date'),
)


def test_a_duration_is_set_against_begin_and_end(made: Made) -> None:
    table = eg.conflicts(made(*STAY))
    assert [str(row["class"]) for row in table.records()] == ["arithmetic"]
    assert table.column("note") == ["begin and end allow 109 to 140 days; stated are 100"]
    assert table.column("speaker_2") == ["actor:ben; actor:ana"]


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
    ("share", "count", "whole", "note"),
    [
        (2, 7, "evg:sizeOver 8000", "2% of more than 8000 is more than 160; stated are 7"),
        (2, 7, "evg:size 252", "2% of 252 is 5.04; stated are 7"),
        (3, 7, "evg:size 252", None),
        (2, 200, "evg:sizeOver 8000", None),
        (50, 5, "evg:sizeAtLeast 20", "50% of at least 20 is at least 10; stated are 5"),
    ],
)
def test_a_share_is_set_against_the_counts(
    made: Made, share: int, count: int, whole: str, note: str | None
) -> None:
    table = eg.conflicts(
        made(
            ("actor:ana", f"group:held evg:share {share} ; evg:shareOf group:all"),
            ("actor:ana", f"group:held evg:size {count}"),
            ("actor:ben", f"group:all {whole}"),
        )
    )
    assert table.column("note") == ([] if note is None else [note])
