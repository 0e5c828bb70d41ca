"""Conflicts: what differs and may both hold, what is only possible, and one voice in one place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import Dataset

import eventgraph as eg
from eventgraph.vocabulary import PREFIXES, curie

Made = Callable[..., Dataset]

BOTH = "differs, may both hold"
DATE = "^^xsd:date"
MONTH = "^^xsd:gYearMonth"


def classes(dataset: Dataset) -> list[str]:
    return [str(name) for name in eg.conflicts(dataset).column("class")]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ('group:held evg:size 238 ; evg:stage "initially"@en', "group:held evg:size 252", [BOTH]),
        (
            'group:held evg:size 238 ; evg:stage "initially"@en',
            'group:held evg:size 252 ; evg:stage "so far"@en',
            [BOTH],
        ),
        (
            'group:held evg:size 238 ; evg:stage "initially"@en',
            'group:held evg:size 252 ; evg:stage "inicialmente"@es',
            [BOTH],
        ),
        (
            'group:held evg:size 238 ; evg:stage "initially"@en',
            'group:held evg:size 252 ; evg:stage "Initially"@en',
            ["contradicts"],
        ),
        ('group:held evg:size 238 ; evg:stage "initially"@en', "group:held evg:size 238", []),
        (
            'group:held evg:size 8200 ; evg:stage "so far"@en',
            "group:held evg:sizeOver 8000",
            ["less precise"],
        ),
        (
            f'group:held evg:size 5 ; evg:asOf "2025-07"{MONTH}',
            f'group:held evg:size 6 ; evg:asOf "2025-07-18"{DATE}',
            [BOTH],
        ),
        (
            f'group:held evg:size 5 ; evg:asOf "2025-07-18"{DATE}',
            f'group:held evg:size 6 ; evg:asOf "2025-07-18"{DATE}',
            ["contradicts"],
        ),
        (
            f'group:held evg:size 5 ; evg:asOf "2025-07"{MONTH}',
            f'group:held evg:size 6 ; evg:asOf "2025-08-18"{DATE}',
            [],
        ),
        (f'group:held evg:size 5 ; evg:asOf "2025-07"{MONTH}', "group:held evg:size 6", [BOTH]),
        (
            f'group:held evg:sizeOver 8000 ; evg:countedSince "2025-03"{MONTH}',
            "group:held evg:size 7000",
            [BOTH],
        ),
        (
            f'event:stay sem:hasBeginTimeStamp "2025-02"{MONTH} ; evg:stage "accelerated"@en',
            f'event:stay sem:hasBeginTimeStamp "2025-03"{MONTH}',
            [BOTH],
        ),
        (
            'event:stay evg:amount 5 ; evg:currency "USD" ; evg:stage "at first"@en',
            'event:stay evg:amount 6 ; evg:currency "USD"',
            [BOTH],
        ),
        (
            'event:stay evg:amount 5 ; evg:currency "USD" ; evg:paidPer "migrant"@en',
            'event:stay evg:amount 6 ; evg:currency "USD" ; evg:paidPer "migrante"@es',
            [BOTH],
        ),
        (
            f'group:held evg:countedSince "2025-02"{MONTH}',
            f'group:held evg:countedSince "2025-03"{MONTH}',
            [BOTH],
        ),
        (
            f'group:held evg:countedSince "2025-03-15"{DATE}',
            f'group:held evg:countedSince "2025-03"{MONTH}',
            [],
        ),
        (
            'group:held evg:countedSince "spring"@en',
            f'group:held evg:countedSince "2025-03"{MONTH}',
            [],
        ),
        (
            'group:held evg:countedSince "spring"',
            f'group:held evg:countedSince "2025-03"{MONTH}',
            [BOTH],
        ),
        (
            'group:held evg:condition "safe and sound"@en',
            'group:held evg:condition "injured"@en',
            [BOTH],
        ),
        (
            'group:held evg:condition "safe and sound"@en',
            'group:held evg:condition "Safe and sound."@en , "injured"@en',
            [],
        ),
        (
            'group:held evg:condition "safe"@en',
            'group:held evg:condition "heridos"@es',
            [],
        ),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_what_only_one_situates_differs_and_may_hold_beside_the_other(
    made: Made, one: str, other: str, expected: list[str], *, turned: bool
) -> None:
    said = [one, other]
    if turned:
        said.reverse()
    assert classes(made(("actor:ana", said[0]), ("actor:ben", said[1]))) == expected


@pytest.mark.parametrize(
    ("certainty", "expected"),
    [
        ({}, "contradicts"),
        ({1: "Alleged"}, "contradicts"),
        ({1: "Possible"}, "less certain"),
        ({2: "Possible"}, "less certain"),
        ({1: "Possible", 2: "Alleged"}, "less certain"),
        ({1: "Possible", 2: "Possible"}, BOTH),
    ],
)
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("group:held evg:size 238", "group:held evg:size 252"),
        ("event:talks evg:excludes actor:ana", "event:talks evg:party actor:ana"),
        ('event:stay <urn:codename> "dawn"', 'event:stay <urn:codename> "dusk"'),
        (
            f'event:stay sem:hasTimeStamp "2025-03"{MONTH}',
            f'event:stay sem:hasTimeStamp "2025-04"{MONTH}',
        ),
    ],
)
def test_what_is_only_possible_contradicts_nothing(
    made: Made, certainty: dict[int, str], expected: str, one: str, other: str
) -> None:
    dataset = made(("actor:ana", one), ("actor:ben", other), certainty=certainty)
    assert classes(dataset) == [expected]


def test_one_speaker_who_is_sure_in_one_claim_only_has_two_sides(made: Made) -> None:
    dataset = made(
        ("actor:ana", "group:held evg:size 238"),
        ("actor:ana", "group:held evg:size 238"),
        ("actor:ben", "group:held evg:size 252"),
        certainty={1: "Possible"},
    )
    rows = eg.conflicts(dataset).records()
    found = [(str(row["class"]), curie(str(row["claim_1"]))) for row in rows]
    assert found == [("contradicts", "claim:c2"), ("less certain", "claim:c1")]


@pytest.mark.parametrize(
    ("said", "softly"),
    [
        (("group:held evg:sizeOver 200", "group:held evg:size 252"), "less precise"),
        (("event:stay evg:to place:land", "event:stay evg:to place:town"), "less precise"),
        (('group:held evg:size 238 ; evg:stage "initially"', "group:held evg:size 252"), BOTH),
        (
            ('event:stay evg:amount 5 ; evg:currency "USD"', "event:stay evg:amount 6"),
            "not comparable",
        ),
    ],
)
@pytest.mark.parametrize(
    ("sources", "silent"),
    [
        ({}, True),
        ({2: "reprint"}, True),
        ({1: "reprint"}, True),
        ({2: "t"}, False),
        ({1: "digest"}, True),
        ({1: "digest", 2: "first"}, True),
        ({1: "digest", 2: "t"}, False),
    ],
)
def test_one_speaker_varying_the_words_in_one_publication_is_no_conflict(
    made: Made, said: tuple[str, str], softly: str, sources: dict[int, str], *, silent: bool
) -> None:
    one, other = said
    by_one = made(("actor:ana", one), ("actor:ana", other), sources=sources)
    assert classes(by_one) == ([] if silent else [softly])
    by_two = made(("actor:ana", one), ("actor:ben", other), sources=sources)
    assert classes(by_two) == [softly]


def test_what_one_speaker_says_in_a_second_publication_too_is_no_conflict_either(
    made: Made,
) -> None:
    dataset = made(
        ("actor:ana", "group:held evg:sizeOver 200"),
        ("actor:ana", "group:held evg:size 252"),
        ("actor:ana", "group:held evg:size 252"),
        sources={3: "t"},
    )
    assert classes(dataset) == []


@pytest.mark.parametrize("source", ["s", "t"])
def test_one_speaker_who_cannot_be_right_twice_stays_a_contradiction(
    made: Made, source: str
) -> None:
    said = [("actor:ana", f"group:held evg:size {size}") for size in (238, 252)]
    assert classes(made(*said, sources={2: source})) == ["contradicts"]


def test_a_publication_named_by_text_alone_is_the_same_where_the_text_is(
    tmp_path: Path,
) -> None:
    told = "@prefix {name}: <{iri}> ."
    lines = [told.format(name=name, iri=iri) for name, iri in PREFIXES.items()]
    for number, size in enumerate(("sizeOver 200", "size 252")):
        lines += [
            f"claim:c{number} {{ group:held evg:{size} }}",
            f'claim:c{number} sem:accordingTo actor:ana ; prov:wasQuotedFrom "The A" .',
        ]
    path = tmp_path / "data.trig"
    path.write_text("\n".join(lines), "utf-8")
    assert classes(eg.load(path)) == []
    path.write_text("\n".join(lines).replace('"The A" .', '"The B" .', 1), "utf-8")
    assert classes(eg.load(path)) == ["less precise"]
