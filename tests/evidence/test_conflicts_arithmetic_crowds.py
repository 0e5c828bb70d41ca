"""Conflicts: where crowds give the values of a rule, it holds against the outermost alone."""

from __future__ import annotations

from collections.abc import Callable

import pyoxigraph as ox
import pytest
from rdflib import Dataset

from eventgraph.evidence.conflicts import conflict_checks
from eventgraph.sparql.running import solve
from eventgraph.vocabulary import curie

Made = Callable[..., Dataset]

SHARE = "group:held evg:share {} ; evg:shareOf group:all"


def found(rule: str, dataset: Dataset) -> list[ox.QuerySolution]:
    return list(solve(conflict_checks()[rule], dataset))


def said(rows: list[ox.QuerySolution], *names: str) -> set[tuple[str, ...]]:
    return {tuple(row[name].value for name in names) for row in rows}


@pytest.mark.parametrize("number", [21, 400])
def test_of_very_many_counts_each_share_is_held_against_the_outermost(
    made: Made, number: int
) -> None:
    claims = [("actor:ana", SHARE.format(20 + n % 20)) for n in range(number)]
    claims += [("actor:ben", f"group:held evg:size {1000 + n}") for n in range(number)]
    claims += [("actor:ana", f"group:all evg:size {8000 + n}") for n in range(number)]
    rows = found("share-against-count", made(*claims))
    assert len(rows) == len(said(rows, "claim", "otherValue", "thirdValue")) == 4 * number
    assert len(said(rows, "claim")) == number
    last = number - 1
    assert said(rows, "otherValue", "thirdValue") == {
        (str(part), str(whole)) for part in (1000, 1000 + last) for whole in (8000, 8000 + last)
    }


def test_up_to_8_000_ways_each_share_is_held_against_every_count(made: Made) -> None:
    claims = [("actor:ana", SHARE.format(20 + n)) for n in range(20)]
    claims += [("actor:ben", f"group:held evg:size {1000 + n}") for n in range(20)]
    claims += [("actor:ana", f"group:all evg:size {8000 + n}") for n in range(20)]
    assert len(found("share-against-count", made(*claims))) == 8000


def test_the_outermost_counts_are_found_by_their_ends_and_bounds(made: Made) -> None:
    claims = [("actor:ana", SHARE.format(50)) for _ in range(21)]
    claims += [("actor:ben", f"group:held evg:size {100 + n % 3}") for n in range(21)]
    claims += [("actor:ana", f"group:all evg:size {200 + n % 5}") for n in range(21)]
    claims += [("actor:ben", 'group:held evg:size "~200"^^evg:quantity')]
    claims += [("actor:ben", "group:held evg:sizeOver 178")]
    claims += [("actor:ben", "group:held evg:sizeAtMost 9")]
    claims += [("actor:ana", 'group:all evg:size ">300"^^evg:quantity')]
    rows = found("share-against-count", made(*claims))
    assert len(said(rows, "claim")) == 21
    # About 200 is at least 180, which is more than 178 and one; nothing is said to be below 9.
    held = said(rows, "otherProperty", "otherValue", "thirdValue")
    assert {(curie(relation), part, whole) for relation, part, whole in held} == {
        ("evg:size", "~200", "200"),
        ("evg:sizeAtMost", "9", "200"),
        ("evg:sizeAtMost", "9", ">300"),
    }


def test_in_a_crowd_too_a_whole_is_as_large_as_its_own_speaker_says(made: Made) -> None:
    claims = [
        (f"actor:a{n}", f"{SHARE.format(2)} . group:all evg:size {9000 + n}") for n in range(60)
    ]
    claims += [("actor:ben", f"group:held evg:size {300 + n}") for n in range(60)]
    claims += [("actor:cyd", SHARE.format(2))]
    rows = found("share-against-count", made(*claims))
    own = {row["thirdClaim"].value for row in rows if row["claim"] == row["thirdClaim"]}
    assert len(own) == 60
    others = said([row for row in rows if row["claim"] != row["thirdClaim"]], "claim", "thirdValue")
    assert {value for _, value in others} == {"9000", "9059"}
    assert len({claim for claim, _ in others}) == 1


def test_shares_of_many_things_in_one_whole_of_many_counts_are_bounded_too(made: Made) -> None:
    claims = [
        ("actor:ana", f"group:g{n} evg:share 2 ; evg:shareOf group:all ; evg:size 500")
        for n in range(120)
    ]
    claims += [("actor:ben", f"group:all evg:size {8000 + n}") for n in range(120)]
    rows = found("share-against-count", made(*claims))
    assert len(rows) == 240
    assert said(rows, "thirdValue") == {("8000",), ("8119",)}


def test_a_part_that_many_claims_name_is_taken_once(made: Made) -> None:
    part = 'event:part sem:subEventOf event:stay ; sem:hasBeginTimeStamp "2024-01-01"^^xsd:date'
    claims = [("actor:ana", "event:stay evg:durationDays 5")]
    claims += [("actor:ben", part) for _ in range(100)]
    claims += [("actor:ana", 'event:stay sem:hasEndTimeStamp "2025-01-01"^^xsd:date')]
    rows = found("duration-against-parts", made(*claims))
    assert len(rows) == len(said(rows, "otherClaim")) == 100
