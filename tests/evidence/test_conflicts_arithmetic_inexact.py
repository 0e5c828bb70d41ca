"""Conflicts: rules in SPARQL hold numbers and dates that are not exact by their ends."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rdflib import Dataset

import eventgraph as eg

Made = Callable[..., Dataset]

END = ("actor:ana", 'event:stay sem:hasEndTimeStamp "2025-07-18"^^xsd:date')
EDTF_DATE = "^^<http://id.loc.gov/datatypes/edtf/EDTF>"


@pytest.mark.parametrize(
    ("days", "begin", "end", "note"),
    [
        ('"~100"^^evg:quantity', '"2025-03"', '"2025-07-18"', None),
        (
            *('"~90"^^evg:quantity', '"2025-03"', '"2025-07-18"'),
            "begin and end allow 109 to 140 days; stated are 81 to 99",
        ),
        ('"<90"^^evg:quantity', '"2025-03"', '"2025-07-18"', "109 to 140 days; stated are 0 to 90"),
        ('">150"^^evg:quantity', '"2025-03"', '"2025-07-18"', "stated are at least 150"),
        ('">90"^^evg:quantity', '"2025-03"', '"2025-07-18"', None),
        ("100", '"2025-03-01/2025-03-10"', '"2025-07-18"', "allow 130 to 140 days; stated are 100"),
        ("100", '"2025-03-XX"', '"2025-07-18?"', "allow 109 to 140 days; stated are 100"),
        ("100", '"2025-03-31/.."', '"2025-07-18"', None),
        ("200", '"2025-03-31/.."', '"2025-07-18"', "allow at most 110 days; stated are 200"),
        ("100", '"2025-03"', '"2025-07-18/.."', "allow at least 109 days; stated are 100"),
        ("200", '"2025-03"', '"2025-07-18/.."', None),
    ],
)
def test_a_duration_or_a_date_that_is_not_exact_is_held_by_its_ends(
    made: Made, days: str, begin: str, end: str, note: str | None
) -> None:
    dates = (f"{date}{EDTF_DATE if {'/', 'X', '?'} & set(date) else ''}" for date in (begin, end))
    first, last = dates
    table = eg.conflicts(
        made(
            ("actor:ana", f"event:stay evg:durationDays {days}"),
            ("actor:ben", f"event:stay sem:hasBeginTimeStamp {first}"),
            ("actor:ana", f"event:stay sem:hasEndTimeStamp {last}"),
        )
    )
    assert [note in str(found) for found in table.column("note") if note] == [True] * bool(note)
    assert len(table) == bool(note)


@pytest.mark.parametrize(
    ("days", "begin", "note"),
    [
        ('"~100"^^evg:quantity', '"2025-03-15"', "at least 125 days; stated are 90 to 110"),
        ('"~120"^^evg:quantity', '"2025-03-15"', None),
        ('">100"^^evg:quantity', '"2025-03-15"', None),
        ("100", f'"2025-03-XX"{EDTF_DATE}', "are at least 109 days; stated are 100"),
        ("100", f'"2025-03-15/.."{EDTF_DATE}', None),
    ],
)
def test_a_part_that_is_not_exact_is_held_by_its_ends(
    made: Made, days: str, begin: str, note: str | None
) -> None:
    part = "event:part sem:subEventOf event:stay ; sem:hasBeginTimeStamp"
    stay = ("actor:ana", f"event:stay evg:durationDays {days}")
    table = eg.conflicts(made(stay, END, ("actor:ben", f"{part} {begin}")))
    assert [note in str(found) for found in table.column("note") if note] == [True] * bool(note)
    assert len(table) == bool(note)


@pytest.mark.parametrize(
    ("share", "part", "whole", "note"),
    [
        ('"~50"', "126", "252", None),
        ('"~50"', "200", "252", "45 to 55% of 252 is 113.4 to 138.6; stated are 200"),
        ("50", '"~200"', "252", "50% of 252 is 124.74 to 127.26; stated are 180 to 220"),
        ("50", '">100"', "252", None),
        ("50", '">150"', "252", "stated are at least 150"),
        ("50", "126", '"~250"', None),
        ("50", "200", '"~250"', "50% of 225 to 275 is 111.38 to 138.88; stated are 200"),
        ("50", "100", '">250"', "50% of at least 250 is at least 123.75; stated are 100"),
        ("50", "300", '">250"', None),
        ('">90"', "100", "252", "at least 90% of 252 is at least 226.8; stated are 100"),
        ('"50.25..60.75"', "100", "252", "50.25 to 60.75% of 252 is 126.63 to 153.09"),
    ],
)
def test_a_share_or_a_count_that_is_not_exact_is_held_by_its_ends(
    made: Made, share: str, part: str, whole: str, note: str | None
) -> None:
    share, part, whole = (
        f"{value}^^evg:quantity" if value[0] == '"' else value for value in (share, part, whole)
    )
    table = eg.conflicts(
        made(
            ("actor:ana", f"group:held evg:share {share} ; evg:shareOf group:all"),
            ("actor:ben", f"group:held evg:size {part}"),
            ("actor:ana", f"group:all evg:size {whole}"),
        )
    )
    assert [note in str(found) for found in table.column("note") if note] == [True] * bool(note)
    assert len(table) == bool(note)
