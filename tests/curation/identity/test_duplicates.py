"""Pairs that may be one thing are offered once, with the reason; what is decided is not."""

from __future__ import annotations

from pathlib import Path

import pytest

import eventgraph as eg
from eventgraph.curation.identity.candidates import candidates
from eventgraph.curation.identity.likeness import alike, folded, near_pairs
from eventgraph.vocabulary import PREFIXES, curie

HEADS = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())


def pairs(folder: Path, text: str) -> list[tuple[str, str, str]]:
    """Give each pair that is offered, with the reason."""
    path = folder / "data.trig"
    path.write_text(HEADS + text, "utf-8")
    found = candidates(eg.load(path))
    return [(curie(one.one), curie(one.other), one.reason) for one in found]


def named(one: str, other: str, kind: str = "evg:Person") -> str:
    return f"actor:a a {kind} ; rdfs:label {one} . actor:b a {kind} ; rdfs:label {other} ."


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Nayib Bukele", "nayib  BUKELE", "the same name"),
        ("Delcy Rodríguez", "Delcy Rodriguez", "the same name"),
        ("Rubio, Marco", "Marco Rubio", "the same words in another order"),
        ("N. Bukele", "Nayib Bukele", "initials"),
        ("Nayib Bukle", "Nayib Bukele", "nearly the same name"),
        ("Nayib Armando Bukele", "Nayib Bukele", "a longer name"),
        ("UN", "United Nations", "an abbreviation"),
        ("Foropenal", "Foro Penal", "the same name, parted otherwise"),
    ],
)
def test_names_that_may_be_one(tmp_path: Path, one: str, other: str, reason: str) -> None:
    ((_, _, told),) = pairs(tmp_path, named(f'"{one}"@en', f'"{other}"@en'))
    assert told.startswith(f"{reason}: “")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Group 12", "Group 13"),
        ("President of Venezuela", "Vice President of Venezuela"),
        ("Ana Díaz", "Ana Ruiz"),
        ("Release of the prisoners", "Return of the prisoners"),
    ],
)
def test_names_that_are_told_apart(tmp_path: Path, one: str, other: str) -> None:
    assert pairs(tmp_path, named(f'"{one}"@en', f'"{other}"@en')) == []


def test_labels_of_one_thing_are_no_duplicates(tmp_path: Path) -> None:
    both = 'actor:a a evg:Person ; rdfs:label "Pope Leo"@en , "Papa Leo"@es ; skos:altLabel "Leo" .'
    assert pairs(tmp_path, both) == []


def test_an_alias_of_one_is_compared_with_the_name_of_another(tmp_path: Path) -> None:
    text = named('"Ministry of Works"@en ; skos:altLabel "MoW"', '"MOW"@en', "evg:PublicBody")
    assert [one[:2] for one in pairs(tmp_path, text)] == [("actor:a", "actor:b")]


def test_things_of_two_kinds_are_never_one(tmp_path: Path) -> None:
    text = 'actor:a a evg:Person ; rdfs:label "Vega" . place:a a evg:City ; rdfs:label "Vega" .'
    assert pairs(tmp_path, text) == []


@pytest.mark.parametrize("verdict", ["Same", "Different", "Unsure"])
def test_what_is_decided_is_not_offered_again(tmp_path: Path, verdict: str) -> None:
    text = named('"Ana"', '"Ana"')
    assert len(pairs(tmp_path, text)) == 1
    decided = f"""actor:d a evg:IdentityDecision ; evg:verdict evg:{verdict} ;
        evg:decides actor:a , actor:b ."""
    assert pairs(tmp_path, text + decided) == []


def test_what_claims_relate_to_one_another_is_two_things(tmp_path: Path) -> None:
    related = "claim:c { actor:a evg:partOf actor:b }"
    assert pairs(tmp_path, named('"Ana"', '"Ana"') + related) == []


def test_what_claims_say_alike_counts_and_standing_side_by_side_speaks_against(
    tmp_path: Path,
) -> None:
    names = named('"Ana Vega"', '"A. Vega"')
    alike_told = "claim:c { event:e evg:party actor:a } claim:d { event:e evg:party actor:b }"
    ((_, _, told),) = pairs(tmp_path, names + alike_told)
    assert told.endswith("; 1 role alike")
    assert pairs(tmp_path, names + "claim:c { event:e evg:party actor:a , actor:b }") == []


def test_events_told_alike_are_offered_whatever_they_are_called(tmp_path: Path) -> None:
    said = 'sem:hasTimeStamp "2024-05-03"^^xsd:date ; sem:hasPlace place:p ; evg:party actor:x'
    text = f"""
    event:a a evg:Release ; rdfs:label "release" . event:b a evg:Release ; rdfs:label "handover" .
    claim:c {{ event:a {said} }} claim:d {{ event:b {said} ; evg:party actor:y }}
    claim:e {{ event:b evg:flights 2 }}"""
    ((one, other, reason),) = pairs(tmp_path, text)
    assert (one, other, reason) == ("event:b", "event:a", "told alike in 3 respects")


def test_the_table_names_claims_and_the_next_step(tmp_path: Path) -> None:
    path = tmp_path / "data.trig"
    claims = "".join(f"claim:c{n} {{ event:e{n} evg:party actor:b }} " for n in range(4))
    path.write_text(HEADS + named('"Ana"', '"Ana"') + claims, "utf-8")
    (row,) = eg.duplicates(eg.load(path)).records()
    assert row["claims"] == "claim:c0, claim:c1, claim:c2 and 1 more"
    assert row["to decide"] == "eventgraph merge actor:b actor:a"


def test_pairs_to_compare_grow_with_the_names_and_not_with_their_square() -> None:
    names = [f"{chr(97 + n % 26) * 3}{n:x} of the {n % 7}th kind" for n in range(4000)]
    found = list(near_pairs({folded(name): [name] for name in names}))
    assert len(found) < 20 * len(names)
    assert alike(folded(names[0]), folded(names[1])) is None
