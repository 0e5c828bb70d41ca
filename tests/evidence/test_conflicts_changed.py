"""One speaker on two days, one speech in two publications: neither is a plain contradiction."""

from __future__ import annotations

from pathlib import Path

import pytest

import eventgraph as eg
from eventgraph.vocabulary import PREFIXES, curie

HEAD = """
actor:ana a evg:Person ; rdfs:label "Ana"@en . actor:ben a evg:Person ; rdfs:label "Ben"@en .
actor:office a evg:PublicBody ; rdfs:label "Office"@en .
group:held a evg:Group ; rdfs:label "Held"@en .
event:briefing a evg:Statement . event:post a evg:Statement .
source:s a evg:NewsArticle ; dcterms:issued "2025-07-18"^^xsd:date .
source:t a evg:NewsArticle ; dcterms:issued "2025-07-22"^^xsd:date .
source:u a evg:NewsArticle ; dcterms:issued "2025-07-18"^^xsd:date .
source:reprint a evg:NewsArticle ; dcterms:issued "2025-07-25"^^xsd:date ;
    prov:wasDerivedFrom source:s .
claim:about { event:briefing sem:hasTimeStamp "2025-05-13"^^xsd:date .
    actor:ben evg:represents actor:office }
claim:about sem:accordingTo actor:ana ; prov:wasQuotedFrom source:s .
"""

Claim = tuple[str, str, str, str]


def found(folder: Path, *claims: Claim) -> list[tuple[str, str]]:
    """Give the class and note of what disagrees; a claim is a speaker, a value, where, and more."""
    lines = [f"@prefix {name}: <{iri}> ." for name, iri in PREFIXES.items()]
    lines.append(HEAD)
    for number, (speaker, value, source, more) in enumerate(claims, 1):
        lines.append(f"claim:c{number} {{ group:held {value} }}")
        lines.append(
            f"claim:c{number} a evg:Claim ; sem:accordingTo {speaker} ; evg:certainty evg:Stated ; "
            f'prov:wasQuotedFrom source:{source} ; evg:quote "words {number}"@en {more} .'
        )
    (folder / "data.trig").write_text("\n".join(lines), "utf-8")
    rows = eg.conflicts(eg.load(folder)).records()
    return [(str(row["class"]), str(row["note"])) for row in rows]


ANA = "actor:ana"
BRIEFING, POST = "; evg:statedIn event:briefing", "; evg:statedIn event:post"
DAYS = "the first on 2025-07-18, the second on 2025-07-22"


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        # On two days.
        (
            [(ANA, "evg:size 252", "s", ""), (ANA, "evg:size 238", "t", "")],
            ("changed account", "the first on 2025-07-22, the second on 2025-07-18"),
        ),
        (
            [(ANA, "evg:size 238", "s", ""), (ANA, "evg:size 252", "t", "")],
            ("changed account", DAYS),
        ),
        # On one day, or in a reprint: one account.
        ([(ANA, "evg:size 238", "s", ""), (ANA, "evg:size 252", "u", "")], ("contradicts", "")),
        ([(ANA, "evg:size 238", "s", ""), (ANA, "evg:size 252", "s", "")], ("contradicts", "")),
        (
            [(ANA, "evg:size 238", "s", ""), (ANA, "evg:size 252", "reprint", "")],
            ("contradicts", ""),
        ),
        # Two speeches, told by one publication; one speech, told by one.
        (
            [(ANA, "evg:size 238", "s", BRIEFING), (ANA, "evg:size 252", "s", POST)],
            ("changed account", "the first on 2025-05-13, the second on 2025-07-18"),
        ),
        (
            [(ANA, "evg:size 238", "s", BRIEFING), (ANA, "evg:size 252", "s", BRIEFING)],
            ("contradicts", ""),
        ),
        # One speech, told by two.
        (
            [(ANA, "evg:size 238", "s", BRIEFING), (ANA, "evg:size 252", "t", BRIEFING)],
            ("relayed differently", "of event:briefing"),
        ),
        (
            [
                (ANA, "evg:sizeAtLeast 245", "s", BRIEFING),
                (ANA, "evg:sizeAtLeast 250", "t", BRIEFING),
            ],
            ("relayed differently", "of event:briefing"),
        ),
        (
            [
                ("actor:ben", "evg:size 1", "s", BRIEFING),
                ("actor:office", "evg:size 2", "t", BRIEFING),
            ],
            ("relayed differently", "of event:briefing"),
        ),
        # Two who speak at one event contradict one another.
        (
            [(ANA, "evg:size 1", "s", BRIEFING), ("actor:ben", "evg:size 2", "t", BRIEFING)],
            ("contradicts", ""),
        ),
        ([(ANA, "evg:size 1", "s", ""), ("actor:ben", "evg:size 2", "t", "")], ("contradicts", "")),
        # More precisely is no other account.
        (
            [(ANA, "evg:size 252", "s", ""), (ANA, "evg:sizeOver 250", "t", "")],
            ("less precise", ""),
        ),
    ],
)
def test_a_changed_account_and_a_speech_relayed_differently_are_classes_of_their_own(
    tmp_path: Path, claims: list[Claim], expected: tuple[str, str]
) -> None:
    assert found(tmp_path, *claims) == [expected]
    assert {class_ for class_, _ in found(tmp_path, *reversed(claims))} == {expected[0]}


def test_one_side_may_stand_to_the_other_in_two_ways(tmp_path: Path) -> None:
    claims = [
        (ANA, "evg:size 238", "s", BRIEFING),
        (ANA, "evg:size 252", "t", BRIEFING),
        (ANA, "evg:size 252", "t", POST),
    ]
    assert found(tmp_path, *claims) == [
        ("changed account", "the first on 2025-05-13, the second on 2025-07-22"),
        ("relayed differently", "of event:briefing"),
    ]


def test_who_denies_later_what_they_said_has_changed_their_account(tmp_path: Path) -> None:
    denial = """claim:d a evg:Claim ; sem:accordingTo actor:ana ; prov:wasQuotedFrom source:t ;
        evg:quote "no"@en ; evg:certainty evg:Stated ; evg:attitude evg:Denies .
    [] a rdf:Statement ; rdf:subject group:held ; rdf:predicate evg:linkedTo ;
        rdf:object actor:ben ; evg:inClaim claim:d .\n"""
    claims = [(ANA, "evg:linkedTo actor:ben", "s", f'. {denial.strip()} claim:x rdfs:label "x"@en')]
    ((class_, note),) = found(tmp_path, *claims)
    assert class_ == "changed account"
    assert note.endswith("the first on 2025-07-22, the second on 2025-07-18")


def test_a_joint_statement_disagrees_once(tmp_path: Path) -> None:
    joint = (ANA, "evg:size 238", "s", "; sem:accordingTo actor:cai")
    other = ("actor:ben", "evg:size 252", "t", "")
    assert found(tmp_path, joint, other) == [("contradicts", "")]
    assert curie(str(eg.conflicts(eg.load(tmp_path)).records()[0]["speaker_1"])) == ANA
