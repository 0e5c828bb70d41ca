"""Matters tell a changed account, and what is relayed differently, from what contradicts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from rdflib import Dataset

import eventgraph as eg
from eventgraph.evidence.matters.gathering import gather_matters

Made = Callable[..., Dataset]
SAID = (
    ("actor:ana", "group:held evg:size 238"),
    ("actor:ana", "group:held evg:size 252"),
)
ON_TWO_DAYS = (
    'source:s dcterms:issued "2025-07-18"^^xsd:date .',
    'source:t dcterms:issued "2025-07-20"^^xsd:date .',
)
OF_ONE_SPEECH = tuple(f"claim:c{n} evg:statedIn event:speech ." for n in (1, 2))


def standings(
    folder: Path, made: Made, claims: Sequence[tuple[str, str]], more: Sequence[str]
) -> list[tuple[str, tuple[int, ...], tuple[int, ...]]]:
    made(*claims, sources={2: "t"})
    data = folder / "data.trig"
    data.write_text("\n".join((data.read_text("utf-8"), *more)), "utf-8")
    return [
        (one.class_, one.each, one.against)
        for matter in gather_matters(eg.load(folder))
        for one in matter.standings
    ]


@pytest.mark.parametrize(
    ("more", "class_"),
    [
        ((), "contradicts"),
        (ON_TWO_DAYS, "changed account"),
        (OF_ONE_SPEECH, "relayed differently"),
        ((*ON_TWO_DAYS, *OF_ONE_SPEECH), "relayed differently"),
    ],
)
def test_one_speaker_with_two_answers(
    tmp_path: Path, made: Made, more: Sequence[str], class_: str
) -> None:
    ((found, *pair),) = standings(tmp_path, made, SAID, more)
    assert (found, sorted(place for its in pair for place in its)) == (class_, [0, 1])


def test_who_else_gives_the_answers_still_contradicts(tmp_path: Path, made: Made) -> None:
    claims = (*SAID, ("actor:ben", "group:held evg:size 238"))
    found = standings(tmp_path, made, claims, ON_TWO_DAYS)
    assert [class_ for class_, *_ in found] == ["contradicts", "changed account"]
    assert all({*each, *against} == {0, 1} for _, each, against in found)


def test_other_answers_keep_their_standings(tmp_path: Path, made: Made) -> None:
    claims = (*SAID, ("actor:ben", "group:held evg:size 300"))
    found = standings(tmp_path, made, claims, ON_TWO_DAYS)
    assert ("changed account", (0, 1), ()) in found
    pairs = {
        tuple(sorted((one, other)))
        for class_, each, against in found
        if class_ == "contradicts"
        for one in each
        for other in against or each
        if one != other
    }
    assert pairs == {(0, 2), (1, 2)}


def test_of_hundreds_of_answers_by_one_speaker_each_is_held_against_the_next(
    tmp_path: Path, made: Made
) -> None:
    claims = [("actor:ana", f"group:held evg:size {n}") for n in range(200)]
    days = [
        f'source:u{n} dcterms:issued "2024-{n // 28 + 1:02}-{n % 28 + 1:02}"^^xsd:date .'
        for n in range(200)
    ]
    made(*claims, sources={n + 1: f"u{n}" for n in range(200)})
    data = tmp_path / "data.trig"
    data.write_text("\n".join((data.read_text("utf-8"), *days)), "utf-8")
    (matter,) = gather_matters(eg.load(tmp_path))
    changed = [one.each for one in matter.standings if one.class_ == "changed account"]
    assert changed == [(n, n + 1) for n in range(199)]
