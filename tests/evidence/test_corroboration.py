"""Corroboration in three numbers, and the way of a claim through the publications."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from rdflib import Dataset

import eventgraph as eg
from eventgraph.cli import group
from eventgraph.errors import UnknownName
from eventgraph.vocabulary import curie

Made = Callable[..., Dataset]
SIZE = "group:held evg:size"
ISSUED = """
source:s dcterms:issued "2025-07-19"^^xsd:date .
source:reprint dcterms:issued "2025-07-21"^^xsd:date .
source:t dcterms:issued "2025-07-20"^^xsd:date .
"""


def with_more(tmp_path: Path, *lines: str) -> Dataset:
    path = tmp_path / "data.trig"
    path.write_text("\n".join([path.read_text("utf-8"), ISSUED, *lines]), "utf-8")
    return eg.load(tmp_path)


def steps(dataset: Dataset, claim: str) -> list[tuple[str, ...]]:
    names = ("how", "day", "source", "claim", "value")
    return [
        tuple(curie(cell) if "/" in (cell := str(row[name])) else cell for name in names)
        for row in eg.spread(dataset, claim).records()
    ]


def test_each_statement_has_voices_carriers_and_origins(made: Made) -> None:
    dataset = made(
        ("actor:ana", f"{SIZE} 252"),
        ("actor:ana", f"{SIZE} 252"),
        ("actor:ben", f"{SIZE} 252"),
        ("actor:ben", f"{SIZE} 238"),
        sources={2: "reprint", 3: "t"},
    )
    found = [(str(row[2]), *row[3:]) for row in eg.corroboration(dataset, "Held").rows]
    assert found == [("238", 1, 1, 1), ("252", 2, 3, 2)]
    assert len(eg.corroboration(dataset, at_least_origins=2)) == 1


def test_a_thing_is_found_in_either_place_of_a_statement(made: Made) -> None:
    dataset = made(
        ("actor:ana", "event:talks evg:mediatedBy actor:ben"), ("actor:ana", f"{SIZE} 1")
    )
    assert len(eg.corroboration(dataset, "Ben")) == 1
    assert len(eg.corroboration(dataset)) == 2


def test_the_command_says_the_three_numbers_together(made: Made, tmp_path: Path) -> None:
    made(("actor:ana", f"{SIZE} 252"), ("actor:ben", f"{SIZE} 252"), sources={2: "t"})
    words = ["corroboration", "--graph", str(tmp_path)]
    text = CliRunner().invoke(group, words).stdout
    assert "Held (group:held)\n  - size 252 — 2 voices, 2 carriers, 2 origins\n" in text
    none = CliRunner().invoke(group, [*words, "--at-least-origins", "3"])
    assert (none.exit_code, none.stdout.splitlines()[-1]) == (0, "statements: 0")


def test_what_a_claim_says_is_followed_by_date(made: Made, tmp_path: Path) -> None:
    made(
        ("actor:ben", f"{SIZE} 252"),
        ("actor:ana", f"{SIZE} 252"),
        ("actor:ana", f"{SIZE} 238"),
        ("group:all", f"{SIZE} 900"),
        sources={1: "t", 3: "t"},
    )
    assert steps(with_more(tmp_path), "claim:c2") == [
        ("first", "2025-07-19", "source:s", "claim:c2", "252"),
        ("repeated", "2025-07-20", "source:t", "claim:c1", "252"),
        ("changed", "2025-07-20", "source:t", "claim:c3", "238"),
        ("reprinted", "2025-07-21", "source:reprint", "claim:c2", "252"),
        ("reprinted", "None", "source:digest", "claim:c2", "252"),
    ]


def test_one_event_of_speech_told_otherwise_is_changed_whoever_it_is_put_under(
    made: Made, tmp_path: Path
) -> None:
    made(("actor:ana", f"{SIZE} 245"), ("actor:ben", f"{SIZE} 250"), sources={1: "t", 2: "late"})
    said = "claim:c1 evg:statedIn event:briefing . claim:c2 evg:statedIn event:briefing ."
    dataset = with_more(tmp_path, said, 'source:late dcterms:issued "2025-07-25"^^xsd:date .')
    assert [(step[0], step[4]) for step in steps(dataset, "claim:c1")][:2] == [
        ("first", "245"),
        ("changed", "250"),
    ]


@pytest.mark.parametrize(
    "how",
    ["claim:c2 evg:revises claim:c1 .", "source:late prov:wasRevisionOf source:t ."],
)
def test_a_later_claim_or_version_corrects(made: Made, tmp_path: Path, how: str) -> None:
    made(("actor:ana", f"{SIZE} 245"), ("actor:ben", f"{SIZE} 250"), sources={1: "t", 2: "late"})
    assert ("corrected", "claim:c2") in [
        (step[0], step[3]) for step in steps(with_more(tmp_path, how), "claim:c1")
    ]


def test_what_may_be_said_of_several_things_is_no_change(made: Made) -> None:
    rooms = "event:stay evg:affects group:held , group:all"
    dataset = made(("actor:ana", rooms), ("actor:ana", "event:stay evg:affects group:other"))
    found = [(how, claim, value) for how, _, _, claim, value in steps(dataset, "claim:c1")]
    assert sorted(one for one in found if one[0] != "reprinted") == [
        ("said", "claim:c1", "group:all"),
        ("said", "claim:c1", "group:held"),
    ]


@pytest.mark.parametrize(
    ("day", "value", "how"),
    [
        ('"2025-07-25"^^xsd:date', "238", "changed"),
        ('"2025-07-20"^^xsd:date', "238", "otherwise"),
        ('"2025-07-18"^^xsd:date', "238", "otherwise"),
        ('"2025-07"^^xsd:gYearMonth', "238", "otherwise"),
        ('"2025-08"^^xsd:gYearMonth', "238", "changed"),
        ('"2025-07-19/.."^^edtf:EDTF', "238", "otherwise"),
        ('"2025-07-25"^^xsd:date', '">250"^^evg:quantity', "otherwise"),
    ],
)
def test_only_what_is_surely_later_and_cannot_hold_as_well_is_a_change(
    made: Made, tmp_path: Path, day: str, value: str, how: str
) -> None:
    made(("actor:ana", f"{SIZE} 252"), ("actor:ana", f"{SIZE} {value}"), sources={1: "t", 2: "u"})
    prefix = "@prefix edtf: <http://id.loc.gov/datatypes/edtf/> ."
    dataset = with_more(tmp_path, prefix, f"source:u dcterms:issued {day} .")
    assert [step[0] for step in steps(dataset, "claim:c1") if step[3] == "claim:c2"] == [how]
    assert [step[0] for step in steps(dataset, "claim:c1") if step[2] == "source:t"] == ["first"]


def test_what_is_said_of_one_thing_alone_changes_with_it(made: Made, tmp_path: Path) -> None:
    names = "event:stay evg:callsIt"
    made(("actor:ana", f'{names} "rescue"@en'), ("actor:ana", f'{names} "return"@en'))
    assert [step[0] for step in steps(with_more(tmp_path), "claim:c1")][:2] == [
        "first",
        "otherwise",
    ]


def test_a_month_leaves_open_who_was_first(made: Made, tmp_path: Path) -> None:
    said = [("actor:ana", f"{SIZE} 252")] * 3
    made(*said, sources={1: "t", 2: "u", 3: "v"})
    days = ("u", '"2025-07"^^xsd:gYearMonth'), ("v", '"2025-08"^^xsd:gYearMonth')
    dataset = with_more(tmp_path, *(f"source:{one} dcterms:issued {day} ." for one, day in days))
    assert [step[:2] for step in steps(dataset, "claim:c1")] == [
        ("perhaps first", "2025-07"),
        ("perhaps first", "2025-07-20"),
        ("repeated", "2025-08"),
    ]


def test_only_a_claim_spreads(made: Made, tmp_path: Path) -> None:
    dataset = made(("actor:ana", f"{SIZE} 245"))
    with pytest.raises(UnknownName, match="actor:ana is no claim; name a claim"):
        eg.spread(dataset, "Ana")
    ran = CliRunner().invoke(group, ["spread", "claim:c1", "--graph", str(tmp_path)])
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert [step[0] for step in steps(dataset, "claim:c1")] == ["said"] + ["reprinted"] * 2
