"""Conflicts: each class found by the ontology's declarations, and nothing that is two events."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from rdflib import Dataset

import eventgraph as eg
from eventgraph.cli import group
from eventgraph.errors import QueryError, UnknownName
from eventgraph.evidence.conflicts import disagreements
from eventgraph.sparql.files import parse_query
from eventgraph.vocabulary import curie

Made = Callable[..., Dataset]


def found(dataset: Dataset) -> list[tuple[str, str, str, str]]:
    """Give class, thing and the claims of each side."""
    return [
        (
            one.class_,
            curie(one.about),
            " ".join(curie(claim) for claim in one.one.claims),
            " ".join(curie(claim) for claim in one.other.claims),
        )
        for one in disagreements(dataset)
    ]


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("group:held evg:size 238", "group:held evg:size 252", "contradicts"),
        ("group:held evg:sizeOver 8000", "group:held evg:size 8200", "less precise"),
        ("group:held evg:sizeOver 8000", "group:held evg:size 8000", "contradicts"),
        ("group:held evg:sizeAtLeast 50", "group:held evg:size 50", "less precise"),
        ("group:held evg:sizeAtLeast 50", "group:held evg:sizeAtMost 40", "contradicts"),
        (
            'event:stay sem:hasTimeStamp "2025-03"^^xsd:gYearMonth',
            'event:stay sem:hasTimeStamp "2025-03-15"^^xsd:date',
            "less precise",
        ),
        (
            'event:stay sem:hasBeginTimeStamp "2025-02"^^xsd:gYearMonth',
            'event:stay sem:hasBeginTimeStamp "2025-03"^^xsd:gYearMonth',
            "contradicts",
        ),
        (
            'event:stay sem:hasEarliestBeginTimeStamp "2025-03-01"^^xsd:date',
            'event:stay sem:hasBeginTimeStamp "2025-02-01"^^xsd:date',
            "contradicts",
        ),
        ("event:talks evg:excludes actor:ana", "event:talks evg:party actor:ana", "contradicts"),
        (
            "event:talks evg:excludes actor:ana",
            "event:talks evg:mediatedBy actor:ana",
            "contradicts",
        ),
        ("event:stay evg:to place:land", "event:stay evg:to place:town", "less precise"),
        ('place:town evg:calls "camp"@en', 'place:town evg:calls "prison"@en', "naming"),
        ("group:held evg:size 1", "claim:c2 evg:disputes claim:c1", "contradicts"),
        (
            'event:stay evg:amount 5 ; evg:currency "USD"',
            'event:stay evg:amount 6 ; evg:currency "USD"',
            "contradicts",
        ),
        (
            'event:stay evg:amount 5 ; evg:currency "USD" , "EUR"',
            'event:stay evg:amount 6 ; evg:currency "USD"',
            "contradicts",
        ),
        (
            'event:stay evg:amount 5 ; evg:currency "USD" ; evg:paidPer "day"',
            'event:stay evg:amount 6 ; evg:currency "USD" ; evg:paidPer "Day"',
            "contradicts",
        ),
        (
            "event:stay evg:amount 5",
            'event:stay evg:amount 6 ; evg:currency "USD"',
            "not comparable",
        ),
        (
            'event:stay evg:amount 5 ; evg:currency "USD"',
            'event:stay evg:amount 6 ; evg:currency "EUR"',
            "not comparable",
        ),
        (
            'event:stay evg:amount 5 ; evg:currency "USD"',
            'event:stay evg:amount 5 ; evg:currency "EUR"',
            "not comparable",
        ),
        (
            "group:held evg:share 2 ; evg:shareOf group:all",
            "group:held evg:share 3 ; evg:shareOf group:all",
            "contradicts",
        ),
        (
            'group:held evg:size 5 ; evg:asOf "2025-02"^^xsd:gYearMonth',
            'group:held evg:size 6 ; evg:asOf "2025-02"^^xsd:gYearMonth',
            "contradicts",
        ),
        ("group:held evg:size 2025", 'group:held evg:size "2025"^^xsd:gYear', "contradicts"),
        (
            'event:stay <urn:codename> "dawn"@en',
            'event:stay <urn:codename> "dusk"@en',
            "contradicts",
        ),
        ('event:stay <urn:codename> "dawn"', "event:stay <urn:codename> event:dawn", "contradicts"),
        ("event:stay <urn:codename> 5", 'event:stay <urn:codename> "five"', "contradicts"),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_each_class_is_found_whichever_is_said_first(
    made: Made, one: str, other: str, kind: str, *, turned: bool
) -> None:
    claims = [("actor:ana", one), ("actor:ben", other)]
    if turned and "disputes" not in other:
        claims.reverse()
    results = found(made(*claims))
    assert [(result[0], {*result[2:]}) for result in results] == [(kind, {"claim:c1", "claim:c2"})]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("group:held evg:size 238", "group:all evg:size 252"),
        ("group:held evg:size 10", "group:held evg:size 10"),
        ("group:held evg:sizeOver 8000", "group:held evg:sizeOver 8000"),
        ("event:talks evg:excludes actor:ana", "event:talks evg:party actor:ben"),
        ("event:talks evg:excludes actor:ana", "event:stay evg:party actor:ana"),
        ("event:stay evg:to place:land", "event:talks evg:to place:town"),
        ('place:town evg:calls "camp"@en', 'place:town evg:calls "Camp"@en'),
        ('place:town evg:calls "camp"@en', 'place:town evg:calls "campo"@es'),
        (
            "group:held evg:share 2 ; evg:shareOf group:all",
            "group:held evg:share 3 ; evg:shareOf group:other",
        ),
        ("event:stay evg:amount 5", 'event:stay evg:amount 5 ; evg:currency "USD"'),
        (
            'event:stay evg:amount 5 ; evg:currency "USD"',
            'event:stay evg:amount 6 ; evg:currency "USD" ; evg:paidPer "migrant"',
        ),
        (
            'event:stay evg:amount 5 ; evg:currency "USD"',
            'event:stay evg:amount 6 ; evg:currency "EUR" ; evg:paidPer "migrant"',
        ),
        (
            "group:held evg:share 2",
            "group:held evg:share 3 ; evg:shareOf group:all",
        ),
        ("group:held evg:sizeAtLeast 50", "group:held evg:sizeAtMost 60"),
        ("group:held evg:sizeAtLeast 50", "group:held evg:sizeAtMost 100"),
        (
            'event:stay sem:hasEarliestBeginTimeStamp "2025-03"^^xsd:gYearMonth',
            'event:stay sem:hasLatestBeginTimeStamp "2025-07"^^xsd:gYearMonth',
        ),
        (
            'group:held evg:size 5 ; evg:asOf "2025-02"^^xsd:gYearMonth',
            'group:held evg:size 6 ; evg:asOf "2025-03"^^xsd:gYearMonth',
        ),
        (
            'event:stay evg:amount 5 ; evg:currency "USD" ; evg:paidPer "day"',
            'event:stay evg:amount 6 ; evg:currency "USD" ; evg:paidPer "year"',
        ),
        ("event:stay evg:affects group:held", "event:stay evg:affects group:all"),
        ('event:stay <urn:codename> "dawn"@en', 'event:stay <urn:codename> "alba"@es'),
        ('event:stay <urn:codename> "dawn"@en', 'event:stay <urn:codename> "Dawn"@en'),
        ("event:stay <urn:codename> event:dawn", "event:stay <urn:codename> event:dawn"),
        ("event:stay <urn:codename> 5", 'event:stay <urn:codename> "5.0"^^xsd:decimal'),
        ("event:stay evg:from place:land", "event:stay evg:to place:town"),
        ("event:stay evg:to place:town", "event:stay evg:to place:shore"),
        # A thing without a name is not the same thing in two claims.
        ("_:group evg:size 1", "_:group evg:size 2"),
    ],
)
def test_what_can_both_hold_is_not_reported(made: Made, one: str, other: str) -> None:
    assert found(made(("actor:ana", one), ("actor:ben", other))) == []


def test_two_names_by_one_speaker_are_no_conflict(made: Made) -> None:
    names = [("actor:ana", f'place:town evg:calls "{name}"@en') for name in ("camp", "prison")]
    assert found(made(*names)) == []


def test_claims_of_one_speaker_that_agree_stand_on_one_side(made: Made) -> None:
    said = [("actor:ana", "group:held evg:size 252")] * 2 + [
        ("actor:ben", "group:held evg:size 238")
    ]
    assert found(made(*said)) == [("contradicts", "group:held", "claim:c3", "claim:c1 claim:c2")]


def test_an_event_keeps_to_itself_its_parts_and_who_has_a_part_in_it(made: Made) -> None:
    dataset = made(
        ("actor:ana", "group:held evg:size 238"),
        ("actor:ben", "group:held evg:size 252"),
        ("actor:ana", "group:all evg:size 1"),
        ("actor:ben", "group:all evg:size 2"),
        ("actor:ana", "event:part sem:subEventOf event:stay ; evg:affects group:held"),
    )
    assert {curie(str(one.about)) for one in disagreements(dataset)} == {"group:held", "group:all"}
    assert {curie(one.about) for one in disagreements(dataset, "Stay")} == {"group:held"}


def test_bad_input_is_said(made: Made) -> None:
    dataset = made(("actor:ana", "group:held evg:size 238"))
    with pytest.raises(UnknownName, match="nothing in the dataset is named 'Sty'"):
        eg.conflicts(dataset, event="Sty")
    rule = parse_query("SELECT ?thing { ?thing a evg:Event }", "mine")
    with pytest.raises(QueryError, match="mine: a check selects claim, otherClaim"):
        eg.conflicts(dataset, checks={"mine": rule})


def test_the_command_exits_1_only_when_asked(made: Made, tmp_path: Path) -> None:
    made(("actor:ana", "group:held evg:size 238"), ("actor:ben", "group:held evg:size 252"))
    words = ["conflicts", "--graph", str(tmp_path)]
    result = CliRunner().invoke(group, words)
    assert result.exit_code == 0
    assert result.stdout.startswith("One publication: every claim was read in one document")
    assert "Held (group:held): size\n" in result.stdout
    assert "  → contradicts: 1 beside 2\n" in result.stdout
    assert CliRunner().invoke(group, [*words, "--fail"]).exit_code == 1
    assert CliRunner().invoke(group, [*words, "--fail", "--class", "naming"]).exit_code == 0
    assert CliRunner().invoke(group, [*words, "--fail", "Held"]).exit_code == 1
    assert CliRunner().invoke(group, [*words, "--fail", "Ana"]).exit_code == 0
    assert CliRunner().invoke(group, [*words, "--fail", "Sty"]).exit_code == 2
